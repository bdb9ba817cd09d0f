package convarium.engine.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import convarium.engine.format.FormatException;
import convarium.engine.tensor.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MnistTest {
    @TempDir
    Path folder = Path.of("");

    /// Pictures of 3×2 of which the i-th holds nothing but i, with the label i mod 10.
    private void pair(String kind, int count) throws IOException {
        pictures(kind, count, 3, 2);
        var labels = new byte[count];
        for (int i = 0; i < count; i++) {
            labels[i] = (byte) (i % 10);
        }
        labels(kind, labels);
    }

    private void pictures(String kind, int count, int rows, int columns) throws IOException {
        var bytes = ByteBuffer.allocate(16 + count * rows * columns);
        bytes.putInt(0x803).putInt(count).putInt(rows).putInt(columns);
        for (int i = 0; i < count * rows * columns; i++) {
            bytes.put((byte) (i / (rows * columns)));
        }
        Files.write(folder.resolve(kind + "-images-idx3-ubyte"), bytes.array());
    }

    private void labels(String kind, byte... labels) throws IOException {
        var bytes = ByteBuffer.allocate(8 + labels.length);
        bytes.putInt(0x801).putInt(labels.length).put(labels);
        Files.write(folder.resolve(kind + "-labels-idx1-ubyte"), bytes.array());
    }

    private void refused(String name, String reason) {
        var e = assertThrows(FormatException.class, () -> Mnist.read(folder, 1));
        assertEquals((name.isEmpty() ? folder : folder.resolve(name)) + ": " + reason, e.getMessage());
    }

    private static List<Integer> numbers(DataSet set) {
        var numbers = new ArrayList<Integer>();
        float[] x = new float[8];
        for (int i = 0; i < set.count(); i++) {
            set.copy(i, x, 1);
            for (int j = 1; j < 7; j++) {
                assertEquals(x[1], x[j]);
            }
            assertEquals(0, x[0] + x[7]);
            int number = Math.round(x[1] * 255);
            assertEquals(number / 255f, x[1]);
            assertEquals(number % 10, set.label(i));
            numbers.add(number);
        }
        return numbers;
    }

    @Test
    void withBothPairsTheTestFilesValidate() throws IOException {
        pair("train", 30);
        pair("t10k", 7);
        var split = Mnist.read(folder, 1);
        assertEquals(Shape.of(1, 3, 2), split.training().shape());
        assertEquals(10, split.training().classes());
        assertEquals(30, numbers(split.training()).size());
        assertEquals(List.of(0, 1, 2, 3, 4, 5, 6), numbers(split.validation()));
    }

    @Test
    void oneOfThePairsIsSplitBySeed() throws IOException {
        pair("t10k", 57);
        var split = Mnist.read(folder, 1);
        var held = numbers(split.validation());
        assertEquals(5, held.size());
        var all = new ArrayList<>(numbers(split.training()));
        all.addAll(held);
        assertEquals(57, all.stream().distinct().count());
        assertEquals(held, numbers(DataSets.read("mnist:" + folder, 1).validation()));
        assertNotEquals(held, numbers(Mnist.read(folder, 2).validation()));
    }

    @Test
    void twoPicturesAreTheLeast() throws IOException {
        pair("train", 2);
        assertEquals(1, Mnist.read(folder, 1).validation().count());
        pair("train", 1);
        refused("", "holds 1 picture, expected at least 2, to learn and to validate");
    }

    @Test
    void packedFilesAreFoundToo() throws IOException {
        pair("train", 20);
        for (String name : List.of("train-images-idx3-ubyte", "train-labels-idx1-ubyte")) {
            try (var gzip = new GZIPOutputStream(Files.newOutputStream(folder.resolve(name + ".gz")))) {
                Files.copy(folder.resolve(name), gzip);
            }
            Files.delete(folder.resolve(name));
        }
        assertEquals(18, Mnist.read(folder, 1).training().count());
    }

    @Test
    void whatDoesNotFitIsRefused() throws IOException {
        refused(
                "",
                "holds no pictures: looked for train-images-idx3-ubyte with train-labels-idx1-ubyte, and"
                        + " t10k-images-idx3-ubyte with t10k-labels-idx1-ubyte, plain or .gz");
        pictures("train", 3, 28, 28);
        refused("", "has train-images-idx3-ubyte without its partner train-labels-idx1-ubyte (plain or .gz)");
        labels("train", new byte[] {1, 2});
        refused("train-labels-idx1-ubyte", "expected 3 labels, one for each picture, found 2");
        labels("train", new byte[] {1, 2, 10});
        refused("train-labels-idx1-ubyte", "expected labels from 0 to 9, found 10 at picture 2");
        labels("train", new byte[] {1, 2, 9});
        pair("t10k", 7);
        refused("", "has pictures of 1×28×28 to learn from and of 1×3×2 to validate, expected one size");
        Files.delete(folder.resolve("t10k-images-idx3-ubyte"));
        refused("", "has t10k-labels-idx1-ubyte without its partner t10k-images-idx3-ubyte (plain or .gz)");
    }

    @Test
    void smallerPicturesAreFramedWithZeros() throws IOException {
        pair("train", 20);
        var split = Mnist.read(folder, 1);
        assertEquals(split, split.framed(Shape.of(1, 3, 2)));
        for (var shape : List.of(Shape.of(1, 5, 4), Shape.of(1, 4, 2), Shape.of(1, 3, 5), Shape.of(1, 8, 3))) {
            var framed = split.framed(shape).training();
            int h = shape.size(1);
            int w = shape.size(2);
            float[] expected = new float[6];
            float[] x = new float[h * w];
            Arrays.fill(x, 9);
            split.training().copy(7, expected, 0);
            framed.copy(7, x, 0);
            for (int i = 0; i < x.length; i++) {
                int y = i / w - (h - 3) / 2;
                int column = i % w - (w - 2) / 2;
                boolean inside = y >= 0 && y < 3 && column >= 0 && column < 2;
                assertEquals(inside ? expected[y * 2 + column] : 0, x[i], shape + " at " + i);
            }
            assertEquals(split.training().label(7), framed.label(7));
        }
        var e = assertThrows(IllegalArgumentException.class, () -> split.framed(Shape.of(1, 3, 1)));
        assertEquals("the network takes pictures of 1×3×1 or smaller ones, found pictures of 1×3×2", e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> split.framed(Shape.of(3, 3, 2)));
    }

    @Test
    void foldersAndNamesThatAreNone() throws IOException {
        var none = folder.resolve("none");
        var e = assertThrows(FormatException.class, () -> Mnist.read(none, 1));
        assertEquals(none + ": there is no such folder", e.getMessage());
        var file = Files.createFile(folder.resolve("file"));
        e = assertThrows(FormatException.class, () -> Mnist.read(file, 1));
        assertEquals(file + ": is no folder, expected one", e.getMessage());
        for (String name : List.of("mnist", "mnist:", "cifar:x", "", "mnist:\0")) {
            assertThrows(IllegalArgumentException.class, () -> DataSets.read(name, 1));
        }
    }

    @Test
    void theRealDigits() throws IOException {
        var real = Path.of(System.getProperty("basedir", ""))
                .toAbsolutePath()
                .resolve("../../shared/data/mnist")
                .normalize();
        assumeTrue(Files.isDirectory(real), "there is no " + real);
        var split = Mnist.read(real, 3);
        assertEquals(9000, split.training().count());
        assertEquals(1000, split.validation().count());
        int[] counts = new int[10];
        float[] x = new float[784];
        double sum = 0;
        for (var set : List.of(split.training(), split.validation())) {
            for (int i = 0; i < set.count(); i++) {
                counts[set.label(i)]++;
                set.copy(i, x, 0);
                for (float v : x) {
                    sum += v;
                }
            }
        }
        // the classes of t10k and its mean brightness, as widely published
        assertTrue(Arrays.equals(new int[] {980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009}, counts));
        assertEquals(0.1325, sum / 10_000 / 784, 1e-4);
    }
}
