package convarium.engine.notation;

import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.Size;
import convarium.engine.layer.AvgPool2d;
import convarium.engine.layer.Conv2d;
import convarium.engine.layer.ConvTranspose2d;
import convarium.engine.layer.MaxPool2d;
import convarium.engine.layer.WindowLayer;
import convarium.engine.tensor.Shape;

/// Makes one layer of a layer and the padding before it, or the cropping behind it.
final class Folding {
    private final Setting setting;

    Folding(Setting setting) {
        this.setting = setting;
    }

    /// The layer that pads its input itself.
    WindowLayer padded(Part.Pad pad, Part.Window window) {
        if (pad.sides().isNone()) {
            return window.layer();
        }
        if (pad.sides().cuts()) {
            throw pad.span()
                    .error("Negative padding before a layer would cut the input, which is not shown here: it is read"
                            + " only behind a transposed convolution.");
        }
        return switch (window.layer()) {
            case Conv2d conv -> conv(pad, conv);
            case MaxPool2d pool -> maxPool(pad, pool);
            case AvgPool2d pool -> averagePool(pad, pool);
            case ConvTranspose2d conv ->
                throw pad.span()
                        .error("Padding before a transposed convolution is not shown here: its own padding cuts the"
                                + " output, so take the padding layer away.");
        };
    }

    /// The transposed convolution that cuts its output itself.
    WindowLayer cropped(Part.Window window, Sides crop, Span span) {
        if (crop.cuts()) {
            throw span.error("Padding behind a layer is not shown here: behind a transposed convolution negative"
                    + " numbers, which cut its output, are read.");
        }
        if (crop.isNone()) {
            return window.layer();
        }
        return switch (window.layer()) {
            case ConvTranspose2d c ->
                Building.build(
                        span,
                        () -> new ConvTranspose2d(
                                c.inChannels(),
                                c.outChannels(),
                                c.kernel(),
                                c.stride(),
                                Sides.of(c.padding()).plus(crop).explicit(),
                                c.outputPadding(),
                                c.dilation(),
                                c.groups(),
                                c.bias()));
            case Conv2d c -> throw notCropped(span);
            case MaxPool2d c -> throw notCropped(span);
            case AvgPool2d c -> throw notCropped(span);
        };
    }

    private static NotationException notCropped(Span span) {
        return span.error("Cropping is read only behind a transposed convolution, whose padding it is: take it away.");
    }

    private WindowLayer conv(Part.Pad pad, Conv2d c) {
        var own = own(pad, c);
        var mode = switch (pad.fill()) {
            case ZERO -> PaddingMode.ZERO;
            case REFLECT -> PaddingMode.REFLECT;
            case REPLICATE -> PaddingMode.REPLICATE;
            case CIRCULAR -> PaddingMode.CIRCULAR;
            case NEGATIVE_INFINITY ->
                throw pad.span()
                        .error("Padding with −∞ is read only before nn.MaxPool2d: before a convolution write"
                                + " nn.ZeroPad2d.");
        };
        if (!own.isNone() && (mode != PaddingMode.ZERO || c.paddingMode() != PaddingMode.ZERO)) {
            throw pad.span()
                    .error("Two paddings, not both of zeros, do not make one: take the padding layer or the padding of"
                            + " the convolution away.");
        }
        return Building.build(
                pad.span(),
                () -> new Conv2d(
                        c.inChannels(),
                        c.outChannels(),
                        c.kernel(),
                        c.stride(),
                        pad.sides().plus(own).explicit(),
                        mode,
                        c.dilation(),
                        c.groups(),
                        c.bias(),
                        c.flipped()));
    }

    private WindowLayer maxPool(Part.Pad pad, MaxPool2d p) {
        if (pad.fill() != Part.Fill.NEGATIVE_INFINITY) {
            throw pad.span()
                    .error("Max pooling pads with −∞, so that padding never wins; zeros would win over negative values:"
                            + " write padding in the layer, or nn.ConstantPad2d(…, float('-inf')).");
        }
        var own = own(pad, p);
        return sameWindows(
                pad,
                p,
                Building.build(
                        pad.span(),
                        () -> new MaxPool2d(
                                p.kernel(), p.stride(), pad.sides().plus(own).explicit(), p.dilation(), p.rounding())));
    }

    private WindowLayer averagePool(Part.Pad pad, AvgPool2d p) {
        if (pad.fill() != Part.Fill.ZERO) {
            throw pad.span().error("Average pooling pads with zeros: write a padding layer of zeros before it.");
        }
        var own = own(pad, p);
        if (!own.isNone() && !p.countsPadding()) {
            throw pad.span()
                    .error("The zeros of a padding layer count in the average and the padding of this layer does not:"
                            + " keep one of the two.");
        }
        return sameWindows(
                pad,
                p,
                Building.build(
                        pad.span(),
                        () -> new AvgPool2d(
                                p.kernel(),
                                p.stride(),
                                pad.sides().plus(own).explicit(),
                                p.rounding(),
                                true,
                                p.divisor())));
    }

    /// Rounding up counts windows that begin in the padding if that belongs to the input, and drops them if it belongs
    /// to the layer.
    private WindowLayer sameWindows(Part.Pad pad, WindowLayer alone, WindowLayer folded) {
        Shape apart;
        Shape together;
        try {
            apart = alone.output(input(pad.sides()).input());
            together = folded.output(setting.input());
        } catch (IllegalArgumentException e) {
            return folded; // too large for this input either way, which the layer says best
        }
        if (apart.size(apart.rank() - 2) != together.size(together.rank() - 2)
                || apart.size(apart.rank() - 1) != together.size(together.rank() - 1)) {
            throw pad.span()
                    .error("Rounding up makes a window here that lies in the padding alone: leave ceil_mode out, or"
                            + " write the padding in the layer.");
        }
        return folded;
    }

    private Sides own(Part.Pad pad, WindowLayer layer) {
        return switch (layer) {
            case Conv2d c -> own(pad, c.padding(), c.kernel(), c.stride(), c.dilation());
            case MaxPool2d p -> own(pad, p.padding(), p.kernel(), p.stride(), p.dilation());
            case AvgPool2d p -> own(pad, p.padding(), p.kernel(), p.stride(), p.dilation());
            case ConvTranspose2d c -> Sides.of(c.padding());
        };
    }

    private Sides own(Part.Pad pad, Padding padding, Size kernel, Size stride, Size dilation) {
        return switch (padding) {
            case Padding.Explicit explicit -> Sides.of(explicit);
            case Padding.Same same -> {
                try {
                    yield Sides.of(Building.same(input(pad.sides()), kernel, stride, dilation, same));
                } catch (IllegalArgumentException e) {
                    throw pad.span().error(Building.sentence(e));
                }
            }
        };
    }

    private Setting input(Sides sides) {
        return setting.resized(
                setting.height() + sides.top() + sides.bottom(), setting.width() + sides.left() + sides.right());
    }
}
