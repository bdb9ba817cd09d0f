package convarium.app.shell;

import convarium.app.explorer.Explored;
import convarium.app.explorer.ExplorerView;
import convarium.app.explorer.ExplorerViewModel;
import convarium.app.explorer.NumbersText;
import convarium.app.explorer.WalkFigure;
import convarium.app.explorer.WalkFilm;
import convarium.app.export.FigureCanvas;
import convarium.app.export.FilmFile;
import convarium.app.export.Progress;
import convarium.app.render.Dimensions;
import convarium.app.render.SvgPainter;
import convarium.app.theme.Look;
import convarium.app.theme.Theme;
import convarium.engine.format.AtomicFiles;
import convarium.engine.format.Png;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import javafx.scene.image.WritableImage;

/// Makes files of what is on screen. Everything that needs the window is taken from it at once; what is
/// left may be done
/// on another thread.
final class Exports {
    private final ExplorerViewModel model;
    private final ExplorerView view;

    Exports(ExplorerViewModel model, ExplorerView view) {
        this.model = model;
        this.view = view;
    }

    /// What is chosen beside the kind.
    ///
    /// @param scale pixels for each of the drawing's, 1 to 4
    /// @param speed of a film, 1 for 0.6 seconds a step
    /// @param loops whether a film begins again at its end
    record Choice(ExportKind kind, int scale, double speed, boolean loops, Theme theme) {}

    /// Whether a picture is on screen, of which only pixels can be had.
    boolean isPicture() {
        return model.state().source().isPicture();
    }

    /// How large the drawing is at scale 1.
    Dimensions size(Look look) {
        return isPicture() ? view.pictureSize() : figure().natural(look);
    }

    /// The walk as a film.
    WalkFilm film(double speed, Look look) {
        return WalkFilm.of(model.state(), model.explored(), speed, look, size(look));
    }

    /// What is on screen as pixels.
    WritableImage image(Look look, int scale) {
        return isPicture() ? view.pictureImage(scale) : new FigureCanvas(look, size(look), scale).image(figure());
    }

    private WalkFigure figure() {
        return WalkFigure.of(
                model.state(), model.explored(), model.frameProperty().get(), model.focus());
    }

    /// The work that writes a file, to be done on any thread but the window's where it can be long.
    Callable<Path> work(Choice choice, Path file, Progress progress) {
        var look = Look.of(choice.theme());
        if (choice.kind().film().isPresent()) {
            FilmFile.Kind kind = choice.kind().film().get();
            var film = film(choice.speed(), look);
            var size = size(look);
            return () -> {
                FilmFile.write(file, kind, film, look, size, choice.scale(), choice.loops(), progress);
                return file;
            };
        }
        if (choice.kind().table().isPresent()) {
            Explored explored = model.explored();
            String text = NumbersText.of(
                    model.state(), explored, choice.kind().table().get());
            return () -> {
                AtomicFiles.write(file, text);
                return file;
            };
        }
        if (choice.kind() == ExportKind.SVG) {
            var size = size(look);
            String svg = SvgPainter.draw(figure(), look, size.width(), size.height());
            return () -> {
                AtomicFiles.write(file, svg);
                return file;
            };
        }
        var image = image(look, choice.scale());
        int[] pixels = FigureCanvas.argb(image);
        return () -> {
            Png.write(file, (int) image.getWidth(), (int) image.getHeight(), pixels);
            return file;
        };
    }
}
