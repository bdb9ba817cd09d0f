package convarium.engine.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.engine.format.FormatException;
import convarium.engine.format.Hostile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Files that are damaged or hold something else: each is refused in a sentence that names it.
class HostileDataTest {
    @TempDir
    Path folder = Path.of("");

    private static String refusal(String name) {
        return assertThrows(FormatException.class, () -> DataSets.read(name, 1)).getMessage();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no_partner |: has x without its partner y: it holds [x]",
                "both |: holds both x with y and x_train or x_test, expected one of the two: it holds [x, y, x_train, y_train]",
                "only_test |: holds [x_test, y_test], expected the arrays x_train and y_train (and x_test and y_test), or x and y",
                "other_names |: holds [images, labels], expected the arrays x_train and y_train (and x_test and y_test), or x and y",
                "counts |!y: expected 4 labels, one for each picture, found 3",
                "negative |!y: expected labels from 0 to 999, found -1.0 at picture 0",
                "too_large |!y: expected labels from 0 to 999, found 1000.0 at picture 1",
                "fractions |!y: expected labels from 0 to 999, found 0.5 at picture 1",
                "one_class |: has the label 0 for every picture, expected at least two classes to tell apart",
                "one_hot |!y: has the shape 4×4, expected one label a picture: n or n×1",
                "flat |!x: has the shape 4×20, expected pictures n×h×w, or n×h×w×c or n×c×h×w with 1 or 3 channels",
                "five_channels |!x: has the shape 4×5×4×5, expected pictures n×h×w, or n×h×w×c or n×c×h×w with 1 or 3 channels",
                "infinite |!x: holds the value Infinity, expected values from 0 to 1 or from 0 to 255",
                "standardised |!x: holds the value -1.0, expected values from 0 to 1 or from 0 to 255",
                "sizes |: has x_train of shape 4×5×4 and x_test of shape 4×5×5, expected pictures of one size",
                "text |!y: holds text (<U3), expected float16, float32, float64 or integers",
                "objects |!y: holds Python objects (O), expected float16, float32, float64 or integers",
                "nothing |!x: has an axis of size 0, so it holds nothing",
                "twice |: holds two arrays with the name y",
                "bomb |!x: declares 80 bytes of data for its shape 4×5×4, found 20000080",
                "short |!x: declares 80 bytes of data for its shape 4×5×4, found 79",
            })
    void npz(String name, String reason) {
        var file = DataSamples.of("bad/" + name + ".npz");
        // the table's own mark cannot stand in it
        assertEquals(file + reason.replace("(O)", "(|O)"), refusal("npz:" + file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"keras.npz", "first.npz"})
    void npzCutOrFlipped(String name) throws IOException {
        byte[] whole = Files.readAllBytes(DataSamples.of(name));
        var file = folder.resolve("x.npz");
        for (int length = 0; length < whole.length; length += 7) {
            assertFalse(read("npz:", file, Arrays.copyOf(whole, length)), "cut to " + length);
        }
        int taken = 0;
        for (int seed = 0; seed < 600; seed++) {
            taken += read("npz:", file, Hostile.damaged(whole, seed)) ? 1 : 0;
        }
        int survived = taken;
        assertTrue(survived < 500, () -> "damage goes unnoticed: " + survived);
    }

    @Test
    void npzThatIsNone() throws IOException {
        var file = Files.writeString(folder.resolve("x.npz"), "x_train");
        assertEquals(file + ": is a file of an unknown kind, expected an npz file", refusal("npz:" + file));
        Files.writeString(file, "PK\u0003\u0004 and then nothing");
        assertEquals(file + ": is a damaged npz file: its zip archive cannot be read", refusal("npz:" + file));
        Files.write(file, new byte[0]);
        assertEquals(file + ": is empty", refusal("npz:" + file));
        Files.delete(file);
        assertEquals(file + ": there is no such file", refusal("npz:" + file));
        assertEquals(folder + ": is a folder, expected a file", refusal("npz:" + folder));
    }

    private static boolean read(String kind, Path file, byte[] bytes) {
        return Hostile.survives(bytes, damaged -> {
            try {
                Files.write(file, damaged);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            return DataSets.read(kind + file, 1);
        });
    }

    @Test
    void cifar() throws IOException {
        assertEquals(
                folder + ": holds no pictures: looked for data_batch_1.bin and test_batch.bin, there or in"
                        + " cifar-10-batches-bin, and for cifar-10-binary.tar.gz",
                refusal("cifar10:" + folder));
        assertEquals(
                folder + ": holds no pictures: looked for train.bin and test.bin, there or in cifar-100-binary, and for"
                        + " cifar-100-binary.tar.gz",
                refusal("cifar100:" + folder));
        assertEquals(
                folder.resolve("none") + ": there is no such folder", refusal("cifar10:" + folder.resolve("none")));
        var one = folder.resolve("data_batch_1.bin");
        Files.write(one, new byte[2 * 3073 - 1]);
        assertEquals(
                one + ": has 6145 bytes, expected whole records of 3073: after 1 of them 3072 bytes are left",
                refusal("cifar10:" + folder));
        Files.write(one, new byte[3073 + 1]);
        assertEquals(
                one + ": has 3074 bytes, expected whole records of 3073: after 1 of them 1 bytes are left",
                refusal("cifar10:" + folder));
        Files.write(one, new byte[0]);
        assertEquals(one + ": is empty, expected records of 3073 bytes", refusal("cifar10:" + folder));
        byte[] records = new byte[2 * 3073];
        records[3073] = 10;
        Files.write(one, records);
        assertEquals(one + ": expected labels from 0 to 9, found 10 at picture 1", refusal("cifar10:" + folder));
        Files.write(one, new byte[3073]);
        assertEquals(
                folder + ": holds 1 picture, expected at least 2, to learn and to validate",
                refusal("cifar10:" + folder));
        Files.write(folder.resolve("data_batch_3.bin"), new byte[3073]);
        assertEquals(
                folder + ": has data_batch_3.bin without data_batch_2.bin before it", refusal("cifar10:" + folder));
        Files.write(folder.resolve("train.bin"), new byte[2 * 3074 - 2]);
        assertEquals(
                folder.resolve("train.bin")
                        + ": has 6146 bytes, expected whole records of 3074: after 1 of them 3072 bytes are left",
                refusal("cifar100:" + folder));
    }

    @Test
    void archives() throws IOException {
        var sample = DataSamples.of("cifar-10-binary.tar.gz");
        byte[] whole = Files.readAllBytes(sample);
        byte[] tar;
        try (var in = new GZIPInputStream(Files.newInputStream(sample))) {
            tar = in.readAllBytes();
        }
        var file = folder.resolve("c.tar.gz");
        for (int length = 0; length < whole.length; length += 11) {
            assertFalse(read("cifar10:", file, Arrays.copyOf(whole, length)), "cut to " + length);
        }
        // the archive's end and the padding behind it are all that may be missing
        for (int length = 0; length < 1024 + 512 * 60; length += 1031) {
            byte[] cut = Arrays.copyOf(tar, length);
            assertFalse(read("cifar10:", file, packed(cut)), "cut to " + length);
        }
        for (int seed = 0; seed < 150; seed++) {
            read("cifar10:", file, Hostile.damaged(whole, seed));
            read("cifar10:", file, packed(Hostile.damaged(tar, seed)));
        }
        Files.write(file, tar);
        assertEquals(
                file + ": expected a tar archive packed with gzip (.tar.gz), found other first bytes",
                refusal("cifar10:" + file));
        byte[] longer = tar.clone();
        longer[longer.length - 1] = 1;
        Files.write(file, packed(longer));
        assertEquals(file + ": goes on after its end", refusal("cifar10:" + file));
        byte[] renamed = tar.clone();
        renamed[512]++;
        Files.write(file, packed(renamed));
        assertEquals(
                file + ": is no tar archive, or damaged: the checksum of a header does not fit",
                refusal("cifar10:" + file));
        Files.write(file, packed(new byte[10_240]));
        assertEquals(
                file + ": holds no pictures: looked for data_batch_1.bin and test_batch.bin in it",
                refusal("cifar10:" + file));
        Files.write(file, packed("not a tar archive".repeat(100).getBytes(StandardCharsets.US_ASCII)));
        assertEquals(
                file + ": is no tar archive, or damaged: expected an octal number as the checksum of a file",
                refusal("cifar10:" + file));
    }

    private static byte[] packed(byte[] plain) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        }
        return out.toByteArray();
    }

    private static void copy(String sample, Path to) throws IOException {
        Files.createDirectories(to.getParent() == null ? to : to.getParent());
        Files.copy(DataSamples.of(sample), to);
    }

    @Test
    void folders() throws IOException {
        String name = "folder:" + folder;
        String expected = ", expected a folder with pictures for each class, such as cats and dogs";
        assertEquals(folder + ": holds no folders" + expected, refusal(name));
        copy("mixed/cats/a.png", folder.resolve("a.png"));
        assertEquals(folder + ": holds pictures, but no folders" + expected, refusal(name));
        var cats = Files.createDirectory(folder.resolve("cats"));
        assertEquals(cats + ": holds no pictures, expected at least one of this class", refusal(name));
        copy("mixed/cats/a.png", cats.resolve("a.png"));
        assertEquals(folder + ": holds one class, cats, expected at least two to tell apart", refusal(name));
        var dogs = Files.createDirectory(folder.resolve("dogs"));
        var none = Files.writeString(dogs.resolve("1.png"), "no picture");
        assertEquals(none + ": is a file of an unknown kind, expected a PNG, JPEG, GIF or BMP picture", refusal(name));
        byte[] whole = Files.readAllBytes(cats.resolve("a.png"));
        Files.write(none, Arrays.copyOf(whole, whole.length - 20));
        assertTrue(refusal(name).startsWith(none + ": "), refusal(name));
        Files.write(none, whole);
        var deeper = Files.createDirectory(dogs.resolve("more"));
        assertEquals(
                deeper + ": is a folder, expected a picture: the classes are the folders one level above; choose "
                        + dogs + " instead if this is one of them",
                refusal(name));
        Files.delete(deeper);
        Files.createDirectory(folder.resolve(".hidden"));
        Files.write(dogs.resolve("Thumbs.db"), new byte[3]);
        Files.write(dogs.resolve(".DS_Store"), new byte[3]);
        var split = DataSets.read(name, 1);
        assertEquals(List.of("cats", "dogs"), split.training().classNames());
        assertEquals(folder.resolve("none") + ": there is no such folder", refusal(name + "/none"));
    }

    @Test
    void foldersInParts() throws IOException {
        String name = "folder:" + folder;
        copy("mixed/cats/a.png", folder.resolve("train/cats/a.png"));
        copy("mixed/cats/a.png", folder.resolve("train/dogs/a.png"));
        copy("mixed/cats/a.png", folder.resolve("Val/cows/a.png"));
        assertEquals(
                folder.resolve("Val/cows") + ": is a class that the pictures to learn from do not have: [cats, dogs]",
                refusal(name));
        Files.move(folder.resolve("Val/cows"), folder.resolve("Val/dogs"));
        var split = DataSets.read(name, 1);
        assertEquals(2, split.training().count());
        assertEquals(1, split.validation().label(0));
        assertEquals(List.of("cats", "dogs"), split.validation().classNames());
        // another folder beside them makes a class of each
        copy("mixed/cats/a.png", folder.resolve("planes/a.png"));
        assertTrue(refusal(name).contains("is a folder, expected a picture"), () -> refusal(name));
    }

    @Test
    void kindsThatAreNone() {
        var e = assertThrows(IllegalArgumentException.class, () -> DataSets.read("mnits:x", 1));
        assertEquals(
                "expected glyphs, glyphs:letters, glyphs:all, shapes, or one of mnist:, fashion:, cifar10:, cifar100:,"
                        + " folder:, npz: followed by a folder or file, found 'mnits:x'",
                e.getMessage());
        for (String kind : DataSets.readKinds()) {
            assertThrows(IllegalArgumentException.class, () -> DataSets.read(kind, 1));
            assertThrows(IllegalArgumentException.class, () -> DataSets.read(kind + ":", 1));
            assertThrows(IllegalArgumentException.class, () -> DataSets.read(kind + ":\0", 1));
        }
    }
}
