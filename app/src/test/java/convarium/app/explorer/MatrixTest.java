package convarium.app.explorer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MatrixTest {
    private static final Matrix M = Matrix.of(new float[] {1, 2, 3}, new float[] {4, 5, 6});

    @Test
    void holdsItsRows() {
        assertEquals(2, M.rows());
        assertEquals(3, M.columns());
        assertEquals(6, M.get(1, 2));
        assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, M.toArray());
        assertEquals(M, Matrix.of(2, 3, new float[] {1, 2, 3, 4, 5, 6}));
        assertEquals(Matrix.of(new float[] {7, 7}), Matrix.filled(1, 2, 7));
    }

    @Test
    void refusesWhatIsNoRectangle() {
        refused("rows of 2 and of 1 values", () -> Matrix.of(new float[] {1, 2}, new float[] {3}));
        refused("2 rows of 2 need 4 values, found 3", () -> Matrix.of(2, 2, new float[] {1, 2, 3}));
        refused("0 rows of 1 need 0 values, found 0", () -> Matrix.of(0, 1, new float[] {}));
    }

    private static void refused(String message, org.junit.jupiter.api.function.Executable work) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, work).getMessage());
    }

    @Test
    void hasNoCellOutside() {
        assertThrows(IndexOutOfBoundsException.class, () -> M.get(0, 3));
        assertThrows(IndexOutOfBoundsException.class, () -> M.get(2, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> M.get(0, -1));
        assertThrows(IndexOutOfBoundsException.class, () -> M.with(0, 3, 9));
    }

    @Test
    void changesOneCellOfACopy() {
        assertEquals(Matrix.of(new float[] {1, 2, 3}, new float[] {9, 5, 6}), M.with(1, 0, 9));
        assertEquals(4, M.get(1, 0));
    }

    @Test
    void cutsOffWhatABlockHasTooMuch() {
        var block = Matrix.of(new float[] {7, 8, 9}, new float[] {10, 11, 12});
        assertEquals(Matrix.of(new float[] {1, 2, 3}, new float[] {4, 7, 8}), M.with(1, 1, block));
        assertEquals(Matrix.of(new float[] {7, 8, 9}, new float[] {10, 11, 12}), M.with(0, 0, block));
    }

    @Test
    void keepsItsTopLeftWhenResized() {
        var larger = M.resized(4, 4, -2, 2);
        assertEquals(4, larger.rows());
        assertEquals(6, larger.get(1, 2));
        for (float value : larger.toArray()) {
            assertTrue(value == Math.rint(value) && value >= -2 && value <= 6);
        }
        assertEquals(M, larger.resized(2, 3, 0, 3));
        assertEquals(Matrix.of(new float[] {1}), M.resized(1, 1, 0, 3));
    }

    @Test
    void growsTheSameByAnyWay() {
        assertEquals(M.resized(5, 6, 0, 3), M.resized(3, 4, 0, 3).resized(5, 6, 0, 3));
    }
}
