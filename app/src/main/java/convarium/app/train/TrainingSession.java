package convarium.app.train;

import convarium.engine.compute.Compute;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A training on a thread of its own, or at once where it is told.
///
/// Any thread may give commands. News wait until they are fetched; none is lost. Training never waits for
/// drawing, and drawing never for training.
public final class TrainingSession implements AutoCloseable {
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);

    private final LinkedBlockingQueue<TrainingCommand> commands = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<TrainingNews> news = new LinkedBlockingQueue<>();
    private final Training training;
    private final boolean atOnce;
    private @Nullable Thread thread;
    private volatile boolean closed;
    private volatile boolean pressing;

    private TrainingSession(Supplier<Compute> compute, Optional<RunStore> store, boolean atOnce) {
        this.atOnce = atOnce;
        // without a thread of its own there is no time to be measured, and pictures must not depend on it
        training = new Training(compute, atOnce ? () -> 0 : System::nanoTime, store, this::tell);
        training.hurryWhen(() -> !commands.isEmpty());
    }

    /// One that trains on a daemon thread, which begins with the first command.
    ///
    /// @param compute what calculates, asked at the beginning of each run
    /// @param folder where runs are kept
    public static TrainingSession onItsOwnThread(Supplier<Compute> compute, Path folder) {
        return new TrainingSession(compute, Optional.of(new RunStore(folder)), false);
    }

    /// One that does all it is told before [#submit] comes back, for drawing without a window and for tests.
    /// Playing goes on to the stop conditions.
    public static TrainingSession atOnce(Supplier<Compute> compute) {
        return new TrainingSession(compute, Optional.empty(), true);
    }

    /// The same, with runs kept in a folder.
    static TrainingSession atOnce(Supplier<Compute> compute, Path folder) {
        return new TrainingSession(compute, Optional.of(new RunStore(folder)), true);
    }

    /// Whether commands are done when they have been given.
    public boolean isAtOnce() {
        return atOnce;
    }

    /// Lets a panel look on.
    void add(ProbeSlot<?> slot) {
        training.add(slot);
    }

    /// Gives a command.
    public void submit(TrainingCommand command) {
        if (closed) {
            return;
        }
        if (atOnce) {
            training.take(command);
            while (training.isGoing()) {
                training.work();
            }
            return;
        }
        commands.add(command);
        if (thread == null) {
            thread = Thread.ofPlatform().daemon().name("convarium-training").start(this::run);
        }
    }

    private void run() {
        try {
            @Nullable TrainingCommand command;
            do {
                command = training.isGoing() || training.wantsToLook() ? commands.poll() : commands.take();
                obey(command);
            } while (!(command instanceof TrainingCommand.Close));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// What goes wrong is told: the thread stays, so that another run can begin.
    private void obey(@Nullable TrainingCommand command) {
        try {
            if (command == null) {
                training.work();
            } else {
                training.take(command);
            }
        } catch (RuntimeException | OutOfMemoryError e) {
            training.fail(e);
        }
    }

    private void tell(TrainingNews what) {
        news.add(what);
        switch (what) {
            case TrainingNews.Happened happened -> {}
            case TrainingNews.BothStepped both -> {}
            case TrainingNews.Recorded recorded -> {}
            case TrainingNews.Preparing preparing -> pressing = true;
            case TrainingNews.Opened opened -> pressing = true;
            case TrainingNews.SecondOpened opened -> pressing = true;
            case TrainingNews.Moves moves -> pressing = true;
            case TrainingNews.WentBack back -> pressing = true;
            case TrainingNews.Kept kept -> pressing = true;
            case TrainingNews.Resumed resumed -> pressing = true;
            case TrainingNews.WeightsTried tried -> pressing = true;
            case TrainingNews.WeightsSaved saved -> pressing = true;
            case TrainingNews.Changed changed -> pressing = true;
            case TrainingNews.NotKept not -> pressing = true;
            case TrainingNews.Failed failed -> pressing = true;
            case TrainingNews.Mended mended -> pressing = true;
        }
    }

    /// Whether something waits that tells more than how the training gets on.
    boolean isPressing() {
        return pressing;
    }

    /// Fetches what has happened since the last call.
    public List<TrainingNews> news() {
        pressing = false;
        var fetched = new ArrayList<TrainingNews>();
        news.drainTo(fetched);
        return fetched;
    }

    /// Ends it after the step that it is at, and keeps where it stands. Waits for that, though not for ever.
    @Override
    public void close() {
        if (closed) {
            return;
        }
        submit(new TrainingCommand.Close());
        closed = true;
        if (thread != null) {
            try {
                thread.join(LONGEST_CLOSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
