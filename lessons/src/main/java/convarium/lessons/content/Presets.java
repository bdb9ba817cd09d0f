package convarium.lessons.content;

import java.util.List;
import java.util.Optional;

/// The settings of the fifteen classic animations of convolution arithmetic.
///
/// Source: Dumoulin and Visin, "A guide to convolution arithmetic for deep learning", arXiv:1603.07285.
public final class Presets {

    /// Seven convolutions, the same seven transposed, and one dilated.
    public static final List<Preset> CLASSIC = List.of(
            forward("no-padding-no-strides", "No padding, no strides", 4, 3, 1, 0, 2),
            forward("arbitrary-padding-no-strides", "Arbitrary padding, no strides", 5, 4, 1, 2, 6),
            forward("half-padding-no-strides", "Half padding, no strides", 5, 3, 1, 1, 5),
            forward("full-padding-no-strides", "Full padding, no strides", 5, 3, 1, 2, 7),
            forward("no-padding-strides", "No padding, strides", 5, 3, 2, 0, 2),
            forward("padding-strides", "Padding, strides", 5, 3, 2, 1, 3),
            forward("padding-strides-odd", "Padding, strides (odd)", 6, 3, 2, 1, 3),
            transposed("no-padding-no-strides", "No padding, no strides", 2, 3, 1, 0, 0, 4),
            transposed("arbitrary-padding-no-strides", "Arbitrary padding, no strides", 6, 4, 1, 2, 0, 5),
            transposed("half-padding-no-strides", "Half padding, no strides", 5, 3, 1, 1, 0, 5),
            transposed("full-padding-no-strides", "Full padding, no strides", 7, 3, 1, 2, 0, 5),
            transposed("no-padding-strides", "No padding, strides", 2, 3, 2, 0, 0, 5),
            transposed("padding-strides", "Padding, strides", 3, 3, 2, 1, 0, 5),
            transposed("padding-strides-odd", "Padding, strides (odd)", 3, 3, 2, 1, 1, 6),
            new Preset(
                    "no-padding-no-strides-dilation", "No padding, no strides, dilation", false, 7, 3, 1, 0, 2, 0, 3));

    private Presets() {}

    /// The preset with this id.
    public static Optional<Preset> find(String id) {
        return CLASSIC.stream().filter(p -> p.id().equals(id)).findFirst();
    }

    private static Preset forward(String id, String title, int input, int kernel, int stride, int padding, int output) {
        return new Preset(id, title, false, input, kernel, stride, padding, 1, 0, output);
    }

    private static Preset transposed(
            String id, String title, int input, int kernel, int stride, int padding, int outputPadding, int output) {
        return new Preset(
                id + "-transposed",
                title + ", transposed",
                true,
                input,
                kernel,
                stride,
                padding,
                1,
                outputPadding,
                output);
    }
}
