package convarium.engine.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class TensorTest {

    @Test
    void storesTheLastAxisFastest() {
        var t = Tensor.of(Shape.of(2, 3), 1, 2, 3, 4, 5, 6);
        assertEquals(3, t.get(0, 2));
        assertEquals(4, t.get(1, 0));
    }

    @Test
    void copiesOrWrapsItsValues() {
        var values = new float[] {1, 2};
        var copy = Tensor.of(Shape.of(2), values);
        var around = Tensor.wrap(Shape.of(2), values);
        values[0] = 9;
        assertEquals(1, copy.get(0));
        assertEquals(9, around.get(0));
        assertSame(values, around.data());
    }

    @Test
    void startsWithZeros() {
        assertEquals(Tensor.of(Shape.of(1, 2), 0, 0), Tensor.zeros(Shape.of(1, 2)));
    }

    @Test
    void reshapesIntoACopy() {
        var t = Tensor.of(Shape.of(4), 1, 2, 3, 4);
        var square = t.reshaped(Shape.of(2, 2));
        square.data()[0] = 7;
        assertEquals(1, t.get(0));
        assertEquals(3, square.get(1, 0));
        var e = assertThrows(IllegalArgumentException.class, () -> t.reshaped(Shape.of(3)));
        assertEquals("the shape 3 holds 3 values, found 4", e.getMessage());
    }

    @Test
    void refusesIndicesThatDoNotFit() {
        var t = Tensor.zeros(Shape.of(2, 3));
        assertThrows(IllegalArgumentException.class, () -> t.get(1));
        assertThrows(IndexOutOfBoundsException.class, () -> t.get(0, 3));
        assertThrows(IndexOutOfBoundsException.class, () -> t.get(-1, 0));
        assertThrows(IllegalArgumentException.class, () -> Tensor.of(Shape.of(2), 1));
    }

    @Test
    void comparesBitsAndTakesAnyNanForAnyNan() {
        float otherNan = Float.intBitsToFloat(0x7fc00001);
        var a = Tensor.of(Shape.of(2), Float.NaN, 1);
        var b = Tensor.of(Shape.of(2), otherNan, 1);
        assertEquals(a, b);
        assertEquals(a.hashCode(), b.hashCode());
        assertNotEquals(Tensor.of(Shape.of(1), 0f), Tensor.of(Shape.of(1), -0f));
        assertNotEquals(Tensor.zeros(Shape.of(2, 1)), Tensor.zeros(Shape.of(1, 2)));
    }
}
