package convarium.app.explorer;

import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.Rounding;
import convarium.engine.arithmetic.SamePadding;
import convarium.engine.arithmetic.Size;
import convarium.engine.layer.AvgPool2d;
import convarium.engine.layer.Conv2d;
import convarium.engine.layer.ConvTranspose2d;
import convarium.engine.layer.MaxPool2d;
import convarium.engine.layer.WindowLayer;

/// Goes between the explorer's settings and the engine's layers. The settings are those of one channel: how many there
/// are is not theirs to say.
public final class Layers {
    private Layers() {}

    /// The engine's layer for these settings.
    ///
    /// @throws IllegalArgumentException if there is no such layer
    public static WindowLayer of(LayerSettings s, Size kernel) {
        return switch (s.operation()) {
            case CONVOLUTION ->
                new Conv2d(
                        1,
                        1,
                        kernel,
                        s.stride(),
                        s.padding(),
                        s.paddingMode(),
                        s.dilation(),
                        1,
                        s.hasBias(),
                        s.flipped());
            case TRANSPOSED -> {
                var cut = cut(s, kernel);
                yield new ConvTranspose2d(
                        1, 1, kernel, s.stride(), cut.padding(), cut.outputPadding(), s.dilation(), 1, s.hasBias());
            }
            case MAX_POOLING -> new MaxPool2d(kernel, s.stride(), s.padding(), s.dilation(), s.rounding());
            case AVERAGE_POOLING ->
                new AvgPool2d(kernel, s.stride(), s.padding(), s.rounding(), s.countsPadding(), s.divisor());
        };
    }

    private record Cut(Padding.Explicit padding, Size outputPadding) {}

    private static Cut cut(LayerSettings s, Size kernel) {
        return switch (s.padding()) {
            case Padding.Explicit explicit -> new Cut(explicit, s.outputPadding());
            case Padding.Same same -> {
                var h = SamePadding.transposed(
                        kernel.h(), s.stride().h(), s.dilation().h(), -1, same);
                var w = SamePadding.transposed(
                        kernel.w(), s.stride().w(), s.dilation().w(), -1, same);
                yield new Cut(
                        new Padding.Explicit(
                                h.window().before(),
                                h.window().after(),
                                w.window().before(),
                                w.window().after()),
                        new Size(h.outputPadding(), w.outputPadding()));
            }
        };
    }

    /// The settings that a layer stands for; what it does not speak of stays as it was.
    ///
    /// @throws IllegalArgumentException if the explorer cannot show the layer, with the reason
    public static LayerSettings settings(WindowLayer layer, boolean relu, LayerSettings before) {
        var common = before.withRelu(relu).withStride(layer.stride());
        return switch (layer) {
            case Conv2d conv ->
                common.withOperation(Operation.CONVOLUTION)
                        .withPadding(conv.padding())
                        .withPaddingMode(conv.paddingMode())
                        .withDilation(conv.dilation())
                        .withFlipped(conv.flipped())
                        .withBias(conv.bias(), before.bias());
            case ConvTranspose2d conv -> {
                checkOneChannel(conv.inChannels(), conv.outChannels());
                yield common.withOperation(Operation.TRANSPOSED)
                        .withPadding(conv.padding())
                        .withOutputPadding(conv.outputPadding())
                        .withDilation(conv.dilation())
                        .withBias(conv.bias(), before.bias());
            }
            case MaxPool2d pool ->
                common.withOperation(Operation.MAX_POOLING)
                        .withPadding(pool.padding())
                        .withDilation(pool.dilation())
                        .withRounding(pool.rounding());
            case AvgPool2d pool ->
                common.withOperation(Operation.AVERAGE_POOLING)
                        .withPadding(pool.padding())
                        .withDilation(Size.square(1))
                        .withRounding(pool.rounding())
                        .withCountsPadding(pool.countsPadding())
                        .withDivisor(pool.divisor());
        };
    }

    private static void checkOneChannel(int in, int out) {
        if (in != 1 || out != 1) {
            throw new IllegalArgumentException("The explorer shows a transposed convolution of one channel: write 1 for"
                    + " the channels in and out, found " + in + " and " + out);
        }
    }

    /// Settings of which every operation can make a layer: what one of them forbids falls back to its default.
    public static LayerSettings switched(LayerSettings s, Operation operation) {
        var changed = s.withOperation(operation);
        if (operation.isPooling() != s.operation().isPooling()) {
            changed = changed.withPadding(Padding.NONE);
        }
        if (operation == Operation.AVERAGE_POOLING && !s.dilation().equals(Size.square(1))) {
            // the window shrinks, and padding may be half of it at most
            changed = changed.withDilation(Size.square(1)).withPadding(Padding.NONE);
        }
        if (operation == Operation.TRANSPOSED) {
            changed = changed.withOutputPadding(Size.square(0))
                    .withStride(new Size(
                            Math.min(s.stride().h(), Limits.MOST_TRANSPOSED_STRIDE),
                            Math.min(s.stride().w(), Limits.MOST_TRANSPOSED_STRIDE)));
        }
        return operation.isPooling() ? changed : changed.withRounding(Rounding.FLOOR);
    }
}
