package convarium.lessons.grading;

import convarium.engine.arithmetic.Axis;
import convarium.engine.arithmetic.AxisWindow;
import convarium.engine.arithmetic.Rounding;
import convarium.engine.arithmetic.WindowGeometry;
import convarium.engine.layer.AvgPool2d;
import convarium.engine.layer.Conv2d;
import convarium.engine.layer.ConvTranspose2d;
import convarium.engine.layer.MaxPool2d;
import convarium.engine.layer.WindowLayer;
import convarium.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/// Grades what somebody says the rows or the columns of an output are.
///
/// o = ⌊(i + p + q − d·(k−1) − 1)/s⌋ + 1, and transposed o = (i − 1)·s − p − q + d·(k−1) + output_padding + 1; each
/// mistake leaves out or confuses one part of it.
public final class SizeGrading {
    private final AxisWindow window;
    private final int input;
    private final List<Slip> slips = new ArrayList<>();

    private SizeGrading(AxisWindow window, int input) {
        this.window = window;
        this.input = input;
    }

    /// Compares an answer with the size of a layer's output.
    ///
    /// @param input `(c, h, w)`
    /// @param axis rows or columns
    /// @throws IllegalArgumentException if the layer cannot take the input
    public static Verdict grade(WindowLayer layer, Shape input, Axis axis, double answer) {
        var g = layer.geometry(input);
        var grading = axis == Axis.HEIGHT ? new SizeGrading(g.height(), g.h()) : new SizeGrading(g.width(), g.w());
        int expected = along(g, axis);
        switch (layer) {
            case ConvTranspose2d c ->
                grading.transposed(expected, c.outputPadding().along(axis));
            case Conv2d c -> grading.forward(expected, Rounding.FLOOR);
            case MaxPool2d p -> grading.forward(expected, p.rounding());
            case AvgPool2d p -> grading.forward(expected, p.rounding());
        }
        grading.add(Mistake.OTHER_AXIS, along(g, axis == Axis.HEIGHT ? Axis.WIDTH : Axis.HEIGHT));
        return Compared.count(answer, expected, grading.slips);
    }

    private static int along(WindowGeometry g, Axis axis) {
        return axis == Axis.HEIGHT ? g.oh() : g.ow();
    }

    private void forward(int expected, Rounding rounding) {
        long slack = window.slack(input);
        int s = window.stride();
        add(Mistake.PLUS_ONE_FORGOTTEN, expected - 1);
        if (slack % s != 0) {
            add(Mistake.NOT_ROUNDED, (double) slack / s + 1);
            add(
                    rounding == Rounding.FLOOR ? Mistake.ROUNDED_UP : Mistake.ROUNDED_DOWN,
                    other(slack, s, rounding) + 1.0);
        }
        if (rounding == Rounding.CEIL) {
            add(Mistake.WINDOW_NOT_DROPPED, ceil(slack, s) + 1.0);
        }
        long padding = (long) window.before() + window.after();
        if (s > 1) {
            addWindows(Mistake.STRIDE_IGNORED, slack, 1, rounding);
        }
        if (window.dilation() > 1) {
            addWindows(Mistake.DILATION_IGNORED, input + padding - window.kernel(), s, rounding);
        }
        if (padding > 0) {
            addWindows(Mistake.PADDING_FORGOTTEN, slack - padding, s, rounding);
            addWindows(Mistake.PADDING_ON_ONE_SIDE, slack - window.after(), s, rounding);
        }
    }

    private void transposed(int expected, int outputPadding) {
        int cut = window.before() + window.after();
        add(Mistake.PLUS_ONE_FORGOTTEN, expected - 1);
        add(Mistake.OUTPUT_PADDING_FORGOTTEN, expected - outputPadding);
        add(Mistake.PADDING_FORGOTTEN, expected + cut);
        add(Mistake.PADDING_ADDED, expected + 2 * cut);
        add(Mistake.PADDING_ON_ONE_SIDE, expected + window.after());
        add(Mistake.STRIDE_IGNORED, expected - (input - 1.0) * (window.stride() - 1));
        add(Mistake.DILATION_IGNORED, expected - (window.dilation() - 1.0) * (window.kernel() - 1));
        addWindows(Mistake.FORWARD_FORMULA, window.slack(input), window.stride(), Rounding.FLOOR);
    }

    private void addWindows(Mistake mistake, long slack, int stride, Rounding rounding) {
        if (slack >= 0) {
            add(mistake, (rounding == Rounding.FLOOR ? slack / stride : ceil(slack, stride)) + 1.0);
        }
    }

    private static long other(long slack, int stride, Rounding rounding) {
        return rounding == Rounding.FLOOR ? ceil(slack, stride) : slack / stride;
    }

    private static long ceil(long slack, int stride) {
        return (slack + stride - 1) / stride;
    }

    private void add(Mistake mistake, double value) {
        slips.add(new Slip(mistake, value));
    }
}
