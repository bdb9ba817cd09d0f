package convarium.engine.arithmetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ReceptiveFieldTest {

    private static AxisWindow window(int kernel, int stride, int padding) {
        return new AxisWindow(kernel, stride, 1, padding, padding);
    }

    @Test
    void growsThroughAlexNet() {
        var conv1 = ReceptiveField.INPUT.through(window(11, 4, 0));
        assertEquals(new ReceptiveField(11, 4), conv1);
        var pool1 = conv1.through(window(3, 2, 0));
        assertEquals(new ReceptiveField(19, 8), pool1);
        var conv2 = pool1.through(window(5, 1, 2));
        assertEquals(new ReceptiveField(51, 8), conv2);
        var pool2 = conv2.through(window(3, 2, 0));
        assertEquals(new ReceptiveField(67, 16), pool2);
        var conv3 = pool2.through(window(3, 1, 1));
        assertEquals(new ReceptiveField(99, 16), conv3);
        var conv4 = conv3.through(window(3, 1, 1));
        assertEquals(new ReceptiveField(131, 16), conv4);
        var conv5 = conv4.through(window(3, 1, 1));
        assertEquals(new ReceptiveField(163, 16), conv5);
        assertEquals(new ReceptiveField(195, 32), conv5.through(window(3, 2, 0)));
    }

    @Test
    void growsThroughVgg16() {
        var field = ReceptiveField.INPUT;
        for (int convolutions : new int[] {2, 2, 3, 3, 3}) {
            for (int i = 0; i < convolutions; i++) {
                field = field.through(window(3, 1, 1));
            }
            field = field.through(window(2, 2, 0));
        }
        assertEquals(new ReceptiveField(212, 32), field);
    }

    @Test
    void countsTheGapsOfDilation() {
        // Taps at 0, 4, 8.
        assertEquals(new ReceptiveField(9, 2), ReceptiveField.INPUT.through(new AxisWindow(3, 2, 4, 0, 0)));
    }

    @Test
    void refusesToOverflow() {
        var huge = new ReceptiveField(1, Long.MAX_VALUE / 2);
        assertThrows(IllegalArgumentException.class, () -> huge.through(window(4, 1, 0)));
        assertThrows(IllegalArgumentException.class, () -> huge.through(window(1, 3, 0)));
        var wide = new ReceptiveField(Long.MAX_VALUE, 1);
        assertThrows(IllegalArgumentException.class, () -> wide.through(window(2, 1, 0)));
    }
}
