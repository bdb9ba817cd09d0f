package convarium.app.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.app.control.TensorGrid;
import convarium.app.explorer.ExplorerViewModel;
import convarium.app.explorer.Matrix;
import convarium.app.explorer.Operation;
import convarium.app.explorer.PictureFiles;
import convarium.app.explorer.PictureWork;
import convarium.app.explorer.PresetStates;
import convarium.app.explorer.StartState;
import convarium.app.render.GridPainter;
import convarium.app.shell.Shell;
import convarium.app.task.FrameClock;
import convarium.app.task.SameThreadTaskRunner;
import convarium.app.testing.FxTest;
import convarium.app.theme.Theme;
import convarium.engine.compute.Computes;
import convarium.engine.compute.WorkerPool;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// What a newcomer does, in a window without a display.
class JourneyTest {
    private static final int WAIT_SECONDS = 20;

    private final FxRobot robot = new FxRobot();
    private final WorkerPool pool = new WorkerPool(1);
    private final ExplorerViewModel model = FxTest.get(() -> new ExplorerViewModel(StartState.worked()));
    private final FrameClock clock = new FrameClock(model::advance);
    private final Shell shell = FxTest.get(() -> new Shell(
            model,
            new PictureWork(new SameThreadTaskRunner(), Computes.scalar(pool), 1, new PictureFiles(), () -> 0),
            Optional::empty));
    private final Stage stage = FxTest.get(Stage::new);

    @BeforeEach
    void open() {
        FxTest.run(() -> {
            stage.setScene(shell.scene(1000, 900));
            stage.show();
            clock.start();
            shell.explorer().firstFocus().requestFocus();
        });
        await(stage::isShowing);
    }

    @AfterEach
    void close() {
        FxTest.run(() -> {
            clock.stop();
            stage.close();
        });
        pool.close();
        WaitForAsyncUtils.clearExceptions();
    }

    private static void await(BooleanSupplier condition) {
        try {
            WaitForAsyncUtils.waitFor(WAIT_SECONDS, TimeUnit.SECONDS, () -> FxTest.get(condition::getAsBoolean));
        } catch (TimeoutException e) {
            throw new AssertionError("waited in vain", e);
        }
    }

    private <T extends Node> T find(String id, Class<T> type) {
        return robot.lookup(id).queryAs(type);
    }

    private void awaitStep(int step) {
        await(() -> model.state().step() == step && model.frameProperty().get().progress() == 1);
    }

    private String focused() {
        return String.valueOf(shell.getScene().getFocusOwner().getId());
    }

    @Test
    void theWindowOpensInTheMiddleAndSpacePlaysToTheEnd() {
        assertEquals("play", FxTest.get(this::focused));
        assertEquals("5 of 9", find(".step-count", Label.class).getText());
        assertTrue(find("#kernel-grid", TensorGrid.class).isVisible());
        FxTest.run(() -> model.edit(s -> s.withSpeed(16)));
        robot.type(KeyCode.SPACE);
        awaitStep(8);
        await(() -> !model.playingProperty().get());
        assertEquals("9 of 9", find(".step-count", Label.class).getText());
        FxTest.run(() -> model.edit(s -> s.withSpeed(0.25)));
        robot.type(KeyCode.SPACE);
        await(() -> model.playingProperty().get());
        robot.type(KeyCode.SPACE);
        await(() -> !model.playingProperty().get());
    }

    @Test
    void arrowsAndEndsGoThroughTheWalk() {
        robot.type(KeyCode.RIGHT);
        awaitStep(5);
        robot.type(KeyCode.LEFT);
        awaitStep(4);
        robot.type(KeyCode.HOME);
        awaitStep(0);
        robot.type(KeyCode.END);
        awaitStep(8);
        assertEquals("play", FxTest.get(this::focused));
    }

