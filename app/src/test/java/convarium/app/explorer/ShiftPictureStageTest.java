package convarium.app.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.app.explorer.ShiftPicturePlan.Picture;
import convarium.app.explorer.ShiftSettings.Edge;
import convarium.app.render.Palettes;
import convarium.app.task.SameThreadTaskRunner;
import convarium.app.task.TaskRunner;
import convarium.app.testing.FxTest;
import convarium.engine.compute.Computes;
import convarium.engine.compute.WorkerPool;
import convarium.engine.tensor.Shape;
import convarium.engine.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javafx.beans.property.SimpleObjectProperty;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShiftPictureStageTest {
    private static final String LINK = "convarium:explore?k=1,1;1,1&s=2&pic=cat&view=shift";
    private static final int SIDE = 100;

    private final WorkerPool pool = new WorkerPool(1);
    private final ExplorerViewModel model = new ExplorerViewModel(ExplorerLink.read(LINK));

    /// Holds work back until it is told to go on.
    private static final class SlowRunner implements TaskRunner {
        private final ArrayDeque<Runnable> held = new ArrayDeque<>();

        @Override
        public <T> void run(Callable<T> work, Consumer<T> onDone, Consumer<Exception> onFailed) {
            held.add(() -> new SameThreadTaskRunner().run(work, onDone, onFailed));
        }

        void finishOne() {
            held.remove().run();
        }

        @Override
        public void close() {}
    }

    @AfterEach
    void close() {
        pool.close();
    }

    private PictureWork pictures(TaskRunner runner) {
        return new PictureWork(runner, Computes.scalar(pool), 1, ShiftPictureStageTest::load, () -> 0);
    }

    /// A picture in which every row climbs by as much.
    private static Tensor load(Source source) throws IOException {
        if (source.equals(new Source.Shipped("robot"))) {
            throw new IOException("the file is empty");
        }
        float[] values = new float[SIDE * SIDE];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % SIDE / (float) SIDE;
        }
        return Tensor.wrap(Shape.of(1, SIDE, SIDE), values);
    }

    private ShiftSettings shift() {
        return model.state().looking().shift();
    }

    @Test
    void aDragNeverQueuesUp() {
        var runner = new SlowRunner();
        var pictures = pictures(runner);
        var work = new ShiftPictureWork(pictures);
        var shifts = new ArrayList<Integer>();
        work.resultProperty().subscribe(p -> {
            if (p != null) {
                shifts.add(p.shift().right());
            }
        });
        work.show(model.state());
        assertTrue(runner.held.isEmpty(), "there is no output of the unshifted picture yet");
        pictures.show(model.state());
        runner.finishOne();
        for (int right = 1; right <= 9; right++) {
            model.shiftTo(0, right);
            work.show(model.state());
        }
        runner.finishOne();
        runner.finishOne();
        assertTrue(runner.held.isEmpty());
        assertEquals(List.of(1, 9), shifts);
        work.show(model.state());
        assertTrue(runner.held.isEmpty(), "it is there already");
    }

    /// At a place of the node.
    private static void mouse(Node node, EventType<MouseEvent> type, double x, double y) {
        var at = node.localToScene(x, y);
        node.fireEvent(new MouseEvent(
                type,
                at.getX(),
                at.getY(),
                at.getX(),
                at.getY(),
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                true,
                false,
                false,
                true,
                false,
                true,
                null));
    }

    private static void key(Node node, KeyCode code, boolean withShift) {
        node.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, withShift, false, false, false));
    }

    private Scene scene(ShiftPictureStage stage, double width, double height) {
        var scene = new Scene(stage, width, height);
        stage.applyCss();
        stage.layout();
        return scene;
    }

    private ShiftPictureStage stage(PictureWork pictures) {
        pictures.show(model.state());
        model.stateProperty().subscribe(pictures::show);
        return new ShiftPictureStage(model, pictures, new SimpleObjectProperty<>(Palettes.LIGHT), () -> {});
    }

    private static Node view(Scene scene, String id) {
        return assertInstanceOf(Node.class, scene.lookup("#shift-picture-" + id))
                .getParent();
    }

    private static String remark(Scene scene) {
        return assertInstanceOf(SentenceCard.class, scene.lookup(".sentence-card"))
                .getAccessibleText();
    }

    @Test
    void thePictureIsMovedByHand() {
        FxTest.run(() -> {
            var stage = stage(pictures(new SameThreadTaskRunner()));
            var scene = scene(stage, 1500, 900);
            var shifted = view(scene, "shifted");
            double pitch = (shifted.getLayoutBounds().getWidth() - 2 * ShiftPictureView.MARGIN) / SIDE;
            assertTrue(pitch > 1, "a pixel is " + pitch);
            mouse(shifted, MouseEvent.MOUSE_PRESSED, 50, 50);
            mouse(shifted, MouseEvent.MOUSE_DRAGGED, 50 - 7 * pitch, 50 + 3 * pitch);
            assertEquals(new ShiftSettings(3, -6, Edge.ZEROS), shift());
            key(shifted, KeyCode.LEFT, true);
            key(shifted, KeyCode.UP, false);
            assertEquals(new ShiftSettings(2, -14, Edge.ZEROS), shift());
            var down = assertInstanceOf(Slider.class, scene.lookup("#shift-picture-down"));
            var right = assertInstanceOf(Slider.class, scene.lookup("#shift-picture-right"));
            assertEquals(-2, down.getValue());
            right.setValue(64);
            assertEquals(new ShiftSettings(2, 64, Edge.ZEROS), shift());
            model.stepBack();
            model.advance(10);
            assertEquals(63, right.getValue());
            assertTrue(remark(scene).startsWith("The input moved 2 rows down and 63 columns right."), remark(scene));
        });
    }

    /// A half step on a ramp makes every output smaller by four times a pixel's climb, 0.01, away from
    /// the border.
    @Test
    void itSaysHowManyDifferAndByHowMuch() {
        FxTest.run(() -> {
            var scene = scene(stage(pictures(new SameThreadTaskRunner())), 1500, 900);
            assertTrue(
                    remark(scene)
                            .contains("Away from the border 2,450 outputs differ, by 0.04 on average and by at most"
                                    + " 0.04. At the border 50 more do"),
                    remark(scene));
            model.shiftTo(0, 2);
            assertTrue(
                    remark(scene).contains("everywhere else the layer is equivariant")
                            || remark(scene).contains("every cell agrees"),
                    remark(scene));
        });
    }

    @Test
    void aPixelIsOpenedKeptAndLetGo() {
        FxTest.run(() -> {
            var scene = scene(stage(pictures(new SameThreadTaskRunner())), 1500, 900);
            var map = view(scene, "difference");
            double pitch = (map.getLayoutBounds().getWidth() - 2 * ShiftPictureView.MARGIN) / SIDE;
            double x = ShiftPictureView.MARGIN + 21 * pitch;
            double y = ShiftPictureView.MARGIN + 11 * pitch;
            mouse(map, MouseEvent.MOUSE_MOVED, x, y);
            assertTrue(remark(scene).startsWith("Output row 6, column 11."), remark(scene));
            assertFalse(model.state().picture().hasPixel());
            mouse(map, MouseEvent.MOUSE_CLICKED, x, y);
            mouse(map, MouseEvent.MOUSE_EXITED, x, y);
            assertEquals(5, model.state().picture().pixelRow());
            assertEquals(10, model.state().picture().pixelColumn());
            assertTrue(remark(scene).startsWith("Output row 6, column 11."), remark(scene));
            key(map, KeyCode.DOWN, false);
            key(map, KeyCode.LEFT, true);
            assertTrue(remark(scene).startsWith("Output row 7, column 3."), remark(scene));
            key(map, KeyCode.ESCAPE, false);
            assertTrue(remark(scene).startsWith("The input moved"), remark(scene));
            key(map, KeyCode.ENTER, false);
            assertTrue(remark(scene).startsWith("Output row 26, column 26."), remark(scene));
        });
    }

    @Test
    void aPictureThatCannotBeReadSaysWhy() {
        FxTest.run(() -> {
            var scene = scene(stage(pictures(new SameThreadTaskRunner())), 1500, 900);
            model.edit(s -> s.withSource(new Source.Shipped("robot")));
            var message = assertInstanceOf(Label.class, scene.lookup(".channel-message"));
            assertTrue(message.isVisible());
            assertEquals("The file is empty.", message.getText());
            model.edit(s -> s.withSource(new Source.Shipped("cat")));
            assertFalse(message.isVisible());
        });
    }

    /// At every size of the window all that is compared is there, inside, and nothing lies over
    /// anything else.
    @ParameterizedTest
    @CsvSource({"868,560,14", "1177,540,19", "1508,850,14", "1360,800,19", "700,420,14", "2400,1300,14"})
    void nothingLiesOverAnythingElse(double width, double height, double em) {
        for (double shape : new double[] {0.5, 1, 1.8}) {
            var plan = ShiftPicturePlan.of(width, height, em, shape, 10 * em, w -> w < 30 * em ? 200 : 90);
            var boxes = new ArrayList<javafx.geometry.Rectangle2D>();
            for (var picture : Picture.values()) {
                plan.place(picture)
                        .ifPresent(p -> boxes.add(new javafx.geometry.Rectangle2D(
                                p.x(), p.y(), plan.width(), plan.caption() + plan.height())));
            }
            assertTrue(boxes.size() >= 4);
            boxes.add(new javafx.geometry.Rectangle2D(
                    plan.card().x(),
                    plan.card().y(),
                    plan.card().width(),
                    plan.card().height()));
            var clashes = new AtomicInteger();
            for (int i = 0; i < boxes.size(); i++) {
                var box = boxes.get(i);
                assertTrue(box.getMinX() >= 0 && box.getMaxX() <= width + 1, "box " + i + ": " + box);
                assertTrue(box.getMinY() >= 0 && box.getMaxY() <= height + 1, "box " + i + ": " + box);
                boxes.subList(0, i).stream().filter(box::intersects).forEach(b -> clashes.incrementAndGet());
            }
            assertEquals(0, clashes.get(), plan.toString());
        }
    }
}
