package convarium.app.render;

/// A plane of square cells as it is seen aslant, without perspective: where its first cell begins, and how far and in
/// which direction the next cell of a row and the next cell of a column lie, in pixels.
public record Slab(double x, double y, double acrossX, double acrossY, double downX, double downY) {

    /// A place in cells, in pixels from the left.
    public double x(double row, double column) {
        return x + column * acrossX + row * downX;
    }

    /// A place in cells, in pixels from the top.
    public double y(double row, double column) {
        return y + column * acrossY + row * downY;
    }

    /// A rectangle of cells as the corners of what is seen of it: x and y of each in turn.
    public double[] corners(double row, double column, double rows, double columns) {
        return new double[] {
            x(row, column), y(row, column),
            x(row, column + columns), y(row, column + columns),
            x(row + rows, column + columns), y(row + rows, column + columns),
            x(row + rows, column), y(row + rows, column)
        };
    }

    /// How long the shorter side of a cell is.
    public double cell() {
        return Math.min(Math.hypot(acrossX, acrossY), Math.hypot(downX, downY));
    }

    /// The row that a point lies in, counted in cells from the first one's edge.
    public double rowAt(double px, double py) {
        return (acrossX * (py - y) - acrossY * (px - x)) / area();
    }

    /// The column that a point lies in, counted in cells from the first one's edge.
    public double columnAt(double px, double py) {
        return (downY * (px - x) - downX * (py - y)) / area();
    }

    /// The same elsewhere.
    public Slab moved(double right, double down) {
        return new Slab(x + right, y + down, acrossX, acrossY, downX, downY);
    }

    private double area() {
        return acrossX * downY - acrossY * downX;
    }
}
