package convarium.engine.data;

import convarium.engine.format.FormatException;
import convarium.engine.format.Idx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Pictures in a folder with the files of the MNIST database, under their standard names, plain or
/// packed with gzip (then with `.gz` behind the name): handwritten digits, or the pieces of clothing of
/// Fashion-MNIST, whose files are called the same.
public final class Mnist {
    /// The classes of MNIST.
    public static final List<String> DIGITS = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");

    /// The classes of Fashion-MNIST. Source: Xiao, Rasul and Vollgraf, "Fashion-MNIST: a Novel Image
    /// Dataset for Benchmarking Machine Learning Algorithms", table 2.
    public static final List<String> CLOTHES = List.of(
            "T-shirt/top", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle boot");

    private static final String PICTURES = "-images-idx3-ubyte";
    private static final String LABELS = "-labels-idx1-ubyte";
    private static final String TRAINING = "train";
    private static final String VALIDATION = "t10k";

    private final Path folder;
    private final List<String> classNames;

    private Mnist(Path folder, List<String> classNames) {
        this.folder = folder;
        this.classNames = classNames;
    }

    /// Reads the digits of a folder: train-* to learn from and t10k-* to validate; where one of these
    /// pairs is missing, the other is split 9 : 1.
    ///
    /// @param seed chooses what is held out of a single pair
    /// @throws FormatException if there is no pair, or a file is damaged or does not fit its partner
    public static Split read(Path folder, long seed) throws FormatException {
        return new Mnist(folder, DIGITS).split(seed);
    }

    /// Reads the clothes of a folder in the same way.
    ///
    /// @throws FormatException as [#read(Path, long)]
    public static Split readFashion(Path folder, long seed) throws FormatException {
        return new Mnist(folder, CLOTHES).split(seed);
    }

    private Split split(long seed) throws FormatException {
        DataFiles.checkFolder(folder);
        var training = pair(TRAINING);
        var validation = pair(VALIDATION);
        if (training.isPresent() && validation.isPresent()) {
            return both(training.get(), validation.get());
        }
        var single = training.or(() -> validation)
                .orElseThrow(() -> new FormatException(
                        folder.toString(),
                        "holds no pictures: looked for " + TRAINING + PICTURES + " with " + TRAINING + LABELS + ", and "
                                + VALIDATION + PICTURES + " with " + VALIDATION + LABELS + ", plain or .gz"));
        return DataFiles.nineToOne(folder, single, seed);
    }

    private Split both(DataSet training, DataSet validation) throws FormatException {
        if (!training.shape().equals(validation.shape())) {
            throw new FormatException(
                    folder.toString(),
                    "has pictures of " + training.shape() + " to learn from and of " + validation.shape()
                            + " to validate, expected one size");
        }
        return new Split(training, validation);
    }

    private Optional<DataSet> pair(String kind) throws FormatException {
        var pictures = find(kind + PICTURES);
        var labels = find(kind + LABELS);
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
        return Optional.of(labelled(pictures.get(), labels.get()));
    }

    private DataSet labelled(Path pictureFile, Path labelFile) throws FormatException {
        var pictures = Idx.pictures(pictureFile);
        var labels = Idx.labels(labelFile);
        if (pictures.count() != labels.count()) {
            throw new FormatException(
                    labels.file(),
                    "expected " + pictures.count() + " labels, one for each picture, found " + labels.count());
        }
        for (int i = 0; i < labels.count(); i++) {
            if (labels.value(i) >= classNames.size()) {
                throw DataFiles.wrongLabel(labels.file(), classNames.size(), labels.value(i), i);
            }
        }
        return new IdxPictures(pictures, labels, classNames);
    }

    private Optional<Path> find(String name) {
        return List.of(folder.resolve(name), folder.resolve(name + ".gz")).stream()
                .filter(Files::exists)
                .findFirst();
    }
}
