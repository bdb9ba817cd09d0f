package convarium.engine.tensor;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// The size of a tensor along each axis, outermost first.
///
/// A batch of feature maps has four axes `(n, c, h, w)`, the weights of a convolution `(oc, ic/groups, kh, kw)`.
///
/// @param dimensions the sizes, each at least 1
public record Shape(List<Integer> dimensions) {

    /// @throws IllegalArgumentException if there is no axis, a size is below 1, or the number of elements exceeds what
    /// one array can hold
    public Shape {
        dimensions = List.copyOf(dimensions);
        if (dimensions.isEmpty()) {
            throw new IllegalArgumentException("a shape needs at least one axis");
        }
        long elements = 1;
        for (int d : dimensions) {
            if (d < 1) {
                throw new IllegalArgumentException("every size of a shape is at least 1, found " + text(dimensions));
            }
            elements *= d;
            if (elements > MAX_ELEMENTS) {
                throw new IllegalArgumentException(
                        "the shape " + text(dimensions) + " has more elements than one array can hold");
            }
        }
    }

    /// The largest number of elements of one tensor: what fits a Java array.
    public static final long MAX_ELEMENTS = Integer.MAX_VALUE - 8L;

    /// The shape with these sizes, outermost first.
    public static Shape of(int... dimensions) {
        return new Shape(Arrays.stream(dimensions).boxed().toList());
    }

    /// The number of axes.
    public int rank() {
        return dimensions.size();
    }

    /// The size along one axis, counted from 0 at the outermost.
    public int size(int axis) {
        return dimensions.get(axis);
    }

    /// The number of elements: the product of all sizes.
    public int elements() {
        int elements = 1;
        for (int d : dimensions) {
            elements *= d;
        }
        return elements;
    }

    /// The sizes as an array, outermost first.
    public int[] toArray() {
        return dimensions.stream().mapToInt(Integer::intValue).toArray();
    }

    /// The shape as people write it: `64×3×224×224`.
    @Override
    public String toString() {
        return text(dimensions);
    }

    private static String text(List<Integer> dimensions) {
        return dimensions.stream().map(String::valueOf).collect(Collectors.joining("×"));
    }
}
