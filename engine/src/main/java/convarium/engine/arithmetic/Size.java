package convarium.engine.arithmetic;

/// A whole number for each of the two spatial axes: a kernel's size, a stride, a dilation.
///
/// @param h along the height, in rows
/// @param w along the width, in columns
public record Size(int h, int w) {

    /// The same number for both axes.
    public static Size square(int both) {
        return new Size(both, both);
    }

    /// Whether both axes have the same number.
    public boolean isSquare() {
        return h == w;
    }

    /// The number for one axis.
    public int along(Axis axis) {
        return switch (axis) {
            case HEIGHT -> h;
            case WIDTH -> w;
        };
    }

    @Override
    public String toString() {
        return h + " × " + w;
    }
}
