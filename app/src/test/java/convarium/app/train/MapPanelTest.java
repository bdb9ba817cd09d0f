package convarium.app.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.app.explorer.Aspect;
import convarium.app.explorer.Explored;
import convarium.app.explorer.ExplorerState;
import convarium.app.place.PlaceState;
import convarium.app.render.Palettes;
import convarium.app.testing.FxTest;
import convarium.engine.compute.Computes;
import convarium.engine.compute.WorkerPool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The panels of filters, maps and gradients over a network that really learns from a few digits.
class MapPanelTest {
    @TempDir
    Path folder = Path.of("");

    private final WorkerPool pool = new WorkerPool(1);
    private final List<PlaceState> opened = new ArrayList<>();
    private TrainViewModel model =
            new TrainViewModel(TrainState.first(), TrainingSession.atOnce(() -> Computes.scalar(pool)));
    private VBox root = new VBox();

    @BeforeEach
    void open() throws IOException {
        var setup = TrainSetup.of("lecture-convnet", SmallDigits.write(folder));
        var state = TrainState.first()
                .withSetup(setup.withRecipe(setup.recipe().withBatch(9)))
                .withSteps(2);
        model = new TrainViewModel(state, TrainingSession.atOnce(() -> Computes.scalar(pool)));
        FxTest.run(() -> {
            var palette = new SimpleObjectProperty<>(Palettes.LIGHT);
            var scale = new SimpleObjectProperty<>(1.0);
            root = new VBox();
            new Scene(root, 700, 900);
            for (var panel : TrainPanels.all(model, palette, scale, opened::add)) {
                model.add(panel);
                root.getChildren().add(panel.node());
            }
            model.enter();
            model.pulse();
            root.applyCss();
            root.layout();
        });
    }

    @AfterEach
    void close() {
        pool.close();
    }

    private <T extends Node> T find(String id, Class<T> type) {
        return assertInstanceOf(type, Objects.requireNonNull(root.lookup("#" + id), id));
    }

    private static void press(Node node, KeyCode code, boolean shift) {
        node.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, false, false, false));
    }

    @Test
    void everyLayerSaysWhatItShows() {
        FxTest.run(() -> {
            assertEquals(
                    "Conv 5 × 5, 32 filters, 832 parameters · weights",
                    find("filters-conv1", TileStrip.class).getAccessibleText());
            assertTrue(find("maps-conv1", TileStrip.class)
                    .getAccessibleText()
                    .startsWith("Conv 5 × 5, 32 maps of 24 × 24 after ReLU"));
            assertTrue(find("maps-pool2", TileStrip.class).getAccessibleText().contains("64 maps of 5 × 5"));
            assertTrue(find("maps-dense1", TileStrip.class).getAccessibleText().contains("256 units after ReLU"));
            assertTrue(find("gradient-sentence", Label.class).getText().contains("factor"));
            assertTrue(find("spread-sentence", Label.class).getText().startsWith("The 800 weights of Conv 5 × 5:"));
        });
    }

    @Test
    void theKeyboardOpensAUnitAndThenItsWindow() {
        FxTest.run(() -> {
            var maps = find("maps-conv1", TileStrip.class);
            maps.requestFocus();
            press(maps, KeyCode.RIGHT, false);
            press(maps, KeyCode.ENTER, false);
            var choice = model.stateProperty().get().maps().opened().orElseThrow();
            assertEquals("conv1", choice.layer());
            var lens = find("map-lens", LensCanvas.class);
            for (int i = 0; i < 9; i++) {
                press(lens, KeyCode.DOWN, false);
                press(lens, KeyCode.RIGHT, false);
            }
            assertEquals(9, model.stateProperty().get().maps().row());
            assertTrue(lens.getAccessibleText().contains("Row 10, column 10 gives"), lens.getAccessibleText());
            press(lens, KeyCode.ENTER, false);
            var state = assertInstanceOf(ExplorerState.class, opened.getFirst());
            assertEquals(Aspect.FORWARD, state.looking().aspect());
            float value = Explored.of(state).output().get(2, 2);
            assertTrue(lens.getAccessibleText().contains("gives " + MapWords.number(value)), lens.getAccessibleText());
            press(lens, KeyCode.ENTER, true);
            assertEquals(
                    Aspect.BACKWARD,
                    assertInstanceOf(ExplorerState.class, opened.getLast())
                            .looking()
                            .aspect());
            press(lens, KeyCode.ESCAPE, false);
            assertEquals(Optional.empty(), model.stateProperty().get().maps().opened());
            find("maps-conv1", TileStrip.class);
        });
    }

    @Test
    void neighboursFollowEachOther() {
        FxTest.run(() -> {
            model.edit(state -> state.withMaps(state.maps().withOpened(Optional.of(new MapChoice("conv2", 0)))));
            find("lens-before", Button.class).fire();
            assertEquals(
                    new MapChoice("conv2", 63),
                    model.stateProperty().get().maps().opened().orElseThrow());
            assertTrue(find("lens-slices", TileStrip.class).isVisible());
            find("lens-open", Button.class).fire();
            assertEquals(
                    Aspect.CHANNELS,
                    assertInstanceOf(ExplorerState.class, opened.getFirst())
                            .looking()
                            .aspect());
            find("lens-close", Button.class).fire();
            assertEquals(Optional.empty(), model.stateProperty().get().maps().opened());
        });
    }

    @Test
    void aUnitThatThereIsNotIsLeftAlone() {
        FxTest.run(() -> {
            model.edit(state -> state.withMaps(state.maps().withOpened(Optional.of(new MapChoice("conv9", 0)))));
            find("maps-conv1", TileStrip.class);
        });
    }

    @Test
    void arrowsGoFromSpreadToSpread() {
        FxTest.run(() -> {
            var histograms = find("histograms", HistogramCanvas.class);
            press(histograms, KeyCode.DOWN, false);
            press(histograms, KeyCode.RIGHT, false);
            assertEquals(
                    new SpreadChoice(1, Spread.ACTIVATIONS),
                    model.stateProperty().get().maps().spread());
            assertTrue(find("spread-sentence", Label.class).getText().startsWith("What Conv 3 × 3 gives for"));
        });
    }

    @Test
    void inTheOrderOfNumbersTheFirstComesFirst() {
        FxTest.run(() -> {
            model.edit(state -> state.withMaps(state.maps().withByActivity(false)));
            var maps = find("maps-conv1", TileStrip.class);
            press(maps, KeyCode.HOME, false);
            press(maps, KeyCode.ENTER, false);
            assertEquals(
                    new MapChoice("conv1", 0),
                    model.stateProperty().get().maps().opened().orElseThrow());
            assertFalse(model.stateProperty().get().maps().byActivity());
        });
    }
}
