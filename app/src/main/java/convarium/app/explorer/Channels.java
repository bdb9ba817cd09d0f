package convarium.app.explorer;

import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.Size;
import convarium.engine.compute.Activation;
import convarium.engine.compute.Compute;
import convarium.engine.compute.Computes;
import convarium.engine.compute.WorkerPool;
import convarium.engine.layer.Conv2d;
import convarium.engine.layer.Forward;
import convarium.engine.tensor.Shape;
import convarium.engine.tensor.Tensor;
import convarium.engine.trace.WindowTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a state comes to with all its channels: what each channel gives by itself, and what all of them give together.
///
/// Everything is computed by the engine: the outputs by the layer over all channels, and each partial map by a layer of
/// one channel and one kernel. So that the partial maps and the bias add up to the output is seen, not made.
public final class Channels {
    /// One thread, the caller's: the grids are small.
    private static final Compute COMPUTE = Computes.scalar(new WorkerPool(1));

    private final ExplorerState state;
    private final ChannelSettings settings;
    private final Tensor input;
    private final Conv2d layer;
    private final Optional<Conv2d> mixer;
    private final List<Matrix> inputs = new ArrayList<>();
    private final List<Matrix> sums;
    private final List<Matrix> outputs;
    private final List<Optional<WindowTrace>> traces = new ArrayList<>();
    private final List<Optional<Matrix>> partials = new ArrayList<>();

    private Channels(ExplorerState state) {
        this.state = state;
        settings = state.looking().channels();
        for (int c = 0; c < settings.inputs(); c++) {
            inputs.add(settings.values().input(c, state.input()));
        }
        input = stack(inputs);
        layer = layer(state);
        mixer = mixer(state);
        var sum = sum();
        sums = planes(sum);
        outputs = state.layer().relu() ? planes(rectified(sum)) : sums;
        for (int c = 0; c < settings.inputs(); c++) {
            var trace = settings.sees(settings.filter(), c) ? Optional.of(open(c)) : Optional.<WindowTrace>empty();
            traces.add(trace);
            partials.add(trace.map(Channels::map));
        }
    }

    /// Works a state out.
    ///
    /// @throws IllegalArgumentException if the layer cannot take the input, with the reason
    public static Channels of(ExplorerState state) {
        return new Channels(state);
    }

    /// Whether this is what a state comes to as well.
    boolean isOf(ExplorerState other) {
        return state.sameForward(other) && settings.equals(other.looking().channels());
    }

    /// The layer over all channels; of a pair the depthwise one.
    public static Conv2d layer(ExplorerState state) {
        var s = state.looking().channels();
        var l = state.layer();
        boolean pair = s.separable();
        return new Conv2d(
                s.inputs(),
                pair ? s.inputs() : s.filters(),
                new Size(state.kernel().rows(), state.kernel().columns()),
                l.stride(),
                l.padding(),
                l.paddingMode(),
                l.dilation(),
                pair ? s.inputs() : s.groups(),
                !pair && l.hasBias(),
                l.flipped());
    }

    /// The 1 × 1 layer of a pair; empty for a single layer.
    public static Optional<Conv2d> mixer(ExplorerState state) {
        var s = state.looking().channels();
        return s.separable()
                ? Optional.of(new Conv2d(
                        s.inputs(),
                        s.filters(),
                        Size.square(1),
                        Size.square(1),
                        Padding.NONE,
                        PaddingMode.ZERO,
                        Size.square(1),
                        1,
                        state.layer().hasBias(),
                        false))
                : Optional.empty();
    }

    /// The shape that goes in, `(c, h, w)`.
    public static Shape shape(ExplorerState state) {
        return Shape.of(
                state.looking().channels().inputs(),
                state.input().rows(),
                state.input().columns());
    }

    private Tensor sum() {
        float[] bias = new float[settings.filters()];
        for (int f = 0; f < bias.length; f++) {
            bias[f] = bias(f);
        }
        boolean biased = state.layer().hasBias();
        var first = mixer.isPresent() || !biased
                ? Forward.run(COMPUTE, layer, input, weights())
                : Forward.run(COMPUTE, layer, input, weights(), Tensor.wrap(Shape.of(bias.length), bias));
        if (mixer.isEmpty()) {
            return first;
        }
        var mix = mixer.get();
        var weights = Tensor.wrap(mix.weightShape().orElseThrow(), mixing().toArray());
        return biased
                ? Forward.run(COMPUTE, mix, first, weights, Tensor.wrap(Shape.of(bias.length), bias))
                : Forward.run(COMPUTE, mix, first, weights);
    }

