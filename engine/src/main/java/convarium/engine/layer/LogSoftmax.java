package convarium.engine.layer;

import convarium.engine.tensor.Shape;

/// The logarithm of softmax along one axis.
///
/// @param axis 0 is the first axis of a sample; a negative one counts from the end
public record LogSoftmax(int axis) implements Layer {

    @Override
    public Shape output(Shape input) {
        Several.axis(name(), axis, input);
        return input;
    }
}
