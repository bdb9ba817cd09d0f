package convarium.engine.data;

import convarium.engine.format.FormatException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds data by name: `glyphs`, `glyphs:letters`, `glyphs:all` and `shapes`, which the program makes,
/// or a kind of file, a colon and where it lies, such as `mnist:FOLDER`.
public final class DataSets {
    private static final SequencedMap<String, Reader> READERS = new LinkedHashMap<>();

    static {
        READERS.put("mnist", Mnist::read);
        READERS.put("fashion", Mnist::readFashion);
        READERS.put("cifar10", Cifar.CIFAR_10::read);
        READERS.put("cifar100", Cifar.CIFAR_100::read);
        READERS.put("folder", PictureFolder::read);
        READERS.put("npz", NpzFile::read);
    }

    private DataSets() {}

    /// Reads one kind of file.
    @FunctionalInterface
    private interface Reader {
        Split read(Path source, long seed) throws FormatException;
    }

    /// The kinds that are read, as they are written before the colon.
    public static List<String> readKinds() {
        return List.copyOf(READERS.keySet());
    }

    /// The names of the sets that the program makes.
    public static List<String> madeNames() {
        return Stream.concat(Arrays.stream(GlyphSet.values()).map(GlyphSet::code), Stream.of(Shapes.CODE))
                .toList();
    }

    /// Reads a data set.
    ///
    /// @param name that of a set which is made, or a kind, a colon and where it lies
    /// @param seed chooses what is held out, where the data do not say so themselves
    /// @throws IllegalArgumentException if there is no such kind
    /// @throws FormatException if the files cannot be used
    public static Split read(String name, long seed) throws FormatException {
        for (var set : GlyphSet.values()) {
            if (set.code().equals(name)) {
                return Glyphs.make(set, Glyphs.DEFAULT_DIFFICULTY, seed);
            }
        }
        if (name.equals(Shapes.CODE)) {
            return Shapes.make(seed);
        }
        for (Map.Entry<String, Reader> entry : READERS.entrySet()) {
            String start = entry.getKey() + ":";
            if (name.startsWith(start) && name.length() > start.length()) {
                return entry.getValue().read(path(name.substring(start.length())), seed);
            }
        }
        throw new IllegalArgumentException("expected " + String.join(", ", madeNames()) + ", or one of "
                + READERS.keySet().stream().map(kind -> kind + ":").collect(Collectors.joining(", "))
                + " followed by a folder or file, found '" + name + "'");
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("expected the name of a folder or file, found '" + text + "'", e);
        }
    }
}
