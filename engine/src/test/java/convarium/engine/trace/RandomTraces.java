package convarium.engine.trace;

import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.Rounding;
import convarium.engine.arithmetic.Size;
import convarium.engine.layer.AvgPool2d;
import convarium.engine.layer.Conv2d;
import convarium.engine.layer.ConvTranspose2d;
import convarium.engine.layer.MaxPool2d;
import convarium.engine.layer.WindowLayer;
import convarium.engine.tensor.Shape;
import convarium.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Layers with inputs and weights, drawn from a seed.
final class RandomTraces {
    private static final List<PaddingMode> MODES = List.of(PaddingMode.values());

    private RandomTraces() {}

    /// A layer and what it runs on; pooling does not look at weights and bias.
    record Run(WindowLayer layer, Tensor input, Tensor weights, Tensor bias) {

        WindowTrace trace() {
            return layer.weightShape().isPresent()
                    ? WindowTrace.of(layer, input, weights, bias)
                    : WindowTrace.of(layer, input);
        }
    }

    /// What draws a layer.
    interface Maker {
        /// A layer for an input of so many channels; one that the sizes forbid throws.
        WindowLayer make(Random random, int channels);
    }

    static WindowLayer convolution(Random random, int channels) {
        int groups = channels % 2 == 0 && random.nextBoolean() ? 2 : 1;
        return new Conv2d(
                channels,
                groups * (1 + random.nextInt(2)),
                size(random, 1, 4),
                size(random, 1, 3),
                padding(random, 3),
                MODES.get(random.nextInt(MODES.size())),
                size(random, 1, 3),
                groups,
                true,
                random.nextBoolean());
    }

    /// Padding of up to 6 where the kernel reaches 3 at the most without dilation: more than it reaches.
    static WindowLayer transposed(Random random, int channels) {
        int groups = channels % 2 == 0 && random.nextBoolean() ? 2 : 1;
        var padding = new Padding.Explicit(random.nextInt(7), random.nextInt(5), random.nextInt(5), random.nextInt(7));
        return new ConvTranspose2d(
                channels,
                groups * (1 + random.nextInt(2)),
                size(random, 1, 4),
                size(random, 1, 3),
                padding,
                size(random, 0, 2),
                size(random, 1, 3),
                groups,
                true);
    }

    static WindowLayer maxPooling(Random random, int channels) {
        return new MaxPool2d(
                size(random, 1, 4), size(random, 1, 4), padding(random, 2), size(random, 1, 3), rounding(random));
    }

    static WindowLayer averagePooling(Random random, int channels) {
        return new AvgPool2d(
                size(random, 1, 4),
                size(random, 1, 4),
                padding(random, 2),
                rounding(random),
                random.nextBoolean(),
                random.nextInt(3) == 0 ? 1 + random.nextInt(7) : 0);
    }

    /// So many runs that can be worked out, from one seed.
    static List<Run> runs(long seed, int count, Maker maker) {
        var random = new Random(seed);
        var runs = new ArrayList<Run>();
        while (runs.size() < count) {
            int channels = 1 + random.nextInt(4);
            var shape = Shape.of(channels, 1 + random.nextInt(8), 1 + random.nextInt(8));
            try {
                var layer = maker.make(random, channels);
                var g = layer.geometry(shape);
                var weights = layer.weightShape().orElse(Shape.of(1));
                runs.add(new Run(
                        layer, values(random, shape), values(random, weights), values(random, Shape.of(g.oc()))));
            } catch (IllegalArgumentException e) {
                // these sizes do not fit together: draw others
            }
        }
        return runs;
    }

    private static Size size(Random random, int least, int most) {
        return new Size(least + random.nextInt(most - least + 1), least + random.nextInt(most - least + 1));
    }

    private static Padding padding(Random random, int most) {
        return switch (random.nextInt(6)) {
            case 0 -> Padding.Same.UPPER;
            case 1 -> Padding.Same.LOWER;
            case 2 -> Padding.NONE;
            default ->
                new Padding.Explicit(
                        random.nextInt(most + 1),
                        random.nextInt(most + 1),
                        random.nextInt(most + 1),
                        random.nextInt(most + 1));
        };
    }

    private static Rounding rounding(Random random) {
        return random.nextBoolean() ? Rounding.CEIL : Rounding.FLOOR;
    }

    /// Numbers whose sums round; now and then a zero of either sign, an infinity or NaN.
    private static Tensor values(Random random, Shape shape) {
        float[] odd = {0f, -0f, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NaN};
        boolean strange = random.nextInt(4) == 0;
        float[] values = new float[shape.elements()];
        for (int i = 0; i < values.length; i++) {
            values[i] = strange && random.nextInt(5) == 0
                    ? odd[random.nextInt(odd.length)]
                    : (float) (random.nextGaussian() * Math.pow(2, random.nextInt(8)));
        }
        return Tensor.wrap(shape, values);
    }
}
