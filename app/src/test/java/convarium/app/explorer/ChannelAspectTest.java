package convarium.app.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.app.control.TensorGrid;
import convarium.app.export.TableFormat;
import convarium.app.render.GridPainter;
import convarium.app.render.SvgPainter;
import convarium.app.testing.FxTest;
import convarium.app.theme.Look;
import convarium.app.theme.PaletteProbe;
import convarium.app.theme.Theme;
import convarium.engine.notation.Dialect;
import convarium.engine.notation.Rendering;
import convarium.engine.tensor.Shape;
import java.util.List;
import java.util.Objects;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The channels in the state, in links, as a layer line and on the stage.
class ChannelAspectTest {
    private static final String LINK =
            "convarium:explore?in=1,2;3,4&k=1&view=channels&ic=2&oc=3&filter=1&in1=5,6;7,8&k01=2&b2=4&b=1";

    private static ExplorerViewModel model(String link) {
        return new ExplorerViewModel(ExplorerLink.read(link));
    }

    private static String line(ExplorerViewModel model, Dialect dialect) {
        return model.line(dialect) instanceof Rendering.Text text ? text.line() : "";
    }

    @Test
    void aLinkHoldsWhatWasChanged() {
        var state = ExplorerLink.read(LINK);
        var s = state.looking().channels();
        assertEquals(2, s.inputs());
        assertEquals(3, s.filters());
        assertEquals(1, s.filter());
        assertEquals(
                Matrix.of(new float[] {5, 6}, new float[] {7, 8}), s.values().input(1, state.input()));
        assertEquals(2, s.values().kernel(1, state.kernel()).get(0, 0));
        assertEquals(4, s.values().bias(2, 1));
        assertEquals(state, ExplorerLink.read(ExplorerLink.write(state)));
    }

    @Test
    void numbersAsUsualAreLeftOut() {
        var plain = ExplorerLink.read("convarium:explore?view=channels");
        var values = plain.looking().channels().values();
        var changed = values.withInput(1, values.input(1, plain.input()).with(0, 0, 9));
        var model = new ExplorerViewModel(plain);
        model.editChannels(c -> c.withValues(changed));
        assertTrue(ExplorerLink.write(model.state()).contains("in1=9"));
        model.editChannels(c -> c.withValues(changed.withInput(1, values.input(1, plain.input()))));
        assertFalse(ExplorerLink.write(model.state()).contains("in1="));
    }

