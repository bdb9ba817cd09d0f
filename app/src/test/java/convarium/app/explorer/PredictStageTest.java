package convarium.app.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.app.control.TensorGrid;
import convarium.app.control.TensorGrid.Place;
import convarium.app.explorer.PredictQuestion.Status;
import convarium.app.explorer.PredictSettings.Hidden;
import convarium.app.render.SvgPainter;
import convarium.app.testing.FxTest;
import convarium.app.theme.Look;
import convarium.app.theme.PaletteProbe;
import convarium.app.theme.Theme;
import java.util.Objects;
import javafx.event.ActionEvent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;

/// The stage of a question, as a learner fills it in.
class PredictStageTest {
    private final ExplorerViewModel model = new ExplorerViewModel(StartState.worked());

    private PredictStage stage(Hidden hidden) {
        model.setReducedMotion(true);
        model.look(Aspect.PREDICT);
        new Predicting(model).hide(hidden);
        var probe = new PaletteProbe();
        var root = new StackPane(probe);
        new Scene(root, 900, 640).getStylesheets().setAll(Theme.LIGHT.stylesheets());
        root.applyCss();
        var stage = new PredictStage(model, probe.paletteProperty());
        stage.setAspect(Aspect.PREDICT);
        root.getChildren().add(stage);
        stage.setShown(true);
        root.applyCss();
        root.layout();
        return stage;
    }

    private static <T> T find(PredictStage stage, String id, Class<T> type) {
        return type.cast(Objects.requireNonNull(stage.lookup("#" + id), id));
    }

    private static void enter(PredictStage stage, int slot, String typed) {
        var field = find(stage, "predict-" + slot, TextField.class);
        field.setText(typed);
        field.fireEvent(new ActionEvent());
    }

    private Status status(int slot) {
        return new Predicting(model).question().status(slot);
    }

    @Test
    void aSizeIsTypedAndCheckedWithEnter() {
        FxTest.run(() -> {
            var stage = stage(Hidden.SIZE);
            var output = find(stage, "predict-output-grid", TensorGrid.class);
            assertEquals("Output grid, its size is hidden", output.getAccessibleText());
            enter(stage, 0, "3");
            assertEquals(Status.RIGHT, status(0));
            assertEquals(1, output.getModel().rows(), "columns are still asked for");
            enter(stage, 1, "4");
            assertEquals(Status.WRONG, status(1));
            assertEquals(3, output.getModel().rows());
            assertEquals(
                    "1 right of 2", find(stage, "predict-score", Label.class).getText());
        });
    }

    @Test
    void theSentenceHasAFieldForEachFactor() {
        FxTest.run(() -> {
            var stage = stage(Hidden.SENTENCE);
            assertTrue(stage.lookup("#predict-17") != null && stage.lookup("#predict-18") == null);
            enter(stage, 0, "2");
            enter(stage, 1, "−1,5");
            assertEquals(Status.RIGHT, status(0));
            assertEquals(Status.WRONG, status(1));
            assertEquals(-1.5, new Predicting(model).question().answer(1).orElseThrow());
            assertFalse(find(stage, "predict-0", TextField.class).isEditable(), "what is right stays");
            enter(stage, 2, "x");
            assertEquals(Status.OPEN, status(2));
        });
    }

    @Test
    void outputsAreTypedIntoTheGrid() {
        FxTest.run(() -> {
            var stage = stage(Hidden.OUTPUT);
            var grid = find(stage, "predict-output-grid", TensorGrid.class);
            var editor = grid.editor().orElseThrow();
            assertEquals(new Place(0, 0), grid.getCursorCell().orElseThrow(), "the cursor waits at the first");
            assertEquals("", editor.draft(new Place(0, 0)));
            editor.set(new Place(0, 1), 5);
            assertEquals(Status.TYPED, status(1));
            editor.enter(new Place(0, 1));
            assertEquals(Status.RIGHT, status(1));
            assertFalse(editor.isEditable(new Place(0, 1)));
            editor.paste(new Place(1, 0), "7 8\n3 9");
            find(stage, "predict-check", Button.class).fire();
            assertEquals(Status.RIGHT, status(3));
            assertEquals(Status.WRONG, status(7));
            assertEquals(new Focus.Output(2, 1), model.state().pin(), "the first wrong one is opened up");
            find(stage, "predict-reveal", Button.class).fire();
            assertTrue(new Predicting(model).question().isSettled());
            find(stage, "predict-another", Button.class).fire();
            assertEquals(Status.OPEN, status(0));
        });
    }

    @Test
    void aDrawingHidesWhatTheStageHides() {
        FxTest.run(() -> {
            stage(Hidden.OUTPUT);
            String svg =
                    SvgPainter.draw(WalkFilm.still(model.state(), model.explored(), 0), Look.of(Theme.LIGHT), 900, 560);
            assertFalse(svg.contains(">10<"), "no other number of the drawing is 10");
            String whole =
                    SvgPainter.draw(WalkFilm.still(model.state(), model.explored(), 9), Look.of(Theme.LIGHT), 900, 560);
            assertTrue(whole.contains(">10<"));
        });
    }
}
