package convarium.lessons.grading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import convarium.engine.trace.WindowTrace;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every number is worked by hand.
class OutputGradingTest {
    private static final float[] INPUT = {
        2, 2, 3, 3, 3,
        0, 1, 3, 0, 3,
        2, 3, 0, 1, 3,
        3, 3, 2, 1, 2,
        3, 3, 0, 2, 3
    };
    private static final float[] KERNEL = {
        2, 0, 1,
        1, 0, 0,
        0, 1, 1
    };

    private static WindowTrace trace(WindowLayer layer, int side, float bias, float[] input, float... weights) {
        var picture = Tensor.of(Shape.of(1, side, side), input);
        return weights.length == 0
                ? WindowTrace.of(layer, picture)
                : WindowTrace.of(
                        layer,
                        picture,
                        Tensor.of(layer.weightShape().orElseThrow(), weights),
                        Tensor.of(Shape.of(1), bias));
    }

    private static Conv2d conv(int stride, int padding, int dilation, PaddingMode mode, boolean flipped) {
        return new Conv2d(
                1,
                1,
                Size.square(3),
                Size.square(stride),
                Padding.symmetric(padding, padding),
                mode,
                Size.square(dilation),
                1,
                true,
                flipped);
    }

    private static WindowTrace worked(float bias) {
        return trace(conv(2, 1, 1, PaddingMode.ZERO, false), 5, bias, INPUT, KERNEL);
    }

    private static void assertMistakes(
            WindowTrace trace, int row, int column, double answer, double expected, Mistake... mistakes) {
        assertEquals(
                new Verdict.Wrong(expected, List.of(mistakes)),
                OutputGrading.grade(trace, false, 0, row, column, answer));
    }

    @ParameterizedTest
    @CsvSource({"0,0,1", "0,1,5", "0,2,6", "1,0,7", "1,1,8", "1,2,3", "2,0,3", "2,1,10", "2,2,4"})
    void theOutputsOfTheWorkedExampleAreRight(int row, int column, double answer) {
        assertTrue(OutputGrading.grade(worked(0), false, 0, row, column, answer).isRight());
        assertTrue(OutputGrading.grade(worked(0), false, 0, row, column, answer + 0.004)
                .isRight());
    }

    @Test
    void theFirstOutputOfTheWorkedExample() {
        // the window holds 0 0 0 / 0 2 2 / 0 0 1, so 1·1
        assertMistakes(worked(0), 0, 0, 4, 1, Mistake.KERNEL_TURNED); // 1·2 + 2·1
        assertMistakes(worked(0), 0, 0, 5, 1, Mistake.PADDING_AS_ONES); // 2 + 0 + 1 + 1 + 0 more
        assertMistakes(worked(0), 0, 0, 9, 1, Mistake.PADDING_AS_EDGE); // 2·2 + 1·2 + 1·2 + 1·1
        assertMistakes(worked(0), 0, 0, 10, 1, Mistake.PADDING_FORGOTTEN); // 2·2 + 1·3 + 1·0 + 1·3 + 1·0
        assertMistakes(worked(0), 0, 0, 77, 1);
    }

    @Test
    void aStrideThatWasIgnored() {
        // one cell further, not two: 1·2 + 1·1 + 1·3
        assertMistakes(worked(0), 0, 1, 6, 5, Mistake.STRIDE_IGNORED);
    }

    @Test
    void ofThreeMistakesThatLeadToTheSameNoneIsNamed() {
        // turned: 1 + 3 + 1 + 3 + 2; moved by one: 4 + 3 + 3; without padding: 3 + 2 + 2 + 3
        assertMistakes(worked(0), 1, 1, 10, 8);
    }

    @Test
    void aBiasThatWasForgotten() {
        assertMistakes(worked(3), 0, 0, 1, 4, Mistake.BIAS_FORGOTTEN);
    }

    @Test
    void aReluThatWasForgotten() {
        assertEquals(
                new Verdict.Wrong(0, List.of(Mistake.RELU_FORGOTTEN)),
                OutputGrading.grade(worked(-3), true, 0, 0, 0, -2));
        assertTrue(OutputGrading.grade(worked(-3), true, 0, 0, 0, 0).isRight());
    }

    @Test
    void aKernelThatTheLayerTurns() {
        var flipped = trace(conv(2, 1, 1, PaddingMode.ZERO, true), 5, 0, INPUT, KERNEL);
        assertMistakes(flipped, 0, 0, 1, 4, Mistake.KERNEL_NOT_TURNED);
    }

