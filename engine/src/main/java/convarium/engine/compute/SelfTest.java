package convarium.engine.compute;

import convarium.engine.arithmetic.AxisWindow;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.WindowGeometry;
import java.util.Arrays;

/// Two small convolutions of whole numbers, whose sums are exact, done by two implementations.
final class SelfTest {
    private SelfTest() {}

    static boolean agree(Compute one, Compute other) {
        // one with its channels in the lanes, one with its columns, both with edges that fill no vector
        return agree(one, other, 2, 35, 5) && agree(one, other, 1, 1, 19);
    }

    private static boolean agree(Compute one, Compute other, int channels, int outputs, int size) {
        var window = new AxisWindow(3, 1, 1, 1, 1);
        var g = new WindowGeometry(1, channels, size, size, outputs, 1, window, window, size, size);
        float[] x = numbers(g.inputElements());
        float[] weights = numbers(outputs * channels * 9);
        float[] bias = numbers(outputs);
        float[] first = new float[g.outputElements()];
        float[] second = new float[g.outputElements()];
        one.conv2dForward(g, PaddingMode.ZERO, false, x, weights, bias, first);
        other.conv2dForward(g, PaddingMode.ZERO, false, x, weights, bias, second);
        return Arrays.equals(first, second);
    }

    private static float[] numbers(int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = i * 7 % 19 - 9;
        }
        return numbers;
    }
}
