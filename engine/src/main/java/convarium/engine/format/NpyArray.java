package convarium.engine.format;

import convarium.engine.tensor.Shape;

/// An array as it lies in an npy file: bytes from 0 to 255 stay bytes, everything else is float32.
///
/// A value is found through [#stride(int)]: that of `(i, j, k)` lies at `i · stride(0) + j · stride(1)
/// + k · stride(2)`.
public final class NpyArray {
    private static final byte[] NO_BYTES = {};
    private static final float[] NO_FLOATS = {};

    private final String name;
    private final Shape shape;
    private final int[] strides;
    private final boolean bytes;
    private final byte[] byteValues;
    private final float[] floatValues;

    private NpyArray(
            String name, Shape shape, boolean columnMajor, boolean bytes, byte[] byteValues, float[] floatValues) {
        this.name = name;
        this.shape = shape;
        this.bytes = bytes;
        this.byteValues = byteValues;
        this.floatValues = floatValues;
        strides = new int[shape.rank()];
        int stride = 1;
        for (int i = 0; i < strides.length; i++) {
            int axis = columnMajor ? i : strides.length - 1 - i;
            strides[axis] = stride;
            stride *= shape.size(axis);
        }
    }

    /// Takes the values over.
    static NpyArray ofBytes(String name, Shape shape, boolean columnMajor, byte[] values) {
        return new NpyArray(name, shape, columnMajor, true, values, NO_FLOATS);
    }

    /// Takes the values over.
    static NpyArray ofFloats(String name, Shape shape, boolean columnMajor, float[] values) {
        return new NpyArray(name, shape, columnMajor, false, NO_BYTES, values);
    }

    /// Where it comes from, for what is said of it.
    public String name() {
        return name;
    }

    /// The size along each axis.
    public Shape shape() {
        return shape;
    }

    /// How far apart two neighbours along an axis lie.
    public int stride(int axis) {
        return strides[axis];
    }

    /// The value at a place from 0 to the number of elements.
    public float value(int at) {
        return bytes ? byteValues[at] & 0xFF : floatValues[at];
    }
}
