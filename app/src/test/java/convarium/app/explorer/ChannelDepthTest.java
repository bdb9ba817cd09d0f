package convarium.app.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.app.explorer.ChannelDepth.Kind;
import convarium.app.explorer.ChannelDepth.Stack;
import convarium.app.explorer.Walk.Frame;
import convarium.app.render.Slab;
import convarium.app.render.SvgPainter;
import convarium.app.testing.FxTest;
import convarium.app.theme.Look;
import convarium.app.theme.PaletteProbe;
import convarium.app.theme.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Where the stacks lie, what is under the pointer, and that turning them keeps everything in sight.
class ChannelDepthTest {
    private static final double WIDTH = 820;
    private static final double HEIGHT = 400;
    private static final double CAPTION = 36;

    private static ExplorerState state(String more) {
        return ExplorerLink.read("convarium:explore?view=channels&" + more);
    }

    private static ChannelDepth depth(ExplorerState state, ChannelTurn turn) {
        var scenes = new ChannelScenes(state, Explored.of(state));
        var scene = scenes.at(new Frame(state.step(), 1), Focus.NOTHING, Focus.NOTHING);
        return ChannelDepth.of(scene, state.looking().channels(), scenes.kernels(), turn, WIDTH, HEIGHT, CAPTION, 1);
    }

