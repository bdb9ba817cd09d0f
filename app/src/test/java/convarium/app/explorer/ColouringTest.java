package convarium.app.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.app.explorer.Colouring.Kind;
import convarium.app.explorer.PictureSettings.Scale;
import convarium.engine.arithmetic.Size;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColouringTest {
    private static final ValueRange RANGE = new ValueRange(-1.2f, 3.4f, 1.1f);
    private static final Matrix SOBEL =
            Matrix.of(new float[] {-1, 0, 1}, new float[] {-2, 0, 2}, new float[] {-1, 0, 1});
    private static final Matrix SHARPEN =
            Matrix.of(new float[] {0, -1, 0}, new float[] {-1, 5, -1}, new float[] {0, -1, 0});

    @ParameterizedTest
    @CsvSource({
        "0, 1",
        "1, 1",
        "0.99, 1",
        "1.01, 1.5",
        "1.9, 2",
        "2.1, 3",
        "7, 8",
        "8.5, 10",
        "0.021, 0.03",
        "4300, 5000"
    })
    void rangesEndAtFriendlyNumbers(float magnitude, float end) {
        assertEquals(end, Colouring.friendly(magnitude), end * 1e-6);
    }

    @Test
    void aKernelOfBothSignsThatSumsToZeroIsSigned() {
        var colouring = Colouring.of(state(SOBEL), RANGE);
        // 3.4 would need 4, far above what is usual: the scale ends at 1.5, and both ends are passed or not
        assertEquals(new Colouring(Kind.SIGNED, -1.5f, 1.5f, false, true), colouring);
    }

    @Test
    void aFewStrongValuesWithinHalfAgainStretchTheScale() {
        assertEquals(
                2f, Colouring.of(state(SOBEL), new ValueRange(-1.9f, 0, 1.4f)).high());
    }

    @Test
    void aKernelThatKeepsBrightnessShowsBrightness() {
        assertEquals(new Colouring(Kind.BRIGHTNESS, 0, 1, true, true), Colouring.of(state(SHARPEN), RANGE));
        assertEquals(Kind.BRIGHTNESS, kind(state(Matrix.filled(3, 3, 1 / 9f))));
    }

    @Test
    void aSumOfPositiveWeightsIsNeverNegative() {
        var colouring = Colouring.of(state(Matrix.filled(3, 3, 1)), new ValueRange(0, 9, 8.8f));
        assertEquals(new Colouring(Kind.ACTIVATION, 0, 10, false, false), colouring);
    }

    @Test
    void afterReluNothingIsNegative() {
        assertEquals(Kind.ACTIVATION, kind(with(state(SOBEL), LayerSettings.PLAIN.withRelu(true))));
    }

    @Test
    void aNegativeBiasCanMakeASumNegative() {
        var state = with(state(Matrix.filled(3, 3, 1)), LayerSettings.PLAIN.withBias(true, -0.5f));
        assertEquals(Kind.SIGNED, kind(state));
    }

    @Test
    void poolingKeepsBrightness() {
        for (var operation : Arrays.asList(Operation.MAX_POOLING, Operation.AVERAGE_POOLING)) {
            assertEquals(Kind.BRIGHTNESS, kind(with(state(SOBEL), LayerSettings.PLAIN.withOperation(operation))));
        }
    }

    @Test
    void aTransposedConvolutionSpreadsItsWeightsOverTheStride() {
        // the bilinear kernel that doubles a picture sums to 4, and each output meets a quarter of it
        var bilinear = Matrix.of(
                new float[] {0.25f, 0.5f, 0.25f}, new float[] {0.5f, 1, 0.5f}, new float[] {0.25f, 0.5f, 0.25f});
        var layer = LayerSettings.PLAIN.withOperation(Operation.TRANSPOSED).withStride(Size.square(2));
        assertEquals(Kind.BRIGHTNESS, kind(with(state(bilinear), layer)));
    }

    @Test
    void theChosenScaleWins() {
        var signed = state(SHARPEN).withPicture(PictureSettings.PLAIN.withScale(Scale.SIGNED));
        var bright = state(SOBEL).withPicture(PictureSettings.PLAIN.withScale(Scale.BRIGHTNESS));
        assertEquals(Kind.SIGNED, kind(signed));
        assertEquals(Kind.BRIGHTNESS, kind(bright));
    }

    @Test
    void theRangeLeavesOutWhatIsNotFinite() {
        var range = ValueRange.of(new float[] {Float.NaN, -2, Float.POSITIVE_INFINITY, 1, Float.NEGATIVE_INFINITY});
        assertEquals(-2, range.lowest());
        assertEquals(1, range.highest());
        assertEquals(2, range.most());
        assertEquals(new ValueRange(0, 0, 0), ValueRange.of(new float[] {Float.NaN}));
        assertEquals(new ValueRange(0, 0, 0), ValueRange.of(new float[4]));
    }

    @Test
    void theUsualMagnitudePassesOverTheStrongestTwoInAHundred() {
        float[] values = new float[1000];
        for (int i = 0; i < values.length; i++) {
            values[i] = i < 985 ? (i % 2 == 0 ? 0.5f : -0.5f) : 100;
        }
        float usual = ValueRange.of(values).usual();
        // found in steps of a 2048th of the greatest
        assertTrue(usual >= 0.5f && usual < 0.5f + 100f / 2048 + 1e-4f, "usual " + usual);
        assertFalse(ValueRange.of(values).most() < 100);
    }

    private static Kind kind(ExplorerState state) {
        return Colouring.of(state, RANGE).kind();
    }

    private static ExplorerState state(Matrix kernel) {
        return with(StartState.worked().withKernel(kernel), LayerSettings.PLAIN);
    }

    private static ExplorerState with(ExplorerState state, LayerSettings layer) {
        return state.withLayer(layer);
    }
}
