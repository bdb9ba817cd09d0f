package convarium.app.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.app.explorer.ExplorerViewModel;
import convarium.app.explorer.PictureFiles;
import convarium.app.explorer.PictureWork;
import convarium.app.explorer.StartState;
import convarium.app.link.Links;
import convarium.app.shell.Shell;
import convarium.app.task.SameThreadTaskRunner;
import convarium.app.testing.FxTest;
import convarium.app.train.DataSheet;
import convarium.app.train.NetworkSheet;
import convarium.app.train.SmallDigits;
import convarium.engine.compute.Computes;
import convarium.engine.compute.WorkerPool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// What somebody does where networks learn, in a window without a display, by the keyboard and the mouse.
class TrainJourneyTest {
    private static final int WAIT_SECONDS = 30;

    @TempDir
    Path folder = Path.of("");

    private final FxRobot robot = new FxRobot();
    private final WorkerPool pool = new WorkerPool(1);
    private final Shell shell = FxTest.get(() -> new Shell(
            new ExplorerViewModel(StartState.worked()),
            new PictureWork(new SameThreadTaskRunner(), Computes.scalar(pool), 1, new PictureFiles(), () -> 0),
            Optional::empty));
    private final Stage stage = FxTest.get(Stage::new);

    @BeforeEach
    void open() throws IOException {
        // 54 pictures to learn from, 6 to validate with
        String data = SmallDigits.write(folder);
        FxTest.run(() -> {
            stage.setScene(shell.scene(1280, 800));
            stage.show();
            shell.open(Links.read("convarium:train?net=lecture-mlp&batch=9&epochs=3&data=" + data));
            shell.place().firstFocus().requestFocus();
        });
        await(() -> focused().equals("train-play"));
    }

