package convarium.app.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.app.data.Downloadable.RemoteFile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataLibraryTest {
    @TempDir
    Path root = Path.of("");

    @Test
    void shortNamesBecomeFolders() throws IOException {
        var library = new DataLibrary(root, Downloadable.ALL);
        assertEquals("glyphs", library.resolve("glyphs"));
        assertEquals("mnist:x", library.resolve("mnist:x"));
        var e = assertThrows(IllegalArgumentException.class, () -> library.resolve("mnist"));
        assertEquals(
                "MNIST is not on this machine: 'convarium data get mnist', or the window's menu of data, downloads it"
                        + " (11.6 MB from storage.googleapis.com); or name the folder with its files, mnist:FOLDER",
                e.getMessage());
        Files.createDirectories(library.folder(Downloadable.MNIST));
        for (RemoteFile file : Downloadable.MNIST.files()) {
            assertFalse(library.holds(Downloadable.MNIST));
            try (var content = new RandomAccessFile(
                    library.folder(Downloadable.MNIST).resolve(file.name()).toFile(), "rw")) {
                content.setLength(file.bytes());
            }
        }
        assertTrue(library.holds(Downloadable.MNIST));
        assertEquals("mnist:" + root.resolve("mnist"), library.resolve("mnist"));
    }

    @Test
    void whatIsOfferedHasLengthsAndHashes() {
        for (var set : Downloadable.ALL) {
            assertEquals(set, Downloadable.named(set.name()).orElseThrow());
            assertTrue(
                    set.sources().stream().allMatch(source -> source.toString().endsWith("/")));
            for (var file : set.files()) {
                assertTrue(file.sha256().matches("[0-9a-f]{64}") && file.bytes() > 0, file.name());
            }
        }
        assertEquals(11_594_722, Downloadable.MNIST.bytes());
        assertEquals(30_878_645, Downloadable.FASHION.bytes());
    }
}
