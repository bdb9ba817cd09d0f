package convarium.app.explorer;

import convarium.engine.compute.Activation;
import convarium.engine.compute.Compute;
import convarium.engine.compute.Computes;
import convarium.engine.compute.WorkerPool;
import convarium.engine.tensor.Shape;
import convarium.engine.tensor.Tensor;
import convarium.engine.trace.GradientShare;
import convarium.engine.trace.GradientTrace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a state comes to on the way back: gradients at the input, the weights and the bias, by the engine's own
/// backward passes, and the products that each of them is the sum of.
public final class Backward {
    /// One thread, the caller's: the grids are small, and the reference needs no vectors.
    private static final Compute COMPUTE = Computes.scalar(new WorkerPool(1));

    private final GradientSettings settings;
    private final Explored explored;
    private final boolean relu;
    private final Matrix given;
    private final Matrix passed;
    private final GradientTrace trace;
    private final Matrix atInput;
    private final Optional<Matrix> atWeights;
    private final float atBias;
    private final List<GradientShare> shares = new ArrayList<>();
    private final Map<Focus, List<GradientShare>> found = new HashMap<>();

    private Backward(ExplorerState state, Explored explored) {
        this.settings = state.looking().gradient();
        this.explored = explored;
        var output = explored.output();
        given = settings.at(output);
        relu = state.layer().relu();
        passed = relu ? throughRelu(output, given) : given;
        trace = GradientTrace.of(
                explored.trace(), Tensor.wrap(Shape.of(1, output.rows(), output.columns()), passed.toArray()), COMPUTE);
        var input = state.input();
        var kernel = state.kernel();
        atInput = Matrix.of(input.rows(), input.columns(), trace.inputGradient().data());
        atWeights = state.layer().operation().hasWeights()
                ? Optional.of(Matrix.of(
                        kernel.rows(), kernel.columns(), trace.weightGradient().data()))
                : Optional.empty();
        atBias = sum(passed);
        gather(input, kernel);
    }

    /// Works the way back out.
    public static Backward of(ExplorerState state, Explored explored) {
        return new Backward(state, explored);
    }

    /// Whether this is the way back of a state too.
    boolean isOf(ExplorerState state, Explored of) {
        return of.equals(explored) && state.looking().gradient().equals(settings);
    }

    private static Matrix throughRelu(Matrix output, Matrix gradient) {
        float[] y = output.toArray();
        float[] dx = new float[y.length];
        COMPUTE.activationBackward(new Activation.Relu(), y.length, y, y, gradient.toArray(), dx);
        return Matrix.of(output.rows(), output.columns(), dx);
    }

    private static float sum(Matrix gradient) {
        float[] sums = new float[1];
        COMPUTE.channelSums(1, 1, gradient.values().size(), gradient.toArray(), sums);
        return sums[0];
    }

    private void gather(Matrix input, Matrix kernel) {
        if (settings.target() == GradientSettings.Target.INPUT) {
            for (int h = 0; h < input.rows(); h++) {
                for (int w = 0; w < input.columns(); w++) {
                    var here = trace.sharesAtInput(0, h, w);
                    found.put(new Focus.Input(h, w), here);
                    shares.addAll(here);
                }
            }
        } else {
            for (int kh = 0; kh < kernel.rows(); kh++) {
                for (int kw = 0; kw < kernel.columns(); kw++) {
                    var here = trace.sharesAtWeight(0, 0, kh, kw);
                    found.put(new Focus.Weight(kh, kw), here);
                    shares.addAll(here);
                }
            }
        }
    }

    /// Whether a ReLU stops the gradient anywhere.
    boolean stopsAny() {
        return relu && explored.output().values().stream().anyMatch(y -> y <= 0);
    }

    /// Where the gradient is wanted.
    GradientSettings.Target target() {
        return settings.target();
    }

    /// The layer's forward pass.
    Explored explored() {
        return explored;
    }

    /// The gradient at the output, behind the ReLU if there is one.
    public Matrix given() {
        return given;
    }

    /// The gradient at the sum, before the ReLU: where the output is not positive it is 0.
    public Matrix passed() {
        return passed;
    }

    /// Whether a ReLU stops the gradient at an output.
    public boolean isStopped(int row, int column) {
        return relu && explored.output().get(row, column) <= 0;
    }

    /// The gradient at the input.
    public Matrix atInput() {
        return atInput;
    }

    /// The gradient at the weights; empty for pooling.
    public Optional<Matrix> atWeights() {
        return atWeights;
    }

    /// The gradient at the bias.
    public float atBias() {
        return atBias;
    }

    /// The products at the target that a cell takes part in.
    List<GradientShare> shares(Focus focus) {
        return found.computeIfAbsent(focus, this::find);
    }

    private List<GradientShare> find(Focus focus) {
        return shares.stream().filter(s -> meets(s, focus)).toList();
    }

    private static boolean meets(GradientShare share, Focus focus) {
        var tap = share.tap();
        return switch (focus) {
            case Focus.Nothing nothing -> false;
            case Focus.Entry entry -> false;
            case Focus.Plane plane -> false;
            case Focus.Output(int row, int column) -> share.outputRow() == row && share.outputColumn() == column;
            case Focus.Input(int row, int column) ->
                tap.cell().h() == row && tap.cell().w() == column;
            case Focus.Weight(int row, int column) -> tap.kh() == row && tap.kw() == column;
        };
    }

    /// What a step of the walk fills in.
    Focus step(int step) {
        return switch (settings.target()) {
            case INPUT -> new Focus.Input(step / atInput.columns(), step % atInput.columns());
            case WEIGHTS -> {
                int columns = atWeights.orElse(atInput).columns();
                yield new Focus.Weight(step / columns, step % columns);
            }
        };
    }
}
