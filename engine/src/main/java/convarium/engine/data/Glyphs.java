package convarium.engine.data;

import convarium.engine.tensor.Purpose;
import convarium.engine.tensor.RandomStream;
import convarium.engine.tensor.Shape;
import java.util.List;

/// Characters that the program writes itself: grey pictures of 28×28, drawn as strokes of a pen by a
/// hand that sways.
///
/// Each picture has a stream of random numbers of its own, so that the i-th picture of a seed is always
/// the same.
public final class Glyphs {
    /// The difficulty unless somebody wants another.
    public static final double DEFAULT_DIFFICULTY = 0.5;
    /// How many pictures there are to learn from.
    public static final int TRAINING = 10_000;
    /// How many pictures there are to validate with.
    public static final int VALIDATION = 2_000;

    private static final int SIZE = 28;
    private static final int PIECES = 6;
    private static final double MARGIN = 1;
    private static final double SQRT_6 = 2.449489742783178;

    private Glyphs() {}

    /// Writes a data set: every class as often as any other, as far as the number of pictures allows.
    ///
    /// @param difficulty from 0, as printed, to 1, hardly readable
    /// @throws IllegalArgumentException if the difficulty is not from 0 to 1
    public static Split make(GlyphSet set, double difficulty, long seed) {
        if (!(difficulty >= 0 && difficulty <= 1)) {
            throw new IllegalArgumentException("a difficulty is from 0 to 1, found " + difficulty);
        }
        return new Split(
                pictures(set, difficulty, seed, 0, TRAINING), pictures(set, difficulty, seed, TRAINING, VALIDATION));
    }

    /// Some of the pictures of a seed.
    ///
    /// @param first the number of the first
    static DataSet pictures(GlyphSet set, double difficulty, long seed, int first, int count) {
        var forms = set.forms();
        byte[] values = new byte[count * SIZE * SIZE];
        int[] labels = new int[count];
        var raster = new PenRaster(SIZE);
        for (int i = 0; i < count; i++) {
            int label = i % forms.size();
            labels[i] = label;
            var random = new RandomStream(seed, Purpose.MADE_PICTURES.stream(first + i));
            write(forms.get(label), difficulty, random, raster, values, i * SIZE * SIZE);
        }
        return new BytePictures(Shape.of(1, SIZE, SIZE), set.names(), labels, values);
    }

    private static void write(
            List<PenPath> forms, double difficulty, RandomStream random, PenRaster raster, byte[] values, int at) {
        var form = forms.get(random.below(forms.size()));
        var hand = Handwriting.draw(difficulty, random);
        var strokes = form.strokes().stream()
                .map(stroke -> new PenPath.Stroke(stroke.points().stream()
                        .map(point -> hand.place(point, random))
                        .toList()))
                .toList();
        raster.clear();
        draw(strokes, hand, raster);
        for (int i = 0; i < SIZE * SIZE; i++) {
            // the sum of two even spreads has a deviation of 1/√6
            double noise = SQRT_6 * hand.noise() * (random.uniform() + random.uniform() - 1);
            double value = raster.value(i) + noise;
            values[at + i] = (byte) Math.round(255 * Math.clamp(value, 0.0, 1.0));
        }
    }

    /// Draws strokes whose points are given from the middle of the picture: they are made smaller if
    /// need be, and then moved as far as the hand wants and the edges allow.
    private static void draw(List<PenPath.Stroke> strokes, Handwriting hand, PenRaster raster) {
        double left = 0;
        double right = 0;
        double top = 0;
        double bottom = 0;
        for (var stroke : strokes) {
            for (var point : stroke.points()) {
                left = Math.min(left, point.x());
                right = Math.max(right, point.x());
                top = Math.min(top, point.y());
                bottom = Math.max(bottom, point.y());
            }
        }
        double room = SIZE - 2 * MARGIN - hand.pen();
        double scale = Math.min(1, room / Math.max(right - left, bottom - top));
        double half = room / 2;
        double x = SIZE / 2.0 + within(hand.right(), -half - scale * left, half - scale * right);
        double y = SIZE / 2.0 + within(hand.down(), -half - scale * top, half - scale * bottom);
        for (var stroke : strokes) {
            var points = stroke.points();
            for (int curve = 0; curve < stroke.curves(); curve++) {
                var a = points.get(3 * curve);
                var b = points.get(3 * curve + 1);
                var c = points.get(3 * curve + 2);
                var d = points.get(3 * curve + 3);
                double fromX = x + scale * a.x();
                double fromY = y + scale * a.y();
                for (int piece = 1; piece <= PIECES; piece++) {
                    double t = piece / (double) PIECES;
                    double toX = x + scale * bezier(a.x(), b.x(), c.x(), d.x(), t);
                    double toY = y + scale * bezier(a.y(), b.y(), c.y(), d.y(), t);
                    raster.line(fromX, fromY, toX, toY, hand.pen(), hand.ink());
                    fromX = toX;
                    fromY = toY;
                }
            }
        }
    }

    /// Like a clamp, but rounding may leave no room at all.
    private static double within(double wanted, double least, double most) {
        return Math.max(least, Math.min(most, wanted));
    }

    private static double bezier(double a, double b, double c, double d, double t) {
        double s = 1 - t;
        return s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d;
    }
}
