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

/// Max pooling: each output is the largest value of its window; padding never wins.
///
/// Input `(n, c, h, w)`, output `(n, c, oh, ow)`.
///
/// @param rounding whether a last window that does not fit wholly is left out or kept (`ceil_mode`)
public record MaxPool2d(Size kernel, Size stride, Padding padding, Size dilation, Rounding rounding)
        implements WindowLayer {

    private static final String NAME = "MaxPool2d";

    /// @throws IllegalArgumentException if a size is below 1 or the padding exceeds half of the window
    public MaxPool2d {
        Inputs.checkSizes(NAME, kernel, stride, dilation);
        Pooling.checkPadding(NAME, kernel, dilation, padding);
    }

    @Override
    public WindowGeometry geometry(Shape input) {
        return Pooling.geometry(NAME, input, kernel, stride, padding, dilation, rounding);
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