    @AfterEach
    void close() {
        FxTest.run(() -> {
            shell.train().close();
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

    private String focused() {
        var owner = shell.getScene().getFocusOwner();
        return owner == null ? "" : String.valueOf(owner.getId());
    }

    private long step() {
        return shell.train().standing().step();
    }

    private String sentence() {
        return find("#train-sentence", Label.class).getText();
    }

    @Test
    void aSheetGivesTheFocusBack() {
        FxTest.run(() -> find("#network-sheet", NetworkSheet.class).open());
        await(() -> focused().equals("network-text"));
        FxTest.run(() -> find("#network-close", Button.class).fire());
        await(() -> focused().equals("train-play"));
        FxTest.run(() -> find("#data-sheet", DataSheet.class).open());
        await(() -> !focused().equals("train-play"));
        FxTest.run(() -> find("#data-close", Button.class).fire());
        await(() -> focused().equals("train-play"));
    }

    @Test
    void twoNetworksLearnBesideEachOther() {
        FxTest.run(() -> find("#train-compare", ToggleButton.class).fire());
        await(() -> shell.train().state().link().contains("with=lecture-convnet"));
        robot.type(KeyCode.E);
        await(() -> step() == 6);
        assertTrue(FxTest.get(() -> find("#compare-strip", Node.class).isVisible()));
        var second = find("#compare-show-second", ToggleButton.class);
        String words = FxTest.get(second::getAccessibleText);
        assertTrue(words.startsWith("Lecture ConvNet, Validation ") && words.contains("Parameters 431,754"), words);
        FxTest.run(second::fire);
        await(() -> shell.train().state().link().contains("shown=second"));
        FxTest.run(() -> find("#train-compare", ToggleButton.class).fire());
        await(() -> !find("#compare-strip", Node.class).isVisible());
        assertEquals(6, step());
    }

    @Test
    void aLayerIsAddedMovedAndMended() {
        FxTest.run(() -> find("#network-sheet", NetworkSheet.class).open());
        await(() -> focused().equals("network-text"));
        FxTest.run(() -> find("#network-text", TextArea.class)
                .setText("nn.Sequential(\n    nn.Flatten(),\n    nn.Linear(784, 10),\n)"));
        FxTest.run(() -> find("#network-add--1", MenuButton.class).getItems().stream()
                .filter(item -> "network-add--1-max_pool".equals(item.getId()))
                .forEach(MenuItem::fire));
        // 14 × 14 are left of 28 × 28
        await(() -> find("#network-fix-0", Button.class).getText().equals("Take nn.Linear(196, 10)"));
        assertTrue(FxTest.get(() -> find("#network-use", Button.class).isDisabled()));
        FxTest.run(() -> find("#network-fix-0", Button.class).fire());
        assertFalse(FxTest.get(() -> find("#network-use", Button.class).isDisabled()));
        FxTest.run(() -> find("#network-down-0", Button.class).fire());
        assertTrue(FxTest.get(() -> find("#network-use", Button.class).isDisabled()));
        FxTest.run(() -> find("#network-up-1", Button.class).fire());
        FxTest.run(() -> find("#network-use", Button.class).fire());
        await(() -> shell.train().state().link().contains("MaxPool2d"));
    }

    @Test
    void theKeyboardTeachesANetworkAndGoesBackInTime() {
        assertEquals("The weights are random yet. Press play and watch the loss fall.", sentence());
        robot.type(KeyCode.B);
        await(() -> step() == 1);
        robot.type(KeyCode.E);
        await(() -> step() == 6);
        assertFalse(FxTest.get(
                () -> find("#train-value-LOSS", Label.class).getText().isEmpty()));
        robot.type(KeyCode.SPACE);
        await(() -> step() == 18);
        assertEquals("All 3 epochs are done. Raise their number to go on.", sentence());
        assertEquals("train-play", FxTest.get(this::focused));
        FxTest.run(() -> find("#train-moments", Node.class).requestFocus());
        robot.type(KeyCode.HOME);
        await(() -> sentence().equals("So it was after 0 batches."));
        robot.type(KeyCode.RIGHT);
        await(() -> sentence().equals("So it was after 8 batches."));
        assertTrue(FxTest.get(() -> shell.state().link()).contains("steps=8"));
        FxTest.run(() -> find("#train-go-on", Button.class).fire());
        await(() -> step() == 8);
        assertEquals("train-play", FxTest.get(this::focused));
        robot.type(KeyCode.R);
        await(() -> step() == 0);
    }

    @Test
    void whatIsTypedIsTakenOrRefusedInWords() {
        var rate = find("#train-field-RATE", TextField.class);
        FxTest.run(() -> {
            rate.requestFocus();
            rate.setText("0");
            rate.fireEvent(new ActionEvent());
        });
        assertTrue(FxTest.get(() -> robot.lookup(".field-error").queryAllAs(Label.class).stream()
                .anyMatch(label -> label.isVisible()
                        && label.getText().equals("a learning rate is a number above 0, found 0.0"))));
        FxTest.run(() -> {
            rate.setText("1e30");
            rate.fireEvent(new ActionEvent());
            find("#train-play", Button.class).fire();
        });
        await(() -> find("#train-diverged", Node.class).isVisible());
        assertTrue(sentence().startsWith("The loss left all bounds at batch "), sentence());
        FxTest.run(() -> find("#train-go-back", Button.class).fire());
        await(() -> !find("#train-diverged", Node.class).isVisible());
        // the rate with which it began
        assertFalse(FxTest.get(() -> shell.state().link()).contains("lr="));
    }

    @Test
    void aNarrowWindowFoldsTheSettings() {
        assertTrue(FxTest.get(() -> find("#train-inspector", Node.class).isVisible()));
        FxTest.run(() -> stage.setWidth(1040));
        await(() -> !find("#train-inspector", Node.class).isVisible());
        robot.press(KeyCode.CONTROL).type(KeyCode.I).release(KeyCode.CONTROL);
        await(() -> find("#train-inspector", Node.class).isVisible());
    }
}
