package convarium.engine.compute;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import convarium.engine.arithmetic.AxisWindow;
import convarium.engine.arithmetic.Rounding;
import convarium.engine.arithmetic.WindowGeometry;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Pooling, worked by hand over one row of cells, and over a few squares.
final class PoolingTest {
    private static final WorkerPool POOL = new WorkerPool(2);
    private static final Compute COMPUTE = Chosen.on(POOL);
    private static final AxisWindow SINGLE = new AxisWindow(1, 1, 1, 0, 0);
    private static final float INF = Float.POSITIVE_INFINITY;

    @AfterAll
    static void close() {
        POOL.close();
    }

    @Test
    void aSquareAtATime() {
        float[] x = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};
        var window = new AxisWindow(2, 2, 1, 0, 0);
        var g = new WindowGeometry(1, 1, 4, 4, 1, 1, window, window, 2, 2);
        float[] y = new float[4];
        COMPUTE.maxPool2dForward(g, x, y);
        assertArrayEquals(new float[] {6, 8, 14, 16}, y);
        COMPUTE.avgPool2dForward(g, true, 0, x, y);
        assertArrayEquals(new float[] {3.5f, 5.5f, 11.5f, 13.5f}, y);
    }

    @Test
    void channelsAndPicturesStayApart() {
        float[] x = {1, 2, 3, 4, 5, 6, 7, 8};
        var window = new AxisWindow(2, 1, 1, 0, 0);
        var g = new WindowGeometry(2, 2, 1, 2, 2, 2, SINGLE, window, 1, 1);
        float[] y = new float[4];
        COMPUTE.maxPool2dForward(g, x, y);
        assertArrayEquals(new float[] {2, 4, 6, 8}, y);
        COMPUTE.avgPool2dForward(g, true, 0, x, y);
        assertArrayEquals(new float[] {1.5f, 3.5f, 5.5f, 7.5f}, y);
    }

    @Test
    void roundingUpKeepsTheLastWindow() {
        var window = new AxisWindow(2, 2, 1, 0, 0);
        assertArrayEquals(new float[] {2, 4, 6}, max(window, Rounding.FLOOR, 1, 2, 3, 4, 5, 6, 7));
        assertArrayEquals(new float[] {2, 4, 6, 7}, max(window, Rounding.CEIL, 1, 2, 3, 4, 5, 6, 7));
    }

    @Test
    void paddingNeverWins() {
        assertArrayEquals(new float[] {-1, -1, -2}, max(new AxisWindow(3, 1, 1, 1, 1), Rounding.FLOOR, -1, -2, -3));
    }

    @Test
    void aWindowThatWouldBeginInTheRightPaddingIsDropped() {
        // 3 cells, k 2, s 2, p 1: the third window would begin beyond the input
        assertArrayEquals(new float[] {1, 3}, max(new AxisWindow(2, 2, 1, 1, 1), Rounding.CEIL, 1, 2, 3));
    }

    @Test
    void dilationSkipsCells() {
        assertArrayEquals(new float[] {5, 4, 3}, max(new AxisWindow(2, 1, 2, 0, 0), Rounding.FLOOR, 5, 4, 3, 2, 1));
    }

    @Test
    void nanWinsAndNothingIsMinusInfinity() {
        var window = new AxisWindow(2, 2, 1, 0, 0);
        assertArrayEquals(
                new float[] {Float.NaN, INF, -INF}, max(window, Rounding.FLOOR, 1, Float.NaN, INF, -INF, -INF, -INF));
        // both taps lie in the padding
        assertArrayEquals(new float[] {1, -INF, 1}, max(new AxisWindow(2, 1, 2, 2, 2), Rounding.FLOOR, 1));
    }

    @Test
    void gradientsPassAReluOnlyWhereItWasOpen() {
        // squares whose largest values are 5, 0 (two of them), NaN and −0
        float[] x = {1, 5, 0, 0, 2, 3, 0, 0, 4, Float.NaN, -0f, -0f, Float.NaN, 9, -0f, -0f};
        var window = new AxisWindow(2, 2, 1, 0, 0);
        var g = new WindowGeometry(1, 1, 4, 4, 1, 1, window, window, 2, 2);
        float[] dy = {10, INF, 30, 40};
        float[] dx = new float[16];
        float[] sums = new float[1];
        COMPUTE.maxPool2dBackward(g, true, x, dy, dx, sums);
        assertArrayEquals(new float[] {40}, sums);
        assertArrayEquals(new float[] {0, 10, 0, 0, 0, 0, 0, 0, 0, 30, 0, 0, 0, 0, 0, 0}, dx);
        COMPUTE.maxPool2dBackward(g, false, x, dy, dx, new float[0]);
        assertArrayEquals(new float[] {0, 10, INF, 0, 0, 0, 0, 0, 0, 30, 40, 0, 0, 0, 0, 0}, dx);
    }

    @Test
    void theBorderCountsOrNot() {
        var window = new AxisWindow(3, 1, 1, 1, 1);
        assertArrayEquals(new float[] {3, 6, 5}, average(window, Rounding.FLOOR, true, 0, 3, 6, 9));
        assertArrayEquals(new float[] {4.5f, 6, 7.5f}, average(window, Rounding.FLOOR, false, 0, 3, 6, 9));
    }

    @Test
    void cellsBeyondThePaddingNeverCount() {
        // 4 cells, k 3, s 2, p 1, rounded up: the last window sees cell 4, one padded cell and one beyond
        var window = new AxisWindow(3, 2, 1, 1, 1);
        assertArrayEquals(new float[] {4, 18, 12}, average(window, Rounding.CEIL, true, 0, 3, 9, 21, 24));
        assertArrayEquals(new float[] {6, 18, 24}, average(window, Rounding.CEIL, false, 0, 3, 9, 21, 24));
    }

    @Test
    void aDivisorOfOnesOwn() {
        var window = new AxisWindow(2, 1, 1, 0, 0);
        assertArrayEquals(new float[] {0.75f, 1.25f}, average(window, Rounding.FLOOR, true, 4, 1, 2, 3));
    }

    @Test
    void paddingOnOneSideCountsThere() {
        var window = new AxisWindow(2, 2, 1, 0, 1);
        assertArrayEquals(new float[] {3, 4}, average(window, Rounding.FLOOR, true, 0, 2, 4, 8));
        assertArrayEquals(new float[] {3, 8}, average(window, Rounding.FLOOR, false, 0, 2, 4, 8));
    }

    @Test
    void anyNumberOfThreadsGivesTheSame() {
        var window = new AxisWindow(3, 2, 1, 1, 1);
        var g = new WindowGeometry(2, 3, 17, 33, 3, 3, window, window, 9, 17);
        float[] x = Case.floats(new java.util.Random(1), g.inputElements());
        float[] expected = new float[g.outputElements()];
        try (var one = new WorkerPool(1)) {
            Computes.scalar(one).avgPool2dForward(g, false, 0, x, expected);
        }
        for (int threads : new int[] {1, 2, 3, 8}) {
            try (var pool = new WorkerPool(threads)) {
                float[] y = new float[expected.length];
                Chosen.on(pool).avgPool2dForward(g, false, 0, x, y);
                assertArrayEquals(expected, y);
            }
        }
    }

    @Test
    void poolingKeepsTheChannels() {
        var g = new WindowGeometry(1, 2, 1, 1, 3, 1, SINGLE, SINGLE, 1, 1);
        var e = assertThrows(
                IllegalArgumentException.class, () -> COMPUTE.maxPool2dForward(g, new float[2], new float[3]));
        assertEquals("pooling keeps the channels, found 2 of the input and 3 of the output", e.getMessage());
    }

    private static float[] max(AxisWindow window, Rounding rounding, float... x) {
        int out = window.output(x.length, rounding);
        float[] y = new float[out];
        COMPUTE.maxPool2dForward(new WindowGeometry(1, 1, 1, x.length, 1, 1, SINGLE, window, 1, out), x, y);
        // rows and columns must treat a window alike
        float[] turned = new float[out];
        COMPUTE.maxPool2dForward(new WindowGeometry(1, 1, x.length, 1, 1, 1, window, SINGLE, out, 1), x, turned);
        assertArrayEquals(y, turned);
        return y;
    }

    private static float[] average(AxisWindow window, Rounding rounding, boolean counts, int divisor, float... x) {
        int out = window.output(x.length, rounding);
        float[] y = new float[out];
        Arrays.fill(y, 99);
        var g = new WindowGeometry(1, 1, 1, x.length, 1, 1, SINGLE, window, 1, out);
        COMPUTE.avgPool2dForward(g, counts, divisor, x, y);
        float[] turned = new float[out];
        g = new WindowGeometry(1, 1, x.length, 1, 1, 1, window, SINGLE, out, 1);
        COMPUTE.avgPool2dForward(g, counts, divisor, x, turned);
        assertArrayEquals(y, turned);
        return y;
    }
}
