package convarium.engine.compute;

import convarium.engine.arithmetic.AxisWindow;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.Rounding;
import convarium.engine.arithmetic.WindowGeometry;
import java.util.List;
import java.util.Random;

/// One convolution to try: its sizes and how its padding is filled.
record Case(WindowGeometry g, PaddingMode mode, boolean flipped) {
    private static final List<PaddingMode> MODES = List.of(PaddingMode.values());

    static Case of(
            int n,
            int channels,
            int h,
            int w,
            int outputs,
            int groups,
            AxisWindow height,
            AxisWindow width,
            PaddingMode mode,
            boolean flipped) {
        int oh = height.output(h, Rounding.FLOOR);
        int ow = width.output(w, Rounding.FLOOR);
        return new Case(new WindowGeometry(n, channels, h, w, outputs, groups, height, width, oh, ow), mode, flipped);
    }

    /// A small case with any options.
    ///
    /// @param most output channels of a group, at most
    static Case any(Random random, int most) {
        int groups = 1 + random.nextInt(3);
        int h = 3 + random.nextInt(10);
        int w = 3 + random.nextInt(36);
        while (true) {
            var mode = anyMode(random);
            var height = anyWindow(random, h, mode);
            var width = anyWindow(random, w, mode);
            if (height.slack(h) >= 0 && width.slack(w) >= 0) {
                int outputs = groups * (1 + random.nextInt(most));
                int channels = groups * (1 + random.nextInt(4));
                boolean flipped = random.nextBoolean();
                int n = 1 + random.nextInt(2);
                return of(n, channels, h, w, outputs, groups, height, width, mode, flipped);
            }
        }
    }

    private static AxisWindow anyWindow(Random random, int size, PaddingMode mode) {
        int most = Math.min(3, mode.most(size)) + 1;
        return new AxisWindow(
                1 + random.nextInt(4),
                1 + random.nextInt(3),
                1 + random.nextInt(2),
                random.nextInt(most),
                random.nextInt(most));
    }

    /// The same sizes for a transposed convolution from the same input.
    WindowGeometry transposed(int extraHeight, int extraWidth) {
        int oh = g.height().transposedOutput(g.h(), extraHeight);
        int ow = g.width().transposedOutput(g.w(), extraWidth);
        return new WindowGeometry(g.n(), g.c(), g.h(), g.w(), g.oc(), g.groups(), g.height(), g.width(), oh, ow);
    }

    int weights() {
        return g.oc() * (g.c() / g.groups()) * g.kh() * g.kw();
    }

    /// Any padding mode.
    static PaddingMode anyMode(Random random) {
        return MODES.get(random.nextInt(MODES.size()));
    }

    /// Whole numbers from −4 to 4, whose sums of products are exact in float32.
    static float[] integers(Random random, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = random.nextInt(9) - 4;
        }
        return values;
    }

    /// Numbers whose sums round, so that another order shows.
    static float[] floats(Random random, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (random.nextGaussian() * Math.pow(2, random.nextInt(8)));
        }
        return values;
    }

    /// Numbers with NaN, infinities, both zeros and subnormals among them.
    static float[] strange(Random random, int count) {
        float[] values = floats(random, count);
        float[] strange = {
            Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, -0f, 0f, Float.MIN_VALUE, -Float.MIN_VALUE
        };
        for (int i = 0; i < count; i++) {
            if (random.nextInt(12) == 0) {
                values[i] = strange[random.nextInt(strange.length)];
            }
        }
        return values;
    }
}
