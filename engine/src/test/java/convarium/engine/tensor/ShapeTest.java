package convarium.engine.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShapeTest {

    @Test
    void knowsItsSizes() {
        var shape = Shape.of(64, 3, 7, 11);
        assertEquals(4, shape.rank());
        assertEquals(11, shape.size(3));
        assertEquals(14784, shape.elements());
        assertEquals("64×3×7×11", shape.toString());
        assertArrayEquals(new int[] {64, 3, 7, 11}, shape.toArray());
    }

    @Test
    void keepsItsSizesToItself() {
        var sizes = new ArrayList<>(List.of(2, 3));
        var shape = new Shape(sizes);
        sizes.set(0, 9);
        assertEquals(Shape.of(2, 3), shape);
    }

    @Test
    void refusesNoAxisAndSizesBelowOne() {
        assertThrows(IllegalArgumentException.class, Shape::of);
        var zero = assertThrows(IllegalArgumentException.class, () -> Shape.of(2, 0));
        assertEquals("every size of a shape is at least 1, found 2×0", zero.getMessage());
        assertThrows(IllegalArgumentException.class, () -> Shape.of(-1));
    }

    @Test
    void refusesMoreThanOneArrayHolds() {
        assertEquals(2147483639, Shape.of(2147483639).elements());
        assertThrows(IllegalArgumentException.class, () -> Shape.of(2147483640));
        // 2^64 elements: the product would wrap to 0.
        var e = assertThrows(IllegalArgumentException.class, () -> Shape.of(65536, 65536, 65536, 65536));
        assertEquals("the shape 65536×65536×65536×65536 has more elements than one array can hold", e.getMessage());
    }
}
