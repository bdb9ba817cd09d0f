package convarium.app.explorer;

import static convarium.app.l10n.Texts.text;

import convarium.app.control.Legend.Tick;
import convarium.app.explorer.Sentence.Piece;
import convarium.app.explorer.Shifted.Reason;
import convarium.app.l10n.Numbers;
import convarium.engine.arithmetic.Derivation.Role;
import java.util.ArrayList;
import java.util.List;

/// What a shifted input shows, as sentences.
final class ShiftWords {
    private ShiftWords() {}

    /// The sentence that tops the stage.
    static String headline(Shifted shifted) {
        return headline(shifted.isStill(), shifted.isWhole(), shifted.differing());
    }

    /// The sentence that tops the stage.
    ///
    /// @param still whether nothing is shifted
    /// @param whole whether the map moves by whole cells
    static String headline(boolean still, boolean whole, int differing) {
        if (still) {
            return text("shift.headline.still");
        }
        if (!whole) {
            return text("shift.headline.part");
        }
        return text(differing == 0 ? "shift.headline.follows" : "shift.headline.border");
    }

    /// By how much the input moved: `1 row down and 2 columns left`.
    static String moved(int down, int right) {
        var parts = new ArrayList<String>();
        if (down != 0) {
            parts.add(text(down > 0 ? "shift.down" : "shift.up", Math.abs(down)));
        }
        if (right != 0) {
            parts.add(text(right > 0 ? "shift.right" : "shift.left", Math.abs(right)));
        }
        return parts.isEmpty() ? text("shift.nowhere") : String.join(" " + text("shift.and") + " ", parts);
    }

    /// The same as arrows: `1 ↓ 2 ←`.
    static String arrows(int down, int right) {
        String rows = down == 0 ? "" : Math.abs(down) + (down > 0 ? " ↓" : " ↑");
        String columns = right == 0 ? "" : Math.abs(right) + (right > 0 ? " →" : " ←");
        return rows.isEmpty() || columns.isEmpty() ? rows + columns : rows + "  " + columns;
    }

    /// How far to the right: `1 →`, or `0`.
    static String arrows(int right) {
        return right == 0 ? "0" : arrows(0, right);
    }

    /// The values under the legend of the differences.
    static List<Tick> ticks(float most) {
        return most == 0
                ? List.of(new Tick(0.5, "0"))
                : List.of(new Tick(0, "−" + number(most)), new Tick(0.5, "0"), new Tick(1, "+" + number(most)));
    }

    /// What the whole shift shows.
    static Sentence summary(ExplorerState state, Shifted shifted) {
        int all = shifted.difference().values().size();
        int differing = shifted.differing();
        return new Sentence(
                caption(shifted.shift()),
                equation(differing, text("shift.cells", differing, all)),
                remark(state, shifted));
    }

    /// By how much the input moved, as a caption.
    static String caption(ShiftSettings shift) {
        return text("shift.caption", moved(shift.down(), shift.right()));
    }

    /// Whether both ways come to the same, as a formula.
    ///
    /// @param cells how many differ, in words
    static List<Piece> equation(int differing, String cells) {
        return List.of(
                new Piece(text("shift.layer") + "(", Role.OUTPUT, false),
                new Piece(text("shift.shift") + "(" + text("shift.input") + ")", Role.INPUT, false),
                new Piece(")", Role.OUTPUT, false),
                new Piece(differing == 0 ? " = " : " ≠ ", Role.PLAIN, false),
                new Piece(text("shift.shift") + "(", Role.INPUT, false),
                new Piece(text("shift.layer") + "(" + text("shift.input") + ")", Role.OUTPUT, false),
                new Piece(")", Role.INPUT, false),
                new Piece("  " + cells, Role.PLAIN, false));
    }

    private static String remark(ExplorerState state, Shifted shifted) {
        if (shifted.isStill()) {
            return text("shift.remark.still");
        }
        int differing = shifted.differing();
        if (shifted.isWhole()) {
            String map = moved(shifted.down().steps(), shifted.right().steps());
            return differing == 0 ? text("shift.remark.follows", map) : text("shift.remark.border", map, differing);
        }
        String remark = part(shifted.down(), shifted.right()) + " " + apart(shifted, differing);
        return remark
                + forgives(
                        state,
                        shifted.down(),
                        shifted.right(),
                        shifted.kept(),
                        shifted.difference().values().size());
    }

