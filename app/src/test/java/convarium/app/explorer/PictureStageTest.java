package convarium.app.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.app.control.CompareView;
import convarium.app.render.ColourMap;
import convarium.app.render.Palettes;
import convarium.app.task.SameThreadTaskRunner;
import convarium.app.testing.FxTest;
import convarium.app.theme.Palette;
import convarium.app.theme.Theme;
import convarium.engine.arithmetic.Padding;
import convarium.engine.compute.Computes;
import convarium.engine.compute.WorkerPool;
import convarium.engine.tensor.Shape;
import convarium.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureStageTest {
    private static final Matrix SOBEL =
            Matrix.of(new float[] {-1, 0, 1}, new float[] {-2, 0, 2}, new float[] {-1, 0, 1});
    private final ObjectProperty<Palette> palette = new SimpleObjectProperty<>(Palettes.LIGHT);

    private static PictureResult result(ExplorerState state) {
        float[] values = new float[64 * 96];
        for (int i = 0; i < values.length; i++) {
            values[i] = i * 37 % 101 / 100f;
        }
        var picture = Tensor.wrap(Shape.of(1, 64, 96), values);
        try (var pool = new WorkerPool(1)) {
            var work =
                    new PictureWork(new SameThreadTaskRunner(), Computes.scalar(pool), 1, source -> picture, () -> 0L);
            work.show(state);
            return Objects.requireNonNull(work.resultProperty().get());
        }
    }

    private static ExplorerState sobel() {
        return StartState.worked()
                .withSource(new Source.Shipped("any"))
                .withKernel(SOBEL)
                .withLayer(LayerSettings.PLAIN.withPadding(Padding.symmetric(1, 1)))
                .withPicture(PictureSettings.PLAIN.withPixel(10, 20));
    }

    private PictureStage stage() {
        var stage = new PictureStage(palette);
        var kernel = new Region();
        kernel.setMinSize(170, 140);
        stage.setKernelNode(kernel);
        return stage;
    }

    private static void layOut(PictureStage stage, Theme theme, double width, double height) {
        var scene = new Scene(stage, width, height);
        scene.getStylesheets().setAll(theme.stylesheets());
        for (int pass = 0; pass < 3; pass++) {
            stage.applyCss();
            stage.layout();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "LIGHT, 948, 572",
        "DARK, 1028, 772",
        "LIGHT, 2148, 1312",
        "PROJECTOR, 1028, 772",
        "PROJECTOR, 2148, 1312",
        "LIGHT, 612, 572"
    })
    void noTextIsCutOffAndEverythingLiesWithin(Theme theme, double width, double height) {
        FxTest.run(() -> {
            var stage = stage();
            stage.titleProperty().set("Sobel x: where brightness rises to the right");
            stage.show(result(sobel()));
            layOut(stage, theme, width, height);
            for (var node : stage.lookupAll(".label")) {
                if (node instanceof Label label
                        && label.isVisible()
                        && !label.getText().isEmpty()) {
                    if (label.lookup(".text") instanceof Text text) {
                        assertEquals(
                                label.getText(),
                                text.getText().replace("\n", " ").strip());
                    }
                }
            }
            var bounds = stage.getLayoutBounds();
            for (var child : stage.getChildrenUnmodifiable()) {
                if (child.isVisible()) {
                    assertTrue(bounds.contains(child.getBoundsInParent()), child + " in " + child.getBoundsInParent());
                }
            }
        });
    }

    @Test
    void atTheSmallestWindowTheColumnNeedsNoScrolling() {
        FxTest.run(() -> {
            var stage = stage();
            stage.show(result(sobel()));
            layOut(stage, Theme.LIGHT, 948, 572);
            var scroll = (ScrollPane) stage.lookup(".column");
            assertTrue(
                    scroll.getContent().getLayoutBounds().getHeight() <= scroll.getHeight(),
                    scroll.getContent().getLayoutBounds() + " in " + scroll.getHeight());
        });
    }

    @Test
    void thePictureKeepsItsShapeAndFillsItsPlace() {
        FxTest.run(() -> {
            var stage = stage();
            stage.show(result(sobel()));
            layOut(stage, Theme.LIGHT, 1028, 772);
            var compare = (CompareView) stage.lookup(".compare-view");
            assertEquals(96.0 / 64, compare.getWidth() / compare.getHeight(), 0.01);
            assertTrue(compare.getWidth() > 560, "width " + compare.getWidth());
        });
    }

    @Test
    void gesturesBecomeSettings() {
        FxTest.run(() -> {
            var stage = stage();
            var changes = new ArrayList<UnaryOperator<PictureSettings>>();
            stage.onSettings(changes::add);
            stage.show(result(sobel()));
            layOut(stage, Theme.LIGHT, 1028, 772);
            assertTrue(changes.isEmpty(), "showing is no gesture");

            ((CompareView) stage.lookup(".compare-view")).handleProperty().set(0.25);
            ((ToggleButton) ((HBox) stage.lookup(".segments")).getChildren().getLast()).fire();
            assertEquals(
                    List.of(
                            PictureSettings.PLAIN.withCompare(0.25),
                            PictureSettings.PLAIN.withScale(PictureSettings.Scale.BRIGHTNESS)),
                    changes.stream()
                            .map(change -> change.apply(PictureSettings.PLAIN))
                            .toList());
        });
    }

    @Test
    void aNewLookColoursAnew() {
        FxTest.run(() -> {
            var stage = stage();
            stage.show(result(sobel()));
            layOut(stage, Theme.LIGHT, 1028, 772);
            var compare = (CompareView) stage.lookup(".compare-view");
            palette.set(Palettes.DARK);
            var after = Objects.requireNonNull(compare.afterProperty().get());
            assertEquals(
                    ColourMap.diverging(Palettes.DARK).argb(0), after.colours().argb(0));
        });
    }

    @Test
    void lookingOtherwiseKeepsTheImages() {
        FxTest.run(() -> {
            var stage = stage();
            var first = result(sobel());
            stage.show(first);
            var compare = (CompareView) stage.lookup(".compare-view");
            var after = compare.afterProperty().get();
            stage.show(first.seenAs(sobel().withPicture(PictureSettings.PLAIN.withCompare(0.1))));
            assertEquals(
                    System.identityHashCode(after),
                    System.identityHashCode(compare.afterProperty().get()));
            assertEquals(0.1, compare.handleProperty().get());
            assertEquals(null, compare.frameProperty().get());
        });
    }

    @Test
    void aPixelBeyondTheOutputIsNotOpened() {
        FxTest.run(() -> {
            var stage = stage();
            stage.show(result(sobel().withPicture(PictureSettings.PLAIN.withPixel(64, 0))));
            assertEquals(
                    null,
                    ((CompareView) stage.lookup(".compare-view"))
                            .frameProperty()
                            .get());
        });
    }

    @Test
    void anErrorTakesThePlaceOfThePicture() {
        FxTest.run(() -> {
            var stage = stage();
            stage.show(result(sobel()));
            stage.showError("lost.png is gone.");
            layOut(stage, Theme.LIGHT, 1028, 772);
            assertFalse(stage.lookup(".compare-view").isVisible());
            assertTrue(stage.lookup(".message").isVisible());
            assertTrue(stage.lookupAll(".label").stream()
                    .anyMatch(node ->
                            node instanceof Label label && label.getText().equals("lost.png is gone.")));
            stage.show(result(sobel()));
            assertTrue(stage.lookup(".compare-view").isVisible());
        });
    }
}
