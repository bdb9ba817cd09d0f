package convarium.app.explorer;

import convarium.app.render.GridModel;

/// The stage of a shifted input at one moment: six grids and the sentence.
///
/// @param input what goes in, with everything around it
/// @param shifted the same shifted
/// @param output what the layer makes of the input
/// @param ofShifted what it makes of the shifted input
/// @param shiftedOutput the output, shifted
/// @param difference the output of the shifted input minus the shifted output
/// @param most how large the largest difference is; 0 if there is none
/// @param sentence what is seen, in words
record ShiftScene(
        GridModel input,
        GridModel shifted,
        GridModel output,
        GridModel ofShifted,
        GridModel shiftedOutput,
        GridModel difference,
        float most,
        Sentence sentence) {

    /// Whether everything lies where it does in another.
    boolean hasSizesOf(ShiftScene other) {
        return same(input, other.input)
                && same(output, other.output)
                && sentence.pieces().size() == other.sentence.pieces().size()
                && sentence.remark().equals(other.sentence.remark());
    }

    private static boolean same(GridModel a, GridModel b) {
        return a.rows() == b.rows() && a.columns() == b.columns();
    }
}
