package convarium.engine.layer;

import convarium.engine.tensor.Shape;

/// All values of a sample in one row, in the order c, h, w (Keras: h, w, c).
public record Flatten() implements Layer {

    @Override
    public Shape output(Shape input) {
        return Shape.of(input.elements());
    }
}
