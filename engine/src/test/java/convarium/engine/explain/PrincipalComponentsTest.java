package convarium.engine.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrincipalComponentsTest {
    @ParameterizedTest
    @ValueSource(strings = {"tall", "wide"})
    void givesNumpysEigenvectorsWithTheirSignsFixed(String name) {
        int n = Golden.whole(name, 0);
        int size = Golden.whole(name, 1);
        float[] rows = Golden.floats(name + "_rows");
        var found = PrincipalComponents.of(rows, n, size, 3);
        double[] directions = new double[3 * size];
        double[] variances = new double[3];
        double[] shares = new double[3];
        for (int k = 0; k < 3; k++) {
            variances[k] = found.variance(k);
            shares[k] = found.share(k);
            for (int j = 0; j < size; j++) {
                directions[k * size + j] = found.direction(k, j);
            }
        }
        Golden.assertClose(name + "_variances", variances, 1e-8);
        Golden.assertClose(name + "_shares", shares, 1e-9);
        Golden.assertClose(name + "_directions", directions, 1e-8);
        Golden.assertClose(name + "_places", found.project(rows, n), 1e-7);
    }

    @Test
    void findsTheLineThatPointsLieOn() {
        // (1, 2) · t: the direction is (1, 2) / √5, of which the second entry is the larger
        float[] rows = {-1, -2, 0, 0, 3, 6};
        var found = PrincipalComponents.of(rows, 3, 2, 2);
        assertEquals(1 / Math.sqrt(5), found.direction(0, 0), 1e-12);
        assertEquals(2 / Math.sqrt(5), found.direction(0, 1), 1e-12);
        assertEquals(1, found.share(0), 1e-12);
        assertEquals(0, found.variance(1));
        assertEquals(0, found.direction(1, 0));
    }

    @Test
    void leavesOutWhatTheRowsDoNotHave() {
        assertArrayEquals(
                new double[8], PrincipalComponents.of(new float[12], 4, 3, 2).project(new float[12], 4));
        float[] withNaN = {1, 2, Float.NaN, 4};
        assertEquals(0, PrincipalComponents.of(withNaN, 2, 2, 2).direction(0, 0));
        assertEquals(0, PrincipalComponents.of(new float[] {1, 2, 3}, 3, 1, 2).direction(1, 0));
    }

    @Test
    void refusesWhatHasNoVariance() {
        var one =
                assertThrows(IllegalArgumentException.class, () -> PrincipalComponents.of(new float[] {1, 2}, 1, 2, 2));
        assertEquals(
                "principal components need at least 2 rows, 1 value and 1 component, found 1×2 with 2 values, and 2",
                one.getMessage());
    }
}
