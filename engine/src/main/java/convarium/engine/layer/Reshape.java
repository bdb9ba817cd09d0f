package convarium.engine.layer;

import convarium.engine.tensor.Shape;

/// The same values, row by row, under another shape.
///
/// @param shape of one sample
public record Reshape(Shape shape) implements Layer {

    @Override
    public Shape output(Shape input) {
        if (input.elements() != shape.elements()) {
            throw new IllegalArgumentException(name() + " to " + shape + " needs " + shape.elements()
                    + " values, and the input of shape " + input + " has " + input.elements());
        }
        return shape;
    }
}
