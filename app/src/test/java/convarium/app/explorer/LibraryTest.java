package convarium.app.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.lessons.content.KernelLibrary;
import convarium.lessons.content.Notes;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LibraryTest {
    private static final ExplorerState WORKED = StartState.worked();

    @ParameterizedTest
    @EnumSource
    void everyKernelIsTakenWithItsTextAndRecognised(KernelLibrary kernel) {
        assertTrue(Library.isOffered(kernel, WORKED.kernel()));
        var state = Library.take(kernel, WORKED);
        assertEquals(kernel.id(), state.note());
        assertTrue(Notes.find(state.note()).isPresent());
        assertEquals(Optional.of(kernel), Library.find(state));
        assertEquals(kernel.title(), Library.name(state));
        assertEquals(9, Explored.of(state).steps());
    }

    @Test
    void sobel() {
        assertEquals(
                Matrix.of(new float[] {-1, 0, 1}, new float[] {-2, 0, 2}, new float[] {-1, 0, 1}),
                Library.take(KernelLibrary.SOBEL_X, WORKED).kernel());
    }

    @Test
    void theSizeStaysWhereTheKernelExistsInIt() {
        var five = WORKED.withKernel(Matrix.filled(5, 5, 1));
        assertEquals(5, Library.take(KernelLibrary.BOX, five).kernel().rows());
        assertEquals(3, Library.take(KernelLibrary.SOBEL_X, five).kernel().rows());
        assertEquals(0.04f, Library.take(KernelLibrary.BOX, five).kernel().get(4, 4));
    }

    @Test
    void theRandomKernelIsAnotherEachTime() {
        var first = Library.take(KernelLibrary.RANDOM, WORKED);
        var second = Library.take(KernelLibrary.RANDOM, first);
        assertEquals(WORKED.seed(), first.seed());
        assertEquals(WORKED.seed() + 1, second.seed());
        assertNotEquals(first.kernel(), second.kernel());
        assertEquals(Optional.of(KernelLibrary.RANDOM), Library.find(second));
    }

    @Test
    void aKernelOfOnesOwnHasNoName() {
        assertEquals(Optional.empty(), Library.find(WORKED));
        assertEquals("Library", Library.name(WORKED));
    }
}
