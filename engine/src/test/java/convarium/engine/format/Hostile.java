package convarium.engine.format;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;

/// Damages files and sees to it that a reader either copes or says so.
public final class Hostile {
    private Hostile() {}

    /// Reads the bytes of a file.
    @FunctionalInterface
    public interface Reader {
        Object read(byte[] bytes) throws FormatException;
    }

    /// Whether the reader took the bytes; whatever else it throws fails the test.
    public static boolean survives(byte[] bytes, Reader reader) {
        try {
            reader.read(bytes);
            return true;
        } catch (FormatException e) {
            assertFalse(e.getReason().isBlank());
            assertFalse(e.getMessage().contains("\n"), e::getMessage);
            assertTrue(e.getMessage().contains(e.getFile()), e::getMessage);
            return false;
        }
    }

    /// Flips bits, overwrites, cuts and repeats, by a seed.
    public static byte[] damaged(byte[] whole, long seed) {
        var random = new Random(seed);
        var bytes = whole.clone();
        for (int left = 1 + random.nextInt(3); left > 0; left--) {
            int at = random.nextInt(random.nextBoolean() ? bytes.length : Math.min(bytes.length, 64));
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] = (byte) (random.nextBoolean() ? 0 : 0xFF);
                case 2 -> bytes = random.nextInt(8) == 0 ? Arrays.copyOf(bytes, Math.max(1, at)) : bytes;
                default -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            }
        }
        return bytes;
    }
}
