package convarium.engine.notation;

import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.Rounding;
import convarium.engine.arithmetic.Size;
import convarium.engine.arithmetic.WindowGeometry;
import convarium.engine.layer.AvgPool2d;
import convarium.engine.layer.Conv2d;
import convarium.engine.layer.WindowLayer;
import java.util.List;
import java.util.Locale;

/// What a framework's habits make of a layer's settings.
sealed interface Habit {
    /// One cell.
    Size ONE = Size.square(1);

    /// It takes them, perhaps otherwise than they were meant.
    ///
    /// @param reasons why the layer differs from the one that was meant
    record Takes(WindowLayer layer, List<String> reasons) implements Habit {}

    /// It does not take them.
    record Refuses(String reason) implements Habit {}

    /// A layer that is taken as it is.
    static Habit as(WindowLayer layer) {
        return new Takes(layer, List.of());
    }

    /// A convolution with other padding.
    static Conv2d padded(Conv2d c, Padding padding, PaddingMode mode) {
        return new Conv2d(
                c.inChannels(),
                c.outChannels(),
                c.kernel(),
                c.stride(),
                padding,
                mode,
                c.dilation(),
                c.groups(),
                c.bias(),
                c.flipped());
    }

    /// An average pooling with other habits.
    static AvgPool2d average(AvgPool2d p, Padding padding, Rounding rounding, boolean counts) {
        return new AvgPool2d(p.kernel(), p.stride(), padding, rounding, counts, 0);
    }

    /// Whether padding stands anywhere.
    static boolean isAny(Padding.Explicit padding) {
        return !padding.equals(Padding.NONE);
    }

    /// Whether padding is half the window, less the middle: what keeps the size at a stride of one.
    static boolean isHalf(Padding.Explicit p, Size kernel, Size dilation) {
        return isAny(p)
                && p.isSymmetric()
                && 2 * p.top() == dilation.h() * (kernel.h() - 1)
                && 2 * p.left() == dilation.w() * (kernel.w() - 1);
    }

    /// The padding of a window on all sides.
    static Padding.Explicit padding(WindowGeometry g) {
        return new Padding.Explicit(
                g.height().before(),
                g.height().after(),
                g.width().before(),
                g.width().after());
    }

    /// Whether two windows give outputs of different sizes.
    static boolean differInSize(WindowGeometry a, WindowGeometry b) {
        return a.oh() != b.oh() || a.ow() != b.ow();
    }

    /// Padding in words: `1 on every side`, `0 before and 1 after`, or side by side.
    static String words(Padding.Explicit p) {
        if (p.isSymmetric() && p.top() == p.left()) {
            return p.top() + " on every side";
        }
        if (p.top() == p.left() && p.bottom() == p.right()) {
            return p.top() + " at the top and left and " + p.bottom() + " at the bottom and right";
        }
        return p.top() + " at the top, " + p.bottom() + " at the bottom, " + p.left() + " at the left and " + p.right()
                + " at the right";
    }

    /// Why a framework that knows zeros alone differs.
    static String zerosOnly(String whose, PaddingMode mode) {
        return whose + " pads with zeros only, where the layer has "
                + mode.name().toLowerCase(Locale.ROOT) + " padding.";
    }
}
