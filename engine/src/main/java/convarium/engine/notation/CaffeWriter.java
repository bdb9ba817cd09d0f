package convarium.engine.notation;

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

/// Writes layers as Caffe's prototxt has them.
record CaffeWriter(Setting setting, boolean relu) {

    Rendering write(WindowLayer layer) {
        var g = layer.geometry(setting.input());
        var padding = Habit.padding(g);
        if (!padding.isSymmetric()) {
            return new Rendering.Impossible(
                    "Caffe pads alike on opposite sides, and this layer has " + Habit.words(padding) + ".");
        }
        return switch (layer) {
            case Conv2d c -> conv(c, padding);
            case ConvTranspose2d c -> transposed(c, padding);
            case MaxPool2d p ->
                p.dilation().equals(Habit.ONE)
                        ? pooling("MAX", p, padding, rounding(g))
                        : new Rendering.Impossible("Caffe's pooling has no dilation.");
            case AvgPool2d p -> average(p, padding, g);
        };
    }

    private Rendering conv(Conv2d c, Padding.Explicit padding) {
        if (c.paddingMode() != PaddingMode.ZERO && Habit.isAny(padding)) {
            return new Rendering.Impossible(
                    "Caffe pads with zeros only: the input would have to come in padded already.");
        }
        var fields = weights(c.outChannels(), c, padding);
        if (!c.dilation().equals(Habit.ONE)) {
            fields.add("dilation: " + c.dilation().h());
            if (!c.dilation().isSquare()) {
                fields.add("dilation: " + c.dilation().w());
            }
        }
        String note = c.flipped() ? "Caffe does not flip its kernels: turn the weights by 180° first." : "";
        return text("Convolution", "convolution_param", ended(fields, c.groups(), c.bias()), note);
    }

    private Rendering transposed(ConvTranspose2d c, Padding.Explicit padding) {
        if (!c.outputPadding().equals(Size.square(0))) {
            return new Rendering.Impossible("Caffe's Deconvolution has no output_padding: take less padding, and crop"
                    + " what is too much at the top and left.");
        }
        var fields = weights(c.outChannels(), c, padding);
        if (!c.dilation().equals(Habit.ONE)) {
            fields.add("dilation: " + c.dilation().h());
            if (!c.dilation().isSquare()) {
                fields.add("dilation: " + c.dilation().w());
            }
        }
        return text("Deconvolution", "convolution_param", ended(fields, c.groups(), c.bias()), "");
    }

    private static List<String> weights(int outputs, WindowLayer layer, Padding.Explicit padding) {
        var fields = new ArrayList<String>();
        fields.add("num_output: " + outputs);
        window(fields, layer, padding);
        return fields;
    }

    private static void window(List<String> fields, WindowLayer layer, Padding.Explicit padding) {
        both(fields, "kernel_size", "kernel", layer.kernel());
        if (Habit.isAny(padding)) {
            both(fields, "pad", "pad", new Size(padding.top(), padding.left()));
        }
        if (!layer.stride().equals(Habit.ONE)) {
            both(fields, "stride", "stride", layer.stride());
        }
    }

    private static void both(List<String> fields, String one, String stem, Size size) {
        if (size.isSquare()) {
            fields.add(one + ": " + size.h());
        } else {
            fields.add(stem + "_h: " + size.h());
            fields.add(stem + "_w: " + size.w());
        }
    }

    private static List<String> ended(List<String> fields, int groups, boolean bias) {
        if (groups != 1) {
            fields.add("group: " + groups);
        }
        if (!bias) {
            fields.add("bias_term: false");
        }
        return fields;
    }

    private Rendering average(AvgPool2d p, Padding.Explicit padding, WindowGeometry g) {
        if (p.divisor() > 0) {
            return new Rendering.Impossible("Caffe's average has no divisor of its own.");
        }
        return !p.countsPadding() && Habit.isAny(padding)
                ? new Rendering.Impossible("Caffe's average always counts the padding.")
                : pooling("AVE", p, padding, rounding(g));
    }

    /// What has to be said about rounding: nothing where rounding up comes to the same.
    private static String rounding(WindowGeometry g) {
        boolean same = g.height().output(g.h(), Rounding.CEIL) == g.oh()
                && g.width().output(g.w(), Rounding.CEIL) == g.ow()
                && (Habit.isAny(Habit.padding(g)) || !CaffeHabit.dropsAny(g));
        return same ? "" : "round_mode: FLOOR";
    }

    private Rendering pooling(String kind, WindowLayer layer, Padding.Explicit padding, String rounding) {
        var fields = new ArrayList<String>();
        fields.add("pool: " + kind);
        window(fields, layer, padding);
        if (!rounding.isEmpty()) {
            fields.add(rounding);
        }
        return text("Pooling", "pooling_param", fields, "");
    }

    private Rendering text(String type, String parameters, List<String> fields, String note) {
        String line = "type: \"" + type + "\" " + parameters + " { " + String.join(" ", fields) + " }";
        return new Rendering.Text(relu ? line + ", type: \"ReLU\"" : line, note);
    }
}
