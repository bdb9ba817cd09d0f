package convarium.engine.format;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;
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
        return new FormatException(file.toString(), "cannot be written: " + why(folder, e), e);
    }

    /// Why nothing can be written into a folder, and what to do.
    private static String why(@Nullable Path folder, IOException e) {
        return switch (e) {
            case NoSuchFileException missing ->
                folder != null && Files.isDirectory(folder)
                        ? folder + " takes no new files; choose another folder"
                        : "there is no folder " + folder + "; make it first, or choose another";
            case NotDirectoryException wrong -> folder + " is no folder; choose another";
            case AccessDeniedException denied ->
                "there is no permission to write in " + folder + "; choose another folder";
            default -> notAFolder(folder) ? folder + " is no folder; choose another" : known(folder, reason(e));
        };
    }

    /// What systems say of a disk, in words that help.
    private static String known(@Nullable Path folder, String reason) {
        String small = reason.toLowerCase(Locale.ROOT);
        if (small.contains("no space left") || small.contains("not enough space") || small.contains("quota")) {
            return "no room is left on the disk of " + folder + "; make some, or choose another folder";
        }
        if (small.contains("read-only file system")) {
            return folder + " can only be read; choose another folder";
        }
        if (small.contains("name too long")) {
            return "its name is too long; choose a shorter one";
        }
        return reason;
    }

    private static boolean notAFolder(@Nullable Path folder) {
        return folder != null && Files.exists(folder) && !Files.isDirectory(folder);
    }

    private static String reason(IOException e) {
        String reason = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
        return reason == null ? e.getClass().getSimpleName() : reason;
    }
}
