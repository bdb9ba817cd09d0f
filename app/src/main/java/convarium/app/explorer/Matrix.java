package convarium.app.explorer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/// A small rectangle of numbers that a person edits: an input or a kernel.
///
/// @param rows at least 1
/// @param columns at least 1
/// @param values row by row
public record Matrix(int rows, int columns, List<Float> values) {

    /// @throws IllegalArgumentException if the number of values is not rows · columns
    public Matrix {
        values = List.copyOf(values);
        if (rows < 1 || columns < 1 || values.size() != rows * columns) {
            throw new IllegalArgumentException(
                    rows + " rows of " + columns + " need " + rows * columns + " values, found " + values.size());
        }
    }

    /// The rectangle with these rows.
    ///
    /// @throws IllegalArgumentException if the rows differ in length
    public static Matrix of(float[]... rows) {
        var values = new ArrayList<Float>();
        for (float[] row : rows) {
            if (row.length != rows[0].length) {
                throw new IllegalArgumentException("rows of " + rows[0].length + " and of " + row.length + " values");
            }
            for (float v : row) {
                values.add(v);
            }
        }
        return new Matrix(rows.length, rows[0].length, values);
    }

    /// The rectangle around these values, row by row.
    public static Matrix of(int rows, int columns, float[] values) {
        var list = new ArrayList<Float>(values.length);
        for (float v : values) {
            list.add(v);
        }
        return new Matrix(rows, columns, list);
    }

    /// A rectangle of one value.
    public static Matrix filled(int rows, int columns, float value) {
        return new Matrix(rows, columns, Collections.nCopies(rows * columns, value));
    }

    /// The value at a row and column, counted from 0.
    public float get(int row, int column) {
        Objects.checkIndex(column, columns);
        return values.get(Objects.checkIndex(row, rows) * columns + column);
    }

    /// The same with one value changed.
    public Matrix with(int row, int column, float value) {
        Objects.checkIndex(column, columns);
        var copy = new ArrayList<>(values);
        copy.set(Objects.checkIndex(row, rows) * columns + column, value);
        return new Matrix(rows, columns, copy);
    }

    /// The same with a block laid over it from a row and column on; what does not fit is cut off.
    public Matrix with(int row, int column, Matrix block) {
        var copy = new ArrayList<>(values);
        for (int r = 0; r < block.rows && row + r < rows; r++) {
            for (int c = 0; c < block.columns && column + c < columns; c++) {
                copy.set((row + r) * columns + column + c, block.get(r, c));
            }
        }
        return new Matrix(rows, columns, copy);
    }

    /// Another size: what is there stays at the top left, new cells take small whole numbers that depend on their place
    /// alone.
    ///
    /// @param least the smallest new number
    /// @param most the largest new number
    public Matrix resized(int newRows, int newColumns, int least, int most) {
        var list = new ArrayList<Float>(newRows * newColumns);
        for (int r = 0; r < newRows; r++) {
            for (int c = 0; c < newColumns; c++) {
                list.add(r < rows && c < columns ? get(r, c) : Scatter.whole(r, c, 0, least, most));
            }
        }
        return new Matrix(newRows, newColumns, list);
    }

    /// The same turned by 180°.
    public Matrix turned() {
        return new Matrix(rows, columns, values.reversed());
    }

    /// The values, row by row.
    public float[] toArray() {
        float[] array = new float[values.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = values.get(i);
        }
        return array;
    }
}
