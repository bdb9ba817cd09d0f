package convarium.engine.compute;

import convarium.engine.arithmetic.AxisWindow;
import convarium.engine.arithmetic.Counts;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.Rounding;
import convarium.engine.arithmetic.WindowGeometry;
import java.time.Duration;

/// Small layers run again and again, so that the JIT compiler gets to the routines before a person does.
///
/// Until it has, vector code is hundreds of times slower, and the first kernel slid over a picture would stutter.
final class WarmUp {
    private static final int IN_A_ROW = 10;

    private WarmUp() {}

    static void run(Compute compute, Duration most) {
        long end = System.nanoTime() + most.toNanos();
        run(compute, 1, 1, 28, end);
        // channels that fill pairs of vectors or a single one, rows that end in tiles of all widths
        run(compute, 8, 64, 28, end);
        run(compute, 8, 64, 20, end);
        run(compute, 8, 12, 28, end);
    }

    /// Runs one layer until it takes about as long as it does once compiled, several times in a row.
    private static void run(Compute compute, int channels, int outputs, int size, long end) {
        var window = new AxisWindow(3, 1, 1, 1, 1);
        int out = window.output(size, Rounding.FLOOR);
        var g = new WindowGeometry(1, channels, size, size, outputs, 1, window, window, out, out);
        float[] x = new float[g.inputElements()];
        float[] weights = new float[outputs * channels * 9];
        float[] bias = new float[outputs];
        float[] y = new float[g.outputElements()];
        // compiled code does from two to thirty multiply–adds a nanosecond; 50 µs for all that comes with a call
        long fast = 50_000 + Counts.forwardMacs(g).value() / 2;
        int inARow = 0;
        while (inARow < IN_A_ROW && System.nanoTime() < end) {
            long begin = System.nanoTime();
            compute.conv2dForward(g, PaddingMode.ZERO, false, x, weights, bias, y);
            inARow = System.nanoTime() - begin < fast ? inARow + 1 : 0;
        }
    }
}
