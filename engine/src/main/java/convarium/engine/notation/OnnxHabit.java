package convarium.engine.notation;

import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.layer.AvgPool2d;
import convarium.engine.layer.Conv2d;
import convarium.engine.layer.ConvTranspose2d;
import convarium.engine.layer.MaxPool2d;
import convarium.engine.layer.WindowLayer;
import java.util.ArrayList;
import java.util.List;

/// ONNX: padding side by side, or `auto_pad`; an average leaves the padding out.
record OnnxHabit(Setting setting) {

    Habit of(WindowLayer layer) {
        return switch (layer) {
            case Conv2d c -> conv(c);
            case ConvTranspose2d c -> Habit.as(c);
            case MaxPool2d p -> Habit.as(p);
            case AvgPool2d p -> average(p);
        };
    }

    private Habit conv(Conv2d c) {
        boolean padded = Habit.isAny(Habit.padding(c.geometry(setting.input())));
        return c.paddingMode() == PaddingMode.ZERO || !padded
                ? Habit.as(c)
                : new Habit.Takes(
                        Habit.padded(c, c.padding(), PaddingMode.ZERO),
                        List.of(Habit.zerosOnly("ONNX' Conv", c.paddingMode())));
    }

    private Habit average(AvgPool2d p) {
        var reasons = new ArrayList<String>();
        boolean padded = Habit.isAny(Habit.padding(p.geometry(setting.input())));
        if (p.divisor() > 0) {
            reasons.add("ONNX' AveragePool divides by the cells alone: it has no divisor of its own.");
        } else if (p.countsPadding() && padded) {
            reasons.add("ONNX' AveragePool leaves the padding out of the mean where nothing is said"
                    + " (count_include_pad=0), and the layer counts it.");
        }
        return new Habit.Takes(Habit.average(p, p.padding(), p.rounding(), false), reasons);
    }
}
