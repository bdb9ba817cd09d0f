package convarium.app.train;

import java.util.Optional;

/// How filters, maps and spreads are looked at.
///
/// @param byActivity whether units stand in the order of their activity, the most active first, rather
/// than in that of their numbers
/// @param all whether all units are shown rather than as many as one or two rows hold
/// @param opened the unit that is looked at closely
/// @param row the row of its map that is pointed at, from 0
/// @param column the column of its map that is pointed at, from 0
/// @param spread which spread is enlarged
public record MapLooking(
        boolean byActivity, boolean all, Optional<MapChoice> opened, int row, int column, SpreadChoice spread) {
    /// The most rows or columns of a map.
    static final int MOST = 100_000;

    /// As the place begins.
    public static final MapLooking PLAIN = new MapLooking(true, false, Optional.empty(), 0, 0, SpreadChoice.FIRST);

    /// @throws IllegalArgumentException if a number is negative
    public MapLooking {
        if (row < 0 || column < 0) {
            throw new IllegalArgumentException("rows and columns count from 0, found " + row + " and " + column);
        }
    }

    /// In another order.
    public MapLooking withByActivity(boolean value) {
        return new MapLooking(value, all, opened, row, column, spread);
    }

    /// With all units or only the first rows of them.
    public MapLooking withAll(boolean value) {
        return new MapLooking(byActivity, value, opened, row, column, spread);
    }

    /// With another unit looked at closely, or none.
    public MapLooking withOpened(Optional<MapChoice> value) {
        return new MapLooking(byActivity, all, value, row, column, spread);
    }

    /// Pointing at another cell of the map.
    public MapLooking at(int newRow, int newColumn) {
        return new MapLooking(byActivity, all, opened, newRow, newColumn, spread);
    }

    /// With another spread enlarged.
    public MapLooking withSpread(SpreadChoice value) {
        return new MapLooking(byActivity, all, opened, row, column, value);
    }
}
