package convarium.engine.data;

import convarium.engine.data.NpzPictures.Layout;
import convarium.engine.format.FormatException;
import convarium.engine.format.NpyArray;
import convarium.engine.format.Npz;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/// Pictures and labels in one npz file, under the names that Keras' data sets have: `x_train`,
/// `y_train`, `x_test`, `y_test`; or `x` and `y`.
///
/// Pictures are `(n, h, w)`, `(n, h, w, c)` or `(n, c, h, w)` with one channel or three; where both of
/// the last fit, channels come last. Values up to 1 stay as they are; if one is larger, all are divided
/// by 255. Labels are whole numbers from 0, `(n)` or `(n, 1)`; there are as many classes as the largest
/// label says, and one more.
final class NpzFile {
    private static final int MOST_CLASSES = 1000;
    private static final float LARGEST = 255;
    private static final List<String> WHOLE = List.of("x", "y");
    private static final List<String> TRAINING = List.of("x_train", "y_train");
    private static final List<String> VALIDATION = List.of("x_test", "y_test");

    private final String file;
    private final Map<String, NpyArray> arrays;
    private final List<String> names;

    private NpzFile(String file, Npz.Content content) {
        this.file = file;
        arrays = content.arrays();
        names = content.names();
    }

    /// Reads a file: with `x_test` that validates; without, a tenth is held out by the seed.
    ///
    /// @throws FormatException if the file cannot be read or does not hold such arrays
    static Split read(Path file, long seed) throws FormatException {
        var content =
                Npz.read(file, name -> WHOLE.contains(name) || TRAINING.contains(name) || VALIDATION.contains(name));
        return new NpzFile(file.toString(), content).split(file, seed);
    }

    private Split split(Path source, long seed) throws FormatException {
        boolean whole = has(WHOLE);
        boolean training = has(TRAINING);
        boolean validation = has(VALIDATION);
        if (whole && (training || validation)) {
            throw broken("holds both x with y and x_train or x_test, expected one of the two: it holds " + names);
        }
        if (!whole && !training) {
            throw broken("holds " + names + ", expected the arrays x_train and y_train (and x_test and y_test), or x"
                    + " and y");
        }
        var pair = whole ? WHOLE : TRAINING;
        var x = array(pair.getFirst());
        int[] y = labels(array(pair.getLast()), count(x));
        var layout = layout(x);
        float largest = largest(x);
        if (!validation) {
            var classNames = classNames(most(y));
            return DataFiles.nineToOne(
                    source, new NpzPictures(x, layout, largest > 1 ? LARGEST : 1, classNames, y), seed);
        }
        var heldX = array(VALIDATION.getFirst());
        int[] heldY = labels(array(VALIDATION.getLast()), count(heldX));
        if (!heldX.shape()
                .dimensions()
                .subList(1, heldX.shape().rank())
                .equals(x.shape().dimensions().subList(1, x.shape().rank()))) {
            throw broken("has x_train of shape " + x.shape() + " and x_test of shape " + heldX.shape()
                    + ", expected pictures of one size");
        }
        float divisor = Math.max(largest, largest(heldX)) > 1 ? LARGEST : 1;
        var classNames = classNames(Math.max(most(y), most(heldY)));
        return new Split(
                new NpzPictures(x, layout, divisor, classNames, y),
                new NpzPictures(heldX, layout, divisor, classNames, heldY));
    }

    /// Whether a pair is there.
    ///
    /// @throws FormatException if half of it is
    private boolean has(List<String> pair) throws FormatException {
        boolean x = arrays.containsKey(pair.getFirst());
        boolean y = arrays.containsKey(pair.getLast());
        if (x != y) {
            throw broken("has " + (x ? pair.getFirst() : pair.getLast()) + " without its partner "
                    + (x ? pair.getLast() : pair.getFirst()) + ": it holds " + names);
        }
        return x;
    }

    /// An array that [#has(List)] has seen.
    private NpyArray array(String name) {
        return Objects.requireNonNull(arrays.get(name), name);
    }

    private static int count(NpyArray pictures) {
        return pictures.shape().size(0);
    }

    private static Layout layout(NpyArray pictures) throws FormatException {
        var shape = pictures.shape();
        if (shape.rank() == 3) {
            return Layout.GREY;
        }
        if (shape.rank() == 4 && isChannels(shape.size(3))) {
            return Layout.CHANNELS_LAST;
        }
        if (shape.rank() == 4 && isChannels(shape.size(1))) {
            return Layout.CHANNELS_FIRST;
        }
        throw new FormatException(
                pictures.name(),
                "has the shape " + shape + ", expected pictures n×h×w, or n×h×w×c or n×c×h×w with 1 or 3 channels");
    }

    private static boolean isChannels(int size) {
        return size == 1 || size == 3;
    }

    /// The largest value of an array, all of which must be from 0 to 255.
    private static float largest(NpyArray pictures) throws FormatException {
        float largest = 0;
        int elements = pictures.shape().elements();
        for (int i = 0; i < elements; i++) {
            float value = pictures.value(i);
            if (!(value >= 0 && value <= LARGEST)) {
                throw new FormatException(
                        pictures.name(), "holds the value " + value + ", expected values from 0 to 1 or from 0 to 255");
            }
            largest = Math.max(largest, value);
        }
        return largest;
    }

    private static int[] labels(NpyArray array, int count) throws FormatException {
        var shape = array.shape();
        if (shape.rank() > 2 || (shape.rank() == 2 && shape.size(1) != 1)) {
            throw new FormatException(
                    array.name(), "has the shape " + shape + ", expected one label a picture: n or n×1");
        }
        if (shape.size(0) != count) {
            throw new FormatException(
                    array.name(), "expected " + count + " labels, one for each picture, found " + shape.size(0));
        }
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            float value = array.value(i);
            if (!(value >= 0 && value < MOST_CLASSES) || value != (int) value) {
                throw DataFiles.wrongLabel(array.name(), MOST_CLASSES, value, i);
            }
            labels[i] = (int) value;
        }
        return labels;
    }

    private static int most(int[] labels) {
        return IntStream.of(labels).max().orElse(0);
    }

    private List<String> classNames(int largestLabel) throws FormatException {
        if (largestLabel == 0) {
            throw broken("has the label 0 for every picture, expected at least two classes to tell apart");
        }
        return IntStream.rangeClosed(0, largestLabel)
                .mapToObj(Integer::toString)
                .toList();
    }

    private FormatException broken(String reason) {
        return new FormatException(file, reason);
    }
}
