package convarium.lessons.grading;

import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.layer.ConvTranspose2d;
import convarium.engine.trace.FieldCell;
import convarium.engine.trace.OutputStep;
import convarium.engine.trace.Tap;
import convarium.engine.trace.WindowTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// Grades what somebody says an output is.
///
/// Every mistake is worked out by the engine: the same layer over the same input with one thing otherwise.
public final class OutputGrading {
    private final WindowTrace trace;
    private final boolean relu;
    private final int channel;
    private final int row;
    private final int column;
    private final OutputStep step;
    private final List<Slip> slips = new ArrayList<>();

    private OutputGrading(WindowTrace trace, boolean relu, int channel, int row, int column) {
        this.trace = trace;
        this.relu = relu;
        this.channel = channel;
        this.row = row;
        this.column = column;
        this.step = trace.step(channel, row, column);
    }

    /// Compares an answer with the output of a layer.
    ///
    /// @param relu whether a ReLU follows the layer
    /// @param channel the output channel
    /// @throws IndexOutOfBoundsException if there is no such output
    public static Verdict grade(WindowTrace trace, boolean relu, int channel, int row, int column, double answer) {
        var grading = new OutputGrading(trace, relu, channel, row, column);
        double value = grading.step.value();
        double expected = relu ? Math.max(value, 0) : value;
        if (Compared.same(answer, expected)) {
            return new Verdict.Right();
        }
        grading.collect();
        return Compared.value(answer, expected, grading.slips);
    }

    private void collect() {
        if (relu) {
            slips.add(new Slip(Mistake.RELU_FORGOTTEN, step.value()));
        }
        var variant = new Variant(trace);
        switch (step.reduction()) {
            case OutputStep.Reduction.Sum sum -> sum(sum, variant);
            case OutputStep.Reduction.Max max -> max();
            case OutputStep.Reduction.Average mean -> average(mean);
        }
        add(Mistake.STRIDE_IGNORED, variant.withoutStride(channel, row, column));
        add(Mistake.DILATION_IGNORED, variant.withoutDilation(channel, row, column));
        add(Mistake.PADDING_FORGOTTEN, variant.withoutPadding(channel, row, column));
    }

    private void sum(OutputStep.Reduction.Sum sum, Variant variant) {
        boolean turns = TermGrading.turns(trace.layer());
        add(turns ? Mistake.KERNEL_NOT_TURNED : Mistake.KERNEL_TURNED, variant.turned(channel, row, column));
        if (sum.bias() != 0) {
            add(Mistake.BIAS_FORGOTTEN, sum.sum());
        }
        if (trace.field().mode() == PaddingMode.ZERO) {
            add(Mistake.PADDING_AS_ONES, step.value() + padded());
            add(Mistake.PADDING_AS_EDGE, variant.withMode(PaddingMode.REPLICATE, channel, row, column));
        } else {
            add(Mistake.PADDING_AS_ZEROS, variant.withMode(PaddingMode.ZERO, channel, row, column));
        }
    }

    /// What the weights on the padding come to.
    private double padded() {
        return trace.layer() instanceof ConvTranspose2d
                ? 0
                : step.taps().stream()
                        .filter(t -> t.cell().kind() == FieldCell.Kind.PADDING)
                        .mapToDouble(Tap::weight)
                        .sum();
    }

    private void max() {
        var counted = step.taps().stream().filter(Tap::counted).toList();
        if (counted.isEmpty()) {
            return;
        }
        add(
                Mistake.MEAN_FOR_MAX,
                counted.stream().mapToDouble(Tap::input).average().orElseThrow());
        if (counted.size() < step.taps().size() && step.value() < 0) {
            add(Mistake.PADDING_WINS, 0);
        }
    }

    private void average(OutputStep.Reduction.Average mean) {
        add(Mistake.SUM_NOT_DIVIDED, mean.sum());
        var inputs = step.taps().stream()
                .filter(t -> t.cell().kind() == FieldCell.Kind.INPUT)
                .toList();
        if (inputs.isEmpty()) {
            return;
        }
        add(Mistake.MAX_FOR_MEAN, inputs.stream().mapToDouble(Tap::input).max().orElseThrow());
        if (mean.divisor() == inputs.size()) {
            add(Mistake.PADDING_COUNTED, (double) mean.sum() / step.taps().size());
        } else {
            add(Mistake.PADDING_NOT_COUNTED, (double) mean.sum() / inputs.size());
        }
    }

    private void add(Mistake mistake, OptionalDouble value) {
        value.ifPresent(v -> add(mistake, v));
    }

    /// What a ReLU makes 0 of is left out: a 0 can have too many reasons.
    private void add(Mistake mistake, double value) {
        if (!relu || value > 0) {
            slips.add(new Slip(mistake, value));
        }
    }
}
