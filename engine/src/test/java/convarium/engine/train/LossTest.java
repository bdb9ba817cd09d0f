package convarium.engine.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LossTest {
    private static final Loss CROSS_ENTROPY = new Loss.SoftmaxCrossEntropy(0);

    static List<String> cases() {
        return Golden.names("loss.");
    }

    private static Loss loss(String name) {
        return switch (name.substring(0, name.indexOf('.'))) {
            case "cross_entropy" -> CROSS_ENTROPY;
            case "cross_entropy_smooth" -> new Loss.SoftmaxCrossEntropy(0.1f);
            case "mse" -> new Loss.MeanSquaredError();
            case "bce" -> new Loss.BinaryCrossEntropy();
            case "kl" -> new Loss.KullbackLeibler();
            default -> throw new AssertionError(name);
        };
    }

    @ParameterizedTest
    @MethodSource("cases")
    void asPyTorch(String name) {
        float[] gradient = new float[20];
        float[] targets = Golden.floats(name.substring(name.indexOf('.') + 1));
        double value = loss(name).of(4, 5, Golden.floats("logits"), targets, gradient);
        double expected = Golden.doubles("loss." + name)[0];
        assertEquals(expected, value, 1e-6 * Math.abs(expected));
        Golden.assertClose(Golden.floats("gradient." + name), gradient, 2e-6, name);
    }

    @Test
    void allCasesAreThere() {
        assertEquals(9, cases().size());
    }

    @Test
    void crossEntropyByHand() {
        // two equal logits: each class has probability 1/2, the loss is log 2
        float[] gradient = new float[2];
        double value = CROSS_ENTROPY.of(1, 2, new float[] {3, 3}, new float[] {1, 0}, gradient);
        assertEquals(Math.log(2), value, 1e-7);
        assertEquals(-0.5f, gradient[0]);
        assertEquals(0.5f, gradient[1]);
    }

    @Test
    void squaredErrorByHand() {
        float[] gradient = new float[2];
        // (1² + 3²)/2 = 5, derivatives 2·1/2 and 2·(−3)/2
        assertEquals(5, new Loss.MeanSquaredError().of(1, 2, new float[] {2, 0}, new float[] {1, 3}, gradient));
        assertEquals(1f, gradient[0]);
        assertEquals(-3f, gradient[1]);
    }

    @Test
    void whatCannotHappenCostsNothing() {
        float[] gradient = new float[2];
        float[] logits = {0, Float.NEGATIVE_INFINITY};
        assertEquals(0, CROSS_ENTROPY.of(1, 2, logits, new float[] {1, 0}, gradient));
        assertEquals(0f, gradient[1]);
        assertEquals(Double.POSITIVE_INFINITY, CROSS_ENTROPY.of(1, 2, logits, new float[] {0, 1}, gradient));
    }

    @Test
    void notANumberPassesThrough() {
        for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
            for (var loss : List.of(CROSS_ENTROPY, new Loss.MeanSquaredError(), new Loss.KullbackLeibler())) {
                float[] gradient = new float[3];
                double value = loss.of(1, 3, new float[] {0, bad, 1}, new float[] {0, 1, 0}, gradient);
                assertTrue(!Double.isFinite(value), loss::toString);
            }
        }
        float[] gradient = new float[2];
        assertTrue(Double.isNaN(CROSS_ENTROPY.of(1, 2, new float[] {Float.NaN, 0}, new float[] {0, 1}, gradient)));
        assertTrue(Float.isNaN(gradient[0]) && Float.isNaN(gradient[1]));
    }

    @Test
    void wrongSizesAreNamed() {
        var e = assertThrows(
                IllegalArgumentException.class, () -> CROSS_ENTROPY.of(2, 3, new float[6], new float[5], new float[6]));
        assertEquals(
                "a loss over 2×3 values needs as many outputs, targets and gradients, found 6, 5 and 6",
                e.getMessage());
        assertThrows(
                IllegalArgumentException.class, () -> CROSS_ENTROPY.of(0, 3, new float[6], new float[6], new float[6]));
        assertThrows(IllegalArgumentException.class, () -> new Loss.SoftmaxCrossEntropy(1));
    }
}
