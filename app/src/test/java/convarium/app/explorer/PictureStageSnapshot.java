package convarium.app.explorer;

import convarium.app.task.SameThreadTaskRunner;
import convarium.app.testing.FxTest;
import convarium.app.testing.Snapshots;
import convarium.app.theme.PaletteProbe;
import convarium.app.theme.Theme;
import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.Size;
import convarium.engine.compute.Computes;
import convarium.engine.compute.WorkerPool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.geometry.Insets;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Draws the picture stage of many states into a folder, to be looked at. Not a test.
public final class PictureStageSnapshot {
    private static final Matrix SOBEL_X =
            Matrix.of(new float[] {-1, 0, 1}, new float[] {-2, 0, 2}, new float[] {-1, 0, 1});
    private static final Matrix SOBEL_Y =
            Matrix.of(new float[] {-1, -2, -1}, new float[] {0, 0, 0}, new float[] {1, 2, 1});
    private static final Matrix LAPLACIAN =
            Matrix.of(new float[] {0, 1, 0}, new float[] {1, -4, 1}, new float[] {0, 1, 0});

    private PictureStageSnapshot() {}

    /// Draws all of them.
    ///
    /// @param arguments the folder of photographs, and the folder to write to
    public static void main(String[] arguments) {
        var photos = Path.of(arguments[0]);
        var target = Path.of(arguments[1]);
        FxTest.run(() -> {
            var camera = new Source.File(photos.resolve("camera.png"));
            var same = LayerSettings.PLAIN.withPadding(Padding.symmetric(1, 1)).withPaddingMode(PaddingMode.REFLECT);
            var sobel = StartState.worked()
                    .withSource(camera)
                    .withKernel(SOBEL_X)
                    .withLayer(same)
                    .withPicture(PictureSettings.PLAIN.withPixel(275, 300));
            String title = "Sobel x: where brightness rises to the right";
            for (var theme : Theme.values()) {
                draw(target, "sobel-" + theme.id(), theme, sobel, title, 1028, 772);
            }
            draw(target, "sobel-small", Theme.LIGHT, sobel, title, 948, 572);
            draw(target, "sobel-narrow", Theme.LIGHT, sobel, title, 612, 572);
            draw(target, "sobel-narrow-projector", Theme.PROJECTOR, sobel, title, 612, 572);
            draw(target, "sobel-wide", Theme.LIGHT, sobel, title, 2148, 1312);
            draw(target, "sobel-wide-projector", Theme.PROJECTOR, sobel, title, 2148, 1312);
            var corner =
                    sobel.withPicture(PictureSettings.PLAIN.withCompare(0.2).withPixel(0, 0));
            draw(target, "corner-reflect", Theme.LIGHT, corner, title, 1028, 772);
            draw(
                    target,
                    "corner-zero-relu-dark",
                    Theme.DARK,
                    corner.withLayer(same.withPaddingMode(PaddingMode.ZERO)
                            .withRelu(true)
                            .withBias(true, 0.25f)),
                    "",
                    1028,
                    772);
            var seven =
                    sobel.withKernel(Matrix.filled(7, 7, 1 / 49f)).withLayer(same.withPadding(Padding.symmetric(3, 3)));
            draw(target, "blur-seven", Theme.LIGHT, seven, "Box 7 × 7: every pixel the mean of its 49", 1028, 772);
            draw(target, "blur-seven-small", Theme.LIGHT, seven, "Box 7 × 7", 948, 572);
            draw(target, "blur-seven-narrow", Theme.LIGHT, seven, "Box 7 × 7", 612, 700);
            draw(
                    target,
                    "max-pooling",
                    Theme.DARK,
                    sobel.withKernel(Matrix.filled(8, 8, 1).resized(8, 8, 1, 1))
                            .withKernel(Matrix.filled(5, 5, 1))
                            .withLayer(LayerSettings.PLAIN
                                    .withOperation(Operation.MAX_POOLING)
                                    .withStride(Size.square(8)))
                            .withPicture(PictureSettings.PLAIN.withPixel(26, 33)),
                    "Max pooling 5 × 5",
                    1028,
                    772);
            var small = new Source.File(photos.resolve("palette_gray.png"));
            draw(
                    target,
                    "transposed",
                    Theme.LIGHT,
                    sobel.withSource(small)
                            .withKernel(Matrix.of(new float[] {1, 2, 1}, new float[] {2, 4, 2}, new float[] {1, 2, 1}))
                            .withLayer(LayerSettings.PLAIN
                                    .withOperation(Operation.TRANSPOSED)
                                    .withStride(Size.square(2)))
                            .withPicture(PictureSettings.PLAIN.withPixel(4, 5)),
                    "",
                    1028,
                    772);
            draw(
                    target,
                    "laplacian-coffee",
                    Theme.DARK,
                    sobel.withSource(new Source.File(photos.resolve("coffee.png")))
                            .withKernel(LAPLACIAN)
                            .withPicture(PictureSettings.PLAIN.withPixel(170, 300)),
                    "Laplacian: where brightness bends",
                    1028,
                    772);
            draw(
                    target,
                    "sobel-y-projector",
                    Theme.PROJECTOR,
                    sobel.withKernel(SOBEL_Y).withPicture(PictureSettings.PLAIN),
                    "Sobel y: where brightness rises downwards",
                    1028,
                    772);
            draw(
                    target,
                    "error",
                    Theme.LIGHT,
                    sobel.withSource(new Source.File(photos.resolve("truncated.jpg"))),
                    title,
                    1028,
                    772);
            for (var shipped : convarium.assets.Pictures.all()) {
                draw(
                        target,
                        "shipped-" + shipped.id(),
                        Theme.LIGHT,
                        sobel.withSource(new Source.Shipped(shipped.id())),
                        title,
                        1028,
                        772);
            }
            draw(target, "empty", Theme.LIGHT, StartState.worked(), title, 1028, 772);
        });
        Platform.exit();
    }

