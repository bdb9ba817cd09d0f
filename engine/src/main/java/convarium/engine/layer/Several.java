package convarium.engine.layer;

import convarium.engine.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// What layers with several inputs, and those that look at a shape's axes, share.
final class Several {
    private Several() {}

    static String text(List<Shape> shapes) {
        return shapes.stream().map(Shape::toString).collect(Collectors.joining(" and "));
    }

    static void atLeastTwo(String layer, List<Shape> inputs) {
        if (inputs.size() < 2) {
            throw new IllegalArgumentException(layer + " takes at least two inputs, found "
                    + (inputs.isEmpty() ? "none" : "one of the shape " + inputs.getFirst()));
        }
    }

    /// An axis of a shape, a negative one counted from the end.
    ///
    /// @throws IllegalArgumentException if the shape has no such axis
    static int axis(String layer, int axis, Shape input) {
        int found = axis < 0 ? axis + input.rank() : axis;
        if (found < 0 || found >= input.rank()) {
            throw new IllegalArgumentException(
                    layer + " works along axis " + axis + ", and the input of shape " + input + " has " + input.rank());
        }
        return found;
    }

    /// The product of the sizes of the axes `from` to `to` − 1.
    static int product(Shape shape, int from, int to) {
        int product = 1;
        for (int axis = from; axis < to; axis++) {
            product *= shape.size(axis);
        }
        return product;
    }

    /// The shape of an output.
    ///
    /// @param inputs the inputs' shapes in words
    /// @throws IllegalArgumentException if one array cannot hold it, with both shapes in the text
    static Shape output(String layer, String inputs, long... sizes) {
        // floating, since whole numbers could run over
        double elements = 1;
        for (long size : sizes) {
            elements *= size;
        }
        if (elements > Shape.MAX_ELEMENTS) {
            String output = Arrays.stream(sizes).mapToObj(String::valueOf).collect(Collectors.joining("×"));
            throw new IllegalArgumentException(layer + " cannot take an input of shape " + inputs
                    + ": the output of shape " + output + " has more elements than one array can hold");
        }
        return Shape.of(Arrays.stream(sizes).mapToInt(Math::toIntExact).toArray());
    }

    static void rank(String layer, Shape input, int rank, String letters) {
        if (input.rank() != rank) {
            throw new IllegalArgumentException(layer + " expects an input " + letters + ", found the shape " + input);
        }
    }

    static void atLeastOne(String layer, String what, int number) {
        if (number < 1) {
            throw new IllegalArgumentException(layer + " needs at least 1 " + what + ", found " + number);
        }
    }
}
