package convarium.engine.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class CounterRandomTest {
    /// The known answers that Random123 publishes for philox4x32-10 (its file kat_vectors).
    @Test
    void knownAnswers() {
        assertBlock(0, 0, 0, 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8);
        assertBlock(-1, -1, -1, 0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd);
        assertBlock(
                0x299f31d0_a4093822L,
                0x03707344_13198a2eL,
                0x85a308d3_243f6a88L,
                0xd16cfe09,
                0x94fdcceb,
                0x5001e420,
                0x24126ea1);
    }

    @Test
    void numbersOfABlockComeInOrder() {
        int[] block = new int[4];
        CounterRandom.block(5, 6, 2, block);
        for (int i = 0; i < 4; i++) {
            assertEquals(block[i], CounterRandom.bits(5, 6, 8 + i));
        }
    }

    private static void assertBlock(long seed, long stream, long block, int... expected) {
        int[] words = new int[4];
        CounterRandom.block(seed, stream, block, words);
        assertArrayEquals(expected, words);
    }

    @Test
    void evenlySpread() {
        double sum = 0;
        double squares = 0;
        int count = 100_000;
        for (int i = 0; i < count; i++) {
            float u = CounterRandom.uniform(7, 3, i);
            sum += u;
            squares += u * u;
        }
        // mean 1/2 and mean square 1/3, within five standard deviations
        assertEquals(0.5, sum / count, 5 * Math.sqrt(1.0 / 12 / count));
        assertEquals(1.0 / 3, squares / count, 5 * Math.sqrt(4.0 / 45 / count));
    }
}
