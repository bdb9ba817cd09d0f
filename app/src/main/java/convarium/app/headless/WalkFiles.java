package convarium.app.headless;

import convarium.app.export.FilmFile;
import convarium.app.export.Progress;
import convarium.app.render.Dimensions;
import convarium.app.render.SvgPainter;
import convarium.app.theme.Look;
import convarium.app.theme.Theme;
import convarium.engine.format.AtomicFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// Writes a state's walk over its numbers without a display: as a film, or one step as a drawing.
public final class WalkFiles {
    private WalkFiles() {}

    /// Writes the walk as a film, whole or not at all.
    ///
    /// @param speed 1 for 0.6 seconds a step
    /// @param size in pixels, or as large as the drawings need
    /// @throws IOException if the file cannot be written
    public static void film(
            Walked walk,
            FilmFile.Kind kind,
            double speed,
            boolean loops,
            Theme theme,
            Optional<Dimensions> size,
            Path file)
            throws IOException {
        try (var toolkit = Toolkit.start()) {
            var look = toolkit.call(() -> Look.of(theme));
            var wanted = size.orElseGet(() -> toolkit.call(() -> walk.natural(look)));
            var film = toolkit.call(() -> walk.film(speed, look, wanted));
            FilmFile.write(file, kind, film, look, wanted, 1, loops, Progress.UNHEARD);
        }
    }

    /// Writes one step as an SVG drawing, whole or not at all.
    ///
    /// @param step counted from 0
    /// @param size in pixels, or as large as the drawing needs
    /// @throws IOException if the file cannot be written
    public static void drawing(Walked walk, int step, Theme theme, Optional<Dimensions> size, Path file)
            throws IOException {
        String svg;
        try (var toolkit = Toolkit.start()) {
            svg = toolkit.call(() -> {
                var look = Look.of(theme);
                var wanted = size.orElseGet(() -> walk.natural(look));
                var figure = walk.still(step);
                return SvgPainter.draw(figure, look, wanted.width(), wanted.height());
            });
        }
        AtomicFiles.write(file, svg);
    }
}
