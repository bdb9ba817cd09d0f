package convarium.engine.format;

/// Refuses what cannot fit into memory before it is asked for.
public final class MemoryCheck {
    private static final long MEBIBYTE = 1 << 20;

    private MemoryCheck() {}

    static void floats(String name, long count) throws FormatException {
        bytes(name, count * Float.BYTES);
    }

    /// Holds what is needed against the memory that Java may use.
    ///
    /// @param name the file's name, for what is said of it
    /// @throws FormatException if it is more than seven eighths of that
    public static void bytes(String name, long needed) throws FormatException {
        long most = Runtime.getRuntime().maxMemory();
        if (needed > most - most / 8) {
            throw new FormatException(
                    name,
                    "needs " + needed / MEBIBYTE + " MiB of memory, and this program may use only " + most / MEBIBYTE
                            + " MiB");
        }
    }
}
