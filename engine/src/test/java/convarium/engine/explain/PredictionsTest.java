package convarium.engine.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.engine.explain.ConfusionMatrix.Confusion;
import java.util.List;
import org.junit.jupiter.api.Test;

class PredictionsTest {
    private static final float NAN = Float.NaN;
    /// Three classes: right, wrong and sure, wrong and less sure, not asked, wrong and as sure as the second, a tie.
    private static final Predictions SIX = Predictions.of(3, new int[] {0, 1, 1, 2, 2, 1}, new float[] {
        0.7f, 0.2f, 0.1f, 0.9f, 0.05f, 0.05f, 0.1f, 0.2f, 0.7f, NAN, NAN, NAN, 0.05f, 0.9f, 0.05f, 0.2f, 0.4f, 0.4f
    });

    @Test
    void answersWithTheMostProbableClassOfEqualOnesTheFirst() {
        assertEquals(0, SIX.answer(0));
        assertEquals(0, SIX.answer(1));
        assertEquals(Predictions.NONE, SIX.answer(3));
        assertEquals(1, SIX.answer(5));
        assertEquals(0.9f, SIX.confidence(1));
        assertTrue(Float.isNaN(SIX.confidence(3)));
        assertEquals(5, SIX.answered());
        assertEquals(0.4, SIX.accuracy());
    }

    @Test
    void putsTheMostConfidentMistakesFirst() {
        assertEquals(List.of(1, 4, 2), SIX.mistakes());
        assertEquals(List.of(1), SIX.of(1, 0));
        assertEquals(List.of(), SIX.of(0, 2));
    }

    @Test
    void countsWhatIsTakenForWhat() {
        var matrix = SIX.confusions();
        int[] counts = new int[9];
        for (int i = 0; i < 9; i++) {
            counts[i] = matrix.count(i / 3, i % 3);
        }
        assertArrayEquals(new int[] {1, 0, 0, 1, 1, 1, 0, 1, 0}, counts);
        assertEquals(3, matrix.total(1));
        assertEquals(1 / 3.0, matrix.recall(1));
        assertEquals(0.5, matrix.precision(0));
        assertEquals(0, matrix.recall(2));
        assertEquals(List.of(new Confusion(1, 0, 1), new Confusion(1, 2, 1), new Confusion(2, 1, 1)), matrix.worst());
    }

    @Test
    void dividesByNothingWhereThereIsNoPicture() {
        var none = Predictions.of(2, new int[] {0}, new float[] {NAN, 0.5f});
        assertEquals(0, none.answered());
        assertTrue(Double.isNaN(none.accuracy()));
        assertEquals(0, none.confusions().recall(0));
        assertEquals(0, none.confusions().precision(1));
        assertFalse(none.isRight(0));
    }

    @Test
    void refusesOtherNumbersOfProbabilities() {
        var error =
                assertThrows(IllegalArgumentException.class, () -> Predictions.of(3, new int[] {0, 1}, new float[5]));
        assertEquals("2 pictures of 3 classes have as many probabilities each, found 5 in all", error.getMessage());
    }
}
