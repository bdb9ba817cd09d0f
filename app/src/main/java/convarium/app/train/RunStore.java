package convarium.app.train;

import convarium.engine.data.DataFingerprint;
import convarium.engine.data.Split;
import convarium.engine.format.FormatException;
import convarium.engine.train.Checkpoint;
import convarium.engine.train.RunFolder;
import convarium.engine.train.TrainingEvent;
import convarium.engine.train.TrainingState;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where the window keeps its runs: a folder a run, each with its last few checkpoints; the last few runs
/// stay.
///
/// @param root where the folders lie
record RunStore(Path root) {
    private static final int KEPT = 3;
    private static final Pattern NAME = Pattern.compile("run-(\\d{1,9})");
    private static final String LINK = "link";
    private static final String DATA = "data";
    private static final String BEST_LOSS = "best.loss";
    private static final String BEST_EPOCH = "best.epoch";

    /// A run that was found.
    ///
    /// @param folder where it lies
    /// @param checkpoint where it stood last
    /// @param state set-up and stop conditions
    record Kept(RunFolder folder, Checkpoint checkpoint, TrainState state) {

        RunCurves curves() {
            return CurveText.read(state.setup(), checkpoint.about());
        }

        double bestLoss() {
            return Double.parseDouble(checkpoint.about().getOrDefault(BEST_LOSS, "Infinity"));
        }

        int bestEpoch() {
            return Integer.parseInt(checkpoint.about().getOrDefault(BEST_EPOCH, "0"));
        }
    }

    /// The newest run that can be read; none if there is none.
    Optional<Kept> newest() {
        for (var folder : folders()) {
            try {
                var run = new RunFolder(folder);
                var found = run.newest().checkpoint();
                if (found.isPresent()) {
                    String link = found.get().about().getOrDefault(LINK, "");
                    return Optional.of(new Kept(run, found.get(), TrainLink.read(link)));
                }
            } catch (FormatException | IllegalArgumentException e) {
                // a damaged run is no reason not to offer the one before it
            }
        }
        return Optional.empty();
    }

    /// A folder for another run; of those before it the last few stay.
    ///
    /// @throws IOException if it cannot be made
    RunFolder begin() throws IOException {
        Files.createDirectories(root);
        var before = folders();
        for (int number = before.isEmpty() ? 1 : number(before.getFirst()) + 1; ; number++) {
            try {
                var folder = Files.createDirectory(root.resolve("run-" + number));
                for (var old : before.subList(Math.min(KEPT - 1, before.size()), before.size())) {
                    delete(old);
                }
                return new RunFolder(folder);
            } catch (FileAlreadyExistsException e) {
                // another window has just taken this number
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }

    /// The folders of runs, the newest first.
    private List<Path> folders() {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (var entries = Files.list(root)) {
            return entries.filter(path -> number(path) >= 0 && Files.isDirectory(path))
                    .sorted(Comparator.comparingInt(RunStore::number).reversed())
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static int number(Path path) {
        var matcher = NAME.matcher(String.valueOf(path.getFileName()));
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : -1;
    }

    /// One text for data that may have changed since: files by their content, what is made by its name.
    static String data(TrainSetup setup, Split split) {
        return TrainSetup.MADE.contains(setup.data()) ? setup.data() : DataFingerprint.sha256(split);
    }

    /// Whether a run's data are still those that it began with.
    static boolean isSameData(Kept kept, Split split) {
        return data(kept.state().setup(), split)
                .equals(kept.checkpoint().about().getOrDefault(DATA, ""));
    }

    /// Where a run stands, as it is kept.
    ///
    /// @param data as [#data] gives it
    /// @param last what was told of the last epoch; none before its end
    static Checkpoint checkpoint(
            TrainState state,
            String data,
            RunCurves curves,
            double bestLoss,
            int bestEpoch,
            Optional<TrainingEvent.EpochDone> last,
            TrainingState training) {
        var about = new LinkedHashMap<String, String>();
        about.put(LINK, state.link());
        about.put(DATA, data);
        about.put(BEST_LOSS, Double.toString(bestLoss));
        about.put(BEST_EPOCH, Integer.toString(bestEpoch));
        CurveText.write(curves, about);
        var none = new TrainingEvent.EpochDone(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, 0);
        return new Checkpoint(about, last.orElse(none), training);
    }
}
