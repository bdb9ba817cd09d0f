package convarium.engine.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TsneTest {
    private static final int N = 30;
    private static final int SIZE = 4;

    private static Tsne golden() {
        return Tsne.start(Golden.floats("tsne_rows"), N, SIZE, 5, Golden.doubles("tsne_start"));
    }

    private static void steps(Tsne tsne, int count) {
        for (int i = 0; i < count; i++) {
            tsne.step();
        }
    }

    @Test
    void choosesNeighboursAsOftenAsThePerplexityAsks() {
        double[] p = Neighbours.joint(Golden.floats("tsne_rows"), N, SIZE, 5, 1e-12);
        double[] below = new double[N * (N - 1) / 2];
        int at = 0;
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < i; j++) {
                below[at++] = p[i * N + j];
            }
        }
        Golden.assertClose("tsne_p", below, 1e-7);
        assertEquals(1, Arrays.stream(p).sum(), 1e-9);
    }

    @Test
    void movesAsAPlainProgramDoes() {
        var tsne = golden();
        steps(tsne, 1);
        Golden.assertClose("tsne_places_1", tsne.places(), 1e-9);
        assertEquals(Golden.doubles("tsne_divergence_1")[0], tsne.divergence(), 1e-9);
        steps(tsne, 7);
        Golden.assertClose("tsne_places_8", tsne.places(), 1e-6);
        assertEquals(8, tsne.steps());
    }

    @Test
    void comesAsFarAsAPlainProgramDoes() {
        var tsne = golden();
        steps(tsne, Tsne.STEPS);
        // small differences grow, so the places differ by then
        double plain = Golden.doubles("tsne_divergence_750")[0];
        assertTrue(tsne.divergence() < plain + 0.01, tsne.divergence() + " after " + plain);
        assertTrue(tsne.divergence() > 0);
    }

    @Test
    void keepsFarGroupsApart() {
        float[] rows = new float[40 * 2];
        for (int i = 0; i < 40; i++) {
            rows[2 * i] = (i % 2) * 100 + i;
            rows[2 * i + 1] = i % 3;
        }
        var tsne = Tsne.start(rows, 40, 2, 8, 1);
        steps(tsne, 500);
        double[] places = tsne.places();
        int right = 0;
        for (int i = 0; i < 40; i++) {
            int nearest = -1;
            double least = Double.POSITIVE_INFINITY;
            for (int j = 0; j < 40; j++) {
                double d = Math.hypot(places[2 * i] - places[2 * j], places[2 * i + 1] - places[2 * j + 1]);
                if (j != i && d < least) {
                    least = d;
                    nearest = j;
                }
            }
            right += nearest % 2 == i % 2 ? 1 : 0;
        }
        assertEquals(40, right);
    }

    @Test
    void isDecidedByItsSeed() {
        float[] rows = Golden.floats("tsne_rows");
        var one = Tsne.start(rows, N, SIZE, 5, 7);
        var same = Tsne.start(rows, N, SIZE, 5, 7);
        var other = Tsne.start(rows, N, SIZE, 5, 8);
        steps(one, 30);
        steps(same, 30);
        steps(other, 30);
        assertArrayEquals(one.places(), same.places());
        assertFalse(Arrays.equals(one.places(), other.places()));
    }

    @Test
    void takesRowsThatAreAllTheSame() {
        var tsne = Tsne.start(new float[20], 10, 2, 30, 1);
        steps(tsne, 60);
        assertTrue(Arrays.stream(tsne.places()).allMatch(Double::isFinite));
    }

    @Test
    void refusesWhatCannotBeLaidOut() {
        assertThrows(IllegalArgumentException.class, () -> Tsne.start(new float[6], 3, 2, 5, 1));
        assertThrows(IllegalArgumentException.class, () -> Tsne.start(new float[8], 4, 2, 0.5, 1));
        float[] rows = new float[8];
        rows[5] = Float.NaN;
        var error = assertThrows(IllegalArgumentException.class, () -> Tsne.start(rows, 4, 2, 5, 1));
        assertEquals("t-SNE needs finite values, found NaN", error.getMessage());
    }
}
