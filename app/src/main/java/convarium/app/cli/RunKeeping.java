package convarium.app.cli;

import convarium.engine.data.DataFingerprint;
import convarium.engine.data.Split;
import convarium.engine.format.FormatException;
import convarium.engine.train.Blueprint;
import convarium.engine.train.Checkpoint;
import convarium.engine.train.Recipe;
import convarium.engine.train.RunFolder;
import convarium.engine.train.TrainingEvent;
import convarium.engine.train.TrainingState;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// Where a run of `convarium train` is kept, and what it goes on from.
///
/// @param err takes remarks that are no results
/// @param out the folder that checkpoints go to
/// @param resume the folder with the run that goes on
record RunKeeping(PrintWriter err, Optional<Path> out, Optional<Path> resume) {

    private static final String DATA = "data";
    private static final String NOTHING = "nothing";

    /// Whether anything is kept or taken up.
    boolean keeps() {
        return out.isPresent() || resume.isPresent();
    }

    /// Refuses to write over a run that is not the one that goes on.
    void checkOut() throws FormatException {
        if (out.isPresent() && !isResumed(out.get()) && new RunFolder(out.get()).holdsRun()) {
            throw new ValueException("--out: " + out.get()
                    + " holds a run already: choose another folder, or go on with that run by --resume " + out.get());
        }
    }

    /// Makes the folder that checkpoints go to.
    void prepare() throws FormatException {
        if (out.isPresent()) {
            new RunFolder(out.get()).prepare();
        }
    }

    private boolean isResumed(Path folder) {
        if (resume.isEmpty()) {
            return false;
        }
        try {
            return Files.isSameFile(folder, resume.get());
        } catch (IOException e) {
            return folder.toAbsolutePath()
                    .normalize()
                    .equals(resume.get().toAbsolutePath().normalize());
        }
    }

    /// What decides about a run's weights: two runs that agree in all of it are one.
    static Map<String, String> about(Blueprint network, Recipe recipe, Split split) {
        var about = new LinkedHashMap<String, String>();
        about.putAll(network.about());
        about.put(DATA, DataFingerprint.sha256(split));
        about.put("seed", Long.toString(recipe.seed()));
        about.put("batch", Integer.toString(recipe.batch()));
        about.put("learning rate", Double.toString(recipe.rate()));
        about.put("optimizer", recipe.optimiser().toString());
        about.put("schedule", recipe.schedule().toString());
        about.put("loss", recipe.loss().toString());
        about.put("clipping", recipe.clipping().toString());
        recipe.dropout().ifPresent(rate -> about.put("dropout", Double.toString(rate)));
        return about;
    }

    /// The checkpoint to go on from.
    ///
    /// @throws ValueException if it is that of another run, with each difference
    Optional<Checkpoint> saved(Map<String, String> about) throws FormatException {
        if (resume.isEmpty()) {
            return Optional.empty();
        }
        var found = new RunFolder(resume.get()).newest();
        for (var damaged : found.damaged()) {
            say(damaged.getMessage() + "; going on from the checkpoint before it");
        }
        if (found.checkpoint().isEmpty()) {
            say("--resume: " + resume.get() + " holds no checkpoint: starting from the beginning");
            return Optional.empty();
        }
        var saved = found.checkpoint().get();
        var keys = new LinkedHashSet<>(about.keySet());
        keys.addAll(new TreeSet<>(saved.about().keySet()));
        var differences = keys.stream()
                .filter(key ->
                        !about.getOrDefault(key, NOTHING).equals(saved.about().getOrDefault(key, NOTHING)))
                .map(key -> key.equals(DATA)
                        ? "its pictures or labels differ"
                        : key + ": saved " + saved.about().getOrDefault(key, NOTHING) + ", asked for "
                                + about.getOrDefault(key, NOTHING))
                .toList();
        if (!differences.isEmpty()) {
            throw new ValueException(
                    "--resume: the run in " + resume.get() + " is another one: " + String.join("; ", differences));
        }
        return Optional.of(saved);
    }

    /// Sets a training to where the run stood.
    void restore(Teaching teaching, Checkpoint saved) {
        try {
            teaching.restore(saved.state());
        } catch (IllegalArgumentException e) {
            throw new ValueException("--resume: " + Failures.message(e), e);
        }
    }

    /// Keeps where a run stands after an epoch.
    ///
    /// @throws FormatException if it cannot be kept
    void keep(Map<String, String> about, TrainingEvent.EpochDone done, TrainingState state) throws FormatException {
        if (out.isPresent()) {
            new RunFolder(out.get()).keep(new Checkpoint(about, done, state));
        }
    }

    private void say(String words) {
        err.println("convarium: " + words);
        err.flush();
    }
}
