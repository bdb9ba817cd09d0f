package convarium.engine.format;

/// Refuses what cannot fit into memory before it is asked for.
final class MemoryCheck {
    private static final long MEBIBYTE = 1 << 20;

    private MemoryCheck() {}

    static void floats(String name, long count) throws FormatException {
        bytes(name, count * Float.BYTES);
    }

    static void bytes(String name, long needed) throws FormatException {
        long most = Runtime.getRuntime().maxMemory();
        if (needed > most - most / 8) {
            throw new FormatException(
                    name,
                    "needs " + needed / MEBIBYTE + " MiB of memory, and this program may use only " + most / MEBIBYTE
                            + " MiB");
        }
    }
}
