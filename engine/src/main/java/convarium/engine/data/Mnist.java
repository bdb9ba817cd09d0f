package convarium.engine.data;

import convarium.engine.format.FormatException;
import convarium.engine.format.Idx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Handwritten digits in a folder with the files of the MNIST database, under their standard names, plain
/// or packed with gzip (then with `.gz` behind the name).
public final class Mnist {
    private static final int CLASSES = 10;
    private static final String PICTURES = "-images-idx3-ubyte";
    private static final String LABELS = "-labels-idx1-ubyte";
    private static final String TRAINING = "train";
    private static final String VALIDATION = "t10k";

    private Mnist() {}

    /// Reads the digits of a folder: train-* to learn from and t10k-* to validate; where one of these pairs
    /// is missing, the other is split 9 : 1.
    ///
    /// @param seed chooses what is held out of a single pair
    /// @throws FormatException if there is no pair, or a file is damaged or does not fit its partner
    public static Split read(Path folder, long seed) throws FormatException {
        if (!Files.isDirectory(folder)) {
            throw new FormatException(
                    folder.toString(), Files.exists(folder) ? "is no folder, expected one" : "there is no such folder");
        }
        var training = pair(folder, TRAINING);
        var validation = pair(folder, VALIDATION);
        if (training.isPresent() && validation.isPresent()) {
            return both(folder, training.get(), validation.get());
        }
        var single = training.or(() -> validation)
                .orElseThrow(() -> new FormatException(
                        folder.toString(),
                        "holds no digits: looked for " + TRAINING + PICTURES + " with " + TRAINING + LABELS + ", and "
                                + VALIDATION + PICTURES + " with " + VALIDATION + LABELS + ", plain or .gz"));
        if (single.count() < 2) {
            throw new FormatException(
                    folder.toString(), "holds 1 picture, expected at least 2, to learn and to validate");
        }
        return Split.nineToOne(single, seed);
    }

    private static Split both(Path folder, DataSet training, DataSet validation) throws FormatException {
        if (!training.shape().equals(validation.shape())) {
            throw new FormatException(
                    folder.toString(),
                    "has pictures of " + training.shape() + " to learn from and of " + validation.shape()
                            + " to validate, expected one size");
        }
        return new Split(training, validation);
    }

    private static Optional<DataSet> pair(Path folder, String kind) throws FormatException {
        var pictures = find(folder, kind + PICTURES);
        var labels = find(folder, kind + LABELS);
        if (pictures.isEmpty() && labels.isEmpty()) {
            return Optional.empty();
        }
        if (pictures.isEmpty() || labels.isEmpty()) {
            var found = pictures.or(() -> labels).orElseThrow();
            String missing = kind + (pictures.isEmpty() ? PICTURES : LABELS);
            throw new FormatException(
                    folder.toString(),
                    "has " + found.getFileName() + " without its partner " + missing + " (plain or .gz)");
        }
        return Optional.of(digits(pictures.get(), labels.get()));
    }

    private static DataSet digits(Path pictureFile, Path labelFile) throws FormatException {
        var pictures = Idx.pictures(pictureFile);
        var labels = Idx.labels(labelFile);
        if (pictures.count() != labels.count()) {
            throw new FormatException(
                    labels.file(),
                    "expected " + pictures.count() + " labels, one for each picture, found " + labels.count());
        }
        for (int i = 0; i < labels.count(); i++) {
            if (labels.value(i) >= CLASSES) {
                throw new FormatException(
                        labels.file(), "expected labels from 0 to 9, found " + labels.value(i) + " at picture " + i);
            }
        }
        return new BytePictures(pictures, labels, CLASSES);
    }

    private static Optional<Path> find(Path folder, String name) {
        return List.of(folder.resolve(name), folder.resolve(name + ".gz")).stream()
                .filter(Files::exists)
                .findFirst();
    }
}