    @ParameterizedTest
    @CsvSource({
        "ic=5, a whole number from 1 to 4",
        "oc=0, a whole number from 1 to 4",
        "groups=2, divides",
        "pair=maybe, true or false",
        "ic=4&oc=4&groups=2&pair=true, left out",
        "filter=2, from 0 to 1",
        "turn=36;0, two angles",
        "turn=1, two angles",
        "turn=a;b, two angles",
        "in1=a, numbers",
        "mix=x, numbers",
        "k01=, numbers",
        "b1=, numbers",
        "in4=1, no part",
        "pin=x3:0;0, pin",
        "view=channels&pin=x3:0%2C0, pin",
        "op=max&view=channels, does not go with"
    })
    void whatIsWrongIsNamed(String part, String words) {
        var e = assertThrows(
                IllegalArgumentException.class, () -> ExplorerLink.read("convarium:explore?" + part.replace(';', ',')));
        assertTrue(String.valueOf(e.getMessage()).contains(words), e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"x2:4,4", "k1:2,2", "p0:1,2"})
    void cellsOfChannelsCanBePinned(String pin) {
        var state = ExplorerLink.read("convarium:explore?view=channels&pin=" + pin);
        assertTrue(state.pin() instanceof Focus.Plane, pin);
        assertTrue(ExplorerLink.write(state).endsWith("pin=" + pin));
        assertThrows(IllegalArgumentException.class, () -> ExplorerLink.read("convarium:explore?pin=" + pin));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x3:0,0", "x0:5,0", "k0:3,0", "p0:3,0", "s0:0,0"})
    void cellsThatAreNotThereAreRefused(String pin) {
        assertThrows(
                IllegalArgumentException.class, () -> ExplorerLink.read("convarium:explore?view=channels&pin=" + pin));
    }

    @Test
    void aCellOfAChannelThatIsNotSeenHasNoKernel() {
        String link = "convarium:explore?view=channels&ic=3&oc=3&groups=3&filter=1&pin=";
        assertThrows(IllegalArgumentException.class, () -> ExplorerLink.read(link + "k0:0,0"));
        assertEquals(
                new Focus.Plane(Focus.Part.KERNEL, 1, 0, 0),
                ExplorerLink.read(link + "k1:0,0").pin());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nn.Conv2d(3, 4, kernel_size=3)|Conv2D(4, 3)|FULL",
                "nn.Conv2d(4, 4, kernel_size=3, stride=2, groups=2)|Conv2D(4, 3, strides=2, groups=2)|GROUPED",
                "nn.Conv2d(4, 4, kernel_size=3, groups=4, bias=False)|Conv2D(4, 3, groups=4, use_bias=False)|DEPTHWISE",
                "nn.Conv2d(3, 2, kernel_size=1)|Conv2D(2, 1)|POINTWISE",
                "nn.Sequential(nn.Conv2d(3, 3, kernel_size=3, groups=3, bias=False), nn.Conv2d(3, 4, kernel_size=1))"
                        + "|SeparableConv2D(4, 3)|SEPARABLE",
                "nn.Sequential(nn.Conv2d(3, 3, kernel_size=3, padding='same', groups=3, bias=False), nn.Conv2d(3, 4,"
                        + " kernel_size=1, bias=False), nn.ReLU())"
                        + "|SeparableConv2D(4, 3, padding='same', use_bias=False, activation='relu')|SEPARABLE"
            })
    void theLineHasTheChannelsInBothDialects(String torch, String keras, ChannelKind kind) {
        var model = new ExplorerViewModel(StartState.worked());
        model.edit(s -> s.withLayer(LayerSettings.PLAIN));
        assertTrue(model.enterLine(torch), () -> model.lineErrorProperty().get().toString());
        assertEquals(Aspect.CHANNELS, model.state().looking().aspect());
        var s = model.state().looking().channels();
        assertEquals(kind, s.kind(Channels.layer(model.state()).kernel()));
        assertEquals(torch, line(model, Dialect.PYTORCH));
        assertEquals(
                keras,
                line(model, Dialect.KERAS)
                        .replace("activation='relu', use_bias=False", "use_bias=False, activation='relu'"));
        var before = model.state();
        assertTrue(model.enterLine(line(model, Dialect.KERAS)));
        assertEquals(before.withDialect(Dialect.KERAS), model.state());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nn.Conv2d(3, 8, 3)|up to 4 channels and 4 filters in numbers, found 3 and 8: the calculator",
                "nn.ConvTranspose2d(3, 2, 3)|transposed convolution of one channel",
                "nn.Sequential(nn.Conv2d(3, 3, 3, groups=3), nn.Conv2d(3, 4, 1))|bias=False",
                "nn.Sequential(nn.Conv2d(3, 3, 3), nn.Conv2d(3, 4, 1))|Only one layer with a window",
                "SeparableConv2D(4)|kernel_size",
                "SeparableConv2D(4, 3, depth_multiplier=2)|depth_multiplier",
                "SeparableConv2D(4, 9)|7 × 7"
            })
    void whatCannotBeShownIsSaid(String line, String words) {
        var model = model("convarium:explore?view=channels&in=" + "1,2,3,4,5,6,7,8,9;".repeat(8) + "1,2,3,4,5,6,7,8,9");
        var before = model.state();
        assertFalse(model.enterLine(line));
        String message = model.lineErrorProperty().get().orElseThrow().message();
        assertTrue(message.contains(words), message);
        assertEquals(before, model.state());
    }

    @Test
    void aLineOfOneChannelStaysWithTheAspect() {
        var model = model("convarium:explore?view=channels&s=2&p=1");
        assertTrue(model.enterLine("nn.Conv2d(1, 1, 3)"));
        assertEquals(Aspect.CHANNELS, model.state().looking().aspect());
        assertEquals(1, model.state().looking().channels().inputs());
        model.look(Aspect.FORWARD);
        assertTrue(model.enterLine("nn.Conv2d(1, 1, 2)"));
        assertEquals(Aspect.FORWARD, model.state().looking().aspect());
    }

    @Test
    void aLineFromOutsideBringsItsChannels() {
        var state = EnteredLine.state("nn.Conv2d(3, 2, 3)", Shape.of(3, 5, 5));
        assertEquals(Aspect.CHANNELS, state.looking().aspect());
        assertEquals(3, EnteredLine.channels("nn.Conv2d(3, 2, 3)", 1));
        assertEquals(1, EnteredLine.channels("Conv2D(2, 3)", 1));
        assertEquals(1, EnteredLine.channels("nonsense", 1));
        assertThrows(IllegalArgumentException.class, () -> EnteredLine.state("nn.Conv2d(3, 2, 3)", Shape.of(2, 5, 5)));
        assertThrows(IllegalArgumentException.class, () -> EnteredLine.state("nn.MaxPool2d(2)", Shape.of(3, 5, 5)));
    }

    /// By hand, for 4 → 4 channels, 3 × 3, 5 × 5 input, no bias: 9 outputs a map.
    @ParameterizedTest
    @CsvSource({"FULL, 144, 1296", "GROUPED, 72, 648", "DEPTHWISE, 36, 324", "POINTWISE, 16, 400", "SEPARABLE, 52, 468"
    })
    void theKindsCostWhatTheyCost(ChannelKind kind, long parameters, long macs) {
        var state = ExplorerLink.read("convarium:explore?view=channels&ic=4&oc=4");
        var chosen = ChannelKinds.chosen(state, kind, state.kernel());
        assertEquals(
                new ChannelKinds.Cost(4, 4, parameters, macs),
                ChannelKinds.cost(chosen, Shape.of(1, 5, 5)).orElseThrow());
        assertEquals(kind, Channels.of(chosen).kind());
    }

    @ParameterizedTest
    @EnumSource
    void everyKindCanBeChosenFromEverySize(ChannelKind kind) {
        for (int in = 1; in <= 4; in++) {
            for (int out = 1; out <= 4; out++) {
                var model = model("convarium:explore?view=channels&ic=" + in + "&oc=" + out);
                model.chooseKind(kind);
                var s = model.state().looking().channels();
                var size = Channels.layer(model.state()).kernel();
                assertEquals(kind, s.kind(size), in + " → " + out);
                model.chooseKind(ChannelKind.FULL);
                assertEquals(StartState.worked().kernel(), model.state().kernel(), "the kernel comes back");
            }
        }
    }

    @Test
    void undoTakesBackChangesOfChannelsButNotLooking() {
        var model = model("convarium:explore?view=channels");
        model.lookAtFilter(1);
        assertFalse(model.canUndoProperty().get());
        model.editChannels(c -> c.withCounts(4, 3));
        assertTrue(model.canUndoProperty().get());
        model.undo();
        assertEquals(3, model.state().looking().channels().inputs());
    }

    @Test
    void numbersGrowWithTheInput() {
        var model = model("convarium:explore?view=channels&in=1,2;3,4&k=1&in1=5,6;7,8");
        model.edit(s -> s.withInput(s.input().resized(3, 3, 0, 3)));
        var s = model.state().looking().channels();
        var grown = s.values().input(1, model.state().input());
        assertEquals(3, grown.rows());
        assertEquals(8, grown.get(1, 1));
        assertEquals(model.state(), ExplorerLink.read(ExplorerLink.write(model.state())));
    }

    @Test
    void manyStatesComeBackAsTheyWere() {
        int seen = 0;
        for (var drawn : RandomStates.of(59, 300)) {
            var state = drawn.withSource(new Source.Numbers())
                    .withPicture(PictureSettings.PLAIN)
                    .withLooking(drawn.looking().withAspect(Aspect.CHANNELS).withShift(ShiftSettings.PLAIN))
                    .withStep(0)
                    .withPin(new Focus.Plane(Focus.Part.INPUT, 0, 0, 0));
            if (Aspect.CHANNELS.fits(state)) {
                seen++;
                assertEquals(state, ExplorerLink.read(ExplorerLink.write(state)));
            }
        }
        assertTrue(seen > 30, seen + " states");
    }

    private static ChannelStage stage(ExplorerViewModel model, double width, double height) {
        var probe = new PaletteProbe();
        var root = new StackPane(probe);
        var scene = new Scene(root, width, height);
        scene.getStylesheets().setAll(Theme.LIGHT.stylesheets());
        root.applyCss();
        var stage = new ChannelStage(model, probe.paletteProperty());
        stage.setAspect(Aspect.CHANNELS);
        root.getChildren().add(stage);
        stage.setShown(true);
        root.applyCss();
        root.layout();
        return stage;
    }

    private static TensorGrid grid(ChannelStage stage, String id) {
        return (TensorGrid) Objects.requireNonNull(stage.lookup("#" + id), id);
    }

    @Test
    void theNumbersOfEveryChannelCanBeChanged() {
        FxTest.run(() -> {
            var model = model("convarium:explore?view=channels&in=1,2;3,4&k=1&ic=2&oc=2&pair=true&b=0&mix=1,1;1,1");
            var stage = stage(model, 900, 640);
            var at = new TensorGrid.Place(0, 0);
            for (String id : List.of(
                    "channel-field-1",
                    "channel-field-2",
                    "channel-kernel-1",
                    "channel-kernel-2",
                    "channel-mixing-2",
                    "channel-bias")) {
                var editor = grid(stage, id).editor().orElseThrow();
                assertTrue(editor.isEditable(at), id);
                var before = Channels.of(model.state()).output(0);
                editor.set(at, editor.value(at) + 5);
                assertEquals("5", grid(stage, id).getModel().cell(0, 0).text().replaceAll("^\\d+$", "5"), id);
                assertNotEquals(before, Channels.of(model.state()).output(0), id);
            }
            grid(stage, "channel-field-2").editor().orElseThrow().paste(at, "7 7\n7 7");
            assertEquals(Matrix.filled(2, 2, 7), Channels.of(model.state()).input(1));
        });
    }

    /// In the window's least room, nothing lies outside the stage and cells have numbers.
    @ParameterizedTest
    @CsvSource({
        "868, 622, 4, 4, 5",
        "868, 622, 4, 4, 7",
        "868, 622, 1, 1, 5",
        "1500, 900, 4, 4, 16",
        "640, 480, 4, 4, 5"
    })
    void everythingHasRoom(double width, double height, int ic, int oc, int side) {
        FxTest.run(() -> {
            var state = EnteredLine.state("nn.Conv2d(" + ic + ", " + oc + ", 3)", Shape.of(ic, side, side));
            var stage = stage(new ExplorerViewModel(state), width, height);
            for (var node : stage.lookupAll(".tensor-grid")) {
                if (node.getParent().isVisible()) {
                    var bounds = stage.sceneToLocal(node.localToScene(node.getBoundsInLocal()));
                    assertTrue(bounds.getMaxX() <= width && bounds.getMaxY() <= height, node.getId() + " " + bounds);
                }
            }
            if (height > 500 && side <= 7) {
                assertTrue(grid(stage, "channel-field-1").getCellSize() >= 15);
            }
        });
    }

    @Test
    void theDrawingHoldsEveryNumber() {
        String svg = FxTest.get(() -> {
            var state = ExplorerLink.read(LINK);
            var figure = WalkFilm.still(state, Explored.of(state), 3);
            var look = Look.of(Theme.LIGHT);
            return SvgPainter.draw(figure, look, 800, 560);
        });
        // 1·1 … 4·1 of the first channel for filter 2 is seeded; the second channel's are its own
        for (String number : List.of("5", "6", "7", "8")) {
            assertTrue(svg.contains(">" + number + "</text>"), number);
        }
        assertTrue(svg.contains("id=\"channel-partial-2\""), "parts are named");
        assertTrue(svg.contains("Output 2"));
        assertTrue(GridPainter.pitch(20) > 20);
    }

    @Test
    void theNumbersAsTextHoldEveryPart() {
        var state = ExplorerLink.read(LINK);
        String text = NumbersText.of(state, Explored.of(state), TableFormat.CSV);
        for (String part : List.of("Channel 1", "Channel 2", "Filter 2", "Partial sums", "Output 3", "Bias")) {
            assertTrue(text.contains(part), part + " in\n" + text);
        }
    }
}
