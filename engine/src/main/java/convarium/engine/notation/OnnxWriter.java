package convarium.engine.notation;

import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.Rounding;
import convarium.engine.arithmetic.Size;
import convarium.engine.layer.AvgPool2d;
import convarium.engine.layer.Conv2d;
import convarium.engine.layer.ConvTranspose2d;
import convarium.engine.layer.MaxPool2d;
import convarium.engine.layer.WindowLayer;

/// Writes layers as ONNX operators with their attributes.
record OnnxWriter(Setting setting, boolean relu) {
    private static final Size ZERO = Size.square(0);

    Rendering write(WindowLayer layer) {
        return switch (layer) {
            case Conv2d c -> conv(c);
            case ConvTranspose2d c ->
                text(
                        padded(windowed("ConvTranspose", c), c.padding())
                                .when(!c.outputPadding().equals(ZERO), "output_padding", pair(c.outputPadding()))
                                .when(!c.dilation().equals(Habit.ONE), "dilations", pair(c.dilation()))
                                .when(c.groups() != 1, "group", c.groups())
                                .toString(),
                        "");
            case MaxPool2d p ->
                text(
                        padded(
                                        windowed("MaxPool", p),
                                        said(p.padding(), p.dilation(), Habit.padding(p.geometry(setting.input()))))
                                .when(!p.dilation().equals(Habit.ONE), "dilations", pair(p.dilation()))
                                .when(p.rounding() == Rounding.CEIL, "ceil_mode", 1)
                                .toString(),
                        "");
            case AvgPool2d p -> average(p);
        };
    }

    private Rendering conv(Conv2d c) {
        String note = c.flipped() ? "ONNX does not flip its kernels: turn the weights by 180° first." : "";
        var padding = Habit.padding(c.geometry(setting.input()));
        if (c.paddingMode() == PaddingMode.ZERO || !Habit.isAny(padding)) {
            return text(ended(padded(windowed("Conv", c), said(c.padding(), c.dilation(), padding)), c), note);
        }
        String pad = new CallText("Pad")
                .named(
                        "pads",
                        "[0, 0, " + padding.top() + ", " + padding.left() + ", 0, 0, " + padding.bottom() + ", "
                                + padding.right() + "]")
                .named(
                        "mode",
                        switch (c.paddingMode()) {
                            case ZERO -> "\"constant\"";
                            case REFLECT -> "\"reflect\"";
                            case REPLICATE -> "\"edge\"";
                            case CIRCULAR -> "\"wrap\"";
                        })
                .toString();
        return text(pad + " → " + ended(windowed("Conv", c), c), note);
    }

    private static String ended(CallText call, Conv2d c) {
        return call.when(!c.dilation().equals(Habit.ONE), "dilations", pair(c.dilation()))
                .when(c.groups() != 1, "group", c.groups())
                .toString();
    }

    private Rendering average(AvgPool2d p) {
        if (p.divisor() > 0) {
            return new Rendering.Impossible("ONNX' AveragePool has no divisor of its own.");
        }
        var padding = Habit.padding(p.geometry(setting.input()));
        return text(
                padded(windowed("AveragePool", p), p.padding())
                        .when(p.rounding() == Rounding.CEIL, "ceil_mode", 1)
                        .when(p.countsPadding() && Habit.isAny(padding), "count_include_pad", 1)
                        .toString(),
                "");
    }

    /// ONNX Runtime takes no `auto_pad` with a dilation: then the sides are written.
    private static Padding said(Padding padding, Size dilation, Padding.Explicit sides) {
        return padding instanceof Padding.Same && !dilation.equals(Habit.ONE) ? sides : padding;
    }

    private static CallText windowed(String name, WindowLayer layer) {
        return new CallText(name)
                .named("kernel_shape", pair(layer.kernel()))
                .when(!layer.stride().equals(Habit.ONE), "strides", pair(layer.stride()));
    }

    private static CallText padded(CallText call, Padding padding) {
        return switch (padding) {
            case Padding.Explicit p ->
                call.when(
                        Habit.isAny(p),
                        "pads",
                        "[" + p.top() + ", " + p.left() + ", " + p.bottom() + ", " + p.right() + "]");
            case Padding.Same same ->
                call.named(
                        "auto_pad",
                        switch (same) {
                            case UPPER -> "\"SAME_UPPER\"";
                            case LOWER -> "\"SAME_LOWER\"";
                        });
        };
    }

    private static String pair(Size size) {
        return "[" + size.h() + ", " + size.w() + "]";
    }

    private Rendering text(String line, String note) {
        return new Rendering.Text(relu ? line + " → Relu()" : line, note);
    }
}
