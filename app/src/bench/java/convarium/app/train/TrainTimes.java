package convarium.app.train;

import com.sun.management.ThreadMXBean;
import convarium.app.dialog.DialogService;
import convarium.app.explorer.ExplorerViewModel;
import convarium.app.explorer.PictureFiles;
import convarium.app.explorer.PictureWork;
import convarium.app.explorer.StartState;
import convarium.app.shell.Shell;
import convarium.app.task.FrameClock;
import convarium.app.task.FxTaskRunner;
import convarium.app.theme.Fonts;
import convarium.engine.compute.Compute;
import convarium.engine.compute.Computes;
import convarium.engine.compute.WorkerPool;
import convarium.engine.data.DataSets;
import convarium.engine.format.FormatException;
import convarium.engine.train.Trainer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// What it costs to watch a network learn: images a second in the whole window of 1440 × 900 with all panels
/// open, on the JavaFX toolkit without a display, beside the same training alone; the time of each pulse on
/// the JavaFX thread; and how much of a core that thread and the one that renders take.
///
/// Both go in turn, a few seconds each, and each turn in the window is set against the one before it, so that a
/// machine which grows slower or faster does it to both.
final class TrainTimes {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int WIDTH = 1440;
    private static final int HEIGHT = 900;
    private static final int WARM_UP_SECONDS = 15;
    private static final int SECONDS = 5;
    private static final int TURNS = 8;

    private final TrainState state;
    private final Compute compute;
    private final List<Double> pulses = new ArrayList<>();
    private Shell shell;
    private Scene scene;
    private Stage stage;
    private volatile boolean measuring;
    private long began;

    private TrainTimes(TrainState state, Compute compute) {
        this.state = state;
        this.compute = compute;
    }

    /// A row for each network, as Markdown.
    public static void main(String[] args) throws InterruptedException, IOException {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty("prism.text", "t2k");
        var ready = new CountDownLatch(1);
        Platform.startup(ready::countDown);
        ready.await();
        Platform.setImplicitExit(false);
        System.out.println(
                "| network | alone (images/s) | in the window | part | pulse (ms) | FX and render threads (cores) |");
        System.out.println("| --- | --- | --- | --- | --- | --- |");
        try (var pool = WorkerPool.ofAllProcessors()) {
            var compute = Computes.best(pool);
            for (String network : args.length == 0 ? new String[] {"lecture-convnet", "lecture-mlp"} : args) {
                var state = (TrainState) TrainLink.read("convarium:train?net=" + network + "&epochs=1000000");
                System.out.println(new TrainTimes(state, compute).row());
            }
        }
        Platform.exit();
    }

    private String row() throws InterruptedException, IOException {
        var alone = new ArrayList<Double>();
        var watched = new ArrayList<Double>();
        var cores = new ArrayList<Double>();
        var shares = new ArrayList<Double>();
        var folder = Files.createTempDirectory("convarium-bench");
        onFx(() -> open(folder));
        awaitRest();
        // the compiler learns both ways first
        alone(WARM_UP_SECONDS);
        window(WARM_UP_SECONDS);
        pulses.clear();
        for (int turn = 0; turn < TURNS; turn++) {
            alone.add(alone(SECONDS));
            double[] seen = window(SECONDS);
            watched.add(seen[0]);
            shares.add(seen[0] / alone.getLast());
            cores.add(seen[1]);
        }
        onFx(() -> {
            shell.train().close();
            stage.close();
        });
        double without = median(alone);
        double with = median(watched);
        return String.format(
                Locale.ROOT,
                "| %s | %.0f | %.0f | %.0f %% | %s | %.2f |",
                state.setup().network(),
                without,
                with,
                100 * median(shares),
                spread(pulses),
                median(cores));
    }