    @Test
    void aPointOfASlabIsFoundAgain() {
        var slab = new Slab(30, 40, 9, 2, -1, 8);
        assertEquals(2.25, slab.rowAt(slab.x(2.25, 3.5), slab.y(2.25, 3.5)), 1e-9);
        assertEquals(3.5, slab.columnAt(slab.x(2.25, 3.5), slab.y(2.25, 3.5)), 1e-9);
        assertEquals(Math.hypot(1, 8), slab.cell(), 1e-9);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ic=4&oc=4&p=1&b=1",
                "ic=1&oc=1",
                "ic=4&oc=4&pair=true&b=1",
                "ic=4&oc=4&groups=2&filter=3",
                "ic=3"
            })
    void everythingStaysInSightFromEverySide(String more) {
        var state = state(more);
        for (int yaw = -35; yaw <= 35; yaw += 7) {
            for (int pitch = -35; pitch <= 35; pitch += 7) {
                var depth = depth(state, new ChannelTurn(yaw, pitch));
                var all = new ArrayList<Stack>(depth.stacks());
                all.addAll(depth.others());
                for (var stack : all) {
                    String where = more + " " + stack.kind() + " at " + yaw + ", " + pitch;
                    assertTrue(stack.x() >= -1 && stack.x() + stack.width() <= WIDTH + 1, where);
                    assertTrue(stack.y() >= CAPTION - 1 && stack.y() + stack.height() <= HEIGHT + 1, where);
                }
                for (int i = 1; i < depth.stacks().size(); i++) {
                    var left = depth.stacks().get(i - 1);
                    assertTrue(left.x() + left.width() < depth.stacks().get(i).x(), "side by side");
                }
            }
        }
    }

    @Test
    void numbersHaveRoomInTheLeastWindow() {
        for (var stack : depth(state("ic=4&oc=4"), ChannelTurn.USUAL).stacks()) {
            assertTrue(stack.plates().getFirst().slab().cell() >= 15, stack.kind() + "");
        }
    }

    @ParameterizedTest
    @CsvSource({"26, 16", "-20, 10", "0, 0", "35, -35"})
    void thePointerFindsWhatIsInFront(int yaw, int pitch) {
        var state = state("ic=3&oc=2");
        var explored = Explored.of(state);
        var settings = state.looking().channels();
        var depth = depth(state, new ChannelTurn(yaw, pitch));
        for (var stack : depth.stacks()) {
            var plate = stack.plates().getFirst();
            double x = plate.slab().x(1.5, 0.5);
            double y = plate.slab().y(1.5, 0.5);
            Focus expected = switch (stack.kind()) {
                case INPUT -> new Focus.Plane(Focus.Part.INPUT, 0, 1, 0);
                case KERNEL -> new Focus.Plane(Focus.Part.KERNEL, 0, 1, 0);
                case PARTIAL -> new Focus.Plane(Focus.Part.PARTIAL, 0, 1, 0);
                case OUTPUT -> new Focus.Output(1, 0);
                case MIXING, BIAS -> Focus.NOTHING;
            };
            assertEquals(expected, depth.at(x, y, settings, explored).focus(), stack.kind() + "");
        }
        assertEquals(Focus.NOTHING, depth.at(-5, -5, settings, explored).focus());
    }

    @Test
    void whatLiesBehindIsFoundWhereItShows() {
        var state = state("ic=3&oc=2");
        var depth = depth(state, ChannelTurn.USUAL);
        var explored = Explored.of(state);
        var settings = state.looking().channels();
        var last = depth.stack(Kind.INPUT).orElseThrow().plate(2).orElseThrow();
        assertEquals(
                new Focus.Plane(Focus.Part.INPUT, 2, 0, 4),
                depth.at(last.slab().x(0.5, 4.5), last.slab().y(0.5, 4.5), settings, explored)
                        .focus());
        var behind = depth.stack(Kind.OUTPUT).orElseThrow().plate(1).orElseThrow();
        assertEquals(
                OptionalInt.of(1),
                depth.at(behind.slab().x(0.5, 2.8), behind.slab().y(0.5, 2.8), settings, explored)
                        .filter());
        var other = depth.others().getFirst();
        assertEquals(
                OptionalInt.of(1),
                depth.at(other.x() + other.width() / 2, other.y() + other.height() / 2, settings, explored)
                        .filter());
    }

    @Test
    void theOutputLookedAtLiesInFront() {
        var outputs = depth(state("ic=3&oc=4&filter=2"), ChannelTurn.USUAL)
                .stack(Kind.OUTPUT)
                .orElseThrow();
        assertEquals(
                List.of(2, 0, 1, 3),
                outputs.plates().stream().map(ChannelDepth.Plate::index).toList());
    }

    @Test
    void theDrawingHoldsEveryNumberOfTheFrontPlates() {
        var state = state("in=41,42;43,44&k=1&ic=2&oc=2&turn=20,10&step=3");
        String svg = FxTest.get(() -> {
            var look = Look.of(Theme.DARK);
            return SvgPainter.draw(WalkFilm.still(state, Explored.of(state), 3), look, 900, 560);
        });
        assertTrue(svg.contains("<polygon"));
        for (String number : List.of("41", "42", "43", "44")) {
            assertTrue(svg.contains(">" + number + "</text>"), number);
        }
        assertTrue(svg.contains("id=\"stack-partial\""));
    }

    @Test
    void arrowKeysTurnAndHomeTurnsBack() {
        FxTest.run(() -> {
            var model = new ExplorerViewModel(state("turn=0,0"));
            var probe = new PaletteProbe();
            var root = new StackPane(probe);
            var scene = new Scene(root, 900, 640);
            scene.getStylesheets().setAll(Theme.LIGHT.stylesheets());
            root.applyCss();
            var stage = new ChannelStage(model, probe.paletteProperty());
            stage.setAspect(Aspect.CHANNELS);
            root.getChildren().add(stage);
            stage.setShown(true);
            root.applyCss();
            root.layout();
            var view = (ChannelDepthView) stage.lookup("#channel-depth");
            assertTrue(view.isVisible());
            press(view, KeyCode.RIGHT);
            press(view, KeyCode.UP);
            press(view, KeyCode.UP);
            assertEquals(new ChannelTurn(5, 10), turn(model));
            for (int i = 0; i < 20; i++) {
                press(view, KeyCode.LEFT);
            }
            assertEquals(new ChannelTurn(-35, 10), turn(model));
            press(view, KeyCode.HOME);
            assertEquals(ChannelTurn.USUAL, turn(model));
            model.editChannels(c -> c.withTurn(Optional.empty()));
            assertTrue(!view.isVisible());
        });
    }

    private static ChannelTurn turn(ExplorerViewModel model) {
        return model.state().looking().channels().turn().orElseThrow();
    }

    private static void press(ChannelDepthView view, KeyCode code) {
        Event.fireEvent(view, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }
}
