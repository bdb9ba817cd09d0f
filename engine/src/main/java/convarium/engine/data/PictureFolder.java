package convarium.engine.data;

import convarium.engine.format.FormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Finds pictures by class in a folder: `ROOT/cats/1.png`, `ROOT/dogs/2.jpg`; or below `ROOT/train` and
/// `ROOT/val` (or `valid`, `validation`), where there is none `ROOT/test`.
///
/// Every folder is a class, in the order of their names; every file in it must be a picture. What
/// begins with a dot is passed over, as are `Thumbs.db` and `desktop.ini`.
final class PictureFolder {
    private static final int MOST_CLASSES = 1000;
    private static final String TRAINING = "train";
    /// In the order in which they are looked for.
    private static final List<String> VALIDATION = List.of("val", "valid", "validation", "test");

    private static final Set<String> BY_SYSTEMS = Set.of("thumbs.db", "desktop.ini");

    private PictureFolder() {}

    /// A picture's file and the number of its class.
    record Entry(Path file, int label) {}

    /// Pictures by class.
    record Found(List<String> classNames, List<Entry> entries) {}

    /// Reads a folder: with pictures to validate under their own name these validate, otherwise a
    /// tenth, held out by the seed.
    ///
    /// @throws FormatException if it holds no classes of pictures, or a file that is no picture
    static Split read(Path root, long seed) throws FormatException {
        DataFiles.checkFolder(root);
        var folders = list(root, Files::isDirectory);
        var names = folders.stream().map(PictureFolder::lowerName).toList();
        boolean parted = names.contains(TRAINING)
                && names.stream().allMatch(name -> name.equals(TRAINING) || VALIDATION.contains(name));
        if (!parted) {
            var all = classes(root, List.of());
            var sets = PictureReading.read(List.of(all));
            return DataFiles.nineToOne(root, sets.getFirst(), seed);
        }
        var trainingRoot = folders.get(names.indexOf(TRAINING));
        var training = classes(trainingRoot, List.of());
        for (String name : VALIDATION) {
            int at = names.indexOf(name);
            if (at >= 0) {
                var sets = PictureReading.read(List.of(training, classes(folders.get(at), training.classNames())));
                return new Split(sets.getFirst(), sets.getLast());
            }
        }
        return DataFiles.nineToOne(
                trainingRoot, PictureReading.read(List.of(training)).getFirst(), seed);
    }

    /// @param known the classes that there may be; none if any
    private static Found classes(Path root, List<String> known) throws FormatException {
        var byName = new TreeMap<String, List<Path>>();
        for (var folder : list(root, Files::isDirectory)) {
            String name = name(folder);
            if (!known.isEmpty() && !known.contains(name)) {
                throw new FormatException(
                        folder.toString(), "is a class that the pictures to learn from do not have: " + known);
            }
            byName.put(name, pictures(folder));
        }
        if (byName.isEmpty()) {
            boolean pictures = list(root, Files::isRegularFile).stream()
                    .map(PictureFolder::lowerName)
                    .anyMatch(name -> name.matches(".*\\.(png|jpe?g|gif|bmp)"));
            throw new FormatException(
                    root.toString(),
                    (pictures ? "holds pictures, but no folders" : "holds no folders")
                            + ", expected a folder with pictures for each class, such as cats and dogs");
        }
        if (byName.size() > MOST_CLASSES) {
            throw new FormatException(
                    root.toString(),
                    "holds " + byName.size() + " folders, expected at most " + MOST_CLASSES + " classes");
        }
        var classNames = known.isEmpty() ? List.copyOf(byName.keySet()) : known;
        if (classNames.size() < 2) {
            throw new FormatException(
                    root.toString(),
                    "holds one class, " + classNames.getFirst() + ", expected at least two to tell apart");
        }
        var entries = new ArrayList<Entry>();
        byName.forEach((name, files) -> files.forEach(file -> entries.add(new Entry(file, classNames.indexOf(name)))));
        return new Found(classNames, entries);
    }

    private static List<Path> pictures(Path folder) throws FormatException {
        var inner = list(folder, Files::isDirectory);
        if (!inner.isEmpty()) {
            throw new FormatException(
                    inner.getFirst().toString(),
                    "is a folder, expected a picture: the classes are the folders one level above; choose " + folder
                            + " instead if this is one of them");
        }
        var files = list(folder, file -> true);
        if (files.isEmpty()) {
            throw new FormatException(folder.toString(), "holds no pictures, expected at least one of this class");
        }
        return files;
    }

    /// What a folder holds, by name.
    private static List<Path> list(Path folder, Predicate<Path> wanted) throws FormatException {
        try (var all = Files.list(folder)) {
            return all.filter(file -> !name(file).startsWith(".") && !BY_SYSTEMS.contains(lowerName(file)))
                    .filter(wanted)
                    .sorted((a, b) -> name(a).compareTo(name(b)))
                    .toList();
        } catch (IOException e) {
            throw new FormatException(folder.toString(), "cannot be read: there may be no permission to", e);
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static String lowerName(Path file) {
        return name(file).toLowerCase(Locale.ROOT);
    }
}