    /// Images a second without anybody who looks on.
    private double alone(int seconds) throws FormatException {
        var preset = state.setup().preset();
        var recipe = state.setup().recipe();
        var split = preset.fit(DataSets.read(state.setup().data(), recipe.seed()));
        var trainer = new Trainer(preset.network(recipe, compute, split.training()), split, recipe, System::nanoTime);
        long start = System.nanoTime();
        trainer.run(1_000_000, () -> System.nanoTime() - start < seconds * 1_000_000_000L, event -> {});
        var progress = trainer.progress();
        long pictures = (long) progress.epoch() * split.training().count() + progress.seen();
        return pictures / ((System.nanoTime() - start) / 1e9);
    }

    private void awaitRest() throws InterruptedException {
        while (onFx(() -> shell.train().standing().phase() != Standing.Phase.RESTING)) {
            new CountDownLatch(1).await(10, TimeUnit.MILLISECONDS);
        }
    }

    /// Images a second in the window, which rests before and after, and the cores that its threads take.
    private double[] window(int seconds) throws InterruptedException {
        double from = onFx(this::pictures);
        onFx(() -> shell.train().togglePlay());
        measuring = true;
        long cpu = cpu();
        long start = System.nanoTime();
        pause(seconds);
        double used = (cpu() - cpu) / 1e9;
        measuring = false;
        onFx(() -> shell.train().togglePlay());
        double passed = (System.nanoTime() - start) / 1e9;
        awaitRest();
        return new double[] {(onFx(this::pictures) - from) / passed, used / passed};
    }

    private double pictures() {
        var standing = shell.train().standing();
        return standing.epochs()
                * standing.opened().map(TrainingNews.Opened::training).orElse(0);
    }

    private void open(Path folder) {
        Fonts.load();
        var model = new ExplorerViewModel(StartState.worked());
        var work = new PictureWork(new FxTaskRunner(), compute, 1, new PictureFiles(), System::nanoTime);
        DialogService none = Optional::<Path>empty;
        shell = new Shell(
                model,
                work,
                none,
                new FxTaskRunner(),
                new FxTaskRunner(),
                TrainingSession.onItsOwnThread(() -> compute, folder));
        scene = shell.scene(WIDTH, HEIGHT);
        stage = new Stage();
        stage.setScene(scene);
        stage.show();
        shell.open(state);
        scene.addPostLayoutPulseListener(() -> {
            if (measuring) {
                pulses.add((System.nanoTime() - began) / 1e6);
            }
        });
        new AnimationTimer() {
            @Override
            public void handle(long now) {
                began = System.nanoTime();
            }
        }.start();
        new FrameClock(shell::advance).start();
    }

    /// What the threads of the window have calculated, in nanoseconds.
    private static long cpu() {
        long total = 0;
        for (long id : THREADS.getAllThreadIds()) {
            var info = THREADS.getThreadInfo(id);
            boolean ofTheWindow = info != null
                    && (info.getThreadName().startsWith("JavaFX Application")
                            || info.getThreadName().startsWith("QuantumRenderer"));
            if (ofTheWindow) {
                total += THREADS.getThreadCpuTime(id);
            }
        }
        return total;
    }

    private static void pause(int seconds) throws InterruptedException {
        new CountDownLatch(1).await(seconds, TimeUnit.SECONDS);
    }

    private static void onFx(Runnable work) throws InterruptedException {
        onFx(() -> {
            work.run();
            return true;
        });
    }

    private static <T> T onFx(Supplier<T> work) throws InterruptedException {
        var done = new LinkedBlockingQueue<T>();
        Platform.runLater(() -> done.add(work.get()));
        return done.take();
    }

    private static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    /// The median and what 99 of 100 stay below.
    private static String spread(List<Double> times) {
        double[] sorted = times.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted.length == 0
                ? "–"
                : String.format(
                        Locale.ROOT,
                        "%.1f, 99 %%: %.1f",
                        sorted[sorted.length / 2],
                        sorted[Math.min(sorted.length - 1, sorted.length * 99 / 100)]);
    }
}
