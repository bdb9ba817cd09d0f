package convarium.engine.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.engine.format.FormatException;
import convarium.engine.format.Npy;
import convarium.engine.tensor.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Data sets in files that `make_data_samples.py` made with numpy and torch, and in files written here
/// byte by byte.
class DataReadersTest {
    @TempDir
    Path folder = Path.of("");

    private static float[] picture(DataSet set, int index) {
        float[] values = new float[set.shape().elements()];
        set.copy(index, values, 0);
        return values;
    }

    private static List<Integer> labels(DataSet set) {
        return IntStream.range(0, set.count()).map(set::label).boxed().toList();
    }

    /// What the script's `ramp` has at a place.
    private static float ramp(int at, int step) {
        return (at * step % 256) / 255f;
    }

    @Test
    void npzWithChannelsLast() throws FormatException {
        var split = DataSets.read("npz:" + DataSamples.of("keras.npz"), 1);
        assertEquals(List.of(0, 2, 1, 0, 2, 1), labels(split.training()));
        assertEquals(List.of(0, 2, 1), labels(split.validation()));
        assertEquals(List.of("0", "1", "2"), split.validation().classNames());
        assertEquals(Shape.of(3, 5, 4), split.training().shape());
        for (int i = 0; i < 6; i++) {
            float[] values = picture(split.training(), i);
            for (int p = 0; p < 60; p++) {
                int c = p / 20;
                assertEquals(ramp(i * 60 + p % 20 * 3 + c, 7), values[p]);
            }
        }
        assertEquals(ramp(60 + 19 * 3 + 1, 5), picture(split.validation(), 1)[39]);
    }

    @Test
    void npzWithChannelsFirstAndFloatsIsSplitBySeed() throws FormatException {
        String name = "npz:" + DataSamples.of("first.npz");
        var split = DataSets.read(name, 1);
        assertEquals(18, split.training().count());
        assertEquals(2, split.validation().count());
        assertEquals(4, split.training().classes());
        assertEquals(Shape.of(3, 5, 4), split.training().shape());
        var seen = new ArrayList<Integer>();
        for (var set : List.of(split.training(), split.validation())) {
            for (int i = 0; i < set.count(); i++) {
                float[] values = picture(set, i);
                int number = number(values);
                assertEquals(number % 4, set.label(i));
                seen.add(number);
            }
        }
        assertEquals(20, seen.stream().distinct().count());
        assertEquals(DataFingerprint.sha256(split), DataFingerprint.sha256(DataSets.read(name, 1)));
        assertNotEquals(DataFingerprint.sha256(split), DataFingerprint.sha256(DataSets.read(name, 2)));
    }