    private static void draw(
            Path target, String name, Theme theme, ExplorerState state, String title, int width, int height)
            throws IOException {
        Application.setUserAgentStylesheet(theme.userAgentStylesheet());
        var probe = new PaletteProbe();
        var stage = new PictureStage(probe.paletteProperty());
        stage.titleProperty().set(title);
        stage.setKernelNode(kernel(state.kernel()));
        var scene = new Scene(new StackPane(stage, probe), width, height);
        scene.getStylesheets().setAll(theme.stylesheets());
        scene.getRoot().applyCss();
        try (var pool = new WorkerPool(2)) {
            var work = new PictureWork(
                    new SameThreadTaskRunner(),
                    Computes.best(pool),
                    pool.threads(),
                    new PictureFiles(),
                    System::nanoTime);
            work.show(state);
            work.show(state.withPicture(
                    state.picture().withCompare(state.picture().compare())));
            var result = work.resultProperty().get();
            if (result != null) {
                stage.show(result);
            } else if (!work.errorProperty().get().isEmpty()) {
                stage.showError(work.errorProperty().get());
            }
        }
        scene.getRoot().layout();
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        var compare = Objects.requireNonNull(stage.lookup(".compare-view"));
        Event.fireEvent(
                compare,
                new MouseEvent(
                        MouseEvent.MOUSE_MOVED,
                        440,
                        300,
                        440,
                        300,
                        MouseButton.NONE,
                        0,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        true,
                        null));
        scene.getRoot().layout();
        var image = scene.snapshot(null);
        Snapshots.write(target.resolve(name.toLowerCase(Locale.ROOT) + ".png"), Objects.requireNonNull(image));
    }

    /// A stand-in for the kernel's grid.
    private static VBox kernel(Matrix kernel) {
        var grid = new GridPane();
        grid.setHgap(3);
        grid.setVgap(3);
        double size = kernel.rows() > 3 ? 36 : 56;
        for (int r = 0; r < kernel.rows(); r++) {
            for (int c = 0; c < kernel.columns(); c++) {
                var cell = new Label(convarium.app.l10n.Numbers.cell(kernel.get(r, c)));
                cell.setMinSize(size, size * 0.86);
                cell.setStyle("-fx-background-color: -cv-kernel-soft; -fx-text-fill: -cv-kernel-ink;"
                        + "-fx-background-radius: 4px; -fx-alignment: center;");
                grid.add(cell, c, r);
            }
        }
        var words = new Label("Kernel " + kernel.rows() + " × " + kernel.columns());
        var box = new VBox(6, words, grid);
        box.setPadding(Insets.EMPTY);
        return box;
    }
}
