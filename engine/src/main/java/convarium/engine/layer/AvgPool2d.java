package convarium.engine.layer;

import convarium.engine.arithmetic.Counts;
import convarium.engine.arithmetic.Counts.Count;
import convarium.engine.arithmetic.Derivation;
import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.Rounding;
import convarium.engine.arithmetic.Size;
import convarium.engine.arithmetic.SizeDerivation;
import convarium.engine.arithmetic.WindowGeometry;
import convarium.engine.tensor.Shape;
import java.util.Optional;

/// Average pooling: each output is the mean of its window.
///
/// Input `(n, c, h, w)`, output `(n, c, oh, ow)`. Cells beyond the padded input, which a window kept by rounding up can
/// reach, never count.
///
/// @param rounding whether a last window that does not fit wholly is left out or kept (`ceil_mode`)
/// @param countsPadding whether padded cells count in the divisor (`count_include_pad`)
/// @param divisor what the sum is divided by instead of the number of cells (`divisor_override`), or 0 for that number
public record AvgPool2d(
        Size kernel, Size stride, Padding padding, Rounding rounding, boolean countsPadding, int divisor)
        implements WindowLayer {

    private static final String NAME = "AvgPool2d";

    /// @throws IllegalArgumentException if a size is below 1 or the padding exceeds half of the window
    public AvgPool2d {
        Inputs.checkSizes(NAME, kernel, stride, Size.square(1));
        Pooling.checkPadding(NAME, kernel, Size.square(1), padding);
    }

    @Override
    public Size dilation() {
        return Size.square(1);
    }

    @Override
    public WindowGeometry geometry(Shape input) {
        return Pooling.geometry(NAME, input, kernel, stride, padding, dilation(), rounding);
    }

    @Override
    public Optional<Shape> weightShape() {
        return Optional.empty();
    }

    @Override
    public boolean bias() {
        return false;
    }

    @Override
    public Count parameters() {
        return Counts.noParameters();
    }

    @Override
    public Count macs(Shape input) {
        geometry(input);
        return Counts.noMacs();
    }

    @Override
    public Derivation sizeDerivation(Shape input) {
        return SizeDerivation.forward(geometry(input), rounding);
    }
}
