package convarium.app.train;

import convarium.engine.compute.Compute;
import convarium.engine.data.Split;
import convarium.engine.train.Recipe;
import convarium.engine.train.Trainer;
import convarium.engine.train.TrainingEvent;
import convarium.engine.train.TrainingState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/// The second network of a comparison. It goes on in lock step with the first: the same seed and the
/// same batch give both the same pictures in the same order, and each ends with the bits that it would
/// have alone.
///
/// Belongs to the thread that trains.
final class CompareRun {
    private final TrainSetup setup;
    private final Split split;
    private final LongSupplier nanos;
    private final RunCurves curves;
    private Compute compute;
    private Trainer trainer;
    private Optional<ViewedNetwork> viewed = Optional.empty();
    private TrainingState epochStart;
    private Optional<TrainingEvent.EpochDone> lastEpoch = Optional.empty();
    private long took;

    private CompareRun(TrainSetup setup, Split split, Compute compute, LongSupplier nanos) {
        this.setup = setup;
        this.split = split;
        this.compute = compute;
        this.nanos = nanos;
        curves = new RunCurves(setup);
        trainer = trainer(compute, setup.recipe());
        epochStart = trainer.state();
    }

    /// Makes the second network with its first weights.
    ///
    /// @param network its name or text
    /// @param first what the first one is taught, and how
    /// @param pictures as the data set has them
    /// @param recipe the first one's
    /// @throws IllegalArgumentException if it cannot take such pictures
    static CompareRun of(
            String network, TrainSetup first, Split pictures, Recipe recipe, Compute compute, LongSupplier nanos) {
        var setup = new TrainSetup(network, first.data(), recipe);
        return new CompareRun(setup, setup.preset().fit(pictures), compute, nanos);
    }

    private Trainer trainer(Compute by, Recipe recipe) {
        return new Trainer(setup.preset().network(recipe, by, split.training()), split, recipe, nanos);
    }

    /// Learns from the next batch.
    ///
    /// @return what happened
    List<TrainingEvent> step() {
        var events = new ArrayList<TrainingEvent>(2);
        long begin = nanos.getAsLong();
        trainer.step(event -> {
            // validating is no part of a step
            if (event instanceof TrainingEvent.BatchDone) {
                took = nanos.getAsLong() - begin;
            }
            events.add(event);
        });
        for (var event : events) {
            curves.add(event);
            if (event instanceof TrainingEvent.EpochDone done) {
                lastEpoch = Optional.of(done);
            }
        }
        return List.copyOf(events);
    }

    /// Nanoseconds of the last step.
    long took() {
        return took;
    }

    /// The epoch was right: from here it would be done again.
    void endEpoch() {
        epochStart = trainer.state();
    }

    /// Goes on by another way of calculating from where the epoch began.
    void calculateBy(Compute other) {
        compute = other;
        trainer = trainer(other, trainer.recipe());
        restore(epochStart);
        viewed = Optional.empty();
    }

    void change(Recipe recipe) {
        trainer.change(recipe);
    }

    TrainingState state() {
        return trainer.state();
    }

    /// Stands where it stood before; what came after it is forgotten.
    void restore(TrainingState state) {
        trainer.restore(state);
        epochStart = trainer.state();
        var progress = state.progress();
        curves.cut(progress.epoch() + progress.batch() / (double) trainer.batches());
        lastEpoch = lastEpoch.filter(done -> done.epoch() <= progress.epoch());
    }

    /// Stands where a kept one stood.
    ///
    /// @throws IllegalArgumentException if it was another network
    void takeUp(CompareKept kept) {
        trainer.restore(kept.state());
        epochStart = trainer.state();
        lastEpoch = kept.epoch();
        CurveText.copy(kept.curves(setup), curves);
    }

    /// Where it stands, to be kept.
    CompareKept kept() {
        return CompareKept.of(trainer.state(), lastEpoch, curves);
    }

    TrainSetup setup() {
        return setup;
    }

    Split split() {
        return split;
    }

    Trainer trainer() {
        return trainer;
    }

    /// What is looked at: made when somebody looks for the first time.
    ViewedNetwork viewed() {
        var found = viewed.orElseGet(() -> new ViewedNetwork(trainer.network().graph(), compute));
        viewed = Optional.of(found);
        return found;
    }

    /// What is told when it is there.
    ///
    /// @param shown those so far, for the window alone
    TrainingNews.SecondOpened opened(long run, RunCurves shown) {
        return new TrainingNews.SecondOpened(
                run,
                setup,
                trainer.network().summary(),
                split.training().shape(),
                trainer.network().dropoutRates(),
                shown,
                lastEpoch);
    }
}
