package convarium.engine.layer;

import convarium.engine.compute.Activation;
import convarium.engine.tensor.Shape;

/// Applies a function to each value by itself.
public record Activate(Activation function) implements Layer {
    /// The rectified linear unit.
    public static final Activate RELU = new Activate(new Activation.Relu());

    /// The hyperbolic tangent.
    public static final Activate TANH = new Activate(new Activation.Tanh());

    @Override
    public Shape output(Shape input) {
        return input;
    }

    @Override
    public String name() {
        return function.getClass().getSimpleName();
    }
}
