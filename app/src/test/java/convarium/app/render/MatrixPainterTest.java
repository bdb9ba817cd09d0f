package convarium.app.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.app.testing.FxTest;
import convarium.app.theme.Palette;
import convarium.app.theme.PaletteProbe;
import convarium.app.theme.Theme;
import java.util.HashSet;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MatrixPainterTest {
    private static Palette palette(Theme theme) {
        return FxTest.get(() -> {
            var probe = new PaletteProbe();
            var root = new StackPane(probe);
            var scene = new Scene(root, 100, 100);
            scene.getStylesheets().setAll(theme.stylesheets());
            root.applyCss();
            root.layout();
            return probe.paletteProperty().get();
        });
    }

    @ParameterizedTest
    @EnumSource
    void numbersOnEveryShadeCanBeRead(Theme theme) {
        var palette = palette(theme);
        for (int i = 0; i <= 48; i++) {
            var shade = MatrixPainter.shade(palette, i / 48.0);
            double contrast = MatrixPainter.contrast(MatrixPainter.readable(shade), shade);
            assertTrue(contrast >= 4.5, theme + ", shade " + i + ": " + contrast);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyWeightHasItsOwnShade(Theme theme) {
        var palette = palette(theme);
        var shades = new HashSet<String>();
        for (int i = 0; i <= 48; i++) {
            shades.add(MatrixPainter.shade(palette, i / 48.0).toString());
        }
        assertEquals(49, shades.size());
    }

    @Test
    void smallCellsLieCloseTogether() {
        assertEquals(0, MatrixPainter.gap(2));
        assertEquals(3, MatrixPainter.gap(40));
    }
}
