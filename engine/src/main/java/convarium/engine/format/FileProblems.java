package convarium.engine.format;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Says in words why a file could not be read or written.
final class FileProblems {
    private FileProblems() {}

    /// Checks that a file exists, is an ordinary file and may be read, and gives its size in bytes.
    static long readableSize(Path file) throws FormatException {
        try {
            if (Files.isDirectory(file)) {
                throw new FormatException(file.toString(), "is a folder, expected a file");
            }
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw new FormatException(file.toString(), "is no ordinary file, expected one that lies on a disk");
            }
            return Files.size(file);
        } catch (IOException e) {
            throw reading(file, e);
        }
    }

    static FormatException reading(Path file, IOException e) {
        if (e instanceof FormatException worded) {
            return worded;
        }
        return new FormatException(
                file.toString(),
                switch (e) {
                    case NoSuchFileException missing -> "there is no such file";
                    case AccessDeniedException denied -> "there is no permission to read it";
                    default -> "cannot be read: " + reason(e);
                },
                e);
    }

    static FormatException writing(Path file, IOException e) {
        if (e instanceof FormatException worded) {
            return worded;
        }
        var folder = file.toAbsolutePath().getParent();
        return new FormatException(
                file.toString(),
                switch (e) {
                    case NoSuchFileException missing -> "cannot be written: there is no folder " + folder;
                    case NotDirectoryException wrong -> "cannot be written: " + folder + " is no folder";
                    case AccessDeniedException denied ->
                        "cannot be written: there is no permission to write in " + folder;
                    default ->
                        notAFolder(folder)
                                ? "cannot be written: " + folder + " is no folder"
                                : "cannot be written: " + reason(e);
                },
                e);
    }

    private static boolean notAFolder(@Nullable Path folder) {
        return folder != null && Files.exists(folder) && !Files.isDirectory(folder);
    }

    private static String reason(IOException e) {
        String reason = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
        return reason == null ? e.getClass().getSimpleName() : reason;
    }
}
