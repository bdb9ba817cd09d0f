package convarium.engine.trace;

import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.WindowGeometry;
import convarium.engine.layer.AvgPool2d;
import convarium.engine.layer.Conv2d;
import convarium.engine.layer.ConvTranspose2d;
import convarium.engine.layer.MaxPool2d;
import convarium.engine.layer.WindowLayer;
import convarium.engine.tensor.Shape;
import convarium.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/// A windowed layer over one picture, opened up: for every output its window, taps, products and sum.
///
/// The sums are made in the order and with the operations that `Compute` states, so the value shown for an output
/// is the value that the engine gives, to the bit.
public final class WindowTrace {
    private final WindowLayer layer;
    private final WindowGeometry geometry;
    private final Field field;
    private final Tensor input;
    private final Tensor weights;
    private final Tensor bias;

    private WindowTrace(WindowLayer layer, Tensor input, Tensor weights, Tensor bias) {
        this.layer = layer;
        this.geometry = layer.geometry(input.shape());
        this.input = input;
        this.weights = weights;
        this.bias = bias;
        this.field = switch (layer) {
            case Conv2d conv -> Field.forward(geometry, conv.paddingMode());
            case ConvTranspose2d transposed -> Field.transposed(geometry);
            case MaxPool2d pool -> Field.forward(geometry, PaddingMode.ZERO);
            case AvgPool2d pool -> Field.forward(geometry, PaddingMode.ZERO);
        };
    }

    /// Opens up a layer with weights.
    ///
    /// @param input one picture `(c, h, w)`
    /// @param weights as the layer's `weightShape` says
    /// @param bias one value an output channel
    /// @throws IllegalArgumentException if a shape does not fit
    public static WindowTrace of(WindowLayer layer, Tensor input, Tensor weights, Tensor bias) {
        checkPicture(input);
        var expected = layer.weightShape()
                .orElseThrow(() -> new IllegalArgumentException("pooling takes no weights, found " + weights.shape()));
        if (!weights.shape().equals(expected)) {
            throw new IllegalArgumentException("expected weights of shape " + expected + ", found " + weights.shape());
        }
        var trace = new WindowTrace(layer, input, weights, bias);
        if (!bias.shape().equals(Shape.of(trace.geometry.oc()))) {
            throw new IllegalArgumentException(
                    "expected a bias of shape " + trace.geometry.oc() + ", found " + bias.shape());
        }
        return trace;
    }

    /// Opens up a pooling.
    ///
    /// @param input one picture `(c, h, w)`
    /// @throws IllegalArgumentException if the layer takes weights or the input does not fit
    public static WindowTrace of(WindowLayer layer, Tensor input) {
        checkPicture(input);
        if (layer.weightShape().isPresent()) {
            throw new IllegalArgumentException("expected a pooling layer, found one with weights: " + layer);
        }
        return new WindowTrace(layer, input, Tensor.zeros(Shape.of(1)), Tensor.zeros(Shape.of(1)));
    }

    private static void checkPicture(Tensor input) {
        if (input.shape().rank() != 3) {
            throw new IllegalArgumentException("expected one picture c×h×w, found the shape " + input.shape());
        }
    }

    /// The layer.
    public WindowLayer layer() {
        return layer;
    }

    /// The picture `(c, h, w)`.
    public Tensor input() {
        return input;
    }

    /// The weights as the layer's `weightShape` says; one zero for pooling.
    public Tensor weights() {
        return weights;
    }

    /// The bias, one value an output channel; one zero for pooling.
    public Tensor bias() {
        return bias;
    }

    /// What the window moves over.
    public Field field() {
        return field;
    }

    /// The resolved sizes.
    public WindowGeometry geometry() {
        return geometry;
    }

    /// The value that stands at a cell of the field: 0 in zero padding and between stretched inputs, −∞ in padding
    /// under max pooling.
    public float valueAt(int channel, FieldCell cell) {
        if (cell.hasSource()) {
            return input.data()[(channel * geometry.h() + cell.h()) * geometry.w() + cell.w()];
        }
        return layer instanceof MaxPool2d ? Float.NEGATIVE_INFINITY : 0f;
    }

    /// How one output came about.
    ///
    /// @throws IndexOutOfBoundsException if there is no such output
    public OutputStep step(int channel, int row, int column) {
        Objects.checkIndex(channel, geometry.oc());
        Objects.checkIndex(row, geometry.oh());
        Objects.checkIndex(column, geometry.ow());
        var taps = taps(channel, row, column);
        var reduction = reduction(channel, taps);
        float value = switch (reduction) {
            case OutputStep.Reduction.Sum sum -> sum.sum() + sum.bias();
            case OutputStep.Reduction.Max max ->
                max.winner() < 0
                        ? Float.NEGATIVE_INFINITY
                        : taps.get(max.winner()).input();
            case OutputStep.Reduction.Average mean -> mean.sum() / mean.divisor();
        };
        return new OutputStep(
                channel,
                row,
                column,
                field.height().windowStart(row),
                field.width().windowStart(column),
                taps,
                reduction,
                value);
    }

