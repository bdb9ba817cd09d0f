package convarium.app.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.app.data.DataLibrary;
import convarium.app.data.Download;
import convarium.app.data.Downloadable;
import convarium.app.dialog.DialogService;
import convarium.app.task.SameThreadTaskRunner;
import convarium.app.testing.FxTest;
import convarium.app.theme.Theme;
import convarium.engine.compute.Computes;
import convarium.engine.compute.WorkerPool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSheetTest {
    @TempDir
    Path folder = Path.of("");

    private final WorkerPool pool = new WorkerPool(1);
    private final TrainViewModel model =
            new TrainViewModel(TrainState.first(), TrainingSession.atOnce(() -> Computes.scalar(pool)));

    @AfterEach
    void close() {
        pool.close();
    }

    private DataSheet sheet() {
        var dialogs = new DialogService() {
            @Override
            public Optional<Path> choosePicture() {
                return Optional.empty();
            }

            @Override
            public Optional<Path> chooseDataFolder() {
                return Optional.of(folder);
            }
        };
        var choice = new DataChoice(
                new DataLibrary(folder.resolve("library"), Downloadable.ALL),
                Download::overTheInternet,
                new SameThreadTaskRunner(),
                Runnable::run);
        var sheet = new DataSheet(choice, model, dialogs);
        var scene = new Scene(sheet, 1000, 800);
        scene.getStylesheets().setAll(Theme.LIGHT.stylesheets());
        return sheet;
    }

    private static Node node(DataSheet sheet, String id) {
        return sheet.lookup("#" + id);
    }

    private static String words(DataSheet sheet, String id) {
        return node(sheet, id) instanceof Label label ? label.getText() : "";
    }

    private static void press(DataSheet sheet, String id) {
        switch (node(sheet, id)) {
            case ToggleButton chip -> chip.fire();
            case Button button -> button.fire();
            default -> throw new AssertionError("no button: " + id);
        }
    }

    @Test
    void aFolderIsLookedAtAndTaken() throws IOException {
        String digits = SmallDigits.write(folder);
        FxTest.run(() -> {
            var sheet = sheet();
            assertFalse(sheet.isVisible());
            sheet.open();
            assertTrue(sheet.isVisible());
            assertEquals(
                    "10,000 pictures to learn from, 2,000 to validate; 28 × 28, grey", words(sheet, "data-summary"));
            press(sheet, "data-folder");
            assertEquals("54 pictures to learn from, 6 to validate; 28 × 28, grey", words(sheet, "data-summary"));
            assertEquals(
                    TrainState.first().setup().data(), model.state().setup().data());
            press(sheet, "data-use");
            assertFalse(sheet.isVisible());
            assertEquals(digits, model.state().setup().data());
            sheet.open();
            assertEquals("54 pictures to learn from, 6 to validate; 28 × 28, grey", words(sheet, "data-summary"));
        });
    }

    @Test
    void whatIsNotHereIsOffered() {
        FxTest.run(() -> {
            var sheet = sheet();
            sheet.open();
            assertFalse(node(sheet, "data-fetch").isVisible());
            press(sheet, "data-cifar10");
            assertEquals("CIFAR-10 is not on this machine yet.", words(sheet, "data-summary"));
            assertTrue(words(sheet, "data-detail").contains("170.1 MB from https://www.cs.toronto.edu/~kriz/"));
            assertTrue(node(sheet, "data-fetch").isVisible());
            assertFalse(node(sheet, "data-use").isVisible());
        });
    }

    @Test
    void escapeClosesItAndNothingReachesThePlaceBehind() {
        FxTest.run(() -> {
            var sheet = sheet();
            sheet.open();
            int[] through = {0};
            sheet.getScene().addEventHandler(KeyEvent.KEY_PRESSED, e -> through[0]++);
            for (var code : new KeyCode[] {KeyCode.R, KeyCode.ESCAPE}) {
                sheet.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
            }
            assertEquals(0, through[0]);
            assertFalse(sheet.isVisible());
        });
    }
}
