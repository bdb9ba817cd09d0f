package convarium.app.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.app.control.MatrixGrid;
import convarium.app.testing.FxTest;
import convarium.app.theme.PaletteProbe;
import convarium.app.theme.Theme;
import java.util.Objects;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;

/// The layer as a matrix: what the view model lets happen, and what pointing does.
class MatrixAspectTest {
    private static final String LINK =
            "convarium:explore?in=1,2,3;4,5,6;7,8,9&k=1,2;3,4&view=matrices&form=toeplitz&pin=m:3,8";

    @Test
    void aLinkHoldsFormAndEntry() {
        var state = ExplorerLink.read(LINK);
        assertEquals(Looking.PLAIN.withAspect(Aspect.MATRICES).withForm(MatrixForm.TOEPLITZ), state.looking());
        assertEquals(new Focus.Entry(3, 8), state.pin());
        assertEquals(LINK, ExplorerLink.write(state));
        assertThrows(IllegalArgumentException.class, () -> ExplorerLink.read(LINK.replace("3,8", "4,8")));
        assertThrows(IllegalArgumentException.class, () -> ExplorerLink.read(LINK.replace("view=matrices&", "")));
        assertThrows(IllegalArgumentException.class, () -> ExplorerLink.read(LINK + "&op=max"));
    }

    @Test
    void theWalkGoesOverTheOutputs() {
        var model = new ExplorerViewModel(ExplorerLink.read(LINK));
        assertEquals(4, model.steps());
        model.scrub(2);
        assertEquals(2, model.state().step());
        assertEquals(Focus.NOTHING, model.state().pin());
    }

    @Test
    void maxPoolingGoesBackToTheWalk() {
        var model = new ExplorerViewModel(ExplorerLink.read(LINK));
        model.edit(s -> s.withLayer(s.layer().withOperation(Operation.MAX_POOLING)));
        assertEquals(Aspect.FORWARD, model.state().looking().aspect());
        assertEquals(Focus.NOTHING, model.state().pin());
        assertFalse(Aspect.MATRICES.fits(model.state()));
        model.look(Aspect.MATRICES);
        assertEquals(Aspect.FORWARD, model.state().looking().aspect());
    }

    @Test
    void anotherFormLetsAnEntryGo() {
        var model = new ExplorerViewModel(ExplorerLink.read(LINK));
        model.writeAs(MatrixForm.IM2COL);
        assertEquals(MatrixForm.IM2COL, model.state().looking().form());
        assertEquals(Focus.NOTHING, model.state().pin());
        model.edit(s -> s.withPin(new Focus.Output(1, 1)));
        model.writeAs(MatrixForm.TOEPLITZ);
        assertEquals(new Focus.Output(1, 1), model.state().pin());
        assertFalse(model.canUndoProperty().get());
    }

    @Test
    void pointingShowsAndAClickKeeps() {
        FxTest.run(() -> {
            var model = new ExplorerViewModel(ExplorerLink.read(LINK.replace("&pin=m:3,8", "")));
            var stage = stage(model);
            var matrix = grid(stage, "matrix-cells");
            assertEquals(4, matrix.model().rows());
            mouse(matrix, MouseEvent.MOUSE_MOVED, 2, 4);
            assertEquals(new Focus.Entry(2, 4), model.focus());
            mouse(matrix, MouseEvent.MOUSE_CLICKED, 2, 4);
            assertEquals(new Focus.Entry(2, 4), model.state().pin());
            mouse(matrix, MouseEvent.MOUSE_CLICKED, 2, 4);
            assertEquals(Focus.NOTHING, model.state().pin());
            mouse(grid(stage, "matrix-kernel"), MouseEvent.MOUSE_MOVED, 1, 0);
            assertEquals(new Focus.Weight(1, 0), model.focus());
            assertTrue(matrix.light().dimmed());
            assertEquals(4, matrix.light().spots().size());
            mouse(grid(stage, "matrix-input"), MouseEvent.MOUSE_MOVED, 0, 5);
            assertEquals(new Focus.Input(1, 2), model.focus());
            mouse(grid(stage, "matrix-output"), MouseEvent.MOUSE_MOVED, 3, 0);
            assertEquals(new Focus.Output(1, 1), model.focus());
        });
    }

    @Test
    void theKeyboardReachesEveryEntry() {
        FxTest.run(() -> {
            var model = new ExplorerViewModel(ExplorerLink.read(LINK.replace("&pin=m:3,8", "")));
            var matrix = grid(stage(model), "matrix-cells");
            key(matrix, KeyCode.RIGHT);
            assertEquals(Focus.NOTHING, model.focus());
            key(matrix, KeyCode.ENTER);
            assertEquals(new Focus.Entry(0, 0), model.focus());
            key(matrix, KeyCode.RIGHT);
            key(matrix, KeyCode.DOWN);
            assertEquals(new Focus.Entry(1, 1), model.focus());
            key(matrix, KeyCode.ENTER);
            assertEquals(new Focus.Entry(1, 1), model.state().pin());
            key(matrix, KeyCode.ESCAPE);
            assertEquals(Focus.NOTHING, model.hoverProperty().get());
        });
    }

    @Test
    void theStageFollowsEveryChange() {
        FxTest.run(() -> {
            var model = new ExplorerViewModel(ExplorerLink.read(LINK));
            var stage = stage(model);
            for (var state : RandomStates.of(41, 60)) {
                model.open(state.withSource(new Source.Numbers()));
                model.look(Aspect.MATRICES);
                stage.layout();
                if (model.state().looking().aspect() == Aspect.MATRICES
                        && MatrixSize.of(model.state(), model.explored()).isShown()) {
                    var size = MatrixSize.of(model.state(), model.explored());
                    assertEquals(
                            size.rows(), grid(stage, "matrix-cells").model().rows());
                    assertEquals(
                            size.columns(), grid(stage, "matrix-cells").model().columns());
                }
            }
        });
    }

    private static MatrixStage stage(ExplorerViewModel model) {
        var probe = new PaletteProbe();
        var root = new StackPane(probe);
        var scene = new Scene(root, 900, 640);
        scene.getStylesheets().setAll(Theme.LIGHT.stylesheets());
        root.applyCss();
        var stage = new MatrixStage(model, probe.paletteProperty());
        stage.setAspect(Aspect.MATRICES);
        root.getChildren().add(stage);
        stage.setShown(true);
        root.applyCss();
        root.layout();
        return stage;
    }

    private static MatrixGrid grid(MatrixStage stage, String id) {
        return (MatrixGrid) Objects.requireNonNull(stage.lookup("#" + id));
    }

    private static void mouse(MatrixGrid grid, javafx.event.EventType<MouseEvent> type, int row, int column) {
        var place = grid.localToScene(4 + (column + 0.4) * grid.pitchX(), 4 + (row + 0.4) * grid.pitchY());
        double x = place.getX();
        double y = place.getY();
        Event.fireEvent(
                grid,
                new MouseEvent(
                        type,
                        x,
                        y,
                        x,
                        y,
                        MouseButton.PRIMARY,
                        1,
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
    }

    private static void key(MatrixGrid grid, KeyCode code) {
        Event.fireEvent(grid, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }
}