    @Test
    void aLineOfCodeChangesTheLayerAndABadOneSaysWhy() {
        robot.press(KeyCode.CONTROL).type(KeyCode.L).release(KeyCode.CONTROL);
        await(() -> focused().equals("layer-line"));
        robot.write("nn.Conv2d(1, 1, 3, stride=0)").type(KeyCode.ENTER);
        await(() -> model.lineErrorProperty().get().isPresent());
        var message = find("#line-message", Label.class);
        assertTrue(message.getText().contains("stride"), message.getText());
        assertTrue(message.getParent().isVisible());
        assertEquals(StartState.worked(), model.state());
        robot.press(KeyCode.CONTROL).type(KeyCode.L).release(KeyCode.CONTROL);
        robot.write("nn.Conv2d(1, 1, 3, padding=1, bias=False)").type(KeyCode.ENTER);
        await(() -> model.explored().steps() == 25);
        assertTrue(model.lineErrorProperty().get().isEmpty());
        assertEquals(5, find("#output-grid", TensorGrid.class).getModel().rows());
    }

    @Test
    void aPresetOpensByItsName() {
        robot.clickOn("#presets");
        await(() -> robot.lookup("#preset-half-padding-no-strides").tryQuery().isPresent());
        robot.clickOn("#preset-half-padding-no-strides");
        await(() -> model.state().note().equals("half-padding-no-strides"));
        assertEquals(PresetStates.of("half-padding-no-strides"), model.state());
        // the menu gives the keyboard back: Space plays
        await(() -> focused().equals("play"));
    }

    @Test
    void aCellIsTypedIntoAndTheEditUndone() {
        var grid = find("#input-grid", TensorGrid.class);
        // the centre cell of the input, behind one cell of padding
        double at = 4 + 3 * GridPainter.pitch(grid.getCellSize()) + grid.getCellSize() / 2;
        robot.doubleClickOn(FxTest.get(() -> grid.localToScreen(at, at)));
        robot.write("4,5").type(KeyCode.ENTER);
        await(() -> model.state().input().get(2, 2) == 4.5f);
        // the middle sum leaves its centre out: its weight is zero; a corner of the next window is not
        assertEquals(8, model.explored().output().get(1, 1));
        robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
        await(() -> model.state().input().get(2, 2) == 0);
        assertEquals(
                Matrix.of(new float[] {1, 5, 6}, new float[] {7, 8, 3}, new float[] {3, 10, 4}),
                model.explored().output());
    }

    @Test
    void everyLookShowsTheSameAndHelpIsOneKeyAway() {
        for (var theme : new Theme[] {Theme.DARK, Theme.PROJECTOR, Theme.LIGHT}) {
            robot.type(KeyCode.T);
            await(() -> shell.themeProperty().get() == theme);
            assertEquals(StartState.worked(), model.state());
            assertEquals("5 of 9", find(".step-count", Label.class).getText());
            assertEquals("play", FxTest.get(this::focused));
        }
        robot.clickOn("#help");
        await(() -> find(".sheet-veil", Node.class).isVisible());
        robot.type(KeyCode.ESCAPE);
        await(() -> !shell.lookup(".sheet-veil").isVisible());
        FxTest.run(() -> Event.fireEvent(
                shell.getScene().getFocusOwner(),
                new KeyEvent(KeyEvent.KEY_PRESSED, "?", "?", KeyCode.SLASH, true, false, false, false)));
        await(() -> shell.lookup(".sheet-veil").isVisible());
        robot.type(KeyCode.F1);
        await(() -> !shell.lookup(".sheet-veil").isVisible());
    }

    @Test
    void poolingHasNoKernelToShow() {
        if (!FxTest.get(() -> shell.explorer().inspectorOpenProperty().get())) {
            robot.press(KeyCode.CONTROL).type(KeyCode.I).release(KeyCode.CONTROL);
        }
        await(() -> shell.lookup("#inspector").isVisible());
        robot.clickOn("#kind-POOLING");
        await(() -> model.state().layer().operation() == Operation.MAX_POOLING);
        assertFalse(FxTest.get(() -> shell.lookup("#kernel-grid").getParent().isVisible()));
        robot.clickOn("#kind-CONVOLUTION");
        await(() -> shell.lookup("#kernel-grid").getParent().isVisible());
    }
}
