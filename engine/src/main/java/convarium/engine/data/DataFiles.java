package convarium.engine.data;

import convarium.engine.format.FormatException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the readers of data sets have in common.
final class DataFiles {
    private DataFiles() {}

    static void checkFolder(Path folder) throws FormatException {
        if (!Files.isDirectory(folder)) {
            throw new FormatException(
                    folder.toString(), Files.exists(folder) ? "is no folder, expected one" : "there is no such folder");
        }
    }

    /// Splits a set that does not say itself what is to validate.
    ///
    /// @param source the folder or file, for what is said of it
    static Split nineToOne(Path source, DataSet all, long seed) throws FormatException {
        if (all.count() < 2) {
            throw new FormatException(
                    source.toString(), "holds 1 picture, expected at least 2, to learn and to validate");
        }
        return Split.nineToOne(all, seed);
    }

    static FormatException wrongLabel(String file, int classes, Object found, int index) {
        return new FormatException(
                file, "expected labels from 0 to " + (classes - 1) + ", found " + found + " at picture " + index);
    }
}
