package convarium.engine.trace;

import convarium.engine.arithmetic.WindowGeometry;
import convarium.engine.compute.Algorithm;
import convarium.engine.compute.Compute;
import convarium.engine.layer.AvgPool2d;
import convarium.engine.layer.Conv2d;
import convarium.engine.layer.ConvTranspose2d;
import convarium.engine.layer.MaxPool2d;
import convarium.engine.tensor.Shape;
import convarium.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/// A windowed layer's backward pass over one picture, opened up: for every input and every weight the gradients that
/// reach it, and through what.
///
/// The gradients themselves are the engine's own, to the bit; the shares are the products that they are sums of.
/// (Goodfellow, Bengio and Courville, "Deep Learning", 2016, section 9.5.)
public final class GradientTrace {
    /// As the engine adds up: by the padded cell, then output channel, then the weight's place.
    private static final Comparator<GradientShare> AT_INPUT = Comparator.comparingInt(
                    (GradientShare s) -> s.tap().row())
            .thenComparingInt(s -> s.tap().column())
            .thenComparingInt(GradientShare::oc)
            .thenComparingInt(s -> s.tap().kh())
            .thenComparingInt(s -> s.tap().kw());

    private final WindowTrace forward;
    private final WindowGeometry geometry;
    private final Tensor gradient;
    private final List<List<GradientShare>> byInput;
    private final Tensor inputGradient;
    private final Tensor weightGradient;

    private GradientTrace(WindowTrace forward, Tensor gradient, Compute compute) {
        this.forward = forward;
        this.gradient = gradient;
        geometry = forward.geometry();
        byInput = shares();
        inputGradient = Tensor.zeros(forward.input().shape());
        weightGradient = Tensor.zeros(forward.weights().shape());
        run(compute);
    }

    /// Opens up the backward pass of what a trace opened up forward.
    ///
    /// @param gradient the gradient at the output `(oc, oh, ow)`
    /// @param compute makes the gradients
    /// @throws IllegalArgumentException if the gradient's shape is not the output's
    public static GradientTrace of(WindowTrace forward, Tensor gradient, Compute compute) {
        var g = forward.geometry();
        var expected = Shape.of(g.oc(), g.oh(), g.ow());
        if (!gradient.shape().equals(expected)) {
            throw new IllegalArgumentException(
                    "expected a gradient of the output's shape " + expected + ", found " + gradient.shape());
        }
        return new GradientTrace(forward, gradient, compute);
    }

    private List<List<GradientShare>> shares() {
        var lists = new ArrayList<List<GradientShare>>();
        for (int i = 0; i < geometry.c() * geometry.h() * geometry.w(); i++) {
            lists.add(new ArrayList<>());
        }
        for (int oc = 0; oc < geometry.oc(); oc++) {
            for (int row = 0; row < geometry.oh(); row++) {
                for (int column = 0; column < geometry.ow(); column++) {
                    share(lists, forward.step(oc, row, column));
                }
            }
        }
        lists.forEach(list -> list.sort(AT_INPUT));
        return lists;
    }

    private void share(List<List<GradientShare>> lists, OutputStep step) {
        float dy = gradient.data()[(step.channel() * geometry.oh() + step.row()) * geometry.ow() + step.column()];
        for (int t = 0; t < step.taps().size(); t++) {
            var tap = step.taps().get(t);
            if (tap.cell().hasSource() && takes(step, t)) {
                float factor = switch (step.reduction()) {
                    case OutputStep.Reduction.Sum sum -> tap.weight();
                    case OutputStep.Reduction.Max max -> 1f;
                    case OutputStep.Reduction.Average mean -> 1f / mean.divisor();
                };
                int at = (tap.channel() * geometry.h() + tap.cell().h()) * geometry.w()
                        + tap.cell().w();
                lists.get(at).add(new GradientShare(step.channel(), step.row(), step.column(), dy, tap, factor));
            }
        }
    }

    private static boolean takes(OutputStep step, int t) {
        return switch (step.reduction()) {
            case OutputStep.Reduction.Sum sum -> step.taps().get(t).counted();
            case OutputStep.Reduction.Max max -> t == max.winner();
            case OutputStep.Reduction.Average mean -> step.taps().get(t).cell().kind() == FieldCell.Kind.INPUT;
        };
    }

    private void run(Compute compute) {
        float[] x = forward.input().data();
        float[] dy = gradient.data();
        float[] dx = inputGradient.data();
        switch (forward.layer()) {
            case Conv2d conv -> {
                var plan = compute.convolution(geometry, conv.paddingMode(), conv.flipped(), Algorithm.DIRECT);
                plan.setWeights(forward.weights().data());
                plan.backwardInput(1, dy, dx);
                plan.backwardWeights(1, x, dy, weightGradient.data());
            }
            case ConvTranspose2d transposed -> {
                var plan = compute.transposedConvolution(geometry);
                plan.setWeights(forward.weights().data());
                plan.backwardInput(1, dy, dx);
                plan.backwardWeights(1, x, dy, weightGradient.data());
            }
            case MaxPool2d pool -> compute.maxPool2dBackward(geometry, false, x, dy, dx, new float[0]);
            case AvgPool2d pool -> compute.avgPool2dBackward(geometry, pool.countsPadding(), pool.divisor(), dy, dx);
        }
    }

    /// The forward pass.
    public WindowTrace forward() {
        return forward;
    }

    /// The gradient at the output `(oc, oh, ow)`.
    public Tensor gradient() {
        return gradient;
    }

    /// The gradient at the input `(c, h, w)`, as the engine makes it.
    public Tensor inputGradient() {
        return inputGradient;
    }

    /// The gradient at the weights, in their layout, as the engine makes it; one zero for pooling.
    public Tensor weightGradient() {
        return weightGradient;
    }

    /// What reaches an input, in the order in which it is added up.
    ///
    /// @param c the input's channel
    /// @param h its row
    /// @param w its column
    /// @throws IndexOutOfBoundsException if there is no such input
    public List<GradientShare> sharesAtInput(int c, int h, int w) {
        Objects.checkIndex(c, geometry.c());
        Objects.checkIndex(h, geometry.h());
        Objects.checkIndex(w, geometry.w());
        return List.copyOf(byInput.get((c * geometry.h() + h) * geometry.w() + w));
    }

    /// What reaches a weight, output by output, padded inputs included; empty for pooling, which has none.
    ///
    /// @param oc the output channel that the weight leads to
    /// @param c the input channel that it comes from
    /// @param kh its row in the kernel as it is written
    /// @param kw its column
    public List<GradientShare> sharesAtWeight(int oc, int c, int kh, int kw) {
        var found = new ArrayList<GradientShare>();
        if (forward.layer().weightShape().isEmpty()) {
            return found;
        }
        for (int row = 0; row < geometry.oh(); row++) {
            for (int column = 0; column < geometry.ow(); column++) {
                var step = forward.step(oc, row, column);
                float dy = gradient.data()[(oc * geometry.oh() + row) * geometry.ow() + column];
                for (var tap : step.taps()) {
                    if (tap.counted() && tap.channel() == c && tap.kh() == kh && tap.kw() == kw) {
                        found.add(new GradientShare(oc, row, column, dy, tap, tap.weight()));
                    }
                }
            }
        }
        return found;
    }
}
