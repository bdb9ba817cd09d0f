package convarium.app.train;

import convarium.app.data.Cancellation;
import convarium.app.data.DataLibrary;
import convarium.app.data.Download;
import convarium.app.data.Downloadable;
import convarium.app.task.TaskRunner;
import convarium.engine.data.DataSets;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The choice of data to learn from: reads and previews what is looked at, and downloads what is not
/// there when told to.
final class DataChoice {
    /// How many pictures of each class are shown.
    static final int EXAMPLES = 12;

    private final DataLibrary library;
    private final Supplier<Download> download;
    private final TaskRunner tasks;
    private final Consumer<Runnable> later;
    private final ReadOnlyObjectWrapper<DataStage> stage = new ReadOnlyObjectWrapper<>(new DataStage.Reading(""));
    private String name = "";
    private long seed;
    private Optional<Cancellation> fetching = Optional.empty();

    /// @param download made when it is needed first
    /// @param tasks reads and downloads
    /// @param later takes news of a download to the window's thread
    DataChoice(DataLibrary library, Supplier<Download> download, TaskRunner tasks, Consumer<Runnable> later) {
        this.library = library;
        this.download = download;
        this.tasks = tasks;
        this.later = later;
    }

    /// How far it has come.
    ReadOnlyObjectProperty<DataStage> stageProperty() {
        return stage.getReadOnlyProperty();
    }

    /// How far it has come.
    DataStage stage() {
        return stage.get();
    }

    /// What can be downloaded, and where it is kept.
    DataLibrary library() {
        return library;
    }

    /// What is looked at.
    String name() {
        return name;
    }

    /// Looks at data; nothing is downloaded.
    void look(String wanted, long withSeed) {
        stop();
        name = wanted;
        seed = withSeed;
        var set = library.named(wanted);
        if (set.isPresent() && !library.holds(set.get())) {
            stage.set(new DataStage.Missing(set.get(), library.folder(set.get())));
            return;
        }
        stage.set(new DataStage.Reading(wanted));
        tasks.run(
                () -> DataLook.of(wanted, withSeed, DataSets.read(library.resolve(wanted), withSeed), EXAMPLES),
                found -> settle(wanted, withSeed, new DataStage.Shown(found)),
                e -> settle(wanted, withSeed, new DataStage.Failed(wanted, reason(e))));
    }

    /// Takes what became of a look, unless something else is looked at by now.
    private void settle(String of, long withSeed, DataStage what) {
        if (of.equals(name) && withSeed == seed) {
            stage.set(what);
        }
    }

    /// Downloads what is missing, then looks at it.
    void fetch() {
        if (!(stage.get() instanceof DataStage.Missing missing)) {
            return;
        }
        var cancellation = new Cancellation();
        fetching = Optional.of(cancellation);
        stage.set(new DataStage.Fetching(missing.set(), 0));
        tasks.run(
                () -> download.get()
                        .run(missing.set(), missing.folder(), new Told(missing.set(), cancellation), cancellation),
                whole -> end(cancellation, () -> look(name, seed)),
                e -> end(cancellation, () -> stage.set(new DataStage.Failed(name, reason(e)))));
    }

    private void end(Cancellation of, Runnable then) {
        if (!of.isCancelled()) {
            fetching = Optional.empty();
            then.run();
        }
    }

    /// Ends a download; what has come is kept for the next one.
    ///
    /// @return whether there was one
    boolean stop() {
        boolean any = fetching.isPresent();
        fetching.ifPresent(Cancellation::cancel);
        fetching = Optional.empty();
        if (any && stage.get() instanceof DataStage.Fetching on) {
            stage.set(new DataStage.Missing(on.set(), library.folder(on.set())));
        }
        return any;
    }

    private static String reason(Exception e) {
        var message = e.getMessage();
        return message == null ? e.toString() : message;
    }

    /// Passes progress on, a hundred times at most.
    private final class Told implements Consumer<Download.Progress> {
        private final Downloadable set;
        private final Cancellation cancellation;
        private long told;

        Told(Downloadable set, Cancellation cancellation) {
            this.set = set;
            this.cancellation = cancellation;
        }

        @Override
        public void accept(Download.Progress progress) {
            boolean whole = progress.done() == progress.total() && progress.done() != told;
            if (whole || Math.abs(progress.done() - told) * 100 >= progress.total()) {
                told = progress.done();
                long done = told;
                later.accept(() -> {
                    if (!cancellation.isCancelled() && fetching.isPresent()) {
                        stage.set(new DataStage.Fetching(set, done));
                    }
                });
            }
        }
    }
}
