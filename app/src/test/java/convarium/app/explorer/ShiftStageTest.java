package convarium.app.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.app.control.TensorGrid;
import convarium.app.control.TensorGrid.Place;
import convarium.app.explorer.ShiftSettings.Edge;
import convarium.app.render.GridModel;
import convarium.app.render.Palettes;
import convarium.app.testing.FxTest;
import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShiftStageTest {
    private static final String LINK = "convarium:explore?in=1,2,3;4,5,6;7,8,9&k=1,1;1,1&view=shift";

    private final ExplorerViewModel model = new ExplorerViewModel(ExplorerLink.read(LINK));

    private ShiftScene scene() {
        return new ShiftScenes(model.state(), model.explored())
                .at(
                        model.state(),
                        model.frameProperty().get(),
                        model.focus(),
                        model.state().pin());
    }

    private ShiftSettings shift() {
        return model.state().looking().shift();
    }

    /// By hand: 1 … 9 under ones gives 12 16, 24 28; 0 1 2, 0 4 5, 0 7 8 gives 5 12, 11 24.
    @Test
    void theSixGrids() {
        var scene = scene();
        assertEquals(List.of("1 2 3", "4 5 6", "7 8 9"), NumbersSceneTest.texts(scene.input()));
        assertEquals(List.of("0 1 2", "0 4 5", "0 7 8"), NumbersSceneTest.texts(scene.shifted()));
        assertEquals(List.of("Eii", "Eii", "Eii"), NumbersSceneTest.fills(scene.shifted()));
        assertEquals(List.of("12 16", "24 28"), NumbersSceneTest.texts(scene.output()));
        assertEquals(List.of("5 12", "11 24"), NumbersSceneTest.texts(scene.ofShifted()));
        assertEquals(List.of("0 12", "0 24"), NumbersSceneTest.texts(scene.shiftedOutput()));
        assertEquals(List.of("5 0", "11 0"), NumbersSceneTest.texts(scene.difference()));
        assertEquals(11, scene.most());
        assertEquals(5 / 11.0, scene.difference().cell(0, 0).tone(), 1e-6);
        assertEquals(
                "layer(shift(input)) ≠ shift(layer(input))  2 of 4 cells differ",
                scene.sentence().text());
    }

    @Test
    void anOutputShowsBothWindows() {
        model.hoverProperty().set(new Focus.Output(1, 1));
        var scene = scene();
        assertEquals(List.of("Eii", "Eww", "Eww"), NumbersSceneTest.fills(scene.shifted()));
        assertEquals(
                new GridModel.Outline(1, 1, 2, 2), scene.shifted().outline().orElseThrow());
        assertEquals(List.of("iii", "wwi", "wwi"), NumbersSceneTest.fills(scene.input()));
        assertEquals(List.of("oo", "Oo"), NumbersSceneTest.fills(scene.output()));
        assertEquals("24 − 24 = 0", scene.sentence().text());
        model.hoverProperty().set(new Focus.Output(0, 0));
        assertTrue(scene().input().outline().isEmpty());
        assertTrue(scene().sentence().remark().contains("a zero came in over its edge"));
    }

    @Test
    void anInputShowsWhereItWent() {
        model.hoverProperty().set(new Focus.Input(2, 1));
        assertEquals(List.of("iii", "iii", "iIi"), NumbersSceneTest.fills(scene().input()));
        assertEquals(List.of("Eii", "Eii", "EiI"), NumbersSceneTest.fills(scene().shifted()));
        model.hoverProperty().set(new Focus.Input(2, 2));
        assertTrue(scene().sentence().remark().contains("lost"));
        model.shiftWith(Edge.WRAP);
        assertEquals(List.of("Eii", "Eii", "Iii"), NumbersSceneTest.fills(scene().shifted()));
    }

    @Test
    void theWalkGoesOverShifts() {
        assertEquals(9, model.steps());
        assertEquals(5, model.state().step());
        model.stepForward();
        model.advance(10);
        assertEquals(new ShiftSettings(0, 2, Edge.ZEROS), shift());
        model.scrub(0);
        assertEquals(-4, shift().right());
        model.shiftTo(2, 9);
        assertEquals(new ShiftSettings(2, 4, Edge.ZEROS), shift());
        assertEquals(8, model.state().step());
        model.look(Aspect.FORWARD);
        assertEquals(0, model.state().step());
        model.look(Aspect.SHIFT);
        assertEquals(8, model.state().step());
    }

    @Test
    void theLinkHoldsTheShift() {
        model.shiftTo(-2, 3);
        model.shiftWith(Edge.WRAP);
        String link = ExplorerLink.write(model.state());
        assertTrue(link.endsWith("&view=shift&shift=-2,3&edge=wrap"), link);
        assertEquals(model.state(), ExplorerLink.read(link));
    }

    @ParameterizedTest
    @ValueSource(strings = {"shift=5,0", "shift=0,-5", "shift=1", "shift=a,b", "shift=1,2,3", "edge=none", "step=3"})
    void whatNoShiftIsIsRefused(String part) {
        var e = assertThrows(IllegalArgumentException.class, () -> ExplorerLink.read(LINK + "&" + part));
        assertTrue(String.valueOf(e.getMessage()).startsWith("In the link, " + part.split("=", 2)[0]), e.getMessage());
    }

    private static void press(Node node, EventType<MouseEvent> type, double x, double y) {
        node.fireEvent(new MouseEvent(
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
                true,
                false,
                false,
                false,
                false,
                false,
                null));
    }

    private static void key(Node node, KeyCode code) {
        node.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    @Test
    void theShiftedInputIsMovedByHand() {
        FxTest.run(() -> {
            var stage = new ShiftStage(model, new SimpleObjectProperty<>(Palettes.LIGHT));
            stage.setAspect(Aspect.SHIFT);
            stage.setShown(true);
            var scene = new Scene(stage, 900, 640);
            stage.applyCss();
            stage.layout();
            var grid = assertInstanceOf(TensorGrid.class, scene.lookup("#shift-shifted-grid"));
            double pitch = convarium.app.render.GridPainter.pitch(grid.getCellSize());
            press(grid, MouseEvent.MOUSE_PRESSED, 20, 20);
            press(grid, MouseEvent.MOUSE_DRAGGED, 20 - 2 * pitch, 20 + pitch);
            assertEquals(new ShiftSettings(1, -1, Edge.ZEROS), shift());
            press(grid, MouseEvent.MOUSE_RELEASED, 20 - 2 * pitch, 20 + pitch);
            key(grid, KeyCode.UP);
            key(grid, KeyCode.RIGHT);
            assertEquals(new ShiftSettings(0, 0, Edge.ZEROS), shift());
            var down = assertInstanceOf(Slider.class, scene.lookup("#shift-down"));
            var right = assertInstanceOf(Slider.class, scene.lookup("#shift-right"));
            down.setValue(-3);
            right.setValue(2);
            assertEquals(new ShiftSettings(3, 2, Edge.ZEROS), shift());
            model.scrub(0);
            assertEquals(-4, right.getValue());
            var input = assertInstanceOf(TensorGrid.class, scene.lookup("#shift-input-grid"));
            input.editor().orElseThrow().set(new Place(2, 2), 50);
            assertEquals(50, model.state().input().get(2, 2));
            assertEquals("50", input.getModel().cell(2, 2).text());
        });
    }
}
