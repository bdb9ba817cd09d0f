package convarium.app.train;

import convarium.app.place.LinkQuery;
import convarium.engine.data.PenDrawing;
import convarium.engine.data.PenDrawing.Spot;
import convarium.engine.data.PenDrawing.Stroke;
import java.util.ArrayList;

/// A drawing as a short text: strokes parted by `.`, each the pen's width and then the spots, every number two digits
/// of the web's base 64.
///
/// A number counts 4095ths of the pad, so what is drawn with [#rounded] places comes back the same.
final class PadCode {
    /// More strokes and spots than these are no digit, but a link that takes the window's time.
    static final int MOST_SPOTS = 4000;

    private static final int LAST = 4095;
    private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private PadCode() {}

    /// The nearest place that a text can say.
    static double rounded(double part) {
        return Math.round(Math.clamp(part, 0.0, 1.0) * LAST) / (double) LAST;
    }

    static String write(PenDrawing drawing) {
        var text = new StringBuilder();
        for (var stroke : drawing.strokes()) {
            if (!text.isEmpty()) {
                text.append('.');
            }
            number(text, stroke.width());
            for (var spot : stroke.spots()) {
                number(text, spot.x());
                number(text, spot.y());
            }
        }
        return text.toString();
    }

    private static void number(StringBuilder text, double part) {
        int value = (int) Math.round(Math.clamp(part, 0.0, 1.0) * LAST);
        text.append(DIGITS.charAt(value >> 6)).append(DIGITS.charAt(value & 63));
    }

    /// Reads it back.
    ///
    /// @throws IllegalArgumentException if it is none, naming the part, what was expected and what was found
    static PenDrawing read(String key, String text) {
        var strokes = new ArrayList<Stroke>();
        int spots = 0;
        if (!text.isEmpty()) {
            for (String part : text.split("\\.", -1)) {
                if (part.length() < 6 || part.length() % 4 != 2 || !part.matches("[A-Za-z0-9_-]+")) {
                    throw wrong(key, part);
                }
                spots += part.length() / 4;
                if (spots > MOST_SPOTS) {
                    throw new IllegalArgumentException(
                            key + " is a drawing of at most " + MOST_SPOTS + " spots, found more");
                }
                strokes.add(stroke(key, part));
            }
        }
        return new PenDrawing(strokes);
    }

    private static Stroke stroke(String key, String part) {
        double width = number(part, 0);
        if (width == 0) {
            throw wrong(key, part);
        }
        var way = new ArrayList<Spot>();
        for (int at = 2; at < part.length(); at += 4) {
            way.add(new Spot(number(part, at), number(part, at + 2)));
        }
        return new Stroke(width, way);
    }

    private static IllegalArgumentException wrong(String key, String part) {
        return new IllegalArgumentException(key + " is a drawing as the program writes it: for each stroke the pen's"
                + " width and two numbers a spot, two characters each, found \"" + LinkQuery.clip(part) + "\"");
    }

    private static double number(String text, int at) {
        return (DIGITS.indexOf(text.charAt(at)) * 64 + DIGITS.indexOf(text.charAt(at + 1))) / (double) LAST;
    }
}
