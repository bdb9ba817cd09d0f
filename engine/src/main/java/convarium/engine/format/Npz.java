package convarium.engine.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Predicate;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Several arrays by name in NumPy's npz files: a zip archive with an npy file for each.
///
/// Source: the documentation of `numpy.savez` and of `numpy.lib.format`.
public final class Npz {
    private static final String ENDING = ".npy";
    private static final int MOST_ENTRIES = 10_000;

    /// Deflate packs at most 258 bytes into two bits.
    private static final long MOST_PER_BYTE = 1032;

    private Npz() {}

    /// What a file holds.
    ///
    /// @param names of all its arrays, in its order
    /// @param arrays those that were asked for
    public record Content(List<String> names, Map<String, NpyArray> arrays) {}

    /// Reads some of the arrays. The sizes that they declare are held against the length of what they
    /// are packed in before memory is asked for.
    ///
    /// @param wanted which, by name
    /// @throws FormatException if the file cannot be read, is damaged, or a wanted array holds
    /// something else than numbers
    public static Content read(Path file, Predicate<String> wanted) throws FormatException {
        var kind = FileKind.of(file);
        if (kind != FileKind.NPZ) {
            throw new FormatException(file.toString(), "is a " + kind.title() + ", expected an npz file");
        }
        try (var zip = new ZipFile(file.toFile())) {
            var entries = entries(file, zip);
            var arrays = new LinkedHashMap<String, NpyArray>();
            long bytes = 0;
            for (var entry : entries.entrySet()) {
                if (wanted.test(entry.getKey())) {
                    // float32 at most
                    bytes += Float.BYTES * entry.getValue().getSize();
                    MemoryCheck.bytes(file.toString(), bytes);
                    arrays.put(entry.getKey(), array(file + "!" + entry.getKey(), zip, entry.getValue()));
                }
            }
            return new Content(List.copyOf(entries.keySet()), arrays);
        } catch (FormatException e) {
            throw e;
        } catch (IOException | IllegalArgumentException e) {
            throw new FormatException(file.toString(), "is a damaged npz file: its zip archive cannot be read", e);
        }
    }

    private static SequencedMap<String, ZipEntry> entries(Path file, ZipFile zip) throws FormatException {
        if (zip.size() > MOST_ENTRIES) {
            throw new FormatException(
                    file.toString(), "holds " + zip.size() + " files, expected at most " + MOST_ENTRIES);
        }
        var entries = new LinkedHashMap<String, ZipEntry>();
        for (var all = zip.entries(); all.hasMoreElements(); ) {
            var entry = all.nextElement();
            String name = entry.getName();
            if (name.endsWith(ENDING)) {
                String array = name.substring(0, name.length() - ENDING.length());
                if (entries.put(array, entry) != null) {
                    throw new FormatException(file.toString(), "holds two arrays with the name " + array);
                }
            }
        }
        return entries;
    }

    private static NpyArray array(String name, ZipFile zip, ZipEntry entry) throws IOException {
        long size = entry.getSize();
        if (size < 0 || size > entry.getCompressedSize() * MOST_PER_BYTE + MOST_PER_BYTE) {
            throw new FormatException(
                    name,
                    "declares " + size + " bytes, more than the " + entry.getCompressedSize()
                            + " that it is packed in can hold");
        }
        var sum = new CRC32();
        try (InputStream in = new CheckedInputStream(zip.getInputStream(entry), sum)) {
            var array = new NpyStream(name, Channels.newChannel(in), size).array();
            if (in.read() >= 0) {
                throw new FormatException(name, "goes on after the " + size + " bytes that it declares");
            }
            if (sum.getValue() != entry.getCrc()) {
                throw new FormatException(name, "is damaged: its checksum does not fit its data");
            }
            return array;
        }
    }
}
