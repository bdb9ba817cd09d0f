package convarium.app.explorer;

import com.sun.management.ThreadMXBean;
import convarium.app.dialog.DialogService;
import convarium.app.shell.Shell;
import convarium.app.task.FrameClock;
import convarium.app.task.FxTaskRunner;
import convarium.app.theme.Fonts;
import convarium.engine.compute.Computes;
import convarium.engine.compute.WorkerPool;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// How long the window takes for a change, and how many frames a second the walk has: the whole window of 1440 × 900
/// with all panels open, on the JavaFX toolkit without a display.
///
/// What a frame of the walk allocates is that of the JavaFX thread from the frame's beginning to the end of its layout,
/// frame after frame of a sixtieth of a second, so that it is the same on a busy machine. *A step* is the mean of the
/// frames that come to another place, whose sentence and window are made anew.
///
/// A change is an input's number, a weight, a stride; its time runs from the view model's call until everything is
/// laid out again, and for *painted* until every pixel of the window is there.
final class FrameTimes {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int WIDTH = 1440;
    private static final int HEIGHT = 900;
    private static final int CHANGES = 150;
    private static final int WARM_UP = 300;
    private static final int SECONDS = 4;
    private static final int FRAMES = 1800;
    private static final int FRAMES_A_PICTURE = 10;

    private FrameTimes() {}

    /// A table for each aspect, as Markdown.
    public static void main(String[] args) throws InterruptedException {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty("prism.text", "t2k");
        var ready = new CountDownLatch(1);
        Platform.startup(ready::countDown);
        ready.await();
        Platform.setImplicitExit(false);
        System.out.println("| 16 × 16, 3 × 3 kernel | change (ms) | painted (ms) | walk (frames/s) | a frame (ms) | allocated a frame (KB) | a step (KB) |");
        System.out.println("| --- | --- | --- | --- | --- | --- | --- |");
        for (var aspect : Aspect.values()) {
            System.out.println(new Window(aspect).row());
        }
        Platform.exit();
    }

    private static String matrix(int size) {
        var text = new StringBuilder();
        for (int i = 0; i < size * size; i++) {
            text.append(i == 0 ? "" : i % size == 0 ? ";" : ",").append(i * 7 % 10 - 4);
        }
        return text.toString();
    }

    private static final class Window {
        private final Aspect aspect;
        private ExplorerViewModel model;
        private Scene scene;
        private Stage stage;
        private final List<Double> pulses = new ArrayList<>();
        private final List<Double> kilobytes = new ArrayList<>();
        private final List<Double> stepped = new ArrayList<>();
        private long began;

        Window(Aspect aspect) {
            this.aspect = aspect;
        }

        String row() throws InterruptedException {
            onFx(this::open);
            var changes = new ArrayList<Double>();
            var painted = new ArrayList<Double>();
            onFx(() -> change(changes, painted));
            onFx(this::frames);
            onFx(this::play);
            var done = new CountDownLatch(1);
            done.await(SECONDS, TimeUnit.SECONDS);
            onFx(stage::close);
            return String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | %.0f | %s | %s | %.0f |",
                    aspect,
                    spread(changes),
                    spread(painted),
                    pulses.size() / (double) SECONDS,
                    spread(pulses),
                    spread(kilobytes),
                    stepped.stream().mapToDouble(Double::doubleValue).average().orElse(0));
        }

        private void open() {
            Fonts.load();
            var start = ExplorerLink.read("convarium:explore?p=1&in=" + matrix(16) + "&view="
                    + ExplorerLink.lower(aspect) + (aspect == Aspect.CHANNELS ? "&ic=4&oc=4" : "") + "&loop=true&speed=2");
            model = new ExplorerViewModel(StartState.of(start));
            var pool = new WorkerPool(1);
            var work = new PictureWork(new FxTaskRunner(), Computes.scalar(pool), 1, new PictureFiles(), System::nanoTime);
            DialogService none = Optional::<Path>empty;
            var shell = new Shell(model, work, none);
            shell.open(start);
            scene = shell.scene(WIDTH, HEIGHT);
            stage = new Stage();
            stage.setScene(scene);
            stage.show();
            scene.addPostLayoutPulseListener(() -> pulses.add((System.nanoTime() - began) / 1e6));
        }

        private void change(List<Double> changes, List<Double> painted) {
            for (int i = 0; i < WARM_UP + CHANGES; i++) {
                int n = i;
                long start = System.nanoTime();
                switch (i % 3) {
                    case 0 -> model.edit(s -> s.withInput(s.input().with(n % 16, n * 5 % 16, n % 9 - 4)));
                    case 1 -> model.edit(s -> s.withKernel(s.kernel().with(n % 3, n / 3 % 3, n % 7 - 3)));
                    default -> model.edit(s -> s.withLayer(s.layer().withBias(true, n % 5)));
                }
                scene.getRoot().applyCss();
                scene.getRoot().layout();
                double laidOut = (System.nanoTime() - start) / 1e6;
                scene.snapshot(null);
                if (i >= WARM_UP) {
                    changes.add(laidOut);
                    painted.add((System.nanoTime() - start) / 1e6);
                }
            }
        }

        private void frames() {
            model.togglePlay();
            for (int i = 0; i < FRAMES; i++) {
                int step = model.state().step();
                long before = THREADS.getCurrentThreadAllocatedBytes();
                model.advance(1 / 60.0);
                if (step != model.state().step()) {
                    // new words are in need of their styles; a pulse finds none without
                    scene.getRoot().applyCss();
                }
                scene.getRoot().layout();
                double now = (THREADS.getCurrentThreadAllocatedBytes() - before) / 1e3;
                if (i >= FRAMES / 2) {
                    (step == model.state().step() ? kilobytes : stepped).add(now);
                }
                if (i % FRAMES_A_PICTURE == 0) {
                    // canvases keep their marks until they are painted
                    scene.snapshot(null);
                }
            }
            model.togglePlay();
        }

        private void play() {
            pulses.clear();
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    began = System.nanoTime();
                }
            }.start();
            new FrameClock(model::advance).start();
            model.togglePlay();
        }

        private static void onFx(Runnable work) throws InterruptedException {
            var done = new CountDownLatch(1);
            Platform.runLater(() -> {
                try {
                    work.run();
                } finally {
                    done.countDown();
                }
            });
            done.await();
        }
    }

    /// The median and what 99 of 100 stay below.
    private static String spread(List<Double> times) {
        double[] sorted = times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted.length == 0
                ? "–"
                : String.format(
                        Locale.ROOT,
                        "%.1f, 99 %%: %.1f",
                        sorted[sorted.length / 2],
                        sorted[Math.min(sorted.length - 1, sorted.length * 99 / 100)]);
    }
}
