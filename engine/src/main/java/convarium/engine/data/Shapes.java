package convarium.engine.data;

import convarium.engine.data.Texture.Colour;
import convarium.engine.tensor.Purpose;
import convarium.engine.tensor.RandomStream;
import convarium.engine.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Figures that the program draws itself: colour pictures of 32×32, one of ten kinds of figure over a
/// textured ground.
///
/// Any colour comes with any kind, so that only the outline tells the kinds apart.
public final class Shapes {
    /// How this data set is asked for by name.
    public static final String CODE = "shapes";
    /// How many pictures there are to learn from.
    public static final int TRAINING = 10_000;
    /// How many pictures there are to validate with.
    public static final int VALIDATION = 2_000;

    private static final int SIZE = 32;
    private static final int PIXELS = SIZE * SIZE;
    private static final double APART = 0.22;
    private static final double FAR = 1.25;

    private Shapes() {}

    /// The names of the kinds, in the order of their labels.
    public static List<String> kinds() {
        return Arrays.stream(ShapeKind.values())
                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    /// Draws the data set: every kind as often as any other.
    public static Split make(long seed) {
        return new Split(pictures(seed, 0, TRAINING), pictures(seed, TRAINING, VALIDATION));
    }

    /// Some of the pictures of a seed.
    ///
    /// @param first the number of the first
    static DataSet pictures(long seed, int first, int count) {
        var kinds = ShapeKind.values();
        byte[] values = new byte[count * 3 * PIXELS];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            int label = i % kinds.length;
            labels[i] = label;
            var random = new RandomStream(seed, Purpose.MADE_PICTURES.stream(first + i));
            draw(kinds[label], random, values, i * 3 * PIXELS);
        }
        return new BytePictures(Shape.of(3, SIZE, SIZE), kinds(), labels, values);
    }

    private static void draw(ShapeKind kind, RandomStream random, byte[] values, int at) {
        var groundColour = Colour.draw(random);
        var figureColour = Colour.draw(random);
        // a figure of its ground's brightness could hardly be seen
        while (Math.abs(figureColour.brightness() - groundColour.brightness()) < APART) {
            figureColour = Colour.draw(random);
        }
        var ground = Texture.draw(groundColour, 0.5, random);
        var figure = Texture.draw(figureColour, 0.3, random);
        double radius = 7 + 6 * random.uniform();
        double turn = 2 * Math.PI * random.uniform();
        double squeeze = 0.8 + 0.4 * random.uniform();
        double room = SIZE / 2.0 - radius;
        double x = SIZE / 2.0 + room * (2 * random.uniform() - 1);
        double y = SIZE / 2.0 + room * (2 * random.uniform() - 1);
        double noise = 0.15 * random.uniform();
        double wide = Math.max(1, squeeze);
        double high = 1 / Math.min(1, squeeze);
        double cos = StrictMath.cos(turn);
        double sin = StrictMath.sin(turn);
        double groundCos = StrictMath.cos(ground.angle());
        double groundSin = StrictMath.sin(ground.angle());
        double figureCos = StrictMath.cos(figure.angle());
        double figureSin = StrictMath.sin(figure.angle());
        for (int row = 0; row < SIZE; row++) {
            for (int column = 0; column < SIZE; column++) {
                double dx = column + 0.5 - x;
                double dy = row + 0.5 - y;
                double u = (dx * cos + dy * sin) / radius;
                double v = (dy * cos - dx * sin) / radius;
                // beyond the circle that every figure fits into nothing needs to be worked out
                double covered = u * u + v * v > FAR
                        ? 0
                        : Math.clamp(0.5 - radius * kind.distance(u * wide, v * high), 0.0, 1.0);
                var seen = ground.first().towards(ground.second(), ground.mix(dx, dy, groundCos, groundSin));
                if (covered > 0) {
                    double mix = figure.mix(dx, dy, figureCos, figureSin);
                    seen = seen.towards(figure.first().towards(figure.second(), mix), covered);
                }
                int pixel = at + row * SIZE + column;
                // three even spreads from one number
                int bits = random.bits();
                values[pixel] = level(seen.red(), noise, bits);
                values[pixel + PIXELS] = level(seen.green(), noise, bits >>> 10);
                values[pixel + 2 * PIXELS] = level(seen.blue(), noise, bits >>> 20);
            }
        }
    }

    private static byte level(double value, double noise, int bits) {
        double off = noise * ((bits & 0x3FF) / 511.5 - 1);
        return (byte) Math.round(255 * Math.clamp(value + off, 0.0, 1.0));
    }
}
