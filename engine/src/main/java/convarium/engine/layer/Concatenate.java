package convarium.engine.layer;

import convarium.engine.tensor.Shape;
import java.util.List;

/// Joins two or more inputs along one axis.
///
/// @param axis 0 is the first axis of a sample, its channels; a negative one counts from the end
public record Concatenate(int axis) implements Layer {

    @Override
    public Shape output(Shape input) {
        return output(List.of(input));
    }

    @Override
    public Shape output(List<Shape> inputs) {
        Several.atLeastTwo(name(), inputs);
        var first = inputs.getFirst();
        int along = Several.axis(name(), axis, first);
        long joined = 0;
        for (var input : inputs) {
            if (!fits(first, input, along)) {
                throw new IllegalArgumentException(name() + " needs inputs that differ only along axis " + along
                        + ", found " + Several.text(inputs));
            }
            joined += input.size(along);
        }
        long[] sizes = first.dimensions().stream().mapToLong(size -> size).toArray();
        sizes[along] = joined;
        return Several.output(name(), Several.text(inputs), sizes);
    }

    private static boolean fits(Shape first, Shape input, int along) {
        if (input.rank() != first.rank()) {
            return false;
        }
        for (int i = 0; i < first.rank(); i++) {
            if (i != along && first.size(i) != input.size(i)) {
                return false;
            }
        }
        return true;
    }
}
