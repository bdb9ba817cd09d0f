package convarium.app.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.app.explorer.ExplorerViewModel;
import convarium.app.explorer.PictureFiles;
import convarium.app.explorer.PictureWork;
import convarium.app.explorer.StartState;
import convarium.app.shell.Shell;
import convarium.app.signal.SignalFocus;
import convarium.app.signal.SignalState;
import convarium.app.task.SameThreadTaskRunner;
import convarium.app.testing.FxTest;
import convarium.app.theme.Theme;
import convarium.engine.compute.Computes;
import convarium.engine.compute.WorkerPool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// What somebody does with a signal, in a window without a display.
class SignalJourneyTest {
    private static final int WAIT_SECONDS = 20;

    @TempDir
    private Path folder = Path.of("");

    private final FxRobot robot = new FxRobot();
    private final WorkerPool pool = new WorkerPool(1);
    private final Shell shell = FxTest.get(() -> new Shell(
            new ExplorerViewModel(StartState.worked()),
            new PictureWork(new SameThreadTaskRunner(), Computes.scalar(pool), 1, new PictureFiles(), () -> 0),
            new convarium.app.dialog.DialogService() {
                @Override
                public Optional<Path> choosePicture() {
                    return Optional.empty();
                }

                @Override
                public Optional<Path> chooseTarget(String name, String kind) {
                    return Optional.of(folder.resolve(name));
                }
            }));
    private final Stage stage = FxTest.get(Stage::new);

    @BeforeEach
    void open() {
        FxTest.run(() -> {
            stage.setScene(shell.scene(1000, 760));
            stage.show();
        });
        await(stage::isShowing);
        robot.press(KeyCode.ALT).type(KeyCode.DIGIT4).release(KeyCode.ALT);
        await(() -> focused().equals("signal-play"));
    }

