package convarium.app.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.app.testing.FxTest;
import convarium.app.theme.Look;
import convarium.app.theme.Theme;
import convarium.engine.data.PenDrawing;
import convarium.engine.data.PenDrawing.Spot;
import convarium.engine.explain.Predictions;
import convarium.engine.explain.ShiftTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;

class AnswerViewsTest {
    private static final List<String> NAMES = List.of("A", "B");
    /// Two pictures of A recognised, one of B taken for A.
    private static final Predictions SAID =
            Predictions.of(2, new int[] {0, 0, 1}, new float[] {0.9f, 0.1f, 0.8f, 0.2f, 0.7f, 0.3f});

    private static void press(Region view, KeyCode code) {
        view.getOnKeyPressed().handle(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    private static WritableImage drawn(Region view, double width, double height) {
        var scene = new Scene(new Group(view), width, height);
        scene.getStylesheets().setAll(Theme.LIGHT.stylesheets());
        view.setPrefSize(width, height);
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        return scene.snapshot(null);
    }

    @Test
    void confusionsArePickedWithTheArrows() {
        FxTest.run(() -> {
            var view = new ConfusionCanvas();
            var picked = new ArrayList<ConfusionCanvas.Cell>();
            var hovered = new ArrayList<Optional<ConfusionCanvas.Cell>>();
            view.setOnPick(picked::add);
            view.setOnHover(hovered::add);
            view.show(Optional.of(SAID.confusions()), NAMES, Optional.empty());
            press(view, KeyCode.DOWN);
            press(view, KeyCode.DOWN);
            press(view, KeyCode.DOWN);
            press(view, KeyCode.ENTER);
            press(view, KeyCode.ESCAPE);
            assertEquals(List.of(new ConfusionCanvas.Cell(1, 0)), picked);
            assertEquals(Optional.of(new ConfusionCanvas.Cell(0, 0)), hovered.getFirst());
            assertEquals(Optional.empty(), hovered.getLast());
            assertEquals(
                    "“B” is taken for “A” in 1 of 1 pictures, 100 %",
                    ConfusionCanvas.words(SAID.confusions(), NAMES, new ConfusionCanvas.Cell(1, 0)));
        });
    }

    @Test
    void rightIsGreenAndWrongIsOrange() {
        FxTest.run(() -> {
            var view = new ConfusionCanvas();
            view.show(Optional.of(SAID.confusions()), NAMES, Optional.empty());
            var image = drawn(view, 240, 240).getPixelReader();
            var palette = Look.of(Theme.LIGHT).palette();
            // near the corners of the cells, beside their counts
            double right = distance(image.getColor(40, 40), palette.output());
            double wrong = distance(image.getColor(40, 160), palette.positive());
            assertTrue(right < 0.3, "green by " + right);
            assertTrue(wrong < 0.3, "orange by " + wrong);
            assertTrue(distance(image.getColor(160, 40), palette.inset()) < 0.02);
        });
    }

    private static double distance(Color one, Color other) {
        return Math.abs(one.getRed() - other.getRed())
                + Math.abs(one.getGreen() - other.getGreen())
                + Math.abs(one.getBlue() - other.getBlue());
    }

    @Test
    void aStrokeIsDrawnWithTheKeyboard() {
        FxTest.run(() -> {
            var pad = new PadCanvas();
            var strokes = new ArrayList<PenDrawing>();
            var done = new ArrayList<PenDrawing>();
            pad.setOnStroke(strokes::add);
            pad.setOnDrawn(done::add);
            pad.setThickness(0.1);
            press(pad, KeyCode.SPACE);
            assertTrue(pad.isDrawing());
            press(pad, KeyCode.RIGHT);
            press(pad, KeyCode.DOWN);
            press(pad, KeyCode.SPACE);
            assertFalse(pad.isDrawing());
            assertEquals(3, strokes.size());
            assertEquals(1, done.size());
            var stroke = done.getFirst().strokes().getFirst();
            assertEquals(0.1, stroke.width(), 1e-3);
            assertEquals(3, stroke.spots().size());
            assertEquals(new Spot(0.5, 0.5), stroke.spots().getFirst());
            assertEquals(stroke.spots().get(1).x(), stroke.spots().get(2).x());
            assertTrue(stroke.spots().get(2).y() > 0.5);
        });
    }

    @Test
    void theShiftTestIsReadOut() {
        FxTest.run(() -> {
            var view = new ShiftCanvas();
            var curve = ShiftCurve.unknown("MLP", ShiftTest.Direction.ACROSS, 2)
                    .with(0, 0.97)
                    .with(2, 0.5);
            view.show(List.of(curve), 0.1);
            assertEquals("MLP: 0: 97 %, 2: 50 %", view.getAccessibleText());
            drawn(view, 300, 200);
        });
    }
}
