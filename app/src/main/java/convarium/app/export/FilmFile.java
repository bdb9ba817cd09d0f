package convarium.app.export;

import convarium.app.render.Dimensions;
import convarium.app.theme.Look;
import convarium.engine.format.AnimationWriter;
import convarium.engine.format.AtomicFiles;
import convarium.engine.format.FormatException;
import convarium.engine.format.GifAnimation;
import convarium.engine.format.PngAnimation;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;

/// Writes films into files. Frames are drawn one at a time on the JavaFX thread and go to the file at once.
public final class FilmFile {
    private FilmFile() {}

    /// What holds a film.
    public enum Kind {
        /// Shown everywhere; up to 256 colours a frame.
        GIF,
        /// Animated PNG: every colour; an ordinary picture where animation is unknown.
        APNG
    }

    /// Writes a film, whole or not at all; not on the JavaFX thread, which draws meanwhile.
    ///
    /// @param scale pixels for each of the drawing's
    /// @param loops whether it begins again at its end
    /// @throws FormatException if the file cannot be written, with the reason for a person
    /// @throws CancellationException if `progress` ended it; then there is no file
    public static void write(
            Path file, Kind kind, Film film, Look look, Dimensions size, int scale, boolean loops, Progress progress)
            throws FormatException {
        var canvas = FxThread.call(() -> new FigureCanvas(look, size, scale));
        var pixels = size.times(scale);
        AtomicFiles.write(file, out -> {
            try (var writer = writer(out, kind, film, pixels, loops)) {
                for (int i = 0; i < film.frames(); i++) {
                    progress.reached(i, film.frames());
                    var figure = film.frame(i);
                    writer.add(FxThread.call(() -> canvas.argb(figure)), film.centiseconds(i));
                }
            }
            progress.reached(film.frames(), film.frames());
        });
    }

    private static AnimationWriter writer(OutputStream out, Kind kind, Film film, Dimensions pixels, boolean loops)
            throws IOException {
        return switch (kind) {
            case GIF -> new GifAnimation(out, pixels.width(), pixels.height(), loops);
            case APNG -> new PngAnimation(out, pixels.width(), pixels.height(), film.frames(), loops);
        };
    }
}