    @AfterEach
    void close() {
        FxTest.run(stage::close);
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

    private String focused() {
        var owner = shell.getScene().getFocusOwner();
        return owner == null ? "" : String.valueOf(owner.getId());
    }

    private SignalState state() {
        return (SignalState) shell.state();
    }

    /// A point of a row: a sample from 0 among so many, and a height from 0 at the head to 1 at the foot.
    private Point2D at(String id, double sample, int of, double height) {
        return FxTest.get(() -> {
            var row = find(id, Region.class);
            return row.localToScreen((sample + 0.5) / of * row.getWidth(), height * row.getHeight());
        });
    }

    /// 32 samples with two before and two behind.
    private Point2D sample(int index, double height) {
        return at("#signal-input", index + 2, 36, height);
    }

    @BeforeEach
    void same() {
        FxTest.run(() -> shell.open(SignalState.first()));
    }

    @Test
    void aSignalIsDrawnWithTheMouseAndUndone() {
        var before = state().input();
        robot.moveTo(sample(4, 0.05))
                .press(MouseButton.PRIMARY)
                .moveTo(sample(6, 0.05))
                .moveTo(sample(9, 0.95));
        robot.release(MouseButton.PRIMARY);
        await(() -> state().input().get(9) < -0.8);
        assertTrue(state().input().get(5) > 0.8f, state().input().toString());
        float between = state().input().get(8);
        assertTrue(between < state().input().get(5) && between > state().input().get(9), "nothing is jumped over");
        assertEquals(before.subList(10, 32), state().input().subList(10, 32));
        robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
        await(() -> state().input().equals(before));
    }

    @Test
    void theKeysChangeASampleAndTypeANumber() {
        FxTest.run(() -> find("#signal-input", Region.class).requestFocus());
        robot.type(KeyCode.HOME, KeyCode.RIGHT);
        float before = state().input().get(1);
        robot.type(KeyCode.UP, KeyCode.UP);
        await(() -> Math.abs(state().input().get(1) - before - 0.1f) < 0.011f);
        robot.type(KeyCode.F2);
        await(() -> focused().equals("signal-field"));
        FxTest.run(() -> find("#signal-field", TextField.class).setText("0,75"));
        robot.type(KeyCode.ENTER);
        await(() -> state().input().get(1) == 0.75f && focused().equals("signal-input"));
        robot.type(KeyCode.ENTER);
        await(() -> state().pin().equals(new SignalFocus.Input(1)));
        robot.type(KeyCode.ESCAPE);
        await(() -> state().pin().equals(SignalFocus.NOTHING));
    }

    @Test
    void aWeightIsDraggedAndAnOutputIsKept() {
        int start = state().step();
        var weight = at("#signal-kernel", start + 1, 36, 0.5);
        robot.moveTo(weight).press(MouseButton.PRIMARY).moveTo(weight.add(0, 8)).moveTo(weight.add(0, 20));
        robot.release(MouseButton.PRIMARY);
        await(() -> state().kernel().get(1) < 0.2f);
        assertEquals(0.2f, state().kernel().get(2));
        robot.clickOn(at("#signal-output", 2 + 5, 36, 0.5));
        await(() -> state().pin().equals(new SignalFocus.Output(5)));
    }

    @Test
    void causalIsSwitchedOnAndTheLineFollows() {
        FxTest.run(() -> find("#signal-toggle-inspector", ToggleButton.class).setSelected(true));
        FxTest.run(() -> find("#signal-option-causal", ToggleButton.class).fire());
        assertTrue(state().layer().causal());
        String line = FxTest.get(() -> find("#layer-line", TextField.class).getText());
        assertEquals("nn.Sequential(nn.ZeroPad1d((4, 0)), nn.Conv1d(1, 1, kernel_size=5, bias=False))", line);
        assertTrue(FxTest.get(
                () -> find("#signal-border-REFLECT", ToggleButton.class).isDisabled()));
        FxTest.run(() -> find("#signal-option-causal", ToggleButton.class).fire());
        assertFalse(state().layer().causal());
    }

    @Test
    void aListIsPastedAndTheWalkPlays() {
        FxTest.run(() -> {
            var content = new ClipboardContent();
            content.putString("1 0 0 1 0 1 1 0 1");
            Clipboard.getSystemClipboard().setContent(content);
        });
        robot.press(KeyCode.CONTROL).type(KeyCode.V).release(KeyCode.CONTROL);
        await(() -> state().input().equals(List.of(1f, 0f, 0f, 1f, 0f, 1f, 1f, 0f, 1f)));
        robot.type(KeyCode.HOME);
        await(() -> state().step() == 0);
        robot.type(KeyCode.SPACE);
        await(() -> shell.signal().playingProperty().get());
        FxTest.run(() -> shell.advance(0.6 * 3.5));
        // the first output is there already, so half of the fifth is
        assertEquals(4, state().step());
        robot.type(KeyCode.SPACE);
        await(() -> !shell.signal().playingProperty().get());
    }

    @Test
    void theStageIsExportedAsVectors() throws Exception {
        robot.press(KeyCode.CONTROL).type(KeyCode.E).release(KeyCode.CONTROL);
        await(() -> find("#export-sheet", Node.class).isVisible());
        FxTest.run(() -> find("#export-SVG", ToggleButton.class).fire());
        robot.clickOn("#export-save");
        var file = folder.resolve("convarium.svg");
        await(() -> Files.exists(file));
        assertTrue(Files.readString(file).contains("Output 12: samples 10 to 14"));
    }

    @Test
    void everyLookDrawsTheRowsInTheirColours() {
        for (var theme : Theme.values()) {
            var image = FxTest.get(() -> {
                shell.themeProperty().set(theme);
                shell.applyCss();
                shell.layout();
                return shell.snapshot(null, null);
            });
            int wanted = switch (theme) {
                case LIGHT -> 0xff0f8a72;
                case DARK -> 0xff4fd1b0;
                case PROJECTOR -> 0xff006b55;
            };
            int found = 0;
            for (int y = 0; y < image.getHeight(); y++) {
                for (int x = 0; x < image.getWidth(); x++) {
                    found += image.getPixelReader().getArgb(x, y) == wanted ? 1 : 0;
                }
            }
            assertTrue(found > 40, theme + ": the output of the step is drawn strongly, " + found + " pixels");
        }
    }
}
