package convarium.engine.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.engine.tensor.Shape;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlyphsTest {
    private static final int SIZE = 28;

    private static float[] picture(DataSet set, int index) {
        float[] values = new float[SIZE * SIZE];
        set.copy(index, values, 0);
        return values;
    }

    /// The first pictures of each part of a data set.
    private static Split few(GlyphSet set, double difficulty, long seed) {
        return new Split(
                Glyphs.pictures(set, difficulty, seed, 0, 1000), Glyphs.pictures(set, difficulty, seed, 10_000, 500));
    }

    private static double difference(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return sum;
    }

    @ParameterizedTest
    @EnumSource(GlyphSet.class)
    void everyCharacterComesEquallyOften(GlyphSet kind) {
        var split = Glyphs.make(kind, 0.3, 1);
        int classes = kind.characters().length();
        for (var set : new DataSet[] {split.training(), split.validation()}) {
            int[] counts = new int[classes];
            for (int i = 0; i < set.count(); i++) {
                counts[set.label(i)]++;
            }
            int least = Arrays.stream(counts).min().orElseThrow();
            int most = Arrays.stream(counts).max().orElseThrow();
            assertTrue(most - least <= 1, Arrays.toString(counts));
            assertEquals(classes, set.classes());
            assertEquals(Shape.of(1, SIZE, SIZE), set.shape());
        }
        assertEquals(10_000, split.training().count());
        assertEquals(2_000, split.validation().count());
    }

    @Test
    void theSameSeedWritesTheSamePictures() {
        var one = Glyphs.make(GlyphSet.DIGITS, 0.5, 7);
        var again = few(GlyphSet.DIGITS, 0.5, 7);
        var other = few(GlyphSet.DIGITS, 0.5, 8);
        for (int i = 0; i < 50; i++) {
            assertArrayEquals(picture(one.training(), i), picture(again.training(), i));
            assertArrayEquals(picture(one.validation(), i), picture(again.validation(), i));
            assertFalse(Arrays.equals(picture(one.training(), i), picture(other.training(), i)));
            assertFalse(Arrays.equals(picture(one.training(), i), picture(one.validation(), i)));
        }
    }

    @ParameterizedTest
    @EnumSource(GlyphSet.class)
    void withoutDifficultyTheNearestExampleIsOfTheSameCharacter(GlyphSet kind) {
        var split = few(kind, 0, 3);
        int classes = kind.characters().length();
        // two dozen of each show every way of writing it
        int examples = 24 * classes;
        for (int i = 0; i < 4 * classes; i++) {
            var picture = picture(split.validation(), i);
            int best = 0;
            double least = Double.MAX_VALUE;
            for (int j = 0; j < examples; j++) {
                double difference = difference(picture, picture(split.training(), j));
                if (difference < least) {
                    least = difference;
                    best = split.training().label(j);
                }
            }
            assertEquals(split.validation().label(i), best, "picture " + i);
        }
    }

    @Test
    void difficultyMakesThemHarderToTellApart() {
        double before = 1.01;
        for (double difficulty : new double[] {0.1, 0.5, 1}) {
            double accuracy = nearestMean(few(GlyphSet.DIGITS, difficulty, 3));
            assertTrue(accuracy < before - 0.1 * difficulty, difficulty + ": " + accuracy + " after " + before);
            before = accuracy;
        }
    }

    /// How often the mean picture that lies nearest is that of the right character.
    private static double nearestMean(Split split) {
        float[][] means = new float[10][SIZE * SIZE];
        for (int i = 0; i < 1000; i++) {
            var picture = picture(split.training(), i);
            for (int j = 0; j < picture.length; j++) {
                means[split.training().label(i)][j] += picture[j] / 100;
            }
        }
        int right = 0;
        for (int i = 0; i < 500; i++) {
            var picture = picture(split.validation(), i);
            int best = 0;
            for (int k = 1; k < 10; k++) {
                if (difference(picture, means[k]) < difference(picture, means[best])) {
                    best = k;
                }
            }
            right += best == split.validation().label(i) ? 1 : 0;
        }
        return right / 500.0;
    }

    @Test
    void noCharacterIsCutOff() {
        // without noise: a wild hand still keeps its line inside
        var set = few(GlyphSet.ALL, 0, 5).training();
        for (int i = 0; i < 360; i++) {
            var values = picture(set, i);
            for (int j = 0; j < SIZE; j++) {
                assertEquals(0, values[j]);
                assertEquals(0, values[(SIZE - 1) * SIZE + j]);
                assertEquals(0, values[j * SIZE]);
                assertEquals(0, values[j * SIZE + SIZE - 1]);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, 1.01, Double.NaN})
    void otherDifficultiesAreRefused(double difficulty) {
        assertThrows(IllegalArgumentException.class, () -> Glyphs.make(GlyphSet.DIGITS, difficulty, 0));
    }

    @Test
    void aLevelLineFillsTheRowsUnderThePen() {
        var raster = new PenRaster(8);
        raster.line(2, 4, 6, 4, 2, 0.5);
        for (int row = 0; row < 8; row++) {
            // the pen of width 2 around y = 4 covers the rows 3 and 4, whose middles are 0.5 away
            assertEquals(row == 3 || row == 4 ? 0.5f : 0f, raster.value(row * 8 + 3), 1e-6f, "row " + row);
        }
    }
}
