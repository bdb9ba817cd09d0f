package convarium.app.export;

import convarium.app.explorer.ExplorerState;
import convarium.app.explorer.ExplorerViewModel;
import convarium.app.explorer.PictureFiles;
import convarium.app.explorer.PictureWork;
import convarium.app.explorer.StartState;
import convarium.app.place.PlaceState;
import convarium.app.shell.Shell;
import convarium.app.task.SameThreadTaskRunner;
import convarium.app.theme.Fonts;
import convarium.app.theme.Theme;
import convarium.engine.compute.Computes;
import convarium.engine.compute.WorkerPool;
import convarium.engine.format.Png;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javafx.application.Platform;
import javafx.scene.image.PixelFormat;

/// The window's picture of a state, drawn without a display.
public final class WindowPicture {
    private WindowPicture() {}

    /// Chooses the toolkit without a display; must be called before JavaFX starts.
    private static void useHeadlessToolkit() {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty("prism.text", "t2k");
    }

    /// Draws a state and writes it as a PNG, whole or not at all. Starts JavaFX and ends it.
    ///
    /// @param width in pixels
    /// @param height in pixels
    /// @throws IOException if the file cannot be written
    /// @throws IllegalArgumentException if the state's picture cannot be shown, with the reason
    public static void write(PlaceState state, Theme theme, int width, int height, Path file) throws IOException {
        useHeadlessToolkit();
        var drawn = new CompletableFuture<int[]>();
        Platform.startup(() -> {
            try {
                drawn.complete(draw(state, theme, width, height));
            } catch (RuntimeException | Error e) {
                drawn.completeExceptionally(e);
            }
        });
        int[] pixels;
        try {
            pixels = drawn.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof IllegalArgumentException reason) {
                throw reason;
            }
            throw e;
        } finally {
            Platform.exit();
        }
        Png.write(file, width, height, pixels);
    }

    private static void checkPixel(ExplorerState state, PictureWork work) {
        var result = work.resultProperty().get();
        var picture = state.picture();
        if (result != null
                && picture.hasPixel()
                && (picture.pixelRow() >= result.rows() || picture.pixelColumn() >= result.columns())) {
            throw new IllegalArgumentException("px is within " + result.rows() + " rows and " + result.columns()
                    + " columns of output, found " + picture.pixelRow() + "," + picture.pixelColumn());
        }
    }

    /// Draws a state on the JavaFX thread.
    ///
    /// @return one ARGB pixel after another, row by row
    static int[] draw(PlaceState state, Theme theme, int width, int height) {
        Fonts.load();
        var model = new ExplorerViewModel(StartState.of(state));
        int threads = Runtime.getRuntime().availableProcessors();
        var pool = new WorkerPool(threads);
        var work =
                new PictureWork(new SameThreadTaskRunner(), Computes.best(pool), threads, new PictureFiles(), () -> 0);
        var shell = new Shell(model, work, Optional::empty);
        shell.open(state);
        shell.themeProperty().set(theme);
        var scene = shell.scene(width, height);
        shell.applyCss();
        shell.layout();
        shell.layout();
        pool.close();
        if (!work.errorProperty().get().isEmpty()) {
            throw new IllegalArgumentException(work.errorProperty().get());
        }
        if (state instanceof ExplorerState explored) {
            checkPixel(explored, work);
        }
        var image = scene.snapshot(null);
        int[] pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        return pixels;
    }
}
