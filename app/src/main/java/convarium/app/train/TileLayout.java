package convarium.app.train;

/// Where the tiles of a row of pictures lie: all alike, whole pixels a cell where they are small, in as
/// few rows as allowed.
///
/// @param tileWidth of a tile
/// @param tileHeight of a tile
/// @param columns tiles in a row
/// @param rows rows of tiles
/// @param shown how many tiles there is room for, at most as many as there are
/// @param gap between tiles
public record TileLayout(double tileWidth, double tileHeight, int columns, int rows, int shown, double gap) {
    /// What tiles are to be like.
    ///
    /// @param least the smallest side of a tile that can still be read
    /// @param most the largest side
    /// @param gap between tiles
    /// @param rows the most rows
    public record Rule(double least, double most, double gap, int rows) {}

    /// Lays out tiles: as large as the rule allows, if so they all fit; else as small as it allows.
    ///
    /// @param count how many there are
    /// @param cellRows rows of cells in each
    /// @param cellColumns columns of cells in each
    public static TileLayout of(double width, int count, int cellRows, int cellColumns, Rule rule) {
        int longer = Math.max(cellRows, cellColumns);
        double largest = cell(rule.most() / longer);
        double smallest = Math.min(largest, rule.least() >= longer ? Math.ceil(rule.least() / longer) : 1);
        if (largest < 1) {
            smallest = largest;
        }
        for (double cell = largest; cell > smallest; cell--) {
            var layout = with(width, count, cellRows * cell, cellColumns * cell, rule);
            if (layout.shown == count) {
                return layout;
            }
        }
        return with(width, count, cellRows * smallest, cellColumns * smallest, rule);
    }

    /// Whole pixels from one on; below, cells share pixels.
    private static double cell(double wanted) {
        return wanted >= 1 ? Math.floor(wanted) : wanted;
    }

    private static TileLayout with(double width, int count, double tileHeight, double tileWidth, Rule rule) {
        int columns = Math.clamp((long) Math.floor((width + rule.gap()) / (tileWidth + rule.gap())), 1, count);
        int rows = Math.min(rule.rows(), Math.ceilDiv(count, columns));
        return new TileLayout(tileWidth, tileHeight, columns, rows, Math.min(count, rows * columns), rule.gap());
    }

    /// How high all of them are.
    public double height() {
        return rows * (tileHeight + gap) - gap;
    }

    /// The left edge of a tile.
    public double x(int tile) {
        return tile % columns * (tileWidth + gap);
    }

    /// The top edge of a tile.
    public double y(int tile) {
        int row = tile / columns;
        return row * (tileHeight + gap);
    }

    /// The tile at a point; −1 if there is none.
    public int tile(double x, double y) {
        int column = (int) Math.floor(x / (tileWidth + gap));
        int row = (int) Math.floor(y / (tileHeight + gap));
        boolean inside = x >= 0
                && y >= 0
                && column < columns
                && row < rows
                && x - column * (tileWidth + gap) < tileWidth
                && y - row * (tileHeight + gap) < tileHeight;
        int tile = row * columns + column;
        return inside && tile < shown ? tile : -1;
    }
}
