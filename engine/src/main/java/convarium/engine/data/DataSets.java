package convarium.engine.data;

import convarium.engine.format.FormatException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// Finds data by name: `glyphs`, `glyphs:letters`, `glyphs:all`, `shapes` or `mnist:FOLDER`.
public final class DataSets {
    private static final String MNIST = "mnist:";

    private DataSets() {}

    /// Reads a data set.
    ///
    /// @param name the kind, a colon and where it lies
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
        if (!name.startsWith(MNIST) || name.length() == MNIST.length()) {
            throw new IllegalArgumentException("expected glyphs, shapes or mnist:FOLDER, found '" + name + "'");
        }
        String folder = name.substring(MNIST.length());
        Path path;
        try {
            path = Path.of(folder);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("expected the name of a folder, found '" + folder + "'", e);
        }
        return Mnist.read(path, seed);
    }
}
