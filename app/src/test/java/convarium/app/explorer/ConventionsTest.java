package convarium.app.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.app.control.TensorGrid;
import convarium.app.explorer.ConventionColumn.Status;
import convarium.app.export.TableFormat;
import convarium.app.render.GridModel.Fill;
import convarium.app.render.SvgPainter;
import convarium.app.testing.FxTest;
import convarium.app.theme.Look;
import convarium.app.theme.PaletteProbe;
import convarium.app.theme.Theme;
import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.Rounding;
import convarium.engine.arithmetic.Size;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import javafx.scene.Scene;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.StackPane;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConventionsTest {
    private static final LayerSettings HALF =
            LayerSettings.PLAIN.withStride(Size.square(2)).withPadding(Padding.symmetric(1, 1));

    private static ExplorerState state(LayerSettings layer, int side) {
        return StartState.worked()
                .withInput(StartState.worked().input().resized(side, side, 0, 3))
                .withLayer(layer)
                .withLooking(Looking.PLAIN.withAspect(Aspect.CONVENTIONS))
                .withStep(0);
    }

    private static List<Status> statuses(LayerSettings layer, int side) {
        var state = state(layer, side);
        var explored = Explored.of(state);
        return ConventionColumn.all(state, explored).stream()
                .map(c -> c.status(explored))
                .toList();
    }

    private static String headline(LayerSettings layer, int side) {
        var state = state(layer, side);
        var explored = Explored.of(state);
        return ConventionWords.headline(ConventionColumn.all(state, explored), explored);
    }

    @Test
    void halfPaddingAndAStrideDependOnTheInput() {
        assertEquals(List.of(Status.SAME, Status.SAME, Status.SAME, Status.SAME), statuses(HALF, 5));
        assertEquals(List.of(Status.SAME, Status.VALUES, Status.SAME, Status.SAME), statuses(HALF, 6));
        assertEquals("All four frameworks agree on this layer", headline(HALF, 5));
        assertEquals("Keras makes something else of the same settings", headline(HALF, 6));
    }

    @Test
    void poolingIsRoundedAndAveragedOtherwise() {
        var max = HALF.withOperation(Operation.MAX_POOLING);
        assertEquals(Status.SIZE, statuses(max, 6).get(2));
        assertEquals(Status.SAME, statuses(max.withRounding(Rounding.CEIL), 6).get(2));
        var mean = HALF.withOperation(Operation.AVERAGE_POOLING);
        assertEquals(List.of(Status.SAME, Status.VALUES, Status.SIZE, Status.VALUES), statuses(mean, 6));
        assertEquals(Status.SAME, statuses(mean.withCountsPadding(false), 6).get(3));
    }

    @Test
    void whoHasNoSuchLayerSaysSo() {
        var same = LayerSettings.PLAIN.withStride(Size.square(2)).withPadding(Padding.Same.UPPER);
        assertEquals(Status.NOTHING, statuses(same, 6).getFirst());
        assertEquals("PyTorch and Caffe have no such layer", headline(same, 6));
        var both = LayerSettings.PLAIN.withStride(Size.square(2)).withDilation(Size.square(2));
        assertEquals(Status.NOTHING, statuses(both, 7).get(1));
    }

    @Test
    void aTransposedConvolutionIsAsLargeAsItsFramework() {
        var state = state(HALF.withOperation(Operation.TRANSPOSED), 3);
        var explored = Explored.of(state);
        var sizes = ConventionColumn.all(state, explored).stream()
                .map(c -> ConventionWords.size(c.made().orElseThrow()))
                .toList();
        assertEquals(List.of("5 × 5", "6 × 6", "5 × 5", "5 × 5"), sizes);
    }

    /// Cut 1 of 2·(3−1) + 3 − 6 = 1 first: as padding 1 and output_padding 1 do. 2·(3−1) + 3 − 8 = −1 is nothing to
    /// cut.
    @Test
    void onnxIsToldTheSizeOnlyWhereItComesToTheSame() {
        assertEquals("ONNX can be told the size instead: output_shape=[6, 6].", outputShape(2, 1, 1));
        assertEquals(
                "ONNX cannot be told this size alone: output_shape=[8, 8] only cuts, and this output goes on beyond the"
                        + " last window.",
                outputShape(2, 0, 1));
        // 3·(3−1) + 3 − 9 = 0, where the layer cuts 1 first and adds 2 last
        assertEquals(
                "Told the size alone, output_shape=[9, 9], ONNX would cut otherwise and give other values: 0 on every"
                        + " side.",
                outputShape(3, 1, 2));
    }

    private static String outputShape(int stride, int padding, int more) {
        var layer = LayerSettings.PLAIN
                .withOperation(Operation.TRANSPOSED)
                .withStride(Size.square(stride))
                .withPadding(Padding.symmetric(padding, padding))
                .withOutputPadding(Size.square(more));
        return ConventionWords.outputShape(Explored.of(state(layer, 3)).geometry());
    }

    @Test
    void theReasonsBeginAboveTheFold() {
        FxTest.run(() -> {
            var model = new ExplorerViewModel(state(HALF.withOperation(Operation.AVERAGE_POOLING), 6));
            var staged = stage(model, 868);
            var why = staged.stage().lookupAll(".convention-reason").stream()
                    .map(n -> n.localToScene(n.getLayoutBounds()).getMinY())
                    .min(Double::compare)
                    .orElseThrow();
            assertTrue(why < 500, "the reasons begin at " + why);
        });
    }

    @Test
    void whatDiffersIsMarkedAndSaid() {
        var state = state(HALF.withOperation(Operation.AVERAGE_POOLING), 6);
        var explored = Explored.of(state);
        var onnx = ConventionColumn.all(state, explored).get(3);
        var grid = ConventionScenes.outputs(onnx, explored, new Focus.Output(1, 1), Focus.NOTHING);
        assertEquals(Fill.OUTPUT_OTHER, grid.cell(0, 0).fill(), "a corner");
        assertEquals(Fill.OUTPUT, grid.cell(2, 2).fill(), "its window lies on the input alone");
        assertEquals(Fill.OUTPUT_STRONG, grid.cell(1, 1).fill());
        assertTrue(ConventionWords.reasons(onnx).getFirst().contains("count_include_pad"));
        assertTrue(ConventionWords.instead(onnx, explored).orElseThrow().contains("count_include_pad=1"));
        assertTrue(ConventionWords.spoken(onnx, explored).contains("other values"));
    }

    @Test
    void anOutputThatIsNotThereIsSaid() {
        var state = state(HALF.withOperation(Operation.MAX_POOLING), 6);
        var explored = Explored.of(state);
        var columns = ConventionColumn.all(state, explored);
        var beyond = new Focus.Output(3, 3);
        assertTrue(
                ConventionScenes.sentence(columns.get(2), state.layer(), beyond).isPresent());
        assertTrue(
                ConventionScenes.sentence(columns.get(0), state.layer(), beyond).isEmpty());
    }

    @Test
    void manyLayersHaveFourColumnsAndAReasonForEachDifference() {
        for (var drawn : RandomStates.of(33, 250)) {
            if (drawn.source().isPicture()) {
                continue;
            }
            var explored = Explored.of(drawn);
            for (var column : ConventionColumn.all(drawn, explored)) {
                boolean same = column.status(explored) == Status.SAME;
                boolean told = column.made().isEmpty()
                        || !ConventionWords.reasons(column).isEmpty();
                assertTrue(same || told, () -> column.said().framework() + " of " + ExplorerLink.write(drawn));
                assertFalse(ConventionWords.line(column).isBlank());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(TableFormat.class)
    void theTableHoldsEveryFramework(TableFormat format) {
        var state = state(HALF.withPaddingMode(PaddingMode.REFLECT), 6);
        String table = NumbersText.of(state, Explored.of(state), format);
        for (String name : List.of("PyTorch", "Keras", "Caffe", "ONNX")) {
            assertTrue(table.contains(name), table);
        }
        switch (format) {
            case CSV -> assertTrue(table.startsWith("Framework,Line,Padding,Output,Result,Why,For just this layer\n"));
            case MARKDOWN -> assertTrue(table.startsWith("| Framework | Line |"));
            case LATEX -> {
                assertTrue(table.contains("kernel\\_size"), table);
                assertFalse(table.replace("\\_", "").replace("% ", "").contains("_"), table);
            }
        }
    }

    @Test
    void theDrawingIsReadBack() throws Exception {
        var state = state(HALF.withOperation(Operation.AVERAGE_POOLING), 6);
        var figure = WalkFilm.still(state, Explored.of(state), 0);
        String svg = FxTest.get(() -> {
            var look = Look.of(Theme.LIGHT);
            var size = WalkFilm.natural(state, Explored.of(state), look);
            return SvgPainter.draw(figure, look, size.width(), size.height());
        });
        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        var groups = document.getElementsByTagName("g");
        var ids = new java.util.ArrayList<String>();
        for (int g = 0; g < groups.getLength(); g++) {
            if (groups.item(g) instanceof org.w3c.dom.Element e
                    && !e.getAttribute("id").isEmpty()) {
                ids.add(e.getAttribute("id"));
            }
        }
        assertTrue(ids.containsAll(List.of("pytorch", "keras", "caffe", "onnx")), ids.toString());
        assertTrue(svg.contains("AveragePooling2D(3, strides=2,"));
    }

    private record Staged(ConventionsStage stage, StackPane root) {
        <T> T find(String id, Class<T> type) {
            return type.cast(Objects.requireNonNull(stage.lookup("#" + id), id));
        }
    }

    private static Staged stage(ExplorerViewModel model, double width) {
        var probe = new PaletteProbe();
        var root = new StackPane(probe);
        new Scene(root, width, 700).getStylesheets().setAll(Theme.LIGHT.stylesheets());
        root.applyCss();
        var stage = new ConventionsStage(model, probe.paletteProperty());
        stage.setAspect(Aspect.CONVENTIONS);
        root.getChildren().add(stage);
        stage.setShown(true);
        root.resize(width, 700);
        root.applyCss();
        root.layout();
        root.layout();
        return new Staged(stage, root);
    }

    @Test
    void theStageFollowsTheLayerAndPicksAnOutputPadding() {
        FxTest.run(() -> {
            var model = new ExplorerViewModel(state(HALF.withOperation(Operation.TRANSPOSED), 3));
            var staged = stage(model, 900);
            assertEquals(
                    6, staged.find("keras-grid", TensorGrid.class).getModel().rows());
            assertEquals(
                    5, staged.find("caffe-grid", TensorGrid.class).getModel().rows());
            assertTrue(staged.find("size-5", ToggleButton.class).isSelected());
            staged.find("size-6", ToggleButton.class).fire();
            assertEquals(Size.square(1), model.state().layer().outputPadding());
            assertEquals(
                    6, staged.find("onnx-grid", TensorGrid.class).getModel().rows());
            assertTrue(staged.find("size-6", ToggleButton.class).isSelected());
            model.look(Aspect.FORWARD);
            model.edit(s -> s.withLayer(HALF));
            model.look(Aspect.CONVENTIONS);
            assertEquals(
                    2, staged.find("onnx-grid", TensorGrid.class).getModel().rows());
        });
    }

    @Test
    void tabsWithoutRoomGoIntoAMenu() {
        FxTest.run(() -> {
            var seen = new java.util.ArrayList<Aspect>();
            var tabs = new AspectTabs(seen::add);
            var root = new StackPane(tabs);
            new Scene(root, 900, 60).getStylesheets().setAll(Theme.LIGHT.stylesheets());
            root.applyCss();
            tabs.choose(Aspect.PREDICT);
            tabs.fit(2000, 1);
            var more = (MenuButton) Objects.requireNonNull(tabs.lookup("#aspects-more"));
            assertFalse(more.isVisible());
            tabs.fit(320, 1);
            root.layout();
            assertTrue(more.isVisible());
            assertEquals("Predict", more.getText(), "the menu says what is chosen in it");
            assertTrue(tabs.prefWidth(-1) <= 320, tabs.prefWidth(-1) + " wide");
            more.getItems().getLast().fire();
            assertEquals(List.of(Aspect.PREDICT), seen);
            tabs.choose(Aspect.FORWARD);
            assertEquals("More", more.getText());
            tabs.fit(2000, 1);
            assertFalse(more.isVisible());
        });
    }
}
