package convarium.app.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.app.control.TensorGrid.Place;
import convarium.app.render.CanvasPainter;
import convarium.app.render.GridModel;
import convarium.app.render.GridPainter;
import convarium.app.render.Palettes;
import convarium.app.testing.FxTest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Bounds;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;

/// Worked by hand: the input 1 to 9 under kernels of 2 × 2.
class TurnedKernelTest {
    private static final Matrix COUNTING =
            Matrix.of(new float[] {1, 2, 3}, new float[] {4, 5, 6}, new float[] {7, 8, 9});
    private static final Matrix CORNER = Matrix.of(new float[] {1, 2}, new float[] {0, -3});

    private static ExplorerState state(Matrix kernel, boolean flipped) {
        return StartState.worked()
                .withInput(COUNTING)
                .withKernel(kernel)
                .withLayer(LayerSettings.PLAIN.withFlipped(flipped))
                .withStep(0);
    }

    private static NumbersScene scene(ExplorerState state, Focus focus) {
        return NumbersScene.of(state, Explored.of(state), new Walk.Frame(0, 1), focus);
    }

    @Test
    void theGridShowsTheKernelAsItLiesInTheWindow() {
        var plain = scene(state(CORNER, false), Focus.NOTHING).kernel().orElseThrow();
        var turned = scene(state(CORNER, true), Focus.NOTHING).kernel().orElseThrow();
        assertEquals(List.of("1 2", "0 −3"), NumbersSceneTest.texts(plain));
        assertEquals(List.of("−3 0", "2 1"), NumbersSceneTest.texts(turned));
    }

    @Test
    void whatStandsInTheInputsCornersIsWhatTheGridShowsThere() {
        var scene = scene(state(CORNER, true), Focus.NOTHING);
        assertEquals(List.of("×−3 ×0 ", "×2 ×1 ", "  "), NumbersSceneTest.notes(scene.field()));
        assertEquals("−3·1 + 0·2 + 2·4 + 1·5 = 10", scene.sentence().text());
    }

    @Test
    void aWeightIsLitWhereItLiesAndSaysWhere() {
        var scene = scene(state(CORNER, true), new Focus.Weight(0, 1));
        assertEquals(List.of("kk", "Kk"), NumbersSceneTest.fills(scene.kernel().orElseThrow()));
        assertTrue(scene.sentence().caption().startsWith("Weight row 1, column 2"));
        assertTrue(scene.sentence().remark().endsWith("Turned, it lies at row 2, column 1 of the window."));
    }

    @Test
    void onlyAConvolutionTurns() {
        var pooled = state(CORNER, true)
                .withLayer(LayerSettings.PLAIN.withFlipped(true).withOperation(Operation.TRANSPOSED));
        assertEquals(CORNER, TurnedKernel.laid(pooled));
    }

    @Test
    void editingAndPastingChangeWhatIsSeen() {
        var model = new ExplorerViewModel(state(CORNER, true));
        var editor = new MatrixEditors.Kernel(model, true);
        assertEquals(-3, editor.value(new Place(0, 0)));
        editor.set(new Place(0, 0), 7);
        assertEquals(
                Matrix.of(new float[] {1, 2}, new float[] {0, 7}), model.state().kernel());
        editor.paste(new Place(0, 0), "4, 5\n6, 8");
        assertEquals(
                Matrix.of(new float[] {8, 6}, new float[] {5, 4}), model.state().kernel());
        editor.paste(new Place(1, 0), "9");
        assertEquals(
                Matrix.of(new float[] {8, 9}, new float[] {5, 4}), model.state().kernel());
        new MatrixEditors.Kernel(model, false).set(new Place(0, 0), 1);
        assertEquals(
                Matrix.of(new float[] {1, 9}, new float[] {5, 4}), model.state().kernel());
    }

    private static Agreement agreement(Matrix kernel, boolean flipped) {
        var state = state(kernel, flipped);
        return Agreement.of(state, Explored.of(state));
    }

    @Test
    void aKernelThatLooksTheSameTurnedAgreesEverywhere() {
        var box = Matrix.of(new float[] {1, 2}, new float[] {2, 1});
        assertEquals(new Agreement(Agreement.Kind.ALIKE, 0, 4), agreement(box, true));
        assertTrue(agreement(box, true).sentence().contains("looks the same turned"));
    }

    /// 1·a + 0 beside 1·d: 1, 2, 4, 5 and 5, 6, 8, 9.
    @Test
    void anotherDiffers() {
        var first = Matrix.of(new float[] {1, 0}, new float[] {0, 0});
        assertEquals(new Agreement(Agreement.Kind.OTHER, 4, 4), agreement(first, false));
        assertTrue(agreement(first, true).sentence().contains("4 of 4 outputs differ"));
    }

    @Test
    void aDifferenceTakesTheOtherSign() {
        var slope = Matrix.of(new float[] {-1, 1}, new float[] {-1, 1});
        assertEquals(new Agreement(Agreement.Kind.NEGATED, 4, 4), agreement(slope, true));
    }

    /// On an even input only the sum of the weights counts.
    @Test
    void onAnEvenInputAllAgree() {
        var state = state(CORNER, true).withInput(Matrix.filled(3, 3, 2));
        var agreement = Agreement.of(state, Explored.of(state));
        assertEquals(new Agreement(Agreement.Kind.OTHER, 0, 4), agreement);
        assertTrue(agreement.sentence().contains("yet on this input"));
    }

    @Test
    void theTurnEndsWhereTheGridIsDrawnAndBeginsOpposite() {
        var palette = Palettes.LIGHT;
        var grid = new GridModel(
                1,
                2,
                List.of(
                        GridModel.Cell.of(GridModel.Fill.KERNEL_STRONG, ""),
                        GridModel.Cell.of(GridModel.Fill.BEYOND, "")),
                Optional.empty());
        FxTest.run(() -> {
            var canvas = new Canvas(120, 60);
            var painter = new CanvasPainter(canvas.getGraphicsContext2D());
            GridPainter.turning(painter, grid, palette, 40, 10, 10, 1);
            assertEquals(List.of(palette.kernel(), Color.WHITE), colours(canvas));
            canvas.getGraphicsContext2D().clearRect(0, 0, 120, 60);
            GridPainter.turning(painter, grid, palette, 40, 10, 10, 0);
            assertEquals(List.of(Color.WHITE, palette.kernel()), colours(canvas));
        });
    }

    private static List<Color> colours(Canvas canvas) {
        WritableImage image = canvas.snapshot(null, null);
        return Stream.of(30, 73)
                .map(x -> image.getPixelReader().getColor(x, 30))
                .toList();
    }

    @Test
    void theStageSwingsTheKernelUnlessMotionIsReduced() {
        FxTest.run(() -> {
            for (boolean reduced : new boolean[] {false, true}) {
                var model = new ExplorerViewModel(state(CORNER, false));
                model.setReducedMotion(reduced);
                var stage = new NumbersStage(model, new SimpleObjectProperty<>(Palettes.LIGHT));
                stage.setAspect(Aspect.FORWARD);
                stage.setShown(true);
                var scene = new Scene(stage, 900, 600);
                scene.getRoot().applyCss();
                scene.getRoot().layout();
                var kernel = scene.lookup("#kernel-grid");
                Bounds before = kernel.getLayoutBounds();
                model.edit(s -> s.withLayer(s.layer().withFlipped(true)));
                assertEquals(reduced ? 1 : 0, kernel.getOpacity(), "reduced motion: " + reduced);
                assertEquals(before, kernel.getLayoutBounds());
            }
        });
    }
}
