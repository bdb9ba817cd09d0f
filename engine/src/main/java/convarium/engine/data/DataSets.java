package convarium.engine.data;

import convarium.engine.format.FormatException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
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
        String kind = kind(name).orElseThrow(() -> unknown(name));
        return Objects.requireNonNull(READERS.get(kind), kind).read(path(name.substring(kind.length() + 1)), seed);
    }

    /// Holds a name against what there is, without reading anything.
    ///
    /// @throws IllegalArgumentException if there is no such kind
    public static void check(String name) {
        if (madeNames().contains(name) || kind(name).isPresent()) {
            return;
        }
        throw unknown(name);
    }

    /// The kind that stands before the colon.
    private static Optional<String> kind(String name) {
        int colon = name.indexOf(':');
        return Optional.of(name.substring(0, Math.max(0, colon)))
                .filter(kind -> READERS.containsKey(kind) && name.length() > colon + 1);
    }

    private static IllegalArgumentException unknown(String name) {
        return new IllegalArgumentException("expected " + String.join(", ", madeNames()) + ", or one of "
                + READERS.keySet().stream().map(kind -> kind + ":").collect(Collectors.joining(", "))
                + " followed by a folder or file, found '" + name + "'");
    }

    /// What a folder or file most likely is, told by the names in it, as a name for [#read]. MNIST and
    /// Fashion-MNIST have the same names: it is the latter if its path speaks of fashion.
    public static String nameOf(Path source) {
        String path = source.toString();
        String lower = path.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".npz")) {
            return "npz:" + path;
        }
        for (String start : List.of("train-images-idx3-ubyte", "t10k-images-idx3-ubyte")) {
            if (Files.exists(source.resolve(start)) || Files.exists(source.resolve(start + ".gz"))) {
                return (lower.contains("fashion") ? "fashion:" : "mnist:") + path;
            }
        }
        if (Cifar.CIFAR_10.isIn(source)) {
            return "cifar10:" + path;
        }
        return (Cifar.CIFAR_100.isIn(source) ? "cifar100:" : "folder:") + path;
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("expected the name of a folder or file, found '" + text + "'", e);
        }
    }
}