    /// Which of the ramp's pictures of 60 values these are.
    private static int number(float[] values) {
        return IntStream.range(0, 20)
                .filter(n -> IntStream.range(0, 60).allMatch(p -> ramp(n * 60 + p, 7) == values[p]))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void npzInFortranOrderAndLabelsAsFloats() throws FormatException {
        var split = DataSets.read("npz:" + DataSamples.of("fortran.npz"), 1);
        assertEquals(labels(split.validation()), labels(split.training()));
        for (int i = 0; i < 6; i++) {
            assertArrayEquals(picture(split.validation(), i), picture(split.training(), i));
        }
        assertEquals(ramp(119, 7), picture(split.training(), 5)[19]);
    }

    @Test
    void cifarOutOfTheArchive() throws IOException {
        var archive = DataSamples.of("cifar-10-binary.tar.gz");
        for (var place : List.of(archive, archive.resolveSibling("."))) {
            var split = DataSets.read("cifar10:" + place, 1);
            // the label of the i-th record of file f is 3i + f
            assertEquals(List.of(1, 4, 7, 0, 2, 5, 8), labels(split.training()));
            assertEquals(List.of(6, 9), labels(split.validation()));
            assertEquals(Shape.of(3, 32, 32), split.training().shape());
            assertEquals("frog", split.validation().classNames().get(6));
            for (int i = 0; i < 3; i++) {
                float[] values = picture(split.training(), 4 + i);
                for (int p = 0; p < 3072; p++) {
                    assertEquals(ramp(p, i + 2), values[p]);
                }
            }
        }
    }

    @Test
    void cifarUnpacked() throws IOException {
        var inner = Files.createDirectories(folder.resolve("cifar-10-batches-bin"));
        Files.write(inner.resolve("data_batch_1.bin"), records(1, 30, 10));
        assertEquals(3, DataSets.read("cifar10:" + folder, 1).validation().count());
        Files.write(inner.resolve("test_batch.bin"), records(1, 7, 10));
        var split = DataSets.read("cifar10:" + folder, 1);
        assertEquals(30, split.training().count());
        assertEquals(List.of(0, 1, 2, 3, 4, 5, 6), labels(split.validation()));
        Files.write(folder.resolve("train.bin"), records(2, 120, 100));
        var hundred = DataSets.read("cifar100:" + folder, 1);
        assertEquals(108, hundred.training().count());
        Files.write(folder.resolve("test.bin"), records(2, 101, 100));
        hundred = DataSets.read("cifar100:" + folder, 1);
        assertEquals(100, hundred.training().classNames().size());
        assertEquals("worm", hundred.training().classNames().get(99));
        assertEquals(99, hundred.training().label(99));
        assertEquals(0, hundred.validation().label(100));
        float[] values = picture(hundred.validation(), 100);
        assertEquals(100 / 255f, values[0]);
        assertEquals(255 / 255f, values[3071]);
    }

    /// Records whose label counts up; the first value is the number of the record and the last 255.
    private static byte[] records(int labelBytes, int count, int classes) {
        var bytes = ByteBuffer.allocate(count * (labelBytes + 3072));
        for (int i = 0; i < count; i++) {
            if (labelBytes == 2) {
                bytes.put((byte) 77);
            }
            bytes.put((byte) (i % classes)).put((byte) i).put(new byte[3070]).put((byte) 255);
        }
        return bytes.array();
    }

    @Test
    void fashionHasTheSameFilesAndOtherNames() throws IOException {
        var images = ByteBuffer.allocate(16 + 20 * 4)
                .putInt(0x803)
                .putInt(20)
                .putInt(2)
                .putInt(2);
        var labels = ByteBuffer.allocate(8 + 20).putInt(0x801).putInt(20);
        for (int i = 0; i < 20; i++) {
            labels.put((byte) (i % 10));
        }
        Files.write(folder.resolve("train-images-idx3-ubyte"), images.array());
        Files.write(folder.resolve("train-labels-idx1-ubyte"), labels.array());
        var clothes = DataSets.read("fashion:" + folder, 1).training();
        assertEquals("ankle boot", clothes.classNames().getLast());
        assertEquals(10, clothes.classNames().size());
        assertEquals(
                "9", DataSets.read("mnist:" + folder, 1).training().classNames().getLast());
    }

    /// Five pictures of five sizes become squares of 20, the median of their shorter sides, as numpy
    /// and torch scale them.
    @Test
    void picturesOfSeveralSizes() throws FormatException {
        var split = DataSets.read("folder:" + DataSamples.of("mixed"), 1);
        assertEquals(List.of("cats", "dogs"), split.training().classNames());
        assertEquals(Shape.of(3, 20, 20), split.training().shape());
        float[] expected = Npy.read(DataSamples.of("mixed.npy")).data();
        var seen = new ArrayList<Integer>();
        for (var set : List.of(split.training(), split.validation())) {
            for (int i = 0; i < set.count(); i++) {
                float[] values = picture(set, i);
                int number = IntStream.range(0, 5)
                        .filter(n -> isNear(expected, n * 1200, values))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("none of the five"));
                assertEquals(number < 2 ? 0 : 1, set.label(i));
                seen.add(number);
            }
        }
        assertEquals(5, seen.stream().distinct().count());
    }

    private static boolean isNear(float[] expected, int from, float[] values) {
        return IntStream.range(0, values.length)
                .allMatch(p -> Math.abs(expected[from + p] - 255 * values[p]) <= 0.5001);
    }

    @Test
    void greyPicturesOfOneSizeInParts() throws IOException {
        var split = DataSets.read("folder:" + DataSamples.of("parts"), 1);
        assertEquals(Shape.of(1, 7, 9), split.training().shape());
        // one/0 one/3 two/1 two/2 two/4 two/5, each a ramp with a step of its number and 3
        assertEquals(List.of(0, 0, 1, 1, 1, 1), labels(split.training()));
        assertEquals(List.of(0, 1), labels(split.validation()));
        int[] steps = {3, 6, 4, 5, 7, 8};
        for (int i = 0; i < steps.length; i++) {
            float[] values = picture(split.training(), i);
            for (int p = 0; p < 63; p++) {
                assertEquals(ramp(p, steps[i]), values[p]);
            }
        }
        var train = DataSets.read("folder:" + DataSamples.of("parts").resolve("train"), 1);
        assertEquals(6, train.training().count() + train.validation().count());
    }

