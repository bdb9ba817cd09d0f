package convarium.app.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.app.render.ColourMap;
import convarium.app.render.Palettes;
import convarium.app.render.Placement;
import convarium.app.render.Raster;
import convarium.app.testing.FxTest;
import convarium.app.theme.Theme;
import convarium.engine.tensor.Shape;
import convarium.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.event.Event;
import javafx.event.EventHandler;
import javafx.event.EventType;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.Test;

class CompareViewTest {
    private final List<String> heard = new ArrayList<>();

    /// Four grey cells before, four signed ones after, each 100 pixels wide.
    private CompareView view() {
        var view = new CompareView();
        view.setOnOpen((row, column) -> heard.add("open " + row + " " + column));
        view.setOnClose(() -> heard.add("close"));
        view.beforeProperty()
                .set(new Raster(
                        Tensor.of(Shape.of(1, 1, 4), 0, 0.25f, 0.5f, 1),
                        Placement.INPUT,
                        ColourMap.brightness(),
                        0,
                        1));
        view.afterProperty()
                .set(new Raster(
                        Tensor.of(Shape.of(1, 1, 4), -2, 2, 0, 2),
                        Placement.INPUT,
                        ColourMap.diverging(Palettes.LIGHT),
                        -2,
                        2));
        return view;
    }

    private static Scene shown(CompareView view) {
        var scene = new Scene(view, 400, 100);
        scene.getStylesheets().setAll(Theme.LIGHT.stylesheets());
        view.applyCss();
        view.layout();
        return scene;
    }

    @Test
    void leftOfTheHandleIsBeforeAndRightOfItAfter() {
        FxTest.run(() -> {
            var scene = shown(view());
            var pixels = scene.snapshot(null).getPixelReader();
            assertEquals(0xff000000, pixels.getArgb(50, 20));
            assertEquals(0xff404040, pixels.getArgb(150, 20));
            assertEquals(0xffffffff, pixels.getArgb(250, 20));
            assertEquals(0xffc2571a, pixels.getArgb(350, 20));
        });
    }

    @Test
    void theHandleAtTheLeftShowsOnlyAfter() {
        FxTest.run(() -> {
            var view = view();
            view.handleProperty().set(0);
            var pixels = shown(view).snapshot(null).getPixelReader();
            assertEquals(0xff2b6cb0, pixels.getArgb(50, 20));
            assertEquals(0xffc2571a, pixels.getArgb(150, 20));
        });
    }

    @Test
    void newValuesInTheSameImageAreDrawnAgain() {
        FxTest.run(() -> {
            var view = view();
            var scene = shown(view);
            scene.snapshot(null);
            view.afterProperty()
                    .set(new Raster(
                            Tensor.of(Shape.of(1, 1, 4), 0, 0, 0, -2),
                            Placement.INPUT,
                            ColourMap.diverging(Palettes.LIGHT),
                            -2,
                            2));
            view.layout();
            assertEquals(0xff2b6cb0, scene.snapshot(null).getPixelReader().getArgb(350, 20));
        });
    }

    @Test
    void theKeyboardMovesTheHandle() {
        FxTest.run(() -> {
            var view = view();
            shown(view);
            press(view, KeyCode.RIGHT, false);
            assertEquals(0.52, view.handleProperty().get(), 1e-9);
            press(view, KeyCode.LEFT, false);
            press(view, KeyCode.LEFT, false);
            assertEquals(0.48, view.handleProperty().get(), 1e-9);
            press(view, KeyCode.END, false);
            press(view, KeyCode.RIGHT, false);
            assertEquals(1, view.handleProperty().get());
            press(view, KeyCode.HOME, false);
            assertEquals(0, view.handleProperty().get());
        });
    }

    @Test
    void theKeyboardOpensAndClosesCells() {
        FxTest.run(() -> {
            var view = view();
            shown(view);
            press(view, KeyCode.ENTER, false);
            press(view, KeyCode.RIGHT, true);
            press(view, KeyCode.RIGHT, true);
            press(view, KeyCode.LEFT, true);
            press(view, KeyCode.ESCAPE, false);
            press(view, KeyCode.ESCAPE, false);
            assertEquals(List.of("open 0 2", "open 0 3", "open 0 2", "close"), heard);
        });
    }

