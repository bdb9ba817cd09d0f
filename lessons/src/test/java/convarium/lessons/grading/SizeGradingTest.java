package convarium.lessons.grading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.engine.arithmetic.Axis;
import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.Rounding;
import convarium.engine.arithmetic.Size;
import convarium.engine.layer.Conv2d;
import convarium.engine.layer.ConvTranspose2d;
import convarium.engine.layer.MaxPool2d;
import convarium.engine.layer.WindowLayer;
import convarium.engine.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every number is worked by hand from o = ⌊(i + p + q − d·(k−1) − 1)/s⌋ + 1 and its transpose.
class SizeGradingTest {

    private static Conv2d conv(int kernel, int stride, int padding, int dilation, boolean bias) {
        return new Conv2d(
                1,
                1,
                Size.square(kernel),
                Size.square(stride),
                Padding.symmetric(padding, padding),
                PaddingMode.ZERO,
                Size.square(dilation),
                1,
                bias,
                false);
    }

    private static MaxPool2d ceil(int kernel, int stride, int padding) {
        return new MaxPool2d(
                Size.square(kernel),
                Size.square(stride),
                Padding.symmetric(padding, padding),
                Size.square(1),
                Rounding.CEIL);
    }

    private static List<Mistake> mistakes(String names) {
        return names.isEmpty()
                ? List.of()
                : Arrays.stream(names.split("\\+")).map(Mistake::valueOf).toList();
    }

    private static void check(WindowLayer layer, int input, double answer, double expected, String names) {
        assertEquals(
                new Verdict.Wrong(expected, mistakes(names)),
                SizeGrading.grade(layer, Shape.of(1, input, input), Axis.HEIGHT, answer));
    }

    /// The first layer of a residual network: ⌊(224 + 6 − 6 − 1)/2⌋ + 1 = 112.
    @ParameterizedTest
    @CsvSource(
            value = {
                "111|PLUS_ONE_FORGOTTEN+PADDING_ON_ONE_SIDE",
                "112.5|NOT_ROUNDED",
                "113|ROUNDED_UP",
                "109|PADDING_FORGOTTEN",
                "224|STRIDE_IGNORED",
                "90|''",
                "112.004|''"
            },
            delimiter = '|')
    void aConvolution(double answer, String names) {
        check(conv(7, 2, 3, 1, false), 224, answer, 112, names);
    }

    @Test
    void whatIsRight() {
        assertTrue(SizeGrading.grade(conv(7, 2, 3, 1, false), Shape.of(1, 224, 224), Axis.WIDTH, 112)
                .isRight());
    }

    @Test
    void aDilation() {
        check(conv(3, 1, 0, 2, false), 7, 5, 3, "DILATION_IGNORED");
    }

    @Test
    void roundingUp() {
        check(ceil(3, 2, 0), 112, 55, 56, "PLUS_ONE_FORGOTTEN+ROUNDED_DOWN");
        check(ceil(3, 2, 0), 112, 55.5, 56, "NOT_ROUNDED");
        // of four windows over 1 + 5 + 1 cells the last would begin in the padding
        check(ceil(2, 2, 1), 5, 4, 3, "WINDOW_NOT_DROPPED");
    }

    @Test
    void theOtherAxis() {
        assertEquals(
                new Verdict.Wrong(7, List.of(Mistake.OTHER_AXIS)),
                SizeGrading.grade(conv(3, 1, 0, 1, false), Shape.of(1, 9, 14), Axis.HEIGHT, 12));
    }

    /// (12 − 1)·2 − 1 − 1 + 2 + 1 + 1 = 24.
    @ParameterizedTest
    @CsvSource(
            value = {
                "23|PLUS_ONE_FORGOTTEN+OUTPUT_PADDING_FORGOTTEN",
                "26|PADDING_FORGOTTEN",
                "28|PADDING_ADDED",
                "25|PADDING_ON_ONE_SIDE",
                "13|STRIDE_IGNORED",
                "6|FORWARD_FORMULA"
            },
            delimiter = '|')
    void aTransposedConvolution(double answer, String names) {
        var layer = new ConvTranspose2d(
                1,
                1,
                Size.square(3),
                Size.square(2),
                Padding.symmetric(1, 1),
                Size.square(1),
                Size.square(1),
                1,
                false);
        check(layer, 12, answer, 24, names);
    }

    private static Verdict parameters(WindowLayer layer, double answer) {
        int channels = layer instanceof Conv2d c ? c.inChannels() : 1;
        return ParameterGrading.grade(layer, Shape.of(channels, 5, 5), answer);
    }

    private static Verdict wrong(double expected, Mistake... mistakes) {
        return new Verdict.Wrong(expected, List.of(mistakes));
    }

    @Test
    void parameters() {
        var eight = new Conv2d(
                3, 8, Size.square(3), Size.square(1), Padding.NONE, PaddingMode.ZERO, Size.square(1), 1, true, false);
        assertTrue(parameters(eight, 224).isRight());
        assertEquals(wrong(224, Mistake.BIAS_FORGOTTEN), parameters(eight, 216));
        assertEquals(wrong(224, Mistake.ONE_SIDE_OF_THE_KERNEL), parameters(eight, 80));
        assertEquals(wrong(9, Mistake.BIAS_COUNTED), parameters(conv(3, 1, 0, 1, false), 10));
        assertEquals(wrong(9, Mistake.WEIGHTS_NOT_SHARED), parameters(conv(3, 1, 0, 1, false), 81));
        assertEquals(wrong(9, Mistake.WEIGHTS_NOT_SHARED), parameters(conv(3, 1, 0, 1, false), 225));
        assertEquals(wrong(9), parameters(conv(3, 1, 0, 1, false), 100));
    }

    @Test
    void poolingHasNone() {
        assertTrue(parameters(ceil(2, 2, 0), 0).isRight());
        assertEquals(wrong(0, Mistake.WEIGHTS_IN_POOLING), parameters(ceil(2, 2, 0), 4));
        assertEquals(wrong(0), parameters(ceil(2, 2, 0), 7));
    }
}
