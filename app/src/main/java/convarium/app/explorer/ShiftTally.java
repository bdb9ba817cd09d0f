package convarium.app.explorer;

/// How many cells of two maps differ, and by how much, border and inside told apart.
///
/// @param outputs cells of a map
/// @param kept how many hold what they held before the shift, in the same place
/// @param border those that differ since a window meets padding, or since something came in or went out
/// @param inside those that differ since the shift is no multiple of the stride
record ShiftTally(int outputs, int kept, Spread border, Spread inside) {

    /// Some cells that differ.
    ///
    /// @param cells how many
    /// @param most the largest difference, without its sign
    /// @param mean the mean of the differences without their signs; 0 for no cells
    record Spread(int cells, float most, double mean) {}

    /// How many cells differ.
    int differing() {
        return border.cells() + inside.cells();
    }

    /// The largest difference, without its sign.
    float most() {
        return Math.max(border.most(), inside.most());
    }

    /// Counts a map's cells.
    ///
    /// @param before the output before the shift
    /// @param after the output after it
    /// @param difference of the output after the shift and the shifted output
    static ShiftTally of(float[] before, float[] after, float[] difference, int columns, ShiftReasons reasons) {
        var border = new Sum();
        var inside = new Sum();
        int kept = 0;
        for (int i = 0; i < difference.length; i++) {
            kept += Agreement.same(before[i], after[i]) ? 1 : 0;
            if (difference[i] != 0) {
                switch (reasons.of(difference[i], i / columns, i % columns)) {
                    case SAME -> {}
                    case ENTERED, BORDER -> border.add(difference[i]);
                    case STRIDE -> inside.add(difference[i]);
                }
            }
        }
        return new ShiftTally(difference.length, kept, border.spread(), inside.spread());
    }

    private static final class Sum {
        private int cells;
        private float most;
        private double sum;

        void add(float difference) {
            cells++;
            most = Math.max(most, Math.abs(difference));
            sum += Math.abs(difference);
        }

        Spread spread() {
            return new Spread(cells, most, cells == 0 ? 0 : sum / cells);
        }
    }
}
