package convarium.engine.layer;

import convarium.engine.tensor.Shape;

/// Softmax: exp(x) over the sum of all exp along one axis: positive values that add up to 1.
///
/// @param axis 0 is the first axis of a sample; a negative one counts from the end
public record Softmax(int axis) implements Layer {

    @Override
    public Shape output(Shape input) {
        Several.axis(name(), axis, input);
        return input;
    }
}
