package convarium.app.explorer;

import convarium.app.explorer.ShiftSettings.Edge;
import java.util.Optional;

/// What a state comes to on its input and on its shifted input, and how the two maps differ.
///
/// A layer f is equivariant to a shift S if f(S(x)) = S(f(x)): first shifting and then running it gives what first
/// running it and then shifting gives. Sliding one window over everything makes a layer so, up to the border; a
/// stride keeps only every s-th place of the window, and then only shifts by whole multiples of s go through.
///
/// @param shift how the input is shifted
/// @param before the layer over the input x
/// @param after the layer over the shifted input S(x)
/// @param input x
/// @param shiftedInput S(x)
/// @param shiftedOutput S(f(x)), by the whole cells nearest to what is due
/// @param difference f(S(x)) − S(f(x))
/// @param reasons why cells differ
record Shifted(
        ShiftSettings shift,
        AxisShift down,
        AxisShift right,
        Explored before,
        Explored after,
        Matrix input,
        Matrix shiftedInput,
        Matrix shiftedOutput,
        Matrix difference,
        ShiftReasons reasons) {

    /// Why two cells differ, or that they do not.
    enum Reason {
        /// They hold the same.
        SAME,
        /// The shifted map's cell came in over its edge.
        ENTERED,
        /// A window meets padding, or what came in or went out over the input's edge.
        BORDER,
        /// The window lies over inputs that no window lay over before, since the shift is no multiple of the stride.
        STRIDE
    }

    /// Works a state's shift out.
    static Shifted of(ExplorerState state, Explored explored) {
        var shift = state.looking().shift();
        boolean stretched = state.layer().operation() == Operation.TRANSPOSED;
        var stride = state.layer().stride();
        var down = new AxisShift(shift.down(), stride.h(), stretched);
        var right = new AxisShift(shift.right(), stride.w(), stretched);
        var input = moved(state.input(), shift.down(), shift.right(), shift.edge());
        var after = Explored.of(state.withInput(input));
        var output = moved(explored.output(), down.steps(), right.steps(), shift.edge());
        return new Shifted(
                shift,
                down,
                right,
                explored,
                after,
                state.input(),
                input,
                output,
                minus(after.output(), output),
                ShiftReasons.of(explored.geometry(), down, right));
    }

    /// Whether this is what a state comes to.
    boolean isOf(ExplorerState state, Explored explored) {
        return explored.equals(before) && state.looking().shift().equals(shift);
    }

    /// A matrix whose values are moved.
    static Matrix moved(Matrix matrix, int down, int right, Edge edge) {
        float[] values = new float[matrix.rows() * matrix.columns()];
        for (int r = 0; r < matrix.rows(); r++) {
            for (int c = 0; c < matrix.columns(); c++) {
                int row = r - down;
                int column = c - right;
                float value = switch (edge) {
                    case ZEROS -> holds(matrix, row, column) ? matrix.get(row, column) : 0;
                    case WRAP -> matrix.get(Math.floorMod(row, matrix.rows()), Math.floorMod(column, matrix.columns()));
                };
                values[r * matrix.columns() + c] = value;
            }
        }
        return Matrix.of(matrix.rows(), matrix.columns(), values);
    }

    private static Matrix minus(Matrix a, Matrix b) {
        float[] values = new float[a.values().size()];
        for (int i = 0; i < values.length; i++) {
            float one = a.values().get(i);
            float other = b.values().get(i);
            values[i] = Agreement.same(one, other) ? 0 : one - other;
        }
        return Matrix.of(a.rows(), a.columns(), values);
    }

    static boolean holds(Matrix matrix, int row, int column) {
        return row >= 0 && column >= 0 && row < matrix.rows() && column < matrix.columns();
    }

    /// f(S(x)).
    Matrix output() {
        return after.output();
    }

    /// Whether nothing is shifted.
    boolean isStill() {
        return shift.down() == 0 && shift.right() == 0;
    }

    /// Whether the map can move with the input in whole cells.
    boolean isWhole() {
        return down.isWhole() && right.isWhole();
    }

    /// Whether an input lies at this row and column of the shifted one without having come in over the edge.
    boolean carries(int row, int column) {
        return holds(input, row - shift.down(), column - shift.right());
    }

    /// Whether a cell of the shifted map was one of the map's all along.
    boolean carriesOutput(int row, int column) {
        return holds(output(), row - down.steps(), column - right.steps());
    }

    /// How many cells differ.
    int differing() {
        return (int) difference.values().stream().filter(v -> v != 0).count();
    }

    /// How many cells differ for a reason.
    int differing(Reason reason) {
        int count = 0;
        for (int r = 0; r < difference.rows(); r++) {
            for (int c = 0; c < difference.columns(); c++) {
                count += reason(r, c) == reason ? 1 : 0;
            }
        }
        return count;
    }

    /// How many outputs are as they were where they were, though the input moved.
    int kept() {
        int count = 0;
        for (int i = 0; i < output().values().size(); i++) {
            count += Agreement.same(
                            output().values().get(i), before.output().values().get(i))
                    ? 1
                    : 0;
        }
        return count;
    }

    /// Why a cell differs.
    Reason reason(int row, int column) {
        return reasons.of(difference.get(row, column), row, column);
    }

    /// Where an input stands after the shift; empty if it went out.
    Optional<Focus.Input> place(int row, int column) {
        int to = row + shift.down();
        int across = column + shift.right();
        if (holds(input, to, across)) {
            return Optional.of(new Focus.Input(to, across));
        }
        return shift.edge() == Edge.WRAP
                ? Optional.of(new Focus.Input(Math.floorMod(to, input.rows()), Math.floorMod(across, input.columns())))
                : Optional.empty();
    }

    /// The input that stands at a cell of the shifted one; nothing where none does.
    Focus source(int cellRow, int cellColumn) {
        int row = cellRow - shift.down();
        int column = cellColumn - shift.right();
        return switch (shift.edge()) {
            case ZEROS -> holds(input, row, column) ? new Focus.Input(row, column) : Focus.NOTHING;
            case WRAP -> new Focus.Input(Math.floorMod(row, input.rows()), Math.floorMod(column, input.columns()));
        };
    }
}