    @Test
    void everySetNamesItsClasses() {
        var digits = glyphs(GlyphSet.DIGITS);
        assertEquals(List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"), digits.classNames());
        assertEquals("Z", glyphs(GlyphSet.LETTERS).classNames().getLast());
        assertEquals(36, glyphs(GlyphSet.ALL).classNames().size());
        assertEquals(Shapes.kinds(), Shapes.pictures(1, 0, 2).classNames());
        var framed = new Split(digits, digits).framed(Shape.of(1, 32, 32)).training();
        assertEquals("7", framed.classNames().get(7));
        assertEquals("7", Split.nineToOne(digits, 1).training().classNames().get(7));
    }

    private static DataSet glyphs(GlyphSet set) {
        return Glyphs.pictures(set, Glyphs.DEFAULT_DIFFICULTY, 1, 0, 2);
    }

    @Test
    void previewsCountAndShow() throws FormatException {
        var set = DataSets.read("folder:" + DataSamples.of("parts"), 1).training();
        var preview = DataPreview.of(set, 3);
        assertEquals(List.of(2, 4), preview.counts());
        assertEquals(6, preview.count());
        assertEquals(List.of("one", "two"), preview.classNames());
        assertEquals(
                List.of(List.of(0, 1), List.of(2, 3, 4)),
                preview.examples().stream()
                        .map(examples -> examples.stream()
                                .map(DataPreview.Example::index)
                                .toList())
                        .toList());
        assertArrayEquals(
                picture(set, 4), preview.examples().get(1).get(2).picture().data());
        float greatest = 0;
        for (int i = 0; i < set.count(); i++) {
            for (float value : picture(set, i)) {
                greatest = Math.max(greatest, value);
            }
        }
        assertEquals(0, preview.least());
        assertEquals(greatest, preview.greatest());
        assertEquals(set.shape(), preview.shape());
    }

    @Test
    void picturesAreMadeLargerAndSmaller() {
        // one row of the green plane: 0, 1; doubled by hand with centres at halves it is 0, ¼, ¾, 1
        float[] two = {0, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0};
        byte[] larger = PictureScaling.square(two, 2, 2, 4);
        assertArrayEquals(new byte[] {0, 64, (byte) 191, (byte) 255}, Arrays.copyOfRange(larger, 16, 20));
        // three columns into two: the new ones are ⅔ of their first old one and ⅓ of the middle
        float[] three = new float[27];
        for (int row = 0; row < 3; row++) {
            three[row * 3] = 0.3f;
            three[row * 3 + 1] = 0.6f;
        }
        byte[] smaller = PictureScaling.square(three, 3, 3, 2);
        assertEquals(Math.round(255 * 0.4), smaller[0]);
        assertEquals(Math.round(255 * 0.2), smaller[1]);
    }

    @Test
    void foldersAndFilesAreRecognised() throws IOException {
        for (String name : List.of("keras.npz", "mixed", "parts")) {
            var place = DataSamples.of(name);
            String kind = name.endsWith("npz") ? "npz:" : "folder:";
            assertEquals(kind + place, DataSets.nameOf(place));
            DataSets.check(kind + place);
        }
        var archive = DataSamples.of("cifar-10-binary.tar.gz");
        assertEquals("cifar10:" + archive, DataSets.nameOf(archive));
        var batches = Files.createDirectory(folder.resolve("c"));
        Files.createFile(batches.resolve("test.bin"));
        assertEquals("cifar100:" + batches, DataSets.nameOf(batches));
        for (String name : List.of("digits", "my-Fashion")) {
            var idx = Files.createDirectory(folder.resolve(name));
            Files.createFile(idx.resolve("t10k-images-idx3-ubyte.gz"));
            assertEquals((name.equals("digits") ? "mnist:" : "fashion:") + idx, DataSets.nameOf(idx));
        }
        assertEquals("folder:" + folder, DataSets.nameOf(folder));
    }

    @Test
    void splitsSayWhoChose() throws FormatException {
        assertFalse(DataSets.read("npz:" + DataSamples.of("keras.npz"), 1).isBySeed());
        assertTrue(DataSets.read("npz:" + DataSamples.of("first.npz"), 1).isBySeed());
    }
}
