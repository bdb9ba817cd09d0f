package convarium.app.render;

import convarium.engine.tensor.Tensor;
import javafx.geometry.Rectangle2D;

/// A map of values to be looked at: what they are, where they lie and how they are coloured.
///
/// @param values one channel `(1, h, w)`
/// @param place where the cells lie
/// @param colours the colours
/// @param low the value of the first colour
/// @param high the value of the last colour, above `low`
public record Raster(Tensor values, Placement place, ColourMap colours, float low, float high) {

    /// @throws IllegalArgumentException if there is not exactly one channel, or the colours have no range
    public Raster {
        if (values.shape().rank() != 3 || values.shape().size(0) != 1) {
            throw new IllegalArgumentException("expected one channel 1×h×w, found the shape " + values.shape());
        }
        if (!(low < high)) {
            throw new IllegalArgumentException(
                    "expected a lowest value below the highest, found " + low + " and " + high);
        }
    }

    /// Rows of the map.
    public int rows() {
        return values.shape().size(1);
    }

    /// Columns of the map.
    public int columns() {
        return values.shape().size(2);
    }

    /// The value at a row and column, counted from 0.
    public float get(int row, int column) {
        return values.get(0, row, column);
    }

    /// Whether there is a cell at this row and column.
    public boolean has(int row, int column) {
        return row >= 0 && row < rows() && column >= 0 && column < columns();
    }

    /// The rectangle that the cells cover.
    public Rectangle2D bounds() {
        return new Rectangle2D(place.left(), place.top(), columns() * place.cellWidth(), rows() * place.cellHeight());
    }
}
