package convarium.app.explorer;

import static convarium.app.l10n.Texts.text;

import convarium.app.explorer.ShiftPicturePlan.Picture;
import convarium.app.render.Painter;
import convarium.app.render.Painter.Anchor;
import convarium.app.theme.Palette;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/// The way from grid to grid of a shifted input: two ways lead from the input to an output of the shifted kind, and
/// where both come to the same, the layer is equivariant.
final class ShiftArrows {
    private static final double HEAD = 5;
    private static final double AIR = 8;
    private static final double LEAST = 14;

    private ShiftArrows() {}

    /// Where a grid's cells lie.
    record Box(double x, double y, double width, double height) {
        double middleY() {
            return y + height / 2;
        }

        double right() {
            return x + width;
        }
    }

    /// Draws the ways among the six grids.
    ///
    /// @param caption what lies between a grid's top and its cells, from which the type takes its size
    static void draw(
            Painter painter,
            Palette palette,
            Box input,
            Box shifted,
            Box output,
            Box ofShifted,
            Box shiftedOutput,
            Box difference,
            double caption) {
        double size = caption * 0.36;
        across(painter, palette, input, output, text("shift.layer"), size);
        across(painter, palette, output, shiftedOutput, text("shift.shift"), size);
        across(painter, palette, shifted, ofShifted, text("shift.layer"), size);
        across(painter, palette, ofShifted, difference, text("shift.minus"), size);
        down(painter, palette, input, shifted.y() - caption);
    }

    /// Draws the ways among those pictures of a shifted picture that an arrangement shows.
    static void draw(Painter painter, Palette palette, ShiftPicturePlan plan, Map<Picture, Box> boxes) {
        Function<Picture, Box> at = picture -> Objects.requireNonNull(boxes.get(picture));
        switch (plan.arrangement()) {
            case SIX ->
                draw(
                        painter,
                        palette,
                        at.apply(Picture.INPUT),
                        at.apply(Picture.SHIFTED),
                        at.apply(Picture.OUTPUT),
                        at.apply(Picture.OF_SHIFTED),
                        at.apply(Picture.SHIFTED_OUTPUT),
                        at.apply(Picture.DIFFERENCE),
                        plan.caption());
            case SQUARE -> across(painter, palette, at.apply(Picture.SHIFTED), at.apply(Picture.OF_SHIFTED));
            case ROW -> {
                var ofShifted = at.apply(Picture.OF_SHIFTED);
                var shiftedOutput = at.apply(Picture.SHIFTED_OUTPUT);
                across(painter, palette, at.apply(Picture.SHIFTED), ofShifted);
                sign(painter, palette, ofShifted, shiftedOutput, "−", plan.caption());
                sign(painter, palette, shiftedOutput, at.apply(Picture.DIFFERENCE), "=", plan.caption());
            }
        }
    }

    private static void across(Painter painter, Palette palette, Box from, Box to, String label, double size) {
        double x1 = from.right() + AIR;
        double x2 = to.x() - AIR;
        double y = Math.rint(to.middleY()) + 0.5;
        if (x2 - x1 < LEAST) {
            return;
        }
        painter.line(x1, y, x2, y, palette.muted());
        painter.line(x2 - HEAD, y - HEAD, x2, y, palette.muted());
        painter.line(x2 - HEAD, y + HEAD, x2, y, palette.muted());
        if (label.isEmpty()) {
            return;
        }
        painter.text(label, (x1 + x2) / 2, y - size, Anchor.MIDDLE, size, false, palette.muted(), 1);
    }

    /// An arrow from one to the next, where there is no room for a word.
    static void across(Painter painter, Palette palette, Box from, Box to) {
        across(painter, palette, from, to, "", 0);
    }

    /// A sign between two.
    static void sign(Painter painter, Palette palette, Box from, Box to, String sign, double caption) {
        painter.text(
                sign,
                (from.right() + to.x()) / 2,
                from.middleY(),
                Anchor.MIDDLE,
                caption * 0.8,
                false,
                palette.muted(),
                1);
    }

    private static void down(Painter painter, Palette palette, Box from, double to) {
        double x = Math.rint(from.x() + from.width() / 2) + 0.5;
        double y1 = from.y() + from.height() - 2;
        painter.line(x, y1, x, to, palette.muted());
        painter.line(x - HEAD, to - HEAD, x, to, palette.muted());
        painter.line(x + HEAD, to - HEAD, x, to, palette.muted());
    }
}