    @Test
    void aClickOpensTheCellUnderIt() {
        FxTest.run(() -> {
            var view = view();
            shown(view);
            mouse(view, MouseEvent.MOUSE_PRESSED, 310, 50);
            mouse(view, MouseEvent.MOUSE_DRAGGED, 320, 60);
            mouse(view, MouseEvent.MOUSE_DRAGGED, 120, 60);
            mouse(view, MouseEvent.MOUSE_RELEASED, 120, 60);
            assertEquals(List.of("open 0 3", "open 0 1"), heard);
            assertEquals(0.5, view.handleProperty().get());
        });
    }

    @Test
    void theHandleFollowsTheMouseAndStopsAtTheEdges() {
        FxTest.run(() -> {
            var view = view();
            shown(view);
            mouse(view, MouseEvent.MOUSE_PRESSED, 205, 50);
            mouse(view, MouseEvent.MOUSE_DRAGGED, 100, 50);
            assertEquals(0.25, view.handleProperty().get());
            mouse(view, MouseEvent.MOUSE_DRAGGED, -70, 50);
            assertEquals(0, view.handleProperty().get());
            assertTrue(heard.isEmpty());
        });
    }

    @Test
    void theWorldGoesAroundBothMaps() {
        FxTest.run(() -> {
            var view = view();
            view.afterProperty()
                    .set(new Raster(
                            Tensor.zeros(Shape.of(1, 4, 2)),
                            new Placement(-1, 0.5, 2, 1),
                            ColourMap.brightness(),
                            0,
                            1));
            assertEquals(new Rectangle2D(-1, 0, 5, 4.5), view.world());
        });
    }

    @Test
    void assistiveToolsFindASlider() {
        FxTest.run(() -> {
            var view = view();
            shown(view);
            assertEquals(AccessibleRole.SLIDER, view.getAccessibleRole());
            assertEquals(0.5, view.queryAccessibleAttribute(AccessibleAttribute.VALUE));
            view.executeAccessibleAction(AccessibleAction.SET_VALUE, 0.3);
            view.executeAccessibleAction(AccessibleAction.DECREMENT);
            assertEquals("28 % before", view.queryAccessibleAttribute(AccessibleAttribute.VALUE_STRING));
        });
    }

    @Test
    void aSkinThatIsGoneHearsNothing() {
        FxTest.run(() -> {
            var view = view();
            shown(view);
            assertNotNull(view.getSkin());
            view.setSkin(null);
            press(view, KeyCode.RIGHT, false);
            mouse(view, MouseEvent.MOUSE_PRESSED, 310, 50);
            assertEquals(0.5, view.handleProperty().get());
            assertTrue(heard.isEmpty());
        });
    }

    @Test
    void keysThatItDoesNotUseGoOn() {
        FxTest.run(() -> {
            var view = view();
            shown(view);
            assertFalse(press(view, KeyCode.SPACE, false));
            assertFalse(press(view, KeyCode.UP, false));
            assertFalse(press(view, KeyCode.ESCAPE, false));
            assertTrue(press(view, KeyCode.HOME, false));
        });
    }

    /// Presses a key and tells whether the view used it.
    private static boolean press(CompareView view, KeyCode code, boolean shift) {
        var goesOn = new AtomicBoolean();
        EventHandler<KeyEvent> above = event -> goesOn.set(true);
        view.getScene().addEventHandler(KeyEvent.KEY_PRESSED, above);
        Event.fireEvent(view, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, false, false, false));
        view.getScene().removeEventHandler(KeyEvent.KEY_PRESSED, above);
        return !goesOn.get();
    }

    private static void mouse(CompareView view, EventType<MouseEvent> type, double x, double y) {
        boolean down = type != MouseEvent.MOUSE_RELEASED;
        Event.fireEvent(
                view,
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
                        down,
                        false,
                        false,
                        false,
                        false,
                        true,
                        null));
    }
}
