package convarium.app.render;

import convarium.app.render.GridModel.Fill;
import java.util.List;

/// A matrix as it is drawn at rest. Its cells may be of any size and need not be square.
///
/// @param rows at least 1
/// @param columns at least 1
/// @param framed whether it lies on a surface of its own, on which cells without a look show as zeros
/// @param looks row by row
public record MatrixModel(int rows, int columns, boolean framed, List<Look> looks) {

    public MatrixModel {
        looks = List.copyOf(looks);
        if (looks.size() != rows * columns) {
            throw new IllegalArgumentException(
                    rows + " rows of " + columns + " need " + rows * columns + " cells, found " + looks.size());
        }
    }

    /// The look of the cell at a row and column, counted from 0.
    public Look look(int row, int column) {
        return looks.get(row * columns + column);
    }

    /// What a cell shows.
    ///
    /// @param fill what it is; [Fill#BEYOND] for nothing but the surface
    /// @param tint which shade of its colour a weight has, or how large another value is among its like
    /// where no number has room, from 0 to 1; below 0 the colour of the fill itself
    /// @param text its number, or empty
    public record Look(Fill fill, double tint, String text) {

        /// Nothing: the surface shows.
        public static final Look NOTHING = of(Fill.BEYOND, "");

        /// A cell in the colour of what it is.
        public static Look of(Fill fill, String text) {
            return new Look(fill, -1, text);
        }

        /// A value whose size shows where its number has no room.
        public static Look value(Fill fill, double size, String text) {
            return new Look(fill, size, text);
        }

        /// A weight in a shade of its own.
        public static Look weight(double tint, String text) {
            return new Look(Fill.KERNEL, tint, text);
        }

        /// The same as another kind.
        public Look withFill(Fill value) {
            return new Look(value, tint, text);
        }
    }

    /// What lies over a matrix at a moment: all that changes from frame to frame.
    ///
    /// @param dimmed whether all cells but the spots recede
    /// @param spots cells that look otherwise
    /// @param bands rows and columns that are lit
    public record Light(boolean dimmed, List<Spot> spots, List<Band> bands) {

        /// Nothing.
        public static final Light NONE = new Light(false, List.of(), List.of());

        public Light {
            spots = List.copyOf(spots);
            bands = List.copyOf(bands);
        }

        /// The light over the transposed matrix.
        public Light transposed() {
            return new Light(
                    dimmed,
                    spots.stream()
                            .map(s -> new Spot(s.column(), s.row(), s.look(), s.reveal(), s.ringed()))
                            .toList(),
                    bands.stream()
                            .map(b -> new Band(b.column(), b.row(), b.columns(), b.rows(), b.meaning()))
                            .toList());
        }
    }

    /// A cell that looks otherwise.
    ///
    /// @param reveal how much of it is there, from 0 to 1
    /// @param ringed whether a ring lies around it
    public record Spot(int row, int column, Look look, double reveal, boolean ringed) {

        /// A cell that is wholly there.
        public static Spot of(int row, int column, Look look) {
            return new Spot(row, column, look, 1, false);
        }

        /// The same with a ring, or as it is.
        public Spot ringed(boolean ring) {
            return new Spot(row, column, look, reveal, ring);
        }
    }

    /// An outline around cells, which may lie between two places.
    ///
    /// @param meaning whose colour it has
    public record Band(double row, double column, int rows, int columns, Meaning meaning) {}

    /// Whose colour an outline has.
    public enum Meaning {
        /// Inputs, and the window over them.
        INPUT,
        /// Weights.
        KERNEL,
        /// Outputs.
        OUTPUT
    }
}
