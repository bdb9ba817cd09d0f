package convarium.engine.layer;

import convarium.engine.tensor.Shape;

/// Rectified linear unit: negative values become zero (Nair and Hinton 2010).
public record Relu() implements Layer {

    @Override
    public Shape output(Shape input) {
        return input;
    }
}
