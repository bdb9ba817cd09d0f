package convarium.app.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The data sets that were, or can be, downloaded to this machine.
///
/// @param root where they are kept, a folder for each
/// @param sets what can be had
public record DataLibrary(Path root, List<Downloadable> sets) {

    public DataLibrary {
        sets = List.copyOf(sets);
    }

    /// That of this user.
    public static DataLibrary here() {
        return new DataLibrary(DataFolder.here().resolve("data"), Downloadable.ALL);
    }

    /// The set of this name.
    public Optional<Downloadable> named(String name) {
        return sets.stream().filter(set -> set.name().equals(name)).findFirst();
    }

    /// The folder of a set, whether it is there or not.
    public Path folder(Downloadable set) {
        return root.resolve(set.name());
    }

    /// Whether all files of a set are there, with the lengths that they must have.
    public boolean holds(Downloadable set) {
        return set.files().stream().allMatch(file -> size(folder(set).resolve(file.name())) == file.bytes());
    }

    private static long size(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : -1;
        } catch (IOException e) {
            return -1;
        }
    }

    /// The full name of data that were asked for by a short one: `mnist` becomes `mnist:FOLDER`; others
    /// stay as they are.
    ///
    /// @throws IllegalArgumentException if that set was not downloaded yet, with how to
    public String resolve(String data) {
        var set = named(data);
        if (set.isEmpty()) {
            return data;
        }
        if (!holds(set.get())) {
            throw new IllegalArgumentException(
                    set.get().title() + " is not on this machine: 'convarium data get " + data
                            + "', or the window's menu of data, downloads it ("
                            + megabytes(set.get().bytes()) + " from "
                            + set.get().host() + "); or name the folder with its files, " + data + ":FOLDER");
        }
        return data + ":" + folder(set.get());
    }

    /// A size for people: `11.6 MB`.
    public static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
