package convarium.app.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PastedBlockTest {
    private static final Matrix BLOCK = Matrix.of(new float[] {1, 2, 3}, new float[] {4, 5, 6});

    /// The same block as programs put it on the clipboard.
    static Stream<String> wholes() {
        return Stream.of(
                "1\t2\t3\n4\t5\t6",
                "1\t2\t3\r\n4\t5\t6\r\n",
                "1,2,3\n4,5,6\n",
                "1, 2, 3\n4, 5, 6",
                "1;2;3\n4;5;6",
                "1 2 3\n4 5 6",
                "  1   2  3 \n\n  4 5   6\n",
                "[[1, 2, 3], [4, 5, 6]]",
                "[[1,2,3],[4,5,6]]",
                "[[1. 2. 3.]\n [4. 5. 6.]]",
                "[1, 2, 3]\n[4, 5, 6]",
                "[\n\t[1, 2, 3],\n\t[4, 5, 6]\n]\n");
    }

    @ParameterizedTest
    @MethodSource("wholes")
    void aBlock(String text) {
        assertEquals(BLOCK, PastedBlock.parse(text));
    }

    static Stream<String> fractions() {
        return Stream.of(
                "0.5\t-1.5",
                "0,5\t-1,5",
                "0,5;-1,5",
                "0.5;−1.5",
                "0.5,-1.5",
                "0.5, -1.5",
                "0,5 -1,5",
                "0.5 -1.5",
                "[5e-1, -1.5]");
    }

    @ParameterizedTest
    @MethodSource("fractions")
    void fractionsWithAPointOrAComma(String text) {
        assertEquals(Matrix.of(new float[] {0.5f, -1.5f}), PastedBlock.parse(text));
    }

    @Test
    void emptyCellsAndShortRowsAreZeros() {
        assertEquals(Matrix.of(new float[] {1, 0, 3}, new float[] {4, 0, 0}), PastedBlock.parse("1\t\t3\n4"));
    }

    @Test
    void anEmptyCellAtTheBeginningOfARowIsAZeroToo() {
        assertEquals(Matrix.of(new float[] {0, 2}, new float[] {3, 4}), PastedBlock.parse("\t2\n3\t4"));
        assertEquals(Matrix.of(new float[] {1, 0}, new float[] {3, 4}), PastedBlock.parse("1\t\n3\t4\n"));
        assertEquals(Matrix.of(new float[] {1, 2}, new float[] {0, 0}), PastedBlock.parse("1\t2\n\t\n"));
    }

    @Test
    void oneNumber() {
        assertEquals(Matrix.of(new float[] {-7}), PastedBlock.parse(" −7\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n ", "[]", "[[], []]"})
    void nothingIsRefused(String text) {
        var e = assertThrows(IllegalArgumentException.class, () -> PastedBlock.parse(text));
        assertEquals("expected rows of numbers, found nothing", e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1\ttwo", "1 two", "1,two"})
    void aWordIsNamed(String text) {
        var e = assertThrows(IllegalArgumentException.class, () -> PastedBlock.parse(text));
        assertEquals("expected a number, found \"two\"", e.getMessage());
    }
}
