package convarium.app.explorer;

import convarium.app.render.Painter;
import convarium.app.render.Painter.Run;
import convarium.app.render.TextLines;
import convarium.app.theme.Look;
import convarium.app.theme.Palette;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.paint.Color;

/// The sentence under the grids of a figure, broken into lines; a long calculation is shortened as in the
/// window.
///
/// @param height of the card, in pixels
public record FigureCard(
        String caption, List<List<Run>> calculation, List<List<Run>> remark, double size, double scale, double height) {
    private static final double SIDE = 22;
    private static final double TOP = 16;
    private static final double CAPTION = 12;
    private static final double REMARK = 13;
    private static final double BETWEEN = 8;
    private static final double LEADING = 1.4;
    private static final double FADED = 0.45;

    /// The card for a width, not higher than allowed where shortening helps.
    public static FigureCard of(Sentence sentence, Look look, double width, double most) {
        var card = whole(sentence, sentence, look, width);
        for (int kept : Sentence.SHORTENED) {
            if (card.height <= most) {
                break;
            }
            card = whole(sentence, sentence.shortened(kept), look, width);
        }
        return card;
    }

    /// The type keeps the size that the whole sentence asks for.
    private static FigureCard whole(Sentence sentence, Sentence shown, Look look, double width) {
        double k = look.scale();
        double size = k
                * switch (sentence.length()) {
                    case FEW -> 20;
                    case SOME -> 16;
                    case MANY -> 14;
                };
        double inner = width - 2 * SIDE * k;
        var calculation = TextLines.wrap(runs(shown, look.palette()), size, inner);
        var remark =
                TextLines.wrap(List.of(new Run(shown.remark(), look.palette().muted(), false, 1)), REMARK * k, inner);
        double height = k * (2 * TOP + CAPTION * LEADING + BETWEEN)
                + calculation.size() * size * LEADING
                + (remark.isEmpty() ? 0 : BETWEEN * k + remark.size() * REMARK * k * LEADING);
        return new FigureCard(shown.caption(), calculation, remark, size, k, height);
    }

    private static List<Run> runs(Sentence sentence, Palette p) {
        var runs = new ArrayList<Run>();
        for (var piece : sentence.pieces()) {
            boolean output = piece.role() == convarium.engine.arithmetic.Derivation.Role.OUTPUT;
            Color colour = switch (piece.role()) {
                case PLAIN -> p.muted();
                case INPUT -> p.inputInk();
                case KERNEL -> p.kernelInk();
                case OUTPUT -> p.outputInk();
            };
            runs.add(new Run(piece.text(), colour, output, piece.faded() ? FADED : 1));
        }
        return runs;
    }

    /// Paints it, at least so high as it is.
    ///
    /// @param tall its height
    public void paint(Painter painter, Palette palette, double x, double y, double width, double tall) {
        painter.fill(x, y, width, tall, 24, palette.panel(), 1);
        painter.stroke(x + 0.5, y + 0.5, width - 1, tall - 1, 24, palette.line(), 1, false);
        double left = x + SIDE * scale;
        double at = y + TOP * scale;
        double captionLine = CAPTION * scale * LEADING;
        painter.text(
                caption, left, at + captionLine / 2, Painter.Anchor.START, CAPTION * scale, true, palette.muted(), 1);
        at += captionLine + BETWEEN * scale;
        for (var line : calculation) {
            painter.runs(line, left, at + size * LEADING / 2, size);
            at += size * LEADING;
        }
        at += BETWEEN * scale;
        for (var line : remark) {
            painter.runs(line, left, at + REMARK * scale * LEADING / 2, REMARK * scale);
            at += REMARK * scale * LEADING;
        }
    }
}
