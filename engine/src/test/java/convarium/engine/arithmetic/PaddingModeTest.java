package convarium.engine.arithmetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaddingModeTest {

    /// The sources of the cells around an input `a b c d`, worked by hand; a dot is a zero.
    @ParameterizedTest
    @CsvSource({
        "ZERO, 3, ...abcd...",
        "REFLECT, 3, dcbabcdcba",
        "REPLICATE, 3, aaaabcdddd",
        "CIRCULAR, 3, bcdabcdabc",
        "CIRCULAR, 4, abcdabcdabcd",
        "ZERO, 6, ......abcd......",
        "REPLICATE, 6, aaaaaaabcddddddd"
    })
    void looksUpWhereEachCellComesFrom(PaddingMode mode, int reach, String expected) {
        String found = IntStream.range(-reach, 4 + reach)
                .map(p -> mode.source(p, 4))
                .mapToObj(s -> s < 0 ? "." : String.valueOf("abcd".charAt(s)))
                .collect(Collectors.joining());
        assertEquals(expected, found);
    }

    @ParameterizedTest
    @CsvSource({"REFLECT, 1, 0", "REFLECT, 5, 4", "CIRCULAR, 1, 1", "CIRCULAR, 5, 5"})
    void reachesSoFarAndNoFurther(PaddingMode mode, int size, int most) {
        assertEquals(most, mode.most(size));
        assertThrows(IllegalArgumentException.class, () -> mode.source(-most - 1, size));
        assertThrows(IllegalArgumentException.class, () -> mode.source(size + most, size));
        for (int p = -most; p < size + most; p++) {
            int source = mode.source(p, size);
            assertEquals(source, mode.source(source, size));
        }
    }

    @Test
    void namesTheModeThatCannotReach() {
        var e = assertThrows(IllegalArgumentException.class, () -> PaddingMode.REFLECT.source(-3, 3));
        assertEquals("position -3 lies beyond the reflect padding of an axis of 3", e.getMessage());
    }
}