    private static Tensor rectified(Tensor sum) {
        float[] values = new float[sum.data().length];
        COMPUTE.activationForward(new Activation.Relu(), values.length, sum.data(), values);
        return Tensor.wrap(sum.shape(), values);
    }

    private Tensor weights() {
        var shape = layer.weightShape().orElseThrow();
        float[] all = new float[shape.elements()];
        int each = shape.size(2) * shape.size(3);
        for (int f = 0; f < shape.size(0); f++) {
            for (int slice = 0; slice < shape.size(1); slice++) {
                float[] kernel = settings.values()
                        .kernel(ChannelValues.slot(f, slice), state.kernel())
                        .toArray();
                System.arraycopy(kernel, 0, all, (f * shape.size(1) + slice) * each, each);
            }
        }
        return Tensor.wrap(shape, all);
    }

    private static Tensor stack(List<Matrix> planes) {
        int rows = planes.getFirst().rows();
        int columns = planes.getFirst().columns();
        float[] all = new float[planes.size() * rows * columns];
        for (int p = 0; p < planes.size(); p++) {
            System.arraycopy(planes.get(p).toArray(), 0, all, p * rows * columns, rows * columns);
        }
        return Tensor.wrap(Shape.of(planes.size(), rows, columns), all);
    }

    private static List<Matrix> planes(Tensor stack) {
        int rows = stack.shape().size(1);
        int columns = stack.shape().size(2);
        var planes = new ArrayList<Matrix>();
        for (int p = 0; p < stack.shape().size(0); p++) {
            float[] values = new float[rows * columns];
            System.arraycopy(stack.data(), p * values.length, values, 0, values.length);
            planes.add(Matrix.of(rows, columns, values));
        }
        return List.copyOf(planes);
    }

    private WindowTrace open(int channel) {
        var one = Layers.of(state.layer().withBias(false, 0), layer.kernel());
        var plane = stack(List.of(inputs.get(channel)));
        var kernel =
                Tensor.wrap(one.weightShape().orElseThrow(), kernel(channel).toArray());
        return WindowTrace.of(one, plane, kernel, Tensor.zeros(Shape.of(1)));
    }

    private static Matrix map(WindowTrace trace) {
        return planes(Forward.run(COMPUTE, trace.layer(), trace.input(), trace.weights()))
                .getFirst();
    }

    /// The settings worked out.
    public ChannelSettings settings() {
        return settings;
    }

    /// What kind of layer it is.
    public ChannelKind kind() {
        return settings.kind(layer.kernel());
    }

    /// A channel's numbers.
    public Matrix input(int channel) {
        return inputs.get(channel);
    }

    /// The kernel that a channel meets on the way to the filter looked at, which sees it.
    public Matrix kernel(int channel) {
        return settings.values().kernel(settings.slot(settings.filter(), channel), state.kernel());
    }

    /// What the 1 × 1 step of a pair weighs the channels with: a row a filter.
    public Matrix mixing() {
        return settings.values().mixing(settings.filters(), settings.inputs());
    }

    /// A filter's bias; 0 where the layer has none.
    public float bias(int filter) {
        return state.layer().hasBias()
                ? settings.values().bias(filter, state.layer().bias())
                : 0;
    }

    /// How a channel's partial map came about; empty if the filter looked at does not see the channel.
    public Optional<WindowTrace> trace(int channel) {
        return traces.get(channel);
    }

    /// What a channel gives by itself to the filter looked at; empty if that does not see it. Of a pair: what the
    /// depthwise step makes of the channel.
    public Optional<Matrix> partial(int channel) {
        return partials.get(channel);
    }

    /// A filter's sum with its bias, before any ReLU.
    public Matrix sum(int filter) {
        return sums.get(filter);
    }

    /// A filter's output.
    public Matrix output(int filter) {
        return outputs.get(filter);
    }
}
