package convarium.app.cli;

import convarium.engine.compute.Compute;
import convarium.engine.compute.Computes;
import convarium.engine.data.Split;
import convarium.engine.format.FormatException;
import convarium.engine.network.Network;
import convarium.engine.train.Blueprint;
import convarium.engine.train.Fingerprint;
import convarium.engine.train.Recipe;
import convarium.engine.train.Trainer;
import convarium.engine.train.TrainingEvent;
import convarium.engine.train.TrainingState;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Locale;

/// A training of which only epochs are told that a self-test stands behind.
///
/// The JIT compiler gets to routines while they are at work, so the self-test at the start cannot know
/// what it will make of them. It is repeated after each epoch. Should it fail, the reference does that
/// epoch again from where it began, to the same bits.
final class Teaching {
    private final Blueprint blueprint;
    private final Recipe recipe;
    private final Split split;
    private final PrintWriter err;
    private Compute compute;
    private Trainer trainer;

    /// @param err for notices
    Teaching(Blueprint network, Recipe recipe, Split split, Compute compute, PrintWriter err) {
        this.blueprint = network;
        this.recipe = recipe;
        this.split = split;
        this.compute = compute;
        this.err = err;
        Notice.of(err, compute);
        trainer = trainer();
    }

    private Trainer trainer() {
        return new Trainer(blueprint.network(recipe, compute, split.training()), split, recipe, System::nanoTime);
    }

    /// Keeps where the training stands after an epoch.
    @FunctionalInterface
    interface Keeper {
        /// Takes what was told of the epoch, and the state after it.
        void keep(TrainingEvent.EpochDone done, TrainingState state) throws FormatException;
    }

    /// Goes on from where a training of the same recipe stood.
    ///
    /// @throws IllegalArgumentException if the state is that of another network or optimiser
    void restore(TrainingState state) {
        trainer.restore(state);
    }

    /// Teaches epoch by epoch, until nobody reads any more what is printed.
    ///
    /// @param epochs how many in all, those before a restored state included
    /// @throws ValueException if the loss diverges
    void run(int epochs, PrintWriter out, TrainReport report, Keeper keeper) throws FormatException {
        // who reads no more, as head does after a few lines, wants no more
        while (trainer.progress().epoch() < epochs && !out.checkError()) {
            var before = trainer.state();
            var events = new ArrayList<TrainingEvent>();
            trainer.run(trainer.progress().epoch() + 1, () -> !out.checkError(), events::add);
            var tested = Computes.testedAgain(compute);
            if (!tested.equals(compute)) {
                compute = tested;
                Notice.of(err, compute);
                trainer = trainer();
                trainer.restore(before);
            } else if (!events.isEmpty()) {
                tell(events.getLast(), report, keeper);
            }
        }
        report.end(Fingerprint.sha256(trainer.network().parameters()));
    }

    /// The network as it stands.
    Network network() {
        return trainer.network();
    }

    private void tell(TrainingEvent event, TrainReport report, Keeper keeper) throws FormatException {
        switch (event) {
            case TrainingEvent.BatchDone done -> {}
            case TrainingEvent.EpochDone done -> {
                report.epoch(done);
                keeper.keep(done, trainer.state());
            }
            case TrainingEvent.Diverged diverged -> throw new ValueException(words(diverged));
        }
    }

    private static String words(TrainingEvent.Diverged diverged) {
        return String.format(
                Locale.ROOT,
                "the loss diverged at batch %d of epoch %d, where it was %.3g: try a learning rate below %.3g",
                diverged.batch(),
                diverged.epoch(),
                diverged.loss(),
                diverged.rate());
    }
}
