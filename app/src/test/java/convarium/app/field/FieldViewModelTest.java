package convarium.app.field;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.app.field.ChainEdit.Kind;
import convarium.app.field.ChainEdit.Part;
import convarium.app.place.SampleShape;
import convarium.app.task.SameThreadTaskRunner;
import convarium.engine.arithmetic.Axis;
import convarium.engine.arithmetic.ReceptiveField;
import convarium.engine.arithmetic.Size;
import convarium.engine.compute.Compute;
import convarium.engine.compute.Computes;
import convarium.engine.compute.WorkerPool;
import convarium.engine.layer.WindowLayer;
import convarium.engine.tensor.Shape;
import convarium.engine.trace.EffectiveField.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FieldViewModelTest {
    private static final WorkerPool POOL = new WorkerPool(1);
    private static final Compute COMPUTE = Computes.scalar(POOL);

    private final FieldViewModel model =
            new FieldViewModel(FieldState.first(), new SameThreadTaskRunner(), () -> COMPUTE);

    @AfterAll
    static void close() {
        POOL.close();
    }

    private static FieldUnit unit(int depth, int row, int column) {
        return new FieldUnit(depth, row, column);
    }

    private ReceptiveField last() {
        var chain = model.known().orElseThrow().chain();
        return chain.field(chain.depth(), Axis.HEIGHT);
    }

    private WindowLayer layer(int index) {
        return (WindowLayer) model.known().orElseThrow().layers().get(index).layer();
    }

    private void write(String... layers) {
        model.write("nn.Sequential(" + String.join(", ", layers) + ")");
    }

    @ParameterizedTest
    @CsvSource({
        "THREE, 7, 1",
        "SEVEN, 7, 1",
        "DILATED, 15, 1",
        "GRIDDING, 13, 1",
        "POOLED, 18, 4",
        "EARLY, 11, 2",
        "LATE, 7, 2",
        "VALID, 9, 1",
        "VGG, 16, 4",
        "ALEXNET, 131, 16"
    })
    void presetsHaveTheFieldsWorkedByHand(FieldPreset preset, long size, long stride) {
        model.choose(preset);
        assertEquals("", model.problem());
        assertEquals("", model.note());
        assertEquals(new ReceptiveField(size, stride), last());
    }

    @ParameterizedTest
    @EnumSource(FieldPreset.class)
    void everyPresetHasAnEffectiveFieldAtItsMiddle(FieldPreset preset) {
        model.choose(preset);
        assertTrue(model.effective().orElseThrow().arrives());
        assertEquals(1, model.effective().get().within(model.effective().get().whole()), 1e-4);
    }

    @Test
    void hoverShowsClickKeepsEscapeLetsGo() {
        assertEquals(Optional.of(unit(3, 7, 7)), model.unit());
        assertFalse(model.isKept());
        model.hover(Optional.of(unit(2, 0, 5)));
        assertEquals(Optional.of(unit(2, 0, 5)), model.unit());
        assertEquals(Optional.empty(), model.state().unit());
        model.hover(Optional.empty());
        assertEquals(Optional.of(unit(3, 7, 7)), model.unit());
        model.pick(unit(1, 4, 4));
        assertEquals(Optional.of(unit(1, 4, 4)), model.state().unit());
        assertTrue(model.isKept());
        model.pick(unit(1, 4, 4));
        assertEquals(Optional.empty(), model.state().unit());
        model.pick(unit(1, 4, 4));
        assertTrue(model.release());
        assertFalse(model.release());
        model.hover(Optional.of(unit(3, 16, 0)));
        assertEquals(Optional.of(unit(3, 7, 7)), model.unit());
    }

    @Test
    void keysGoFromUnitToUnitAndFromMapToMap() {
        model.move(-3, 2);
        assertEquals(Optional.of(unit(3, 4, 9)), model.state().unit());
        model.move(-9, 99);
        assertEquals(Optional.of(unit(3, 0, 15)), model.state().unit());
        model.deepen(-1);
        assertEquals(Optional.of(unit(2, 0, 15)), model.state().unit());
        model.deepen(-9);
        assertEquals(Optional.of(unit(0, 0, 15)), model.state().unit());
        model.choose(FieldPreset.POOLED);
        model.pick(unit(5, 3, 6));
        // the third unit of 4 × 4 cells looks at rows 13 and 14, counted from 0
        model.deepen(-5);
        assertEquals(13, model.unit().orElseThrow().row());
        model.deepen(5);
        assertEquals(Optional.of(unit(5, 3, 6)), model.unit());
    }

    @Test
    void aLayerIsChangedInItsTextAlone() {
        model.write("# mine\nnn.Sequential(\n  nn.Conv2d(1, 4, 3),  # first\n  nn.ReLU(),\n  nn.Conv2d(4, 4, 3)\n)");
        model.edit(new ChainEdit.Change(0, Part.DILATION.with(layer(0), Size.square(2))));
        assertEquals(
                "# mine\nnn.Sequential(\n  nn.Conv2d(1, 4, kernel_size=3, dilation=2),  # first\n  nn.ReLU(),\n"
                        + "  nn.Conv2d(4, 4, 3)\n)",
                model.state().net());
        assertEquals(new ReceptiveField(7, 1), last());
        model.edit(new ChainEdit.Change(1, Part.STRIDE.with(layer(1), new Size(2, 1))));
        assertTrue(
                model.state().net().contains("nn.Conv2d(4, 4, kernel_size=3, stride=(2, 1))"),
                model.state().net());
    }

    @Test
    void layersComeAndGo() {
        model.edit(new ChainEdit.Add());
        assertEquals(4, model.known().orElseThrow().layers().size());
        assertEquals(new ReceptiveField(9, 1), last());
        model.edit(new ChainEdit.Change(1, Kind.MAX_POOLING.like(layer(1), 1)));
        assertEquals(List.of("Conv2d", "MaxPool2d", "Conv2d", "Conv2d"), types());
        model.edit(new ChainEdit.Remove(0));
        assertEquals(List.of("MaxPool2d", "Conv2d", "Conv2d"), types());
        model.edit(new ChainEdit.Add());
        model.edit(new ChainEdit.Add());
        model.edit(new ChainEdit.Add());
        assertEquals(6, model.known().orElseThrow().layers().size());
        model.edit(new ChainEdit.Add());
        assertTrue(model.fieldErrorProperty().get().contains("at most 6"));
    }

    private List<String> types() {
        return model.known().orElseThrow().layers().stream()
                .map(l -> l.entry().type())
                .toList();
    }

    @Test
    void kerasChainsAreEditedAsKeras() {
        model.writeInput("");
        model.write("Sequential([Input((32, 32, 3)), Conv2D(8, 3, padding='same'), MaxPooling2D(2), Conv2D(8, 3)])");
        assertEquals("", model.problem());
        assertEquals(new ReceptiveField(8, 2), last());
        model.edit(new ChainEdit.Change(1, Part.KERNEL.with(layer(1), Size.square(3))));
        assertEquals(new ReceptiveField(9, 2), last());
        model.edit(new ChainEdit.Remove(1));
        assertEquals(List.of("Conv2D", "Conv2D"), types());
        assertEquals(Optional.of(Shape.of(3, 32, 32)), model.state().input());
    }

    @Test
    void whatCannotBeIsRefusedInWords() {
        model.choose(FieldPreset.SEVEN);
        model.edit(new ChainEdit.Remove(0));
        assertTrue(model.fieldErrorProperty().get().contains("at least one layer"));
        String net = model.state().net();
        model.edit((text, known) ->
                new ChainEdit.Change(0, Part.KERNEL.with(layer(0), Size.square(0))).apply(text, known));
        assertFalse(model.fieldErrorProperty().get().isEmpty());
        assertEquals(net, model.state().net());
        // a kernel larger than the padded input is a chain that cannot work: said under the text, the last one stays
        model.edit(new ChainEdit.Change(0, Part.KERNEL.with(layer(0), Size.square(99))));
        assertTrue(model.isOld());
        assertFalse(model.problem().isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1x16x16 | nn.Conv2d(1, 1, 3), nn.Flatten(), nn.Linear(196, 2) | layer 1, Flatten",
                "1x16x16 | nn.Conv2d(1, 1, 3), nn.ConvTranspose2d(1, 1, 2, stride=2) | layer 1, ConvTranspose2d",
            })
    void aChainIsShownUpToWhereItsUnitsHaveWindows(String input, String layers, String reason) {
        model.writeInput(input);
        write(layers);
        assertTrue(model.note().contains(reason), model.note());
        assertEquals(1, model.known().orElseThrow().layers().size());
    }

    @Test
    void onlySixLayersAreShown() {
        var layers = new String[8];
        Arrays.fill(layers, "nn.Conv2d(1, 1, 3, padding=1), nn.ReLU()");
        write(layers);
        assertEquals(6, model.known().orElseThrow().layers().size());
        assertTrue(model.note().contains("first 6"), model.note());
        assertEquals(new ReceptiveField(13, 1), last());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1x300x16 | nn.Conv2d(1, 1, 3) | at most 256 rows",
                "16 | nn.Linear(16, 2) | rows and columns",
                "1x16x16 | nn.ReLU() | No layer of this chain has a window",
                "1x16x16 | nn.Conv2d(3, 1, 3) | Conv2d expects 3",
                "1x16x16 | nn.Conv2d(1, 1, | Line 1",
            })
    void whyThereIsNoChainIsSaid(String input, String layers, String reason) {
        model.open(FieldState.first().withNet("nn.Sequential(" + layers + ")").withInput(SampleShape.read(input)));
        assertTrue(model.problem().contains(reason), model.problem());
        assertEquals(Optional.empty(), model.known());
        assertEquals(Optional.empty(), FieldScene.of(model));
    }

    @Test
    void aUnitThatTheChainHasNotIsNamed() {
        var e = assertThrows(
                IllegalArgumentException.class,
                () -> model.open(FieldState.first().withUnit(Optional.of(unit(3, 16, 0)))));
        assertEquals(
                "at: the map of depth 3 has rows 0 to 15 and columns 0 to 15, found 16,0",
                String.valueOf(e.getMessage()));
        assertThrows(
                IllegalArgumentException.class,
                () -> model.open(FieldState.first().withUnit(Optional.of(unit(4, 0, 0)))));
        // a smaller input lets a kept unit go
        model.pick(unit(3, 15, 15));
        model.writeInput("1x12x12");
        assertEquals(Optional.empty(), model.state().unit());
    }

    @Test
    void typingDoesNotFlicker() {
        var before = model.known();
        model.write("nn.Sequential(nn.Conv2d(1, 1, 3");
        assertTrue(model.isOld());
        assertEquals(before, model.known());
        write("nn.Conv2d(1, 1, 5)");
        assertFalse(model.isOld());
        assertEquals(new ReceptiveField(5, 1), last());
    }

    @Test
    void theWordsSayWhatIsSeen() {
        model.pick(unit(3, 0, 15));
        var scene = FieldScene.of(model).orElseThrow();
        assertEquals("A unit of layer 3 sees 7 × 7 input cells", FieldWords.title(scene));
        assertEquals(
                "The unit at row 1, column 16. 33 of the 49 cells lie in padding: 67 %."
                        + " Point at any unit; click to keep it.",
                FieldWords.hint(scene));
        assertEquals(
                List.of("7 × 7", "1", "1, 16", "67 %"),
                FieldWords.theoretical(scene).stream()
                        .map(FieldWords.Fact::value)
                        .toList());
        model.choose(FieldPreset.GRIDDING);
        assertTrue(FieldWords.hint(FieldScene.of(model).orElseThrow())
                .contains("Only 49 of the 169 within the input are looked at."));
    }

    @Test
    void theEffectiveFieldFollowsItsSettings() {
        model.weigh(Weights.EQUAL);
        var scene = FieldScene.of(model).orElseThrow();
        // 19²/27² in the middle 3 × 3, one pass
        assertEquals("50 %", FieldWords.effective(scene).get(1).value());
        assertEquals("In the central 3 × 3", FieldWords.effective(scene).get(1).name());
        assertTrue(FieldWords.averaged(scene, model.state()).contains("one pass"));
        model.weigh(Weights.RANDOM);
        var first = model.effective().orElseThrow().shares();
        model.drawAgain();
        assertEquals(2, model.state().seed());
        assertFalse(Arrays.equals(
                first.data(), model.effective().orElseThrow().shares().data()));
        model.rectify(true);
        assertTrue(model.state().relu());
        assertEquals(64, model.effective().orElseThrow().draws());
    }

    @Test
    void tooMuchWorkIsNotBegun() {
        model.writeInput("64x256x256");
        write("nn.Conv2d(64, 512, 7, padding=3)");
        assertEquals(Optional.empty(), model.effective());
        assertTrue(model.effectiveNote().contains("Too many products"));
    }
}
