package convarium.engine.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.engine.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ShapesTest {
    private static final int VALUES = 3 * 32 * 32;

    private static float[] picture(DataSet set, int index) {
        float[] values = new float[VALUES];
        set.copy(index, values, 0);
        return values;
    }

    @Test
    void thereAreTenKindsEachAsOftenAsAnyOther() {
        var split = Shapes.make(1);
        assertEquals(
                List.of(
                        "disc",
                        "ring",
                        "square",
                        "triangle",
                        "pentagon",
                        "star",
                        "cross",
                        "crescent",
                        "heart",
                        "arrow"),
                Shapes.kinds());
        int[] counts = new int[10];
        for (int i = 0; i < split.training().count(); i++) {
            counts[split.training().label(i)]++;
        }
        assertArrayEquals(new int[] {1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000}, counts);
        assertEquals(2000, split.validation().count());
        assertEquals(Shape.of(3, 32, 32), split.training().shape());
    }

    @Test
    void theSameSeedDrawsTheSamePictures() {
        var one = Shapes.make(7);
        var again = Shapes.pictures(7, 0, 20);
        for (int i = 0; i < 20; i++) {
            assertArrayEquals(picture(one.training(), i), picture(again, i));
            assertFalse(Arrays.equals(picture(one.training(), i), picture(one.validation(), i)));
        }
    }

    @Test
    void colourAloneDoesNotTell() {
        var set = Shapes.make(2).training();
        double[][] means = new double[10][3];
        for (int i = 0; i < set.count(); i++) {
            var values = picture(set, i);
            for (int c = 0; c < 3; c++) {
                double sum = 0;
                for (int j = 0; j < 1024; j++) {
                    sum += values[c * 1024 + j];
                }
                means[set.label(i)][c] += sum / 1024 / 1000;
            }
        }
        // the mean of 1000 pictures is good to about 0.01
        for (int c = 0; c < 3; c++) {
            for (int kind = 0; kind < 10; kind++) {
                assertEquals(0.5, means[kind][c], 0.04, Shapes.kinds().get(kind) + ", channel " + c);
            }
        }
    }

    /// Areas in circles of radius 1, worked out by geometry: π·0.92², 4·0.7·0.48·π/2, 2, 3√3/4, 5/2·sin 72°,
    /// 5·0.42·sin 36°, 4·0.6·0.65 + 0.6².
    @ParameterizedTest
    @CsvSource({
        "DISC, 2.659",
        "RING, 2.111",
        "SQUARE, 2.000",
        "TRIANGLE, 1.299",
        "PENTAGON, 2.378",
        "STAR, 1.234",
        "CROSS, 1.920"
    })
    void figuresHaveTheAreaOfTheirKind(ShapeKind kind, double area) {
        int inside = 0;
        int steps = 400;
        for (int i = 0; i < steps; i++) {
            for (int j = 0; j < steps; j++) {
                if (kind.distance(2.0 * i / steps - 1, 2.0 * j / steps - 1) < 0) {
                    inside++;
                }
            }
        }
        assertEquals(area, 4.0 * inside / (steps * steps), 0.02);
    }

    @ParameterizedTest
    @EnumSource(ShapeKind.class)
    void everyFigureFitsIntoItsCircle(ShapeKind kind) {
        for (int i = 0; i < 360; i++) {
            double angle = Math.toRadians(i);
            assertTrue(kind.distance(1.1 * Math.cos(angle), 1.1 * Math.sin(angle)) > 0, kind + " at " + i + "°");
        }
    }

    @Test
    void distancesFromASquareAreTheNearestEdges() {
        assertEquals(1, ShapeKind.SQUARE.distance(1.707, 0), 1e-9);
        assertEquals(-0.707, ShapeKind.SQUARE.distance(0, 0), 1e-9);
        assertEquals(0.5, ShapeKind.SQUARE.distance(0.707 + 0.3, 0.707 + 0.4), 1e-9);
    }
}
