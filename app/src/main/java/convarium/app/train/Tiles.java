package convarium.app.train;

import convarium.app.render.ColourMap;
import convarium.engine.tensor.Tensor;
import java.util.List;
import java.util.Set;

/// Pictures of one kind, to be painted side by side.
///
/// @param values `(pictures, rows, columns)`
/// @param order which of them are shown, in order
/// @param dead which of them are marked as dead
/// @param low the value of the first colour
/// @param high the value of the last colour
/// @param signed whether the colours tell signs, zero being the ground
public record Tiles(Tensor values, List<Integer> order, Set<Integer> dead, float low, float high, boolean signed) {

    public Tiles {
        order = List.copyOf(order);
        dead = Set.copyOf(dead);
    }

    /// A layer's weights, on one scale that has its zero in the middle.
    static Tiles filters(FilterFigures figures, LayerFigures layer) {
        return new Tiles(figures.tiles(), layer.order(), layer.dead(), -figures.limit(), figures.limit(), true);
    }

    /// What a layer gives, on one scale: from zero, or with zero in the middle where some are negative.
    static Tiles maps(LayerFigures layer) {
        var maps = layer.maps();
        boolean signed = maps.isSigned();
        float most = Math.max(Math.abs(maps.low()), Math.abs(maps.high()));
        float high = most > 0 ? most : 1;
        return new Tiles(maps.values(), layer.order(), layer.dead(), signed ? -high : 0, high, signed);
    }

    /// Rows of cells in each.
    int rows() {
        return values.shape().size(1);
    }

    /// Columns of cells in each.
    int columns() {
        return values.shape().size(2);
    }

    /// Paints one of them into pixels, each cell where it lies.
    ///
    /// @param pixels of the whole image, row by row
    /// @param width of the whole image
    /// @param x the left edge
    /// @param y the top edge
    /// @param w pixels in a row of the picture
    /// @param h rows of pixels
    void paint(int picture, ColourMap colours, int[] pixels, int width, int x, int y, int w, int h) {
        float[] data = values.data();
        int rows = rows();
        int columns = columns();
        int at = picture * rows * columns;
        for (int j = 0; j < h; j++) {
            int row = at + (int) ((long) j * rows / h) * columns;
            int line = (y + j) * width + x;
            if (j > 0 && row == at + (int) ((long) (j - 1) * rows / h) * columns) {
                // the same cells as in the line before
                System.arraycopy(pixels, line - width, pixels, line, w);
                continue;
            }
            for (int i = 0; i < w; i++) {
                pixels[line + i] = colours.argb(data[row + (int) ((long) i * columns / w)], low, high);
            }
        }
    }
}
