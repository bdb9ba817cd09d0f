package convarium.engine.calculator;

import convarium.engine.arithmetic.Axis;
import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.Size;
import convarium.engine.layer.AvgPool2d;
import convarium.engine.layer.BatchNorm;
import convarium.engine.layer.Conv2d;
import convarium.engine.layer.ConvTranspose2d;
import convarium.engine.layer.Dense;
import convarium.engine.layer.GroupNorm;
import convarium.engine.layer.Layer;
import convarium.engine.layer.MaxPool2d;
import convarium.engine.tensor.Shape;
import java.util.Optional;

/// Why a layer cannot take what it gets, in the shortest words, and the nearest values that would work.
///
/// @param reason what it expects and what it gets
/// @param ways what would work; empty where nothing near does
record Mismatch(String reason, String ways) {

    /// @param type what the text calls the layer
    /// @param flattened what a row of features was before, as `8·6·6`
    static Optional<Mismatch> of(Layer layer, String type, Shape input, Optional<String> flattened) {
        return switch (layer) {
            case Conv2d c when c.inChannels() != input.size(0) -> channels(type, c.inChannels(), input, "in_channels");
            case ConvTranspose2d c
            when c.inChannels() != input.size(0) -> channels(type, c.inChannels(), input, "in_channels");
            case BatchNorm b when b.channels() != input.size(0) -> channels(type, b.channels(), input, "num_features");
            case GroupNorm g when g.channels() != input.size(0) -> channels(type, g.channels(), input, "num_channels");
            case Dense d -> features(type, d, input, flattened);
            case Conv2d c -> window(type, c.kernel(), c.dilation(), c.padding(), input, false);
            case MaxPool2d p -> window(type, p.kernel(), p.dilation(), p.padding(), input, true);
            case AvgPool2d p -> window(type, p.kernel(), p.dilation(), p.padding(), input, true);
            default -> Optional.empty();
        };
    }

    /// The same of a layer over a sequence.
    Mismatch overSequence() {
        return new Mismatch(reason.replace(" columns", " samples"), ways);
    }

    private static Optional<Mismatch> channels(String type, int expected, Shape input, String argument) {
        String what = input.rank() == 1 ? " features" : " channels";
        return Optional.of(new Mismatch(
                type + " expects " + expected + what + " and gets " + input.size(0),
                argument + "=" + input.size(0) + " would work"));
    }

    private static Optional<Mismatch> features(String type, Dense d, Shape input, Optional<String> flattened) {
        int last = input.size(input.rank() - 1);
        if (last == d.in()) {
            return Optional.empty();
        }
        String expects = type + " expects " + d.in() + " features and gets " + last;
        if (input.rank() == 1) {
            return Optional.of(new Mismatch(
                    expects + flattened.map(factors -> " = " + factors).orElse(""),
                    "in_features=" + last + " would work"));
        }
        return Optional.of(new Mismatch(
                expects + ", the last axis of " + input,
                "a Flatten before it would make " + input.elements() + " = "
                        + input.toString().replace('×', '·')
                        + (input.elements() == d.in() ? "" : ", and in_features=" + input.elements() + " would work")));
    }

    private static Optional<Mismatch> window(
            String type, Size kernel, Size dilation, Padding padding, Shape input, boolean pools) {
        if (!(padding instanceof Padding.Explicit p)) {
            return Optional.empty();
        }
        for (var axis : Axis.values()) {
            int size = input.size(axis == Axis.HEIGHT ? 1 : 2);
            int d = dilation.along(axis);
            long extent = (long) d * (kernel.along(axis) - 1) + 1;
            long padded = (long) size + p.before(axis) + p.after(axis);
            if (padded < extent) {
                String cells = axis == Axis.HEIGHT ? " rows" : " columns";
                long wanted = (extent - size + 1) / 2;
                String larger = pools && wanted > extent / 2 ? "" : ", or a padding of " + wanted;
                return Optional.of(new Mismatch(
                        type + " expects at least " + (extent - (padded - size)) + cells + " and gets " + size,
                        "a kernel of " + ((padded - 1) / d + 1) + " would work" + larger));
            }
        }
        return Optional.empty();
    }
}
