package convarium.app.render;

import convarium.app.theme.Fonts;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// The typeface for words and numbers at its sizes, and how wide texts come out.
public final class Type {
    /// The smallest type for what has to fit somewhere.
    static final double LEAST = 6;

    /// Widths are measured at this size and grow with it.
    private static final double MEASURED = 64;

    private static final int MOST_KNOWN = 8192;
    private static final Map<Double, Font> PLAIN_FACES = new ConcurrentHashMap<>();
    private static final Map<Double, Font> STRONG_FACES = new ConcurrentHashMap<>();
    private static final AtomicReference<Face> LAST = new AtomicReference<>(new Face(0, false, Font.getDefault()));
    private static final Map<String, Double> PLAIN_WIDTHS = new ConcurrentHashMap<>();
    private static final Map<String, Double> STRONG_WIDTHS = new ConcurrentHashMap<>();

    private Type() {}

    /// The face at a size, to half a pixel.
    ///
    /// @param strong whether its weight is 600 rather than 400
    public static Font face(double size, boolean strong) {
        double half = rounded(size);
        var last = LAST.get();
        if (last.size() == half && last.strong() == strong) {
            return last.font();
        }
        var font = (strong ? STRONG_FACES : PLAIN_FACES)
                .computeIfAbsent(half, s -> Font.font(strong ? Fonts.WORDS_SEMIBOLD : Fonts.WORDS, s));
        LAST.set(new Face(half, strong, font));
        return font;
    }

    /// The face asked for last: the next cell's is mostly the same.
    private record Face(double size, boolean strong, Font font) {}

    /// A size to half a pixel.
    static double rounded(double size) {
        return Math.round(size * 2) / 2.0;
    }

    /// How wide a text is.
    public static double width(String text, double size, boolean strong) {
        var known = strong ? STRONG_WIDTHS : PLAIN_WIDTHS;
        if (known.size() > MOST_KNOWN) {
            known.clear();
        }
        return known.computeIfAbsent(text, t -> measured(t, strong)) * rounded(size) / MEASURED;
    }

    private static double measured(String text, boolean strong) {
        var measure = new Text(text);
        measure.setFont(face(MEASURED, strong));
        return measure.getLayoutBounds().getWidth();
    }

    /// The size for a text, smaller where it would not fit a width.
    public static double fitting(String text, double size, double width, boolean strong) {
        if (text.length() > 2) {
            double needed = width(text, size, strong);
            if (needed > width) {
                return Math.max(LEAST, size * width / needed);
            }
        }
        return size;
    }
}
