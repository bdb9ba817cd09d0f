package convarium.engine.notation;

import convarium.engine.arithmetic.Axis;
import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.Rounding;
import convarium.engine.arithmetic.SamePadding;
import convarium.engine.arithmetic.Size;
import convarium.engine.layer.AvgPool2d;
import convarium.engine.layer.Conv2d;
import convarium.engine.layer.ConvTranspose2d;
import convarium.engine.layer.MaxPool2d;
import convarium.engine.layer.WindowLayer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Keras: "valid" or "same" instead of numbers; pooling rounds down and leaves the padding out.
///
/// Padding of half a window is what others write for "same", and so does who comes from there.
record KerasHabit(Setting setting) {

    Habit of(WindowLayer layer) {
        return switch (layer) {
            case Conv2d c -> conv(c);
            case ConvTranspose2d c -> transposed(c);
            case MaxPool2d p ->
                p.dilation().equals(Habit.ONE)
                        ? pooling(
                                p,
                                p.rounding(),
                                new MaxPool2d(p.kernel(), p.stride(), word(p, p.padding()), Habit.ONE, Rounding.FLOOR),
                                List.of())
                        : new Habit.Refuses("Keras' pooling has no dilation.");
            case AvgPool2d p -> average(p);
        };
    }

    private Habit conv(Conv2d c) {
        if (stridesAndSpreads(c)) {
            return refusesBoth();
        }
        var meant = Habit.padding(c.geometry(setting.input()));
        boolean same = c.padding() instanceof Padding.Same || Habit.isHalf(meant, c.kernel(), c.dilation());
        var taken = Habit.padded(c, same ? Padding.Same.UPPER : meant, PaddingMode.ZERO);
        var reasons = new ArrayList<String>();
        if (c.paddingMode() != PaddingMode.ZERO && Habit.isAny(meant)) {
            reasons.add(Habit.zerosOnly("Keras' convolution", c.paddingMode()));
        }
        padsOtherwise(meant, taken).ifPresent(reasons::add);
        return new Habit.Takes(taken, reasons);
    }

    private Optional<String> padsOtherwise(Padding.Explicit meant, WindowLayer taken) {
        var now = Habit.padding(taken.geometry(setting.input()));
        return now.equals(meant)
                ? Optional.empty()
                : Optional.of("Keras' 'same' adds only as much as ⌈i / stride⌉ windows need, the odd cell" + " last: "
                        + Habit.words(now) + ", where the layer has " + Habit.words(meant) + ".");
    }

    /// Pooling takes no numbers: whoever wants padding writes 'same'.
    private Padding word(WindowLayer layer, Padding padding) {
        var p = Building.resolved(setting, padding, layer.kernel(), layer.stride(), layer.dilation());
        return padding instanceof Padding.Same || Habit.isAny(p) ? Padding.Same.UPPER : Padding.NONE;
    }

    private Habit average(AvgPool2d p) {
        var reasons = new ArrayList<String>();
        if (p.divisor() > 0) {
            reasons.add("Keras' average pooling divides by the cells alone: it has no divisor of its own.");
        }
        var taken = Habit.average(p, word(p, p.padding()), Rounding.FLOOR, false);
        if (p.countsPadding() && p.divisor() == 0 && Habit.isAny(Habit.padding(p.geometry(setting.input())))) {
            reasons.add("Keras' average pooling leaves the padding out of the mean, and the layer counts it.");
        }
        return pooling(p, p.rounding(), taken, reasons);
    }

    private Habit pooling(WindowLayer layer, Rounding rounding, WindowLayer taken, List<String> more) {
        var meant = layer.geometry(setting.input());
        var now = taken.geometry(setting.input());
        var reasons = new ArrayList<String>();
        if (rounding == Rounding.CEIL && Habit.differInSize(meant, now)) {
            reasons.add("Keras' pooling always rounds down.");
        }
        padsOtherwise(Habit.padding(meant), taken).ifPresent(reasons::add);
        reasons.addAll(more);
        return new Habit.Takes(taken, reasons);
    }

    private Habit transposed(ConvTranspose2d c) {
        if (stridesAndSpreads(c)) {
            return refusesBoth();
        }
        if (c.groups() != 1) {
            return new Habit.Refuses("Keras' Conv2DTranspose does not split its channels into groups.");
        }
        boolean half = Habit.isHalf(c.padding(), c.kernel(), c.dilation());
        boolean none = c.padding().equals(Padding.NONE) && c.outputPadding().equals(Size.square(0));
        if (!half && !none) {
            return Habit.as(c);
        }
        Padding word = half ? Padding.Same.UPPER : Padding.NONE;
        var h = along(c, word, Axis.HEIGHT);
        var w = along(c, word, Axis.WIDTH);
        var taken = new ConvTranspose2d(
                c.inChannels(),
                c.outChannels(),
                c.kernel(),
                c.stride(),
                new Padding.Explicit(
                        h.window().before(),
                        h.window().after(),
                        w.window().before(),
                        w.window().after()),
                new Size(h.outputPadding(), w.outputPadding()),
                c.dilation(),
                1,
                c.bias());
        return new Habit.Takes(taken, transposedReasons(c, taken, half));
    }

    private static SamePadding.Transposed along(ConvTranspose2d c, Padding word, Axis axis) {
        return KerasTransposed.along(
                word,
                c.kernel().along(axis),
                c.stride().along(axis),
                c.dilation().along(axis),
                -1);
    }

    private List<String> transposedReasons(ConvTranspose2d meant, ConvTranspose2d taken, boolean half) {
        var a = meant.geometry(setting.input());
        var b = taken.geometry(setting.input());
        if (!half) {
            return Habit.differInSize(a, b)
                    ? List.of("Keras' 'valid' makes the output at least i · stride, also where the kernel is smaller"
                            + " than the stride.")
                    : List.of();
        }
        var reasons = new ArrayList<String>();
        if (Habit.differInSize(a, b)) {
            reasons.add("Keras' 'same' makes the output i · stride, whatever output_padding would be elsewhere.");
        }
        if (a.height().before() != b.height().before()
                || a.width().before() != b.width().before()) {
            reasons.add("It cuts " + Habit.words(Habit.padding(b)) + ", where the layer cuts "
                    + Habit.words(Habit.padding(a)) + ": every value lies one place further.");
        }
        return reasons;
    }

    private static boolean stridesAndSpreads(WindowLayer c) {
        return Math.max(c.stride().h(), c.stride().w()) > 1
                && Math.max(c.dilation().h(), c.dilation().w()) > 1;
    }

    private static Habit refusesBoth() {
        return new Habit.Refuses("Keras takes no strides above 1 together with a dilation_rate above 1.");
    }
}
