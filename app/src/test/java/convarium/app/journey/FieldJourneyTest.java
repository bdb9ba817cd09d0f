package convarium.app.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.app.calculator.CalculatorState;
import convarium.app.calculator.ChainPreset;
import convarium.app.explorer.ExplorerState;
import convarium.app.explorer.ExplorerViewModel;
import convarium.app.explorer.PictureFiles;
import convarium.app.explorer.PictureWork;
import convarium.app.explorer.StartState;
import convarium.app.field.FieldState;
import convarium.app.field.FieldUnit;
import convarium.app.shell.Shell;
import convarium.app.task.SameThreadTaskRunner;
import convarium.app.testing.FxTest;
import convarium.app.theme.Theme;
import convarium.engine.compute.Computes;
import convarium.engine.compute.WorkerPool;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// What somebody does with receptive fields, in a window without a display.
class FieldJourneyTest {
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
        robot.press(KeyCode.ALT).type(KeyCode.DIGIT3).release(KeyCode.ALT);
        await(() -> focused().equals("field-maps"));
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

    private FieldState state() {
        return (FieldState) shell.state();
    }

    private static Optional<FieldUnit> unit(int depth, int row, int column) {
        return Optional.of(new FieldUnit(depth, row, column));
    }

    @Test
    void keysGoThroughTheMapsAndEscapeLetsGo() {
        robot.type(KeyCode.RIGHT);
        await(() -> state().unit().equals(unit(3, 7, 8)));
        robot.type(KeyCode.PAGE_UP);
        await(() -> state().unit().equals(unit(2, 7, 8)));
        assertEquals(
                "A unit of layer 2 sees 5 × 5 input cells",
                find("#field-title", Label.class).getText());
        robot.type(KeyCode.ESCAPE);
        await(() -> state().unit().isEmpty());
        robot.press(KeyCode.CONTROL).type(KeyCode.E).release(KeyCode.CONTROL);
        await(() -> find("#export-sheet", Node.class).isVisible());
        assertTrue(FxTest.get(() -> find("#export-GIF", Node.class).isDisable()), "there is no film of a field");
        robot.type(KeyCode.ESCAPE);
        await(() -> !find("#export-sheet", Node.class).isVisible());
    }

    @Test
    void aNumberIsTypedAndALayerAdded() {
        FxTest.run(() -> {
            var field = find("#layer-dilation-2", TextField.class);
            field.setText("2");
            field.getOnAction().handle(new ActionEvent());
        });
        assertEquals(
                "A unit of layer 3 sees 9 × 9 input cells",
                find("#field-title", Label.class).getText());
        FxTest.run(() -> find("#layer-add", Button.class).fire());
        assertEquals(
                "A unit of layer 4 sees 11 × 11 input cells",
                find("#field-title", Label.class).getText());
        FxTest.run(() -> {
            var field = find("#layer-kernel-0", TextField.class);
            field.setText("three");
            field.getOnAction().handle(new ActionEvent());
        });
        assertTrue(find("#field-field-error", Label.class).getText().contains("found \"three\""));
    }

    @Test
    void aRowOfTheCalculatorOpensElsewhere() {
        FxTest.run(
                () -> shell.open(CalculatorState.first().with(ChainPreset.LENET).withRow(3)));
        FxTest.run(() -> find("#row-field", Button.class).fire());
        assertEquals(unit(3, 4, 4), state().unit());
        FxTest.run(
                () -> shell.open(CalculatorState.first().with(ChainPreset.LENET).withRow(3)));
        FxTest.run(() -> find("#row-explore", Button.class).fire());
        assertEquals(14, ((ExplorerState) shell.state()).input().rows());
    }

    @Test
    void everyColumnOfTheCalculatorShowsInAHall() {
        FxTest.run(() -> {
            shell.themeProperty().set(Theme.PROJECTOR);
            shell.open(CalculatorState.first().with(ChainPreset.LENET));
        });
        await(() ->
                find("#chain-table", TableView.class).getVisibleLeafColumns().size() == 9);
    }

    @Test
    void everyNumberOfARowIsLightInADarkWindow() {
        var view = FxTest.get(() -> {
            var dark = new Shell(
                    new ExplorerViewModel(StartState.worked()),
                    new PictureWork(new SameThreadTaskRunner(), Computes.scalar(pool), 1, new PictureFiles(), () -> 0),
                    Optional::empty);
            dark.open(FieldState.first());
            dark.themeProperty().set(Theme.DARK);
            dark.scene(1280, 800).snapshot(null);
            return dark;
        });
        for (var part : new String[] {"kernel", "stride", "padding", "dilation"}) {
            var digits =
                    FxTest.get(() -> (Text) view.lookup("#layer-" + part + "-0").lookup(".text"));
            var fill = (Color) digits.getFill();
            assertTrue(fill.getBrightness() > 0.5, () -> part + " is written in " + fill);
        }
    }
}
