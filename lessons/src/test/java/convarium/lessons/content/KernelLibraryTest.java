package convarium.lessons.content;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class KernelLibraryTest {

    private static double sum(LibraryKernel kernel) {
        return kernel.weights().stream().mapToDouble(Float::doubleValue).sum();
    }

    @ParameterizedTest
    @CsvSource({
        "IDENTITY, 1",
        "BOX, 1",
        "GAUSSIAN, 1",
        "SHARPEN, 1",
        "SOBEL_X, 0",
        "SOBEL_Y, 0",
        "LAPLACIAN, 0",
        "EMBOSS, 1"
    })
    void addUpToWhatTheyShould(KernelLibrary kernel, double expected) {
        assertEquals(expected, sum(kernel.make(3, 3, 0)), 1e-7);
    }

    @ParameterizedTest
    @EnumSource(names = {"IDENTITY", "BOX", "GAUSSIAN"})
    void addUpToOneInEverySize(KernelLibrary kernel) {
        for (int rows = 1; rows <= 7; rows++) {
            for (int columns = 1; columns <= 7; columns++) {
                assertTrue(kernel.fits(rows, columns));
                assertEquals(1, sum(kernel.make(rows, columns, 0)), 1e-6);
            }
        }
    }

    @Test
    void weighTheGaussianByPascalsTriangle() {
        float s = 1f / 16;
        assertEquals(
                List.of(s, 2 * s, s, 2 * s, 4 * s, 2 * s, s, 2 * s, s),
                KernelLibrary.GAUSSIAN.make(3, 3, 0).weights());
        var five = KernelLibrary.GAUSSIAN.make(1, 5, 0).toArray();
        assertArrayEquals(new float[] {1f / 16, 4f / 16, 6f / 16, 4f / 16, 1f / 16}, five);
        var even = KernelLibrary.GAUSSIAN.make(2, 4, 0).toArray();
        assertArrayEquals(new float[] {s, 3 * s, 3 * s, s, s, 3 * s, 3 * s, s}, even);
        // C(6, 3)² / 2¹² = 400 / 4096
        assertEquals(400f / 4096, KernelLibrary.GAUSSIAN.make(7, 7, 0).weight(3, 3));
    }

    @Test
    void averageInTheBox() {
        assertEquals(1f / 9, KernelLibrary.BOX.make(3, 3, 0).weight(2, 0));
        assertEquals(0.125f, KernelLibrary.BOX.make(2, 4, 0).weight(1, 3));
    }

    @Test
    void standTheIdentityInTheMiddleOrJustBefore() {
        assertEquals(
                List.of(0f, 0f, 0f, 0f, 1f, 0f, 0f, 0f, 0f),
                KernelLibrary.IDENTITY.make(3, 3, 0).weights());
        assertEquals(List.of(1f), KernelLibrary.IDENTITY.make(1, 1, 0).weights());
        assertEquals(
                List.of(0f, 1f, 0f, 0f, 0f, 0f, 0f, 0f),
                KernelLibrary.IDENTITY.make(2, 4, 0).weights());
        assertEquals(1f, KernelLibrary.IDENTITY.make(7, 5, 0).weight(3, 2));
    }

    @Test
    void sharpenByTheIdentityLessTheLaplacian() {
        var identity = KernelLibrary.IDENTITY.make(3, 3, 0);
        var laplacian = KernelLibrary.LAPLACIAN.make(3, 3, 0);
        var sharpen = KernelLibrary.SHARPEN.make(3, 3, 0);
        for (int i = 0; i < 9; i++) {
            assertEquals(
                    identity.weights().get(i) - laplacian.weights().get(i),
                    sharpen.weights().get(i));
        }
    }

    @Test
    void lookForOppositeDirectionsWithTheSobelPair() {
        var x = KernelLibrary.SOBEL_X.make(3, 3, 0);
        var y = KernelLibrary.SOBEL_Y.make(3, 3, 0);
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                assertEquals(x.weight(row, column), y.weight(column, row));
            }
        }
        // A step of 1 that brightens to the right, and one that brightens downwards.
        assertEquals(4, x.weight(0, 2) + x.weight(1, 2) + x.weight(2, 2));
        assertEquals(4, y.weight(2, 0) + y.weight(2, 1) + y.weight(2, 2));
    }

    @Test
    void lightTheReliefFromTheUpperLeft() {
        assertEquals(
                List.of(-2f, -1f, 0f, -1f, 1f, 1f, 0f, 1f, 2f),
                KernelLibrary.EMBOSS.make(3, 3, 0).weights());
    }

    /// The first numbers of the SplitMix64 sequence of seed 1234567, as widely published, scaled to five choices:
    /// 6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821.
    @Test
    void drawTheRandomKernelFromAPublishedSequence() {
        assertEquals(
                List.of(-1f, -2f, 0f, -1f, 2f),
                KernelLibrary.RANDOM.make(1, 5, 1234567).weights());
    }

    @Test
    void drawTheSameKernelFromTheSameSeed() {
        assertEquals(KernelLibrary.RANDOM.make(3, 3, 7), KernelLibrary.RANDOM.make(3, 3, 7));
        assertNotEquals(KernelLibrary.RANDOM.make(3, 3, 7), KernelLibrary.RANDOM.make(3, 3, 8));
        var seen = Stream.iterate(0L, s -> s + 1)
                .limit(20)
                .flatMap(s -> KernelLibrary.RANDOM.make(7, 7, s).weights().stream())
                .distinct()
                .sorted()
                .toList();
        assertEquals(List.of(-2f, -1f, 0f, 1f, 2f), seen);
    }

    @ParameterizedTest
    @EnumSource(names = {"SHARPEN", "SOBEL_X", "SOBEL_Y", "LAPLACIAN", "EMBOSS"})
    void refuseOtherSizesWhereOnlyOneExists(KernelLibrary kernel) {
        assertTrue(kernel.fits(3, 3));
        assertFalse(kernel.fits(5, 3));
        var e = assertThrows(IllegalArgumentException.class, () -> kernel.make(5, 3, 0));
        assertEquals(kernel.title() + " exists only as 3 × 3, found 5 × 3: choose another size", e.getMessage());
    }

    @Test
    void refuseNoRows() {
        var e = assertThrows(IllegalArgumentException.class, () -> KernelLibrary.BOX.make(0, 3, 0));
        assertEquals("Box blur exists from 1 × 1 upwards, found 0 × 3: choose another size", e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> new LibraryKernel("x", "X", 2, 2, List.of(1f)));
    }

    @ParameterizedTest
    @EnumSource
    void areFoundByTheirId(KernelLibrary kernel) {
        assertEquals(Optional.of(kernel), KernelLibrary.find(kernel.id()));
        assertEquals(Optional.empty(), KernelLibrary.find(kernel.id() + "-"));
        var made = kernel.make(3, 3, 1);
        assertEquals(List.of(kernel.id(), kernel.title()), List.of(made.id(), made.title()));
    }
}
