package convarium.engine.arithmetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class WholeTest {

    @Test
    void multipliesUpToTheLargestLong() {
        assertEquals(1, Whole.product("cells"));
        assertEquals(Long.MAX_VALUE, Whole.product("cells", 7, 7, 73, 127, 337, 92737, 649657));
        assertEquals(0, Whole.product("cells", Long.MAX_VALUE, 0));
        assertThrows(IllegalArgumentException.class, () -> Whole.product("cells", 1L << 32, 1L << 31));
        assertThrows(IllegalArgumentException.class, () -> Whole.product("cells", 1L << 32, 1L << 32));
        assertThrows(IllegalArgumentException.class, () -> Whole.product("cells", 3, 3074457345618258603L));
    }

    @Test
    void addsUpToTheLargestLong() {
        assertEquals(Long.MAX_VALUE, Whole.sum("cells", Long.MAX_VALUE - 5, 5));
        assertThrows(IllegalArgumentException.class, () -> Whole.sum("cells", Long.MAX_VALUE - 5, 6));
    }

    @Test
    void narrowsUpToTheLargestInt() {
        assertEquals(Integer.MAX_VALUE, Whole.asInt("cells", Integer.MAX_VALUE));
        assertThrows(IllegalArgumentException.class, () -> Whole.asInt("cells", 1L << 31));
    }
}
