package convarium.engine.compute;

import convarium.engine.arithmetic.AxisWindow;
import convarium.engine.arithmetic.PaddingMode;
import java.util.Random;

/// Convolutions that Winograd's filtering takes.
final class WinogradCases {
    private WinogradCases() {}

    static Case of(int n, int c, int h, int w, int oc, int top, int bottom, int left, int right) {
        return Case.of(
                n,
                c,
                h,
                w,
                oc,
                1,
                new AxisWindow(3, 1, 1, top, bottom),
                new AxisWindow(3, 1, 1, left, right),
                PaddingMode.ZERO,
                false);
    }

    /// Any small one, with paddings that differ.
    static Case any(Random random) {
        return of(
                1 + random.nextInt(3),
                1 + random.nextInt(40),
                3 + random.nextInt(12),
                3 + random.nextInt(40),
                1 + random.nextInt(70),
                random.nextInt(3),
                random.nextInt(3),
                random.nextInt(3),
                random.nextInt(3));
    }
}