    private List<Tap> taps(int channel, int row, int column) {
        int perGroup = geometry.c() / geometry.groups();
        int firstChannel = channel / (geometry.oc() / geometry.groups()) * perGroup;
        var taps = new ArrayList<Tap>(perGroup * geometry.kh() * geometry.kw());
        for (int c = firstChannel; c < firstChannel + perGroup; c++) {
            for (int a = 0; a < geometry.kh(); a++) {
                for (int b = 0; b < geometry.kw(); b++) {
                    taps.add(tap(channel, c, row, column, a, b));
                }
            }
        }
        return taps;
    }

    private Tap tap(int oc, int c, int row, int column, int a, int b) {
        boolean turned = layer instanceof ConvTranspose2d;
        int fieldRow =
                field.height().windowStart(row) + field.height().dilation() * (turned ? geometry.kh() - 1 - a : a);
        int fieldColumn =
                field.width().windowStart(column) + field.width().dilation() * (turned ? geometry.kw() - 1 - b : b);
        boolean flipped = layer instanceof Conv2d conv && conv.flipped();
        int kh = flipped ? geometry.kh() - 1 - a : a;
        int kw = flipped ? geometry.kw() - 1 - b : b;
        var cell = field.cell(fieldRow, fieldColumn);
        return new Tap(
                c, fieldRow, fieldColumn, cell, kh, kw, valueAt(c, cell), weight(oc, c, kh, kw), isCounted(cell));
    }

    private boolean isCounted(FieldCell cell) {
        return switch (layer) {
            case Conv2d conv -> true;
            case ConvTranspose2d transposed -> cell.hasSource();
            case MaxPool2d pool -> cell.kind() == FieldCell.Kind.INPUT;
            case AvgPool2d pool ->
                cell.kind() == FieldCell.Kind.INPUT
                        || (cell.kind() == FieldCell.Kind.PADDING && pool.countsPadding() && pool.divisor() == 0);
        };
    }

    private float weight(int oc, int c, int kh, int kw) {
        int perGroupIn = geometry.c() / geometry.groups();
        int perGroupOut = geometry.oc() / geometry.groups();
        return switch (layer) {
            case Conv2d conv ->
                weights.data()[((oc * perGroupIn + c % perGroupIn) * geometry.kh() + kh) * geometry.kw() + kw];
            case ConvTranspose2d transposed ->
                weights.data()[((c * perGroupOut + oc % perGroupOut) * geometry.kh() + kh) * geometry.kw() + kw];
            case MaxPool2d pool -> 1f;
            case AvgPool2d pool -> 1f;
        };
    }

    private OutputStep.Reduction reduction(int channel, List<Tap> taps) {
        return switch (layer) {
            case Conv2d conv -> new OutputStep.Reduction.Sum(sum(taps), bias.data()[channel]);
            case ConvTranspose2d transposed -> new OutputStep.Reduction.Sum(sum(taps), bias.data()[channel]);
            case MaxPool2d pool -> new OutputStep.Reduction.Max(winner(taps));
            case AvgPool2d pool -> new OutputStep.Reduction.Average(sumOnInput(taps), divisor(pool, taps));
        };
    }

    private static float sum(List<Tap> taps) {
        float sum = 0;
        for (var tap : taps) {
            if (tap.counted()) {
                sum = Math.fma(tap.input(), tap.weight(), sum);
            }
        }
        return sum;
    }

    private static float sumOnInput(List<Tap> taps) {
        float sum = 0;
        for (var tap : taps) {
            if (tap.cell().kind() == FieldCell.Kind.INPUT) {
                sum += tap.input();
            }
        }
        return sum;
    }

    /// The first of the largest, in the order that `Math.max` has too: NaN above all, −0 below +0.
    private static int winner(List<Tap> taps) {
        int winner = -1;
        for (int t = 0; t < taps.size(); t++) {
            var tap = taps.get(t);
            if (tap.counted()
                    && (winner < 0
                            || Float.compare(tap.input(), taps.get(winner).input()) > 0)) {
                winner = t;
            }
        }
        return winner;
    }

    private static int divisor(AvgPool2d pool, List<Tap> taps) {
        if (pool.divisor() > 0) {
            return pool.divisor();
        }
        return (int) taps.stream().filter(Tap::counted).count();
    }

    /// Every output that an input cell feeds, and through which weight; copies in the padding count too.
    ///
    /// @param channel the output channel
    /// @param h the input's row
    /// @param w the input's column
    public List<Contribution> outputsOf(int channel, int h, int w) {
        return meetings(
                channel,
                tap -> tap.counted() && tap.cell().h() == h && tap.cell().w() == w);
    }

    /// Every product that a weight takes part in.
    ///
    /// @param channel the output channel
    /// @param kh the weight's row in the kernel as it is written
    /// @param kw the weight's column
    public List<Contribution> productsOf(int channel, int kh, int kw) {
        return meetings(channel, tap -> tap.counted() && tap.kh() == kh && tap.kw() == kw);
    }

    private List<Contribution> meetings(int channel, Predicate<Tap> wanted) {
        var found = new ArrayList<Contribution>();
        for (int row = 0; row < geometry.oh(); row++) {
            for (int column = 0; column < geometry.ow(); column++) {
                for (var tap : taps(channel, row, column)) {
                    if (wanted.test(tap)) {
                        found.add(new Contribution(
                                row, column, tap.kh(), tap.kw(), tap.input(), tap.weight(), tap.row(), tap.column()));
                    }
                }
            }
        }
        return found;
    }
}
