package convarium.app.field;

/// A unit of a chain's maps.
///
/// @param depth its map: 0 for the input, l for the output of the l-th layer with a window
/// @param row counted from 0
/// @param column counted from 0
public record FieldUnit(int depth, int row, int column) {

    /// @throws IllegalArgumentException if one is negative
    public FieldUnit {
        if (depth < 0 || row < 0 || column < 0) {
            throw new IllegalArgumentException(
                    "a unit's depth, row and column count from 0, found " + depth + ", " + row + ", " + column);
        }
    }
}