    @Test
    void aDilationThatWasIgnored() {
        float[] counting = new float[25];
        for (int i = 0; i < 25; i++) {
            counting[i] = i;
        }
        var dilated = trace(conv(1, 0, 2, PaddingMode.ZERO, false), 5, 0, counting, 1, 1, 1, 1, 1, 1, 1, 1, 1);
        // 0 2 4 10 12 14 20 22 24, and 0 1 2 5 6 7 10 11 12
        assertMistakes(dilated, 0, 0, 54, 108, Mistake.DILATION_IGNORED);
    }

    @Test
    void mirroredPaddingTakenForZeros() {
        float[] nine = {1, 2, 3, 4, 5, 6, 7, 8, 9};
        var mirrored = trace(conv(1, 1, 1, PaddingMode.REFLECT, false), 3, 0, nine, 1, 1, 1, 1, 1, 1, 1, 1, 1);
        // 5 4 5 / 2 1 2 / 5 4 5, and 1 2 / 4 5
        assertMistakes(mirrored, 0, 0, 12, 33, Mistake.PADDING_AS_ZEROS);
    }

    @Test
    void aTransposedKernelLiesTurned() {
        var layer = new ConvTranspose2d(
                1, 1, Size.square(3), Size.square(2), Padding.NONE, Size.square(0), Size.square(1), 1, false);
        var trace = trace(layer, 2, 0, new float[] {1, 2, 3, 4}, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertMistakes(trace, 0, 0, 9, 1, Mistake.KERNEL_NOT_TURNED);
    }

    private static MaxPool2d max(int padding) {
        return new MaxPool2d(
                Size.square(2), Size.square(2), Padding.symmetric(padding, padding), Size.square(1), Rounding.FLOOR);
    }

    @Test
    void whatIsTakenForTheLargest() {
        assertMistakes(trace(max(0), 2, 0, new float[] {1, 2, 3, 4}), 0, 0, 2.5, 4, Mistake.MEAN_FOR_MAX);
        assertMistakes(trace(max(1), 2, 0, new float[] {-1, -2, -3, -4}), 0, 0, 0, -1, Mistake.PADDING_WINS);
    }

    private static WindowTrace average(int side, int kernel, int padding, boolean counts, float... input) {
        return trace(
                new AvgPool2d(
                        Size.square(kernel),
                        Size.square(2),
                        Padding.symmetric(padding, padding),
                        Rounding.FLOOR,
                        counts,
                        0),
                side,
                0,
                input);
    }

    @Test
    void whatIsTakenForTheMean() {
        var mean = average(2, 2, 0, true, 1, 2, 3, 6);
        assertMistakes(mean, 0, 0, 12, 3, Mistake.SUM_NOT_DIVIDED);
        assertMistakes(mean, 0, 0, 6, 3, Mistake.MAX_FOR_MEAN);
    }

    @Test
    void whatTheMeanIsDividedBy() {
        float[] input = {1, 2, 0, 3, 6, 0, 0, 0, 0};
        assertEquals(
                List.of(Mistake.PADDING_NOT_COUNTED),
                ((Verdict.Wrong) OutputGrading.grade(average(3, 3, 1, true, input), false, 0, 0, 0, 3)).mistakes());
        assertEquals(
                List.of(Mistake.PADDING_COUNTED),
                ((Verdict.Wrong) OutputGrading.grade(
                                average(3, 3, 1, false, 1, 2, 5, 3, 6, 5, 5, 5, 5), false, 0, 0, 0, 1.33))
                        .mistakes());
    }

    @Test
    void theFactorsOfATerm() {
        // the last term of the first output: 1·1, the sixth 0·2
        var step = worked(0).step(0, 0, 0);
        assertTrue(TermGrading.grade(step, 8, OptionalDouble.of(1), OptionalDouble.of(1), false)
                .input()
                .isRight());
        var swapped = TermGrading.grade(step, 5, OptionalDouble.of(2), OptionalDouble.of(0), false);
        assertTrue(swapped.weight().isRight() && swapped.input().isRight());
        // the first weight is 2, and the last 1
        assertEquals(
                new Verdict.Wrong(2, List.of(Mistake.KERNEL_TURNED)),
                TermGrading.grade(step, 0, OptionalDouble.of(1), OptionalDouble.of(0), false)
                        .weight());
        assertEquals(
                new Verdict.Wrong(0, List.of()),
                TermGrading.grade(step, 0, OptionalDouble.empty(), OptionalDouble.of(9), false)
                        .input());
    }
}
