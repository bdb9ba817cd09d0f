package convarium.app.explorer;

import static convarium.app.l10n.Texts.text;

import convarium.app.control.Legend.Tick;
import convarium.app.explorer.ShiftPicturePlan.Arrangement;
import convarium.app.explorer.ShiftWords.Compared;
import convarium.app.l10n.Numbers;
import convarium.engine.tensor.Tensor;
import java.util.List;

/// What a shifted picture shows, as sentences.
final class ShiftPictureWords {
    private static final int DIGITS = 3;

    private ShiftPictureWords() {}

    /// The sentence that tops the stage.
    static String headline(ShiftPicture picture) {
        return ShiftWords.headline(
                picture.isStill(), picture.isWhole(), picture.tally().differing());
    }

    /// What the whole shift shows: how many outputs differ, by how much, and why.
    static Sentence summary(ShiftPicture picture) {
        var tally = picture.tally();
        return new Sentence(
                ShiftWords.caption(picture.shift()),
                ShiftWords.equation(
                        tally.differing(), text("shift.picture.outputs", tally.differing(), tally.outputs())),
                remark(picture, tally));
    }

    private static String remark(ShiftPicture picture, ShiftTally tally) {
        if (picture.isStill()) {
            return text("shift.remark.still");
        }
        if (picture.isWhole()) {
            String map =
                    ShiftWords.moved(picture.down().steps(), picture.right().steps());
            var border = tally.border();
            return border.cells() == 0
                    ? text("shift.remark.follows", map)
                    : text(
                            "shift.picture.border",
                            map,
                            border.cells(),
                            share(border.cells(), tally.outputs()),
                            number(border.mean()),
                            number(border.most()));
        }
        return ShiftWords.part(picture.down(), picture.right())
                + " "
                + apart(tally)
                + ShiftWords.forgives(picture.state(), picture.down(), picture.right(), tally.kept(), tally.outputs());
    }

    private static String apart(ShiftTally tally) {
        if (tally.differing() == 0) {
            return text("shift.remark.luck");
        }
        var inside = tally.inside();
        var border = tally.border();
        String first = inside.cells() == 0
                ? text("shift.picture.inside.none")
                : text("shift.picture.inside", inside.cells(), number(inside.mean()), number(inside.most()));
        return border.cells() == 0
                ? first
                : first + " " + text("shift.picture.border.too", border.cells(), number(border.most()));
    }

    private static String share(int part, int all) {
        double percent = 100.0 * part / all;
        return percent < 0.1 ? text("shift.picture.least") : text("shift.picture.percent", Numbers.decimal(percent, 1));
    }

    /// One output of the compared maps.
    static Sentence output(ShiftPicture picture, int row, int column) {
        float difference = picture.difference().get(0, row, column);
        return ShiftWords.cell(
                row,
                column,
                new Compared(
                        picture.output().get(0, row, column),
                        picture.shiftedOutput().get(0, row, column),
                        difference),
                ShiftWords.reason(
                        picture.state(),
                        picture.reasons().of(difference, row, column),
                        picture.reasons().carries(row, column),
                        row - picture.down().steps(),
                        column - picture.right().steps()));
    }

    /// Of what the difference is made, as it stands in the stage.
    static String difference(Arrangement arrangement) {
        return switch (arrangement) {
            case SIX -> text("grid.shift.difference.how");
            case SQUARE -> text("shift.difference.square");
            case ROW -> "";
        };
    }

    /// The values under a legend, short enough for one under a small picture.
    static List<Tick> ticks(Colouring colouring) {
        String low = Numbers.decimal(colouring.low(), DIGITS);
        String high = Numbers.decimal(colouring.high(), DIGITS);
        return List.of(
                new Tick(0, colouring.beyondLow() ? "≤ " + low : low),
                new Tick(0.5, Numbers.decimal((colouring.low() + colouring.high()) / 2.0, DIGITS)),
                new Tick(1, colouring.beyondHigh() ? "≥ " + high : high));
    }

    /// A value of a map where the pointer is.
    static String readout(Tensor map, int row, int column) {
        return text("channels.picture.value", row + 1, column + 1, number(map.get(0, row, column)));
    }

    private static String number(double value) {
        // a mean of many small differences is not 0
        return value != 0 && Math.abs(value) < 0.0005 ? text("shift.picture.tiny") : Numbers.decimal(value, DIGITS);
    }
}
