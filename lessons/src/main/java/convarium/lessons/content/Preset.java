package convarium.lessons.content;

import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.Size;
import convarium.engine.layer.Conv2d;
import convarium.engine.layer.ConvTranspose2d;
import convarium.engine.layer.WindowLayer;

/// A square setting of the explorer, known by name.
///
/// @param id stable name for links and notes
/// @param title the well-known name
/// @param transposed whether the convolution is transposed
/// @param input rows and columns of the map that goes in
/// @param kernel rows and columns of the kernel
/// @param stride cells from one window to the next
/// @param padding rows and columns on each side; for a transposed convolution those cut from the output
/// @param dilation cells from one tap to the next
/// @param outputPadding rows and columns kept at the end of a transposed output
/// @param expectedOutput rows and columns of the map that comes out, as published
public record Preset(
        String id,
        String title,
        boolean transposed,
        int input,
        int kernel,
        int stride,
        int padding,
        int dilation,
        int outputPadding,
        int expectedOutput) {

    /// The layer from one channel to one, without bias.
    public WindowLayer layer() {
        var pad = Padding.symmetric(padding, padding);
        return transposed
                ? new ConvTranspose2d(
                        1,
                        1,
                        Size.square(kernel),
                        Size.square(stride),
                        pad,
                        Size.square(outputPadding),
                        Size.square(dilation),
                        1,
                        false)
                : new Conv2d(
                        1,
                        1,
                        Size.square(kernel),
                        Size.square(stride),
                        pad,
                        PaddingMode.ZERO,
                        Size.square(dilation),
                        1,
                        false,
                        false);
    }
}
