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
        if (shifted.isStill()) {
            return text("shift.headline.still");
        }
        if (!shifted.isWhole()) {
            return text("shift.headline.part");
        }
        return text(shifted.differing() == 0 ? "shift.headline.follows" : "shift.headline.border");
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
        var pieces = List.of(
                new Piece(text("shift.layer") + "(", Role.OUTPUT, false),
                new Piece(text("shift.shift") + "(" + text("shift.input") + ")", Role.INPUT, false),
                new Piece(")", Role.OUTPUT, false),
                new Piece(differing == 0 ? " = " : " ≠ ", Role.PLAIN, false),
                new Piece(text("shift.shift") + "(", Role.INPUT, false),
                new Piece(text("shift.layer") + "(" + text("shift.input") + ")", Role.OUTPUT, false),
                new Piece(")", Role.INPUT, false),
                new Piece("  " + text("shift.cells", differing, all), Role.PLAIN, false));
        return new Sentence(
                text(
                        "shift.caption",
                        moved(shifted.shift().down(), shifted.shift().right())),
                pieces,
                remark(state, shifted));
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
        String remark = part(shifted) + " " + apart(shifted, differing);
        boolean stays = shifted.down().steps() == 0 && shifted.right().steps() == 0;
        return state.layer().operation().isPooling() && stays
                ? remark + " "
                        + text(
                                "shift.remark.forgives",
                                shifted.kept(),
                                shifted.difference().values().size())
                : remark;
    }

    private static String part(Shifted shifted) {
        var axis = shifted.down().isWhole() ? shifted.right() : shifted.down();
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
        float now = shifted.output().get(row, column);
        float then = shifted.shiftedOutput().get(row, column);
        float difference = shifted.difference().get(row, column);
        var pieces = List.of(
                new Piece(number(now), Role.OUTPUT, false),
                new Piece(then < 0 ? " − (" : " − ", Role.PLAIN, false),
                new Piece(number(then), Role.OUTPUT, false),
                new Piece((then < 0 ? ")" : "") + " = " + number(difference), Role.PLAIN, false));
        int rowThen = row - shifted.down().steps();
        int columnThen = column - shifted.right().steps();
        String remark = switch (shifted.reason(row, column)) {
            case SAME ->
                shifted.carriesOutput(row, column)
                        ? text("shift.cell.same", rowThen + 1, columnThen + 1)
                        : text("shift.cell.same.entered");
            case ENTERED ->
                text(
                        switch (shifted.shift().edge()) {
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
        return new Sentence(text("sentence.output", row + 1, column + 1), pieces, remark);
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
