package convarium.engine.notation;

import convarium.engine.arithmetic.AxisWindow;
import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.Rounding;
import convarium.engine.arithmetic.Size;
import convarium.engine.arithmetic.WindowGeometry;
import convarium.engine.layer.AvgPool2d;
import convarium.engine.layer.Conv2d;
import convarium.engine.layer.ConvTranspose2d;
import convarium.engine.layer.MaxPool2d;
import convarium.engine.layer.WindowLayer;
import java.util.ArrayList;
import java.util.List;

/// Caffe: padding in numbers and alike on both sides; pooling rounds up, and an average counts the padding.
record CaffeHabit(Setting setting) {

    Habit of(WindowLayer layer) {
        var padding = Habit.padding(layer.geometry(setting.input()));
        if (!padding.isSymmetric()) {
            return new Habit.Refuses("Caffe pads alike on opposite sides, and this layer has " + Habit.words(padding)
                    + ": pad the input before it comes in, or pad more and crop the output.");
        }
        return switch (layer) {
            case Conv2d c -> conv(c, padding);
            case ConvTranspose2d c -> transposed(c);
            case MaxPool2d p ->
                p.dilation().equals(Habit.ONE)
                        ? pooling(
                                p,
                                p.rounding(),
                                new MaxPool2d(p.kernel(), p.stride(), padding, Habit.ONE, Rounding.CEIL),
                                List.of())
                        : new Habit.Refuses("Caffe's pooling has no dilation.");
            case AvgPool2d p -> average(p, padding);
        };
    }

    private static Habit conv(Conv2d c, Padding.Explicit padding) {
        var taken = Habit.padded(c, padding, PaddingMode.ZERO);
        return c.paddingMode() == PaddingMode.ZERO || !Habit.isAny(padding)
                ? Habit.as(taken)
                : new Habit.Takes(taken, List.of(Habit.zerosOnly("Caffe", c.paddingMode())));
    }

    private static Habit transposed(ConvTranspose2d c) {
        if (c.outputPadding().equals(Size.square(0))) {
            return Habit.as(c);
        }
        var taken = new ConvTranspose2d(
                c.inChannels(),
                c.outChannels(),
                c.kernel(),
                c.stride(),
                c.padding(),
                Size.square(0),
                c.dilation(),
                c.groups(),
                c.bias());
        return new Habit.Takes(
                taken, List.of("Caffe's Deconvolution has no output_padding: it gives the smallest of the sizes."));
    }

    private Habit average(AvgPool2d p, Padding.Explicit padding) {
        var reasons = new ArrayList<String>();
        if (p.divisor() > 0) {
            reasons.add("Caffe's average divides by the cells alone: it has no divisor of its own.");
        } else if (!p.countsPadding() && Habit.isAny(padding)) {
            reasons.add("Caffe's average always counts the padding, and the layer leaves it out.");
        }
        return pooling(p, p.rounding(), Habit.average(p, padding, Rounding.CEIL, true), reasons);
    }

    private Habit pooling(WindowLayer layer, Rounding rounding, WindowLayer taken, List<String> more) {
        var meant = layer.geometry(setting.input());
        var now = taken.geometry(setting.input());
        if (!Habit.isAny(Habit.padding(now)) && dropsAny(now)) {
            return new Habit.Refuses("Rounding up, Caffe would make a last window that begins beyond the input, and"
                    + " drops such a window only where there is padding: it takes round_mode: FLOOR.");
        }
        var reasons = new ArrayList<String>();
        if (Habit.differInSize(meant, now)) {
            reasons.add("Caffe's pooling rounds up where nothing is said, and "
                    + (rounding == Rounding.FLOOR ? "the layer rounds down" : "drops other windows")
                    + ": a last window reaches beyond the input. Only one that would begin in"
                    + " the padding is dropped.");
        }
        reasons.addAll(more);
        return new Habit.Takes(taken, reasons);
    }

    /// Whether rounding up makes a window without any input, which Caffe keeps where nothing is padded.
    static boolean dropsAny(WindowGeometry g) {
        return drops(g.height(), g.h()) || drops(g.width(), g.w());
    }

    private static boolean drops(AxisWindow window, int input) {
        long windows = (window.slack(input) + window.stride() - 1) / window.stride() + 1;
        return windows != window.output(input, Rounding.CEIL);
    }
}
