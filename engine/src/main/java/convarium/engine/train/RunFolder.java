package convarium.engine.train;

import convarium.engine.format.FormatException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A folder that keeps a run's checkpoints: one an epoch, of which the last few stay.
///
/// @param folder where they lie
public record RunFolder(Path folder) {
    private static final int KEPT = 3;
    private static final Pattern NAME = Pattern.compile("epoch-(\\d{4,9})\\.safetensors");

    /// What was found of a run.
    ///
    /// @param checkpoint the newest that could be read
    /// @param damaged newer ones that could not, and why
    public record Found(Optional<Checkpoint> checkpoint, List<FormatException> damaged) {
        public Found {
            damaged = List.copyOf(damaged);
        }
    }

    /// Whether there is a checkpoint, readable or not.
    ///
    /// @throws FormatException if the folder cannot be read
    public boolean holdsRun() throws FormatException {
        return !files().isEmpty();
    }

    /// The newest checkpoint that can be read; none if the folder is not there or holds none.
    ///
    /// @throws FormatException if the folder cannot be read, or it holds checkpoints and none can be
    /// read
    public Found newest() throws FormatException {
        var damaged = new ArrayList<FormatException>();
        for (var file : files()) {
            try {
                return new Found(Optional.of(Checkpoint.read(file)), damaged);
            } catch (FormatException e) {
                damaged.add(e);
            }
        }
        if (!damaged.isEmpty()) {
            throw damaged.getFirst();
        }
        return new Found(Optional.empty(), damaged);
    }

    /// Makes the folder if need be, so that trouble shows before the first epoch and not after it.
    ///
    /// @throws FormatException if nothing can be written there
    public void prepare() throws FormatException {
        try {
            Files.createDirectories(folder);
        } catch (FileAlreadyExistsException e) {
            throw new FormatException(folder.toString(), "is no folder, expected one for checkpoints", e);
        } catch (AccessDeniedException e) {
            throw new FormatException(folder.toString(), "cannot be made: there is no permission", e);
        } catch (IOException e) {
            throw new FormatException(folder.toString(), "cannot be made: " + reason(e), e);
        }
        if (!Files.isWritable(folder)) {
            throw new FormatException(folder.toString(), "is write-protected, expected a folder for checkpoints");
        }
    }

    /// Keeps a checkpoint, and of those before it the last few.
    ///
    /// @throws FormatException if it cannot be written
    public void keep(Checkpoint checkpoint) throws FormatException {
        prepare();
        String name = String.format(
                Locale.ROOT, "epoch-%04d.safetensors", checkpoint.epoch().epoch());
        checkpoint.write(folder.resolve(name));
        var files = files();
        for (var old : files.subList(Math.min(KEPT, files.size()), files.size())) {
            try {
                Files.deleteIfExists(old);
            } catch (IOException e) {
                throw new FormatException(old.toString(), "cannot be deleted: " + reason(e), e);
            }
        }
    }

    /// The checkpoints, the newest first.
    private List<Path> files() throws FormatException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        if (!Files.isDirectory(folder)) {
            throw new FormatException(folder.toString(), "is no folder, expected one for checkpoints");
        }
        try (var entries = Files.list(folder)) {
            return entries.filter(path -> number(path) >= 0)
                    .sorted(Comparator.comparingInt(RunFolder::number).reversed())
                    .toList();
        } catch (IOException e) {
            throw new FormatException(folder.toString(), "cannot be read: " + reason(e), e);
        }
    }

    private static int number(Path path) {
        var matcher = NAME.matcher(String.valueOf(path.getFileName()));
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : -1;
    }

    private static String reason(IOException e) {
        var message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }
}
