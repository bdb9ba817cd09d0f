package convarium.app.render;

import convarium.app.theme.Palette;
import javafx.scene.paint.Color;

/// The colours of the design's three looks that maps take; the others are grey.
public final class Palettes {
    private Palettes() {}

    /// The light look.
    public static final Palette LIGHT = of("#ffffff", "#2b6cb0", "#c2571a");
    /// The dark look.
    public static final Palette DARK = of("#1b212b", "#77b3f0", "#f0995c");
    /// The look for a hall.
    public static final Palette PROJECTOR = of("#ffffff", "#0a4f96", "#9c3f08");

    private static Palette of(String panel, String negative, String positive) {
        var x = Color.GRAY;
        return new Palette(
                x,
                x,
                x,
                x,
                x,
                x,
                x,
                x,
                x,
                x,
                x,
                x,
                Color.web(panel),
                x,
                x,
                x,
                x,
                x,
                Color.web(negative),
                Color.web(positive),
                x);
    }
}
