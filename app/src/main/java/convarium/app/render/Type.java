package convarium.app.render;

import convarium.app.theme.Fonts;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// The typeface for words and numbers at its sizes, and how wide texts come out.
public final class Type {
    private Type() {}

    /// The face at a size, to half a pixel.
    ///
    /// @param strong whether its weight is 600 rather than 400
    public static Font face(double size, boolean strong) {
        return Font.font(strong ? Fonts.WORDS_SEMIBOLD : Fonts.WORDS, rounded(size));
    }

    /// A size to half a pixel.
    static double rounded(double size) {
        return Math.round(size * 2) / 2.0;
    }

    /// How wide a text is.
    public static double width(String text, double size, boolean strong) {
        var measure = new Text(text);
        measure.setFont(face(size, strong));
        return measure.getLayoutBounds().getWidth();
    }

    /// The size for a text, smaller where it would not fit a width.
    public static double fitting(String text, double size, double width, boolean strong) {
        if (text.length() > 2) {
            double needed = width(text, size, strong);
            if (needed > width) {
                return Math.max(6, size * width / needed);
            }
        }
        return size;
    }
}
