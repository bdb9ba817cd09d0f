package convarium.engine.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void writesANewFileAndReplacesAnOldOne() throws IOException {
        var file = folder.resolve("settings.json");
        AtomicFiles.write(file, "first ⌊o⌋");
        assertEquals("first ⌊o⌋", Files.readString(file));
        AtomicFiles.write(file, new byte[] {1, 2});
        assertArrayEquals(new byte[] {1, 2}, Files.readAllBytes(file));
        assertEquals(List.of(file), files());
    }

    @Test
    void aFailureLeavesWhatStoodThere() throws IOException {
        var file = Files.writeString(folder.resolve("y.npy"), "before");
        var e = assertThrows(
                FormatException.class,
                () -> AtomicFiles.write(file, out -> {
                    out.write(new byte[100_000]);
                    throw new IOException("the disk is full");
                }));
        assertEquals(file + ": cannot be written: the disk is full", e.getMessage());
        assertEquals("before", Files.readString(file));
        assertEquals(List.of(file), files());
    }

    @Test
    void anErrorOfTheWriterLeavesNothing() throws IOException {
        var file = folder.resolve("y.npy");
        assertThrows(
                IllegalStateException.class,
                () -> AtomicFiles.write(file, out -> {
                    out.write(1);
                    throw new IllegalStateException("no numbers");
                }));
        assertEquals(List.of(), files());
    }

    @Test
    void saysWhyItCannotBeWritten() throws IOException {
        var inNoFolder = folder.resolve("none").resolve("y.npy");
        assertEquals(
                "cannot be written: there is no folder " + folder.resolve("none")
                        + "; make it first, or choose another",
                refusal(inNoFolder));
        assertEquals("is a folder, expected the name of a file to write", refusal(folder));
        var file = Files.writeString(folder.resolve("file"), "");
        assertEquals("cannot be written: " + file + " is no folder; choose another", refusal(file.resolve("y.npy")));
        assertEquals(List.of(file), files());
    }

    /// The system's own words, as a real disk gives them: this device is always full.
    @Test
    void aFullDiskIsNamedWithWhatToDo() {
        var full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "there is no " + full);
        assertEquals(
                "cannot be written: no room is left on the disk of /dev; make some, or choose another folder",
                refusal(full));
    }

    @Test
    void whatRunsFullHalfWayLeavesWhatStoodThere() throws IOException {
        var file = Files.writeString(folder.resolve("film.gif"), "before");
        for (String reason : List.of("No space left on device", "Disk quota exceeded", "There is not enough space")) {
            var e = assertThrows(
                    FormatException.class,
                    () -> AtomicFiles.write(file, out -> {
                        out.write(new byte[100_000]);
                        throw new FileSystemException(file.toString(), null, reason);
                    }));
            assertEquals(
                    "cannot be written: no room is left on the disk of " + folder
                            + "; make some, or choose another folder",
                    e.getReason());
        }
        assertEquals("before", Files.readString(file));
        assertEquals(List.of(file), files());
    }

    @Test
    void aDiskThatCanOnlyBeReadIsNamed() {
        var file = folder.resolve("y.npy");
        var e = assertThrows(
                FormatException.class,
                () -> AtomicFiles.write(file, out -> {
                    throw new FileSystemException(file.toString(), null, "Read-only file system");
                }));
        assertEquals("cannot be written: " + folder + " can only be read; choose another folder", e.getReason());
    }

    /// There nobody may make a file, whoever they are.
    @Test
    void aFolderThatTakesNoFilesIsNamed() {
        var kernel = Path.of("/proc");
        assumeTrue(Files.isDirectory(kernel), "there is no " + kernel);
        assertTrue(refusal(kernel.resolve("convarium.png")).endsWith("; choose another folder"));
    }

    @Test
    void aNameThatIsTooLongIsNamed() throws IOException {
        assertEquals(
                "cannot be written: its name is too long; choose a shorter one",
                refusal(folder.resolve("n".repeat(300) + ".png")));
        assertEquals(List.of(), files());
    }

    @Test
    void keepsThePermissionsOfTheFileItReplaces() throws IOException {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"), "no POSIX permissions here");
        var file = Files.writeString(folder.resolve("secret"), "before");
        var mine = PosixFilePermissions.fromString("rw-r-----");
        Files.setPosixFilePermissions(file, mine);
        AtomicFiles.write(file, "after");
        assertEquals(mine, Files.getPosixFilePermissions(file));
        var plain = Files.writeString(folder.resolve("plain"), "");
        var fresh = folder.resolve("fresh");
        AtomicFiles.write(fresh, "");
        assertEquals(Files.getPosixFilePermissions(plain), Files.getPosixFilePermissions(fresh));
    }

    @Test
    void writesThroughALink() throws IOException {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"), "no links here");
        var file = Files.writeString(folder.resolve("file"), "before");
        var link = Files.createSymbolicLink(folder.resolve("link"), Path.of("file"));
        AtomicFiles.write(link, "after");
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("after", Files.readString(file));
    }

    @Test
    void aDeviceIsWrittenNotReplaced() throws IOException {
        var device = Path.of("/dev/null");
        assumeTrue(Files.exists(device), "there is no " + device);
        AtomicFiles.write(device, "gone");
        assertFalse(Files.isRegularFile(device));
    }

    private static String refusal(Path file) {
        return assertThrows(FormatException.class, () -> AtomicFiles.write(file, "x"))
                .getReason();
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
