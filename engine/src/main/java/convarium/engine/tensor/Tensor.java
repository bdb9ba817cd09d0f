package convarium.engine.tensor;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A dense array of float32 values with a shape, stored row by row: the last axis varies fastest.
///
/// A tensor owns its values and shares them with nobody unless [#data()] is asked for.
public final class Tensor {
    private final Shape shape;
    private final float[] data;

    private Tensor(Shape shape, float[] data) {
        if (data.length != shape.elements()) {
            throw new IllegalArgumentException(
                    "the shape " + shape + " holds " + shape.elements() + " values, found " + data.length);
        }
        this.shape = shape;
        this.data = data;
    }

    /// A tensor of zeros.
    public static Tensor zeros(Shape shape) {
        return new Tensor(shape, new float[shape.elements()]);
    }

    /// A tensor with a copy of these values.
    ///
    /// @throws IllegalArgumentException if the number of values is not that of the shape
    public static Tensor of(Shape shape, float... values) {
        return new Tensor(shape, values.clone());
    }

    /// A tensor around these values, which the caller must not use afterwards.
    ///
    /// @throws IllegalArgumentException if the number of values is not that of the shape
    public static Tensor wrap(Shape shape, float[] values) {
        return new Tensor(shape, values);
    }

    /// The size along each axis.
    public Shape shape() {
        return shape;
    }

    /// The values themselves, row by row: writing to them changes the tensor.
    public float[] data() {
        return data;
    }

    /// The value at this position.
    ///
    /// @throws IllegalArgumentException if the number of indices is not the number of axes
    /// @throws IndexOutOfBoundsException if an index lies outside the shape
    public float get(int... index) {
        if (index.length != shape.rank()) {
            throw new IllegalArgumentException(
                    "a tensor of shape " + shape + " takes " + shape.rank() + " indices, found " + index.length);
        }
        int at = 0;
        for (int axis = 0; axis < index.length; axis++) {
            at = at * shape.size(axis) + Objects.checkIndex(index[axis], shape.size(axis));
        }
        return data[at];
    }

    /// The same values under another shape, copied.
    ///
    /// @throws IllegalArgumentException if the two shapes differ in their number of values
    public Tensor reshaped(Shape other) {
        return new Tensor(other, data.clone());
    }

    /// Whether the other object is a tensor of the same shape with the same bits, any NaN equal to any NaN.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Tensor t && t.shape.equals(shape) && Arrays.equals(t.data, data);
    }

    @Override
    public int hashCode() {
        return 31 * shape.hashCode() + Arrays.hashCode(data);
    }

    @Override
    public String toString() {
        return "Tensor " + shape;
    }
}
