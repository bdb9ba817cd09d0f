package convarium.app.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.app.calculator.CalculatorState;
import convarium.app.explorer.ExplorerViewModel;
import convarium.app.explorer.PictureFiles;
import convarium.app.explorer.PictureWork;
import convarium.app.explorer.StartState;
import convarium.app.shell.Shell;
import convarium.app.task.SameThreadTaskRunner;
import convarium.app.testing.FxTest;
import convarium.engine.calculator.Products;
import convarium.engine.compute.Computes;
import convarium.engine.compute.WorkerPool;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// What somebody does with the calculator, in a window without a display.
class CalculatorJourneyTest {
    private static final int WAIT_SECONDS = 20;

    private final FxRobot robot = new FxRobot();
    private final WorkerPool pool = new WorkerPool(1);
    private final Shell shell = FxTest.get(() -> new Shell(
            new ExplorerViewModel(StartState.worked()),
            new PictureWork(new SameThreadTaskRunner(), Computes.scalar(pool), 1, new PictureFiles(), () -> 0),
            Optional::empty));
    private final Stage stage = FxTest.get(Stage::new);

    @BeforeEach
    void open() {
        FxTest.run(() -> {
            stage.setScene(shell.scene(1280, 800));
            stage.show();
        });
        await(stage::isShowing);
        robot.press(KeyCode.ALT).type(KeyCode.DIGIT2).release(KeyCode.ALT);
        await(() -> focused().equals("chain-table"));
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

    private String title() {
        return find("#calculator-title", Label.class).getText();
    }

    private CalculatorState state() {
        return (CalculatorState) shell.state();
    }

    private void write(String net) {
        FxTest.run(() -> find("#net", TextArea.class).setText(net));
    }

    @Test
    void aPresetOpensIsUndoneAndItsRowsAreWalked() {
        assertEquals("61,706 parameters, 417 k MACs", title());
        robot.clickOn("#chain-presets");
        await(() -> robot.lookup("#chain-vgg").tryQuery().isPresent());
        robot.clickOn("#chain-vgg");
        await(() -> title().equals("138,357,544 parameters, 15.5 G MACs"));
        assertEquals(39, find("#chain-table", TableView.class).getItems().size());
        await(() -> focused().equals("chain-table"));
        robot.type(KeyCode.DOWN);
        await(() -> state().row() == 1);
        robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
        await(() -> title().equals("61,706 parameters, 417 k MACs"));
        assertEquals("1x32x32", find("#chain-input", TextField.class).getText());
        robot.clickOn("#unit-flop");
        await(() -> state().unit() == Products.FLOP);
        assertEquals("61,706 parameters, 833 k FLOPs", title());
        assertEquals("FLOPs", find("#column-work", Label.class).getText());
    }

    @Test
    void aMistakeIsNamedAndOneKeyAway() {
        write("nn.Sequential(\n    nn.Conv2d(1, 6, 5),\n    nn.ReLU(\n");
        var problem = find("#net-problem", Button.class);
        assertTrue(FxTest.get(problem::isVisible));
        assertTrue(problem.getText().startsWith("Line "), problem.getText());
        FxTest.run(problem::fire);
        await(() -> focused().equals("net"));
        write("nn.Sequential(nn.Flatten(), nn.Linear(10, 2))");
        assertFalse(FxTest.get(problem::isVisible));
        assertEquals("Layer 1, Linear, cannot work", title());
        await(() -> robot.lookup(".row-reason").queryAllAs(Label.class).stream()
                .anyMatch(label -> label.getText().equals("Linear expects 10 features and gets 1024 = 1·32·32")));
    }

    @Test
    void theKeyboardLeavesTheEditorAndTheTableIsCopied() {
        FxTest.run(() -> find("#net", TextArea.class).requestFocus());
        robot.type(KeyCode.TAB);
        await(() -> focused().equals("chain-table"));
        robot.clickOn("#copy-as");
        await(() -> robot.lookup("#copy-markdown").tryQuery().isPresent());
        robot.clickOn("#copy-markdown");
        await(() -> String.valueOf(Clipboard.getSystemClipboard().getString()).startsWith("| name | layer |"));
        robot.clickOn("#optimiser-sgd");
        await(() -> find("#memory-total", Label.class).getText().equals("544 KiB"));
    }
}
