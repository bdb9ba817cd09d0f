package convarium.app.theme;

import javafx.scene.Scene;

/// What drawing needs of a theme: its colours, and how large its type is.
///
/// @param scale 1, or more for a hall
public record Look(Palette palette, double scale) {

    /// The look of a theme, read out of its stylesheets; on the JavaFX thread.
    public static Look of(Theme theme) {
        var probe = new PaletteProbe();
        var scene = new Scene(probe);
        scene.getStylesheets().setAll(theme.stylesheets());
        probe.applyCss();
        return new Look(probe.paletteProperty().get(), theme.scale());
    }
}
