package convarium.engine.notation;

import convarium.engine.arithmetic.AxisWindow;
import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.SamePadding;

/// What Keras' transposed convolution makes of 'valid' and 'same', along one axis.
///
/// Source: Keras 3, `backend/common/backend_utils.py`, the arguments for a transposed convolution.
final class KerasTransposed {
    private KerasTransposed() {}

    /// The window and the output padding. 'valid' cuts nothing and lets the output be at least input · stride.
    ///
    /// @param outputPadding cells of `output_padding`, or a negative number where it is not given
    /// @throws IllegalArgumentException if a size exceeds an int
    static SamePadding.Transposed along(Padding padding, int kernel, int stride, int dilation, int outputPadding) {
        return switch (padding) {
            case Padding.Same same -> SamePadding.transposed(kernel, stride, dilation, outputPadding, same);
            case Padding.Explicit p -> {
                var window = new AxisWindow(kernel, stride, dilation, 0, 0);
                long missing = Math.max(stride - window.extent(), 0);
                yield new SamePadding.Transposed(window, outputPadding < 0 ? (int) missing : outputPadding);
            }
        };
    }
}
