package convarium.engine.data;

import convarium.engine.format.FormatException;
import convarium.engine.format.TarGz;
import convarium.engine.format.WholeFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The colour photographs of CIFAR-10 and CIFAR-100 in their binary version, 32×32, under the standard
/// names: unpacked, or the archive as it is handed out.
///
/// A record is the label (with CIFAR-100 first that of the superclass, which is passed over) and 3,072
/// values: the red plane, the green, the blue, each row by row. Source: Krizhevsky, "The CIFAR-10
/// dataset", section "Binary version".
///
/// @param labelBytes how many label bytes stand before a picture, of which the last counts
/// @param training the names of the files to learn from
/// @param validation that of the file to validate with
/// @param inner the folder in the archive
/// @param archive the archive's name
/// @param classNames what the classes are called, in the order of their labels
public record Cifar(
        int labelBytes,
        List<String> training,
        String validation,
        String inner,
        String archive,
        List<String> classNames) {

    /// Ten classes; `data_batch_1.bin` to `data_batch_5.bin` and `test_batch.bin`.
    public static final Cifar CIFAR_10 = new Cifar(
            1,
            IntStream.rangeClosed(1, 5)
                    .mapToObj(i -> "data_batch_" + i + ".bin")
                    .toList(),
            "test_batch.bin",
            "cifar-10-batches-bin",
            "cifar-10-binary.tar.gz",
            names("airplane automobile bird cat deer dog frog horse ship truck"));

    /// A hundred classes; `train.bin` and `test.bin`.
    public static final Cifar CIFAR_100 = new Cifar(
            2,
            List.of("train.bin"),
            "test.bin",
            "cifar-100-binary",
            "cifar-100-binary.tar.gz",
            names(
                    "apple aquarium_fish baby bear beaver bed bee beetle bicycle bottle bowl boy bridge bus butterfly camel can"
                            + " castle caterpillar cattle chair chimpanzee clock cloud cockroach couch crab crocodile cup"
                            + " dinosaur dolphin elephant flatfish forest fox girl hamster house kangaroo keyboard lamp"
                            + " lawn_mower leopard lion lizard lobster man maple_tree motorcycle mountain mouse mushroom"
                            + " oak_tree orange orchid otter palm_tree pear pickup_truck pine_tree plain plate poppy porcupine"
                            + " possum rabbit raccoon ray road rocket rose sea seal shark shrew skunk skyscraper snail snake"
                            + " spider squirrel streetcar sunflower sweet_pepper table tank telephone television tiger tractor"
                            + " train trout tulip turtle wardrobe whale willow_tree wolf woman worm"));

    private static final int PICTURE_BYTES = 3 * 32 * 32;
    private static final int MOST_FILE_BYTES = 1 << 30;

    public Cifar {
        training = List.copyOf(training);
        classNames = List.copyOf(classNames);
    }

    private static List<String> names(String text) {
        return Arrays.stream(text.split(" ", -1))
                .map(name -> name.replace('_', ' '))
                .toList();
    }

    /// Reads the photographs of a folder: the training files to learn from, the test file to validate;
    /// where there is only one of the two, it is split 9 : 1. Of CIFAR-10's training files the last
    /// ones may be missing.
    ///
    /// @param source the folder with the files, one with the archive's own folder in it, one with the
    /// archive, or the archive
    /// @param seed chooses what is held out where there is nothing to validate with
    /// @throws FormatException if there are no such files or one is damaged
    public Split read(Path source, long seed) throws FormatException {
        var found = find(source);
        var files = found.files();
        var batches = new ArrayList<byte[]>();
        int last = 0;
        for (int i = 0; i < training.size(); i++) {
            byte[] bytes = files.get(training.get(i));
            if (bytes == null) {
                continue;
            }
            if (last < i) {
                throw new FormatException(
                        source.toString(), "has " + training.get(i) + " without " + training.get(last) + " before it");
            }
            last = i + 1;
            check(found.where() + training.get(i), bytes);
            batches.add(bytes);
        }
        byte[] test = files.get(validation);
        if (test == null) {
            return DataFiles.nineToOne(source, new CifarPictures(classNames, labelBytes, batches), seed);
        }
        check(found.where() + validation, test);
        var held = new CifarPictures(classNames, labelBytes, List.of(test));
        return batches.isEmpty()
                ? DataFiles.nineToOne(source, held, seed)
                : new Split(new CifarPictures(classNames, labelBytes, batches), held);
    }

    /// Whether files with these names lie there, or it is the archive.
    boolean isIn(Path source) {
        return String.valueOf(source.getFileName()).equals(archive)
                || Stream.of(training.getFirst(), validation, inner, archive)
                        .anyMatch(name -> Files.exists(source.resolve(name)));
    }

    /// What there is.
    ///
    /// @param where the folder or archive, to be followed by a file's name
    private record Found(String where, Map<String, byte[]> files) {}

    private boolean isOurs(String name) {
        return name.equals(validation) || training.contains(name);
    }

    private Found find(Path source) throws FormatException {
        if (Files.isRegularFile(source)) {
            return unpacked(source);
        }
        DataFiles.checkFolder(source);
        for (var folder : List.of(source, source.resolve(inner))) {
            var files = plain(folder);
            if (!files.isEmpty()) {
                return new Found(folder + folder.getFileSystem().getSeparator(), files);
            }
        }
        var packed = source.resolve(archive);
        if (Files.exists(packed)) {
            return unpacked(packed);
        }
        throw new FormatException(
                source.toString(),
                "holds no pictures: looked for " + training.getFirst() + " and " + validation + ", there or in " + inner
                        + ", and for " + archive);
    }

    private Found unpacked(Path packed) throws FormatException {
        var files = TarGz.read(packed, this::isOurs);
        if (files.isEmpty()) {
            throw new FormatException(
                    packed.toString(),
                    "holds no pictures: looked for " + training.getFirst() + " and " + validation + " in it");
        }
        return new Found(packed + "!", files);
    }

    private Map<String, byte[]> plain(Path folder) throws FormatException {
        var files = new LinkedHashMap<String, byte[]>();
        for (String name : training) {
            put(folder, name, files);
        }
        put(folder, validation, files);
        return files;
    }

    private static void put(Path folder, String name, Map<String, byte[]> files) throws FormatException {
        if (Files.exists(folder.resolve(name))) {
            files.put(name, WholeFile.read(folder.resolve(name), MOST_FILE_BYTES));
        }
    }

    private void check(String name, byte[] bytes) throws FormatException {
        int record = labelBytes + PICTURE_BYTES;
        if (bytes.length == 0) {
            throw new FormatException(name, "is empty, expected records of " + record + " bytes");
        }
        int rest = bytes.length % record;
        if (rest != 0) {
            throw new FormatException(
                    name,
                    "has " + bytes.length + " bytes, expected whole records of " + record + ": after "
                            + bytes.length / record + " of them " + rest + " bytes are left");
        }
        for (int i = 0; i < bytes.length / record; i++) {
            int label = bytes[i * record + labelBytes - 1] & 0xFF;
            if (label >= classNames.size()) {
                throw DataFiles.wrongLabel(name, classNames.size(), label, i);
            }
        }
    }
}
