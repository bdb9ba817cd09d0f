package convarium.engine.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.random.RandomGenerator;

/// Writes a file whole or not at all: nobody ever finds half of it, and a failure leaves what stood there before.
///
/// The bytes go into a new file in the same folder, are forced to the disk, and then take the name in one move. A link
/// is followed; an existing file keeps its permissions. What is no ordinary file (`/dev/stdout`) is written directly.
public final class AtomicFiles {
    private AtomicFiles() {}

    /// Writes the content of a file.
    @FunctionalInterface
    public interface Content {
        /// Writes everything to the stream, which the caller closes.
        void writeTo(OutputStream out) throws IOException;
    }

    /// Writes a text in UTF-8.
    ///
    /// @throws FormatException if it cannot be written, with the reason for a person
    public static void write(Path file, String text) throws FormatException {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /// Writes these bytes.
    ///
    /// @throws FormatException if it cannot be written, with the reason for a person
    public static void write(Path file, byte[] bytes) throws FormatException {
        write(file, out -> out.write(bytes));
    }

    /// Writes what the content gives.
    ///
    /// @throws FormatException if it cannot be written, with the reason for a person
    public static void write(Path file, Content content) throws FormatException {
        try {
            if (Files.isDirectory(file)) {
                throw new FormatException(file.toString(), "is a folder, expected the name of a file to write");
            }
            if (Files.exists(file)) {
                if (!Files.isWritable(file)) {
                    throw new FormatException(file.toString(), "is write-protected; choose another name");
                }
                if (!Files.isRegularFile(file)) {
                    writeDirectly(file, content);
                    return;
                }
                replace(file.toRealPath(), true, content);
            } else {
                replace(file.toAbsolutePath(), false, content);
            }
        } catch (IOException e) {
            throw FileProblems.writing(file, e);
        }
    }

    private static void writeDirectly(Path file, Content content) throws IOException {
        try (var out = Files.newOutputStream(file, StandardOpenOption.WRITE)) {
            content.writeTo(out);
        }
    }

    private static void replace(Path target, boolean exists, Content content) throws IOException {
        var temporary = unused(target);
        var atExit = Thread.ofPlatform().unstarted(() -> deleteQuietly(temporary));
        boolean guarded = guard(atExit);
        try {
            try (var channel = FileChannel.open(temporary, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
                    var out = Channels.newOutputStream(channel)) {
                content.writeTo(out);
                channel.force(true);
            }
            if (exists) {
                copyPermissions(target, temporary);
            }
            move(temporary, target);
        } finally {
            deleteQuietly(temporary);
            if (guarded) {
                unguard(atExit);
            }
        }
    }

    private static Path unused(Path target) throws IOException {
        for (int attempt = 0; attempt < 100; attempt++) {
            long number = RandomGenerator.getDefault().nextLong() >>> 16;
            var candidate = target.resolveSibling("." + target.getFileName() + "." + Long.toString(number, 36));
            if (!Files.exists(candidate)) {
                return candidate;
            }
        }
        throw new FileAlreadyExistsException(target.toString());
    }

    private static void copyPermissions(Path from, Path to) throws IOException {
        var source = Files.getFileAttributeView(from, PosixFileAttributeView.class);
        var sink = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (source != null && sink != null) {
            sink.setPermissions(source.readAttributes().permissions());
        }
    }

    private static void move(Path temporary, Path target) throws IOException {
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /// Has the unfinished file removed should the program be stopped by a signal.
    private static boolean guard(Thread atExit) {
        try {
            Runtime.getRuntime().addShutdownHook(atExit);
            return true;
        } catch (IllegalStateException e) {
            return false; // the program is stopping already
        }
    }

    private static void unguard(Thread atExit) {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // the program is stopping, and the thread finds nothing to delete
        }
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // the failure that led here is the one to report
        }
    }
}
