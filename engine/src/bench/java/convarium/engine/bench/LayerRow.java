package convarium.engine.bench;

import convarium.engine.arithmetic.AxisWindow;
import convarium.engine.arithmetic.Counts;
import convarium.engine.arithmetic.Rounding;
import convarium.engine.arithmetic.WindowGeometry;
import java.util.List;
import java.util.SplittableRandom;

/// A convolution of a well-known network, whose speed is compared.
///
/// @param name the layer as the tables show it
/// @param geometry its sizes
public record LayerRow(String name, WindowGeometry geometry) {

    /// The rows of the table of single layers: AlexNet's first layer, VGG-16's and ResNet-50's 3×3 and
    /// 1×1 ones, MobileNet v2's depthwise one, each for one picture and for sixteen, and both layers of
    /// the lecture's ConvNet.
    public static final List<LayerRow> ALL = List.of(
            alexNet(1),
            row("3×3 64→64 @224", 1, 64, 224, 64, 1, 3, 1, 1),
            row("3×3 256→256 @56", 1, 256, 56, 256, 1, 3, 1, 1),
            row("3×3 512→512 @28", 1, 512, 28, 512, 1, 3, 1, 1),
            row("1×1 256→64 @56", 1, 256, 56, 64, 1, 1, 1, 0),
            row("1×1 512→2048 @7", 1, 512, 7, 2048, 1, 1, 1, 0),
            row("depthwise 3×3 144 @56", 1, 144, 56, 144, 144, 3, 1, 1),
            alexNet(16),
            row("3×3 64→64 @224", 16, 64, 224, 64, 1, 3, 1, 1),
            row("3×3 256→256 @56", 16, 256, 56, 256, 1, 3, 1, 1),
            row("3×3 512→512 @28", 16, 512, 28, 512, 1, 3, 1, 1),
            row("1×1 256→64 @56", 16, 256, 56, 64, 1, 1, 1, 0),
            row("1×1 512→2048 @7", 16, 512, 7, 2048, 1, 1, 1, 0),
            row("depthwise 3×3 144 @56", 16, 144, 56, 144, 144, 3, 1, 1),
            row("5×5 1→32 @28", 64, 1, 28, 32, 1, 5, 1, 0),
            row("3×3 32→64 @12", 64, 32, 12, 64, 1, 3, 1, 0));

    /// The dense 3×3 rows.
    public static List<LayerRow> threeByThree() {
        return ALL.stream().filter(row -> row.name.startsWith("3×3")).toList();
    }

    /// The row of that name.
    public static LayerRow of(String name) {
        return ALL.stream()
                .filter(row -> row.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no row is called " + name));
    }

    /// Operations of one pass, a multiply–add of the direct convolution counted as two.
    public long operations() {
        return 2 * Counts.forwardMacs(geometry).value();
    }

    /// How many weights there are.
    public int weights() {
        return geometry.oc() * (geometry.c() / geometry.groups()) * geometry.kh() * geometry.kw();
    }

    /// Values between −1 and 1, the same ones for the same seed.
    public static float[] values(long seed, int count) {
        var random = new SplittableRandom(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextDouble(-1, 1);
        }
        return values;
    }

    private static LayerRow alexNet(int pictures) {
        return row("AlexNet conv1", pictures, 3, 227, 96, 1, 11, 4, 0);
    }

    private static LayerRow row(
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
        return new LayerRow(
                name + ", n" + pictures,
                new WindowGeometry(pictures, channels, size, size, outputs, groups, window, window, out, out));
    }
}
