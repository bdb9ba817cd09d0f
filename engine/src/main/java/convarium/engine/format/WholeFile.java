package convarium.engine.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads a file's bytes, all at once.
public final class WholeFile {
    private WholeFile() {}

    /// All bytes of a file.
    ///
    /// @param most how many are expected at most
    /// @throws FormatException if it cannot be read or has more
    public static byte[] read(Path file, long most) throws FormatException {
        long size = FileProblems.readableSize(file);
        if (size > most) {
            throw new FormatException(file.toString(), "has " + size + " bytes, expected at most " + most);
        }
        MemoryCheck.bytes(file.toString(), size);
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw FileProblems.reading(file, e);
        }
    }
}
