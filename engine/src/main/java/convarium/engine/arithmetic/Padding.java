package convarium.engine.arithmetic;

/// How much is added around an input: given in numbers, or as "same", which depends on the input.
public sealed interface Padding {

    /// No padding: every window lies within the input ("valid").
    Explicit NONE = new Explicit(0, 0, 0, 0);

    /// So many rows and columns on each side.
    record Explicit(int top, int bottom, int left, int right) implements Padding {

        /// @throws IllegalArgumentException if a side is negative
        public Explicit {
            if (top < 0 || bottom < 0 || left < 0 || right < 0) {
                throw new IllegalArgumentException("padding is at least 0 on every side, found top " + top + ", bottom "
                        + bottom + ", left " + left + ", right " + right);
            }
        }

        /// Whether the two sides of each axis are padded alike.
        public boolean isSymmetric() {
            return top == bottom && left == right;
        }

        /// The padding before the input along an axis.
        public int before(Axis axis) {
            return switch (axis) {
                case HEIGHT -> top;
                case WIDTH -> left;
            };
        }

        /// The padding after the input along an axis.
        public int after(Axis axis) {
            return switch (axis) {
                case HEIGHT -> bottom;
                case WIDTH -> right;
            };
        }
    }

    /// As much as makes the output ⌈input / stride⌉ (for a transposed convolution: input · stride).
    enum Same implements Padding {
        /// The odd cell goes after the input (TensorFlow, Keras, ONNX SAME_UPPER).
        UPPER,
        /// The odd cell goes before the input (ONNX SAME_LOWER).
        LOWER
    }

    /// The same padding on the two sides of each axis.
    static Explicit symmetric(int h, int w) {
        return new Explicit(h, h, w, w);
    }
}