    /// That pooling forgives small shifts, where it can be said.
    ///
    /// @param kept outputs that are as they were where they were
    static String forgives(ExplorerState state, AxisShift down, AxisShift right, int kept, int all) {
        boolean stays = down.steps() == 0 && right.steps() == 0;
        return state.layer().operation().isPooling() && stays ? " " + text("shift.remark.forgives", kept, all) : "";
    }

    /// Which part of a step a shift is.
    static String part(AxisShift down, AxisShift right) {
        var axis = down.isWhole() ? right : down;
        String share = 2 * Math.abs(axis.cells()) == axis.stride()
                ? text("shift.half")
                : text("shift.share", Math.abs(axis.cells()), axis.stride());
        return text("shift.remark.part", axis.stride(), Math.abs(axis.cells()), share, Math.abs(axis.wholeAgain()));
    }

    private static String apart(Shifted shifted, int differing) {
        int inside = shifted.differing(Reason.STRIDE);
        return differing == 0 ? text("shift.remark.luck") : text("shift.remark.inside", differing, inside);
    }

    /// One cell of the compared maps.
    static Sentence output(ExplorerState state, Shifted shifted, int row, int column) {
        var reason = shifted.reason(row, column);
        return cell(
                row,
                column,
                new Compared(
                        shifted.output().get(row, column),
                        shifted.shiftedOutput().get(row, column),
                        shifted.difference().get(row, column)),
                reason(
                        state,
                        reason,
                        shifted.carriesOutput(row, column),
                        row - shifted.down().steps(),
                        column - shifted.right().steps()));
    }

    /// Two cells and their difference.
    record Compared(float now, float then, float difference) {}

    /// One cell of the compared maps.
    ///
    /// @param remark why it differs or not
    static Sentence cell(int row, int column, Compared values, String remark) {
        boolean negative = values.then() < 0;
        var pieces = List.of(
                new Piece(number(values.now()), Role.OUTPUT, false),
                new Piece(negative ? " − (" : " − ", Role.PLAIN, false),
                new Piece(number(values.then()), Role.OUTPUT, false),
                new Piece((negative ? ")" : "") + " = " + number(values.difference()), Role.PLAIN, false));
        return new Sentence(text("sentence.output", row + 1, column + 1), pieces, remark);
    }

    /// Why a cell differs or not, in words.
    ///
    /// @param carried whether it was one of the map's before the shift too
    /// @param rowThen where it was then
    /// @param columnThen where it was then
    static String reason(ExplorerState state, Reason reason, boolean carried, int rowThen, int columnThen) {
        return switch (reason) {
            case SAME ->
                carried ? text("shift.cell.same", rowThen + 1, columnThen + 1) : text("shift.cell.same.entered");
            case ENTERED ->
                text(
                        switch (state.looking().shift().edge()) {
                            case ZEROS -> "shift.cell.entered";
                            case WRAP -> "shift.cell.wrapped";
                        });
            case BORDER -> text("shift.cell.border", rowThen + 1, columnThen + 1);
            case STRIDE ->
                text(
                        "shift.cell.stride",
                        Math.max(
                                state.layer().stride().h(),
                                state.layer().stride().w()));
        };
    }

    /// One input, before the shift.
    static Sentence input(Shifted shifted, int row, int column) {
        float value = shifted.input().get(row, column);
        var pieces = new ArrayList<Piece>();
        pieces.add(new Piece(number(value), Role.INPUT, false));
        var place = shifted.place(row, column);
        place.ifPresent(p -> {
            pieces.add(new Piece(": ", Role.PLAIN, false));
            pieces.add(new Piece(Sentences.place(row, column), Role.PLAIN, false));
            pieces.add(new Piece(" → ", Role.PLAIN, false));
            pieces.add(new Piece(Sentences.place(p.row(), p.column()), Role.INPUT, false));
        });
        return new Sentence(
                text("sentence.input", row + 1, column + 1, number(value)),
                pieces,
                place.map(p -> shifted.carries(p.row(), p.column())
                                ? text("shift.input.moved", p.row() + 1, p.column() + 1)
                                : text("shift.input.round", p.row() + 1, p.column() + 1))
                        .orElseGet(() -> text("shift.input.out")));
    }

    private static String number(float value) {
        return Numbers.decimal(value, 3);
    }
}
