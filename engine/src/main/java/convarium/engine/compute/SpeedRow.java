package convarium.engine.compute;

import convarium.engine.arithmetic.AxisWindow;
import convarium.engine.arithmetic.Counts;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.Rounding;
import convarium.engine.arithmetic.WindowGeometry;
import java.util.List;
import java.util.Locale;

/// A convolution whose speed is worth knowing, forward.
///
/// @param name the layer as a table shows it, with the pictures of a batch at its end
/// @param geometry its sizes
public record SpeedRow(String name, WindowGeometry geometry) {

    /// Layers of well-known networks, first for one picture and then for sixteen: AlexNet's first one,
    /// heavy 3×3 ones at three sizes (VGG), 1×1 ones (ResNet), a depthwise one (MobileNet v2); and the two
    /// of a small network for digits, for a batch of 64.
    public static final List<SpeedRow> ALL = List.of(
            row("AlexNet conv1", 1, 3, 227, 96, 1, 11, 4, 0),
            row("3×3 64→64 @224", 1, 64, 224, 64, 1, 3, 1, 1),
            row("3×3 256→256 @56", 1, 256, 56, 256, 1, 3, 1, 1),
            row("3×3 512→512 @28", 1, 512, 28, 512, 1, 3, 1, 1),
            row("1×1 256→64 @56", 1, 256, 56, 64, 1, 1, 1, 0),
            row("1×1 512→2048 @7", 1, 512, 7, 2048, 1, 1, 1, 0),
            row("depthwise 3×3 144 @56", 1, 144, 56, 144, 144, 3, 1, 1),
            row("5×5 1→32 @28", 64, 1, 28, 32, 1, 5, 1, 0),
            row("3×3 32→64 @12", 64, 32, 12, 64, 1, 3, 1, 0),
            row("AlexNet conv1", 16, 3, 227, 96, 1, 11, 4, 0),
            row("3×3 64→64 @224", 16, 64, 224, 64, 1, 3, 1, 1),
            row("3×3 256→256 @56", 16, 256, 56, 256, 1, 3, 1, 1),
            row("3×3 512→512 @28", 16, 512, 28, 512, 1, 3, 1, 1),
            row("1×1 256→64 @56", 16, 256, 56, 64, 1, 1, 1, 0),
            row("1×1 512→2048 @7", 16, 512, 7, 2048, 1, 1, 1, 0),
            row("depthwise 3×3 144 @56", 16, 144, 56, 144, 144, 3, 1, 1));

    /// Small layers of each kind. Run first, they get the routines compiled: until then vector code is
    /// hundreds of times slower.
    public static final List<SpeedRow> WARM_UP = List.of(
            row("3×3", 1, 64, 24, 64, 1, 3, 1, 1),
            row("11×11", 1, 3, 59, 32, 1, 11, 4, 0),
            row("1×1", 1, 64, 14, 64, 1, 1, 1, 0),
            row("depthwise 3×3", 1, 16, 24, 16, 16, 3, 1, 1),
            row("5×5", 2, 1, 28, 32, 1, 5, 1, 0));

    /// The operations of one run, a multiply–add of direct convolution counted as two.
    public long operations() {
        return 2 * Counts.forwardMacs(geometry).value();
    }

    /// How many weights the layer has.
    public int weights() {
        return geometry.oc() * (geometry.c() / geometry.groups()) * geometry.kh() * geometry.kw();
    }

    /// How an implementation runs it: `direct`, `winograd` or `depthwise`.
    public String algorithm(Compute compute) {
        if (geometry.groups() == geometry.c() && geometry.c() > 1) {
            return "depthwise";
        }
        return compute.algorithmFor(geometry, PaddingMode.ZERO, false).name().toLowerCase(Locale.ROOT);
    }

    private static SpeedRow row(
            String name,
            int pictures,
            int channels,
            int size,
            int outputs,
            int groups,
            int kernel,
            int stride,
            int padding) {
        var window = new AxisWindow(kernel, stride, 1, padding, padding);
        int out = window.output(size, Rounding.FLOOR);
        return new SpeedRow(
                name + ", n" + pictures,
                new WindowGeometry(pictures, channels, size, size, outputs, groups, window, window, out, out));
    }
}
