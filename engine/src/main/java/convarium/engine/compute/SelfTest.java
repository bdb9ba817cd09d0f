package convarium.engine.compute;

import convarium.engine.arithmetic.AxisWindow;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.Rounding;
import convarium.engine.arithmetic.WindowGeometry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Small sums of whole numbers, which are exact, done by two implementations: convolutions forward and backward,
/// direct, depthwise and by Winograd, and products of matrices.
///
/// Winograd's fractions are not exact, but its order of operations is stated, so its bits must agree too.
final class SelfTest {
    private SelfTest() {}

    /// Whether both give the same bits in a few sums, since vector code takes its time before it is compiled.
    static boolean agree(Compute one, Compute other) {
        return same(few(one), few(other));
    }

    /// Whether both give the same bits in all passes.
    static boolean agreeThroughout(Compute one, Compute other) {
        return same(all(one), all(other));
    }

    private static boolean same(List<float[]> firsts, List<float[]> seconds) {
        for (int i = 0; i < firsts.size(); i++) {
            if (!Arrays.equals(firsts.get(i), seconds.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static List<float[]> few(Compute compute) {
        var results = new ArrayList<float[]>();
        convolution(compute, geometry(1, 17, 3, 1), Algorithm.DIRECT, results);
        products(compute, 2, 17, 3, results);
        return results;
    }

    private static List<float[]> all(Compute compute) {
        var results = new ArrayList<float[]>();
        // channels in the lanes, columns in the lanes, a channel by itself, all with edges that fill no vector
        convolution(compute, geometry(2, 35, 5, 1), Algorithm.DIRECT, results);
        convolution(compute, geometry(1, 1, 19, 1), Algorithm.DIRECT, results);
        convolution(compute, geometry(3, 3, 7, 3), Algorithm.DIRECT, results);
        convolution(compute, geometry(3, 17, 6, 1), Algorithm.WINOGRAD, results);
        products(compute, 5, 19, 18, results);
        return results;
    }

    private static void convolution(Compute compute, WindowGeometry g, Algorithm algorithm, List<float[]> results) {
        float[] x = numbers(g.inputElements());
        float[] weights = numbers(g.oc() * g.c() / g.groups() * 9);
        float[] dy = numbers(g.outputElements());
        float[] y = new float[dy.length];
        float[] dx = new float[x.length];
        float[] dw = new float[weights.length];
        var plan = compute.convolution(g, PaddingMode.ZERO, false, algorithm);
        plan.setWeights(weights);
        plan.forward(1, x, Epilogue.bias(numbers(g.oc())), y);
        plan.backwardInput(1, dy, dx);
        plan.backwardWeights(1, x, dy, dw);
        results.addAll(List.of(y, dx, dw));
    }

    private static void products(Compute compute, int m, int n, int k, List<float[]> results) {
        float[] a = numbers(m * k);
        float[] b = numbers(k * n);
        float[] plain = new float[m * n];
        float[] right = new float[m * n];
        float[] left = new float[m * n];
        float[] dense = new float[m * n];
        compute.matmul(1, m, n, k, a, b, plain);
        compute.matmulTransposedRight(1, m, n, k, a, b, right);
        compute.matmulTransposedLeft(1, m, n, k, a, b, left);
        compute.dense(m, n, k, a, b, Epilogue.bias(numbers(n)), dense);
        results.addAll(List.of(plain, right, left, dense));
    }

    private static WindowGeometry geometry(int channels, int outputs, int size, int groups) {
        var window = new AxisWindow(3, 1, 1, 1, 1);
        int out = window.output(size, Rounding.FLOOR);
        return new WindowGeometry(1, channels, size, size, outputs, groups, window, window, out, out);
    }

    private static float[] numbers(int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = i * 7 % 19 - 9;
        }
        return numbers;
    }
}
