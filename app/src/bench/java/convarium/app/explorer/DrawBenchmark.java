package convarium.app.explorer;

import convarium.app.render.GridCanvas;
import convarium.app.render.GridModel;
import convarium.app.render.GridPainter;
import convarium.app.render.CanvasPainter;
import convarium.app.theme.Palette;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.scene.canvas.Canvas;
import javafx.scene.paint.Color;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Drawing a frame of the walk, ten frames a step: the scene, and the marks that go to the canvases.
///
/// `draw` is what the window does, which paints only what changed; `whole` paints every cell.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Dglass.platform=Headless", "-Dprism.order=sw", "--add-modules=jdk.incubator.vector"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class DrawBenchmark {
    /// Marks on a canvas that no window shows pile up.
    private static final int FRAMES_A_CANVAS = 64;

    private static final int FRAMES_A_STEP = 10;

    /// Which grids: 5 × 5 and 16 × 16 under a kernel of 3 × 3, and 67 × 67 from a transposed convolution.
    @Param({"5", "16", "67"})
    private int size;

    /// What is looked at.
    @Param({"forward", "backward", "shift"})
    private String view;

    private ExplorerState state;
    private Explored explored;
    private NumbersScenes forward;
    private BackwardScenes backward;
    private ShiftScenes shift;
    private List<GridCanvas> grids;
    private final Palette palette = colours();
    private int frame;
    private int steps;

    /// Makes the state.
    @Setup
    public void prepare() {
        String layer = size == 67 ? "op=transposed&s=4&in=" + matrix(16) + "&k=" + matrix(7) : "p=1&in=" + matrix(size);
        state = ExplorerLink.read("convarium:explore?" + layer + "&view=" + view);
        explored = Explored.of(state);
        steps = Steps.of(state, explored);
        forward = new NumbersScenes(state, explored);
        backward = new BackwardScenes(state, explored);
        shift = new ShiftScenes(state, explored);
        renew();
    }

    private static String matrix(int size) {
        var text = new StringBuilder();
        for (int i = 0; i < size * size; i++) {
            text.append(i == 0 ? "" : i % size == 0 ? ";" : ",").append(i * 7 % 10 - 4);
        }
        return text.toString();
    }

    private void renew() {
        grids = List.of(grid(), grid(), grid(), grid(), grid(), grid());
    }

    private static GridCanvas grid() {
        return new GridCanvas(new Canvas(1200, 1200));
    }

    private List<GridModel> models() {
        if (++frame % FRAMES_A_CANVAS == 0) {
            renew();
        }
        int of = frame % (steps * FRAMES_A_STEP);
        var now = new Walk.Frame(of / FRAMES_A_STEP, (of % FRAMES_A_STEP + 1) / (double) FRAMES_A_STEP);
        return switch (view) {
            case "forward" -> models(forward.at(now, Focus.NOTHING, Focus.NOTHING));
            case "backward" -> models(backward.at(now, Focus.NOTHING, Focus.NOTHING));
            case "shift" -> {
                var s = shift.at(state, now, Focus.NOTHING, Focus.NOTHING);
                yield List.of(s.input(), s.shifted(), s.output(), s.ofShifted(), s.shiftedOutput(), s.difference());
            }
            default -> throw new IllegalStateException(view);
        };
    }

    private static List<GridModel> models(NumbersScene scene) {
        return scene.kernel()
                .map(kernel -> List.of(scene.field(), kernel, scene.output()))
                .orElseGet(() -> List.of(scene.field(), scene.output()));
    }

    private double cell() {
        return size == 67 ? 12 : size == 16 ? 24 : 54;
    }

    /// What a frame of the window draws.
    @Benchmark
    public int draw() {
        var models = models();
        for (int i = 0; i < models.size(); i++) {
            grids.get(i).draw(models.get(i), palette, cell(), 4);
        }
        return models.size();
    }

    /// A frame with all its cells.
    @Benchmark
    public int whole() {
        var models = models();
        renew();
        for (int i = 0; i < models.size(); i++) {
            var gc = grids.get(i).canvas().getGraphicsContext2D();
            GridPainter.draw(new CanvasPainter(gc), models.get(i), palette, cell(), 4, 4);
        }
        return models.size();
    }

    private static Palette colours() {
        Color[] c = new Color[21];
        for (int i = 0; i < c.length; i++) {
            c[i] = Color.gray(i / 21.0);
        }
        return new Palette(
                c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7], c[8], c[9], c[10], c[11], c[12], c[13], c[14], c[15],
                c[16], c[17], c[18], c[19], c[20]);
    }
}
