package convarium.app.shell;

import convarium.app.export.Exportable;
import convarium.app.export.FigureCanvas;
import convarium.app.export.FilmFile;
import convarium.app.export.Progress;
import convarium.app.render.SvgPainter;
import convarium.app.theme.Look;
import convarium.app.theme.Theme;
import convarium.engine.format.AtomicFiles;
import convarium.engine.format.Png;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/// Makes files of what is on screen. Everything that needs the window is taken from it at once; what is
/// left may be done
/// on another thread.
final class Exports {
    private final Supplier<Exportable> shown;

    /// @param shown what is on screen when a file is made of it
    Exports(Supplier<Exportable> shown) {
        this.shown = shown;
    }

    /// What is chosen beside the kind.
    ///
    /// @param scale pixels for each of the drawing's, 1 to 4
    /// @param speed of a film, 1 for 0.6 seconds a step
    /// @param loops whether a film begins again at its end
    record Choice(ExportKind kind, int scale, double speed, boolean loops, Theme theme) {}

    /// Whether something of this kind can be made of what is on screen.
    boolean can(ExportKind kind) {
        var shown = shown();
        if (shown.isPicture()) {
            return kind == ExportKind.PNG;
        }
        return kind.film().isPresent() ? shown.hasWalk() : kind.table().isEmpty() || shown.hasNumbers();
    }

    /// What is on screen.
    Exportable shown() {
        return shown.get();
    }

    /// The work that writes a file, to be done on any thread but the window's where it can be long.
    Callable<Path> work(Choice choice, Path file, Progress progress) {
        var look = Look.of(choice.theme());
        var shown = shown();
        if (choice.kind().film().isPresent()) {
            FilmFile.Kind kind = choice.kind().film().get();
            var film = shown.film(choice.speed(), look);
            var size = shown.size(look);
            return () -> {
                FilmFile.write(file, kind, film, look, size, choice.scale(), choice.loops(), progress);
                return file;
            };
        }
        if (choice.kind().table().isPresent()) {
            String text = shown.numbers(choice.kind().table().get());
            return () -> {
                AtomicFiles.write(file, text);
                return file;
            };
        }
        if (choice.kind() == ExportKind.SVG) {
            var size = shown.size(look);
            String svg = SvgPainter.draw(shown.figure(), look, size.width(), size.height());
            return () -> {
                AtomicFiles.write(file, svg);
                return file;
            };
        }
        var image = shown.image(look, choice.scale());
        int[] pixels = FigureCanvas.argb(image);
        return () -> {
            Png.write(file, (int) image.getWidth(), (int) image.getHeight(), pixels);
            return file;
        };
    }
}
