package convarium.app.train;

import convarium.engine.compute.Compute;
import convarium.engine.data.Split;
import convarium.engine.explain.Predictor;
import convarium.engine.explain.ShiftTest;
import convarium.engine.network.Network;
import convarium.engine.train.Trainer;
import convarium.engine.train.TrainingEvent;
import convarium.engine.train.TrainingPreset;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.DoubleConsumer;

/// The shift test of a network and, if it is wanted, of another one beside it, which is taught first.
final class ShiftRun {
    /// So many validation pictures are moved.
    static final int PICTURES = 1000;

    private final Compute compute;

    ShiftRun(Compute compute) {
        this.compute = compute;
    }

    /// What is known so far.
    ///
    /// @param own the curve of the network at hand
    /// @param other that of the other one
    /// @param taught how many epochs the other one was taught; a part where one is going on
    /// @param partner the other network, as soon as it has been taught
    /// @param part how much of all work is done, from 0 to 1
    record News(
            Optional<ShiftCurve> own,
            Optional<ShiftCurve> other,
            double taught,
            Optional<Network> partner,
            double part) {
        static final News NONE = new News(Optional.empty(), Optional.empty(), 0, Optional.empty(), 0);
    }

    /// Which network is compared.
    ///
    /// @param name what its curve is called
    /// @param epochs for so many it is taught
    /// @param taught the network, if it has been taught already
    record Partner(TrainingPreset preset, String name, int epochs, long seed, Optional<Network> taught) {}

    /// Tests two networks that learn beside each other.
    ///
    /// @param figures both, at one moment
    /// @param before what was known of them at an earlier moment, which stands until it is known anew
    /// @param count so many pictures are moved
    void both(ShiftFigures figures, News before, int count, AnswerWork.Teller<News> teller) {
        var first = before.own().orElseThrow();
        var second = before.other().orElseThrow();
        var own = test(
                figures.network(),
                figures.data(),
                first,
                count,
                teller,
                (curve, part) -> new News(Optional.of(curve), Optional.of(second), 0, Optional.empty(), part / 2));
        var other = figures.second().orElseThrow();
        if (teller.goOn()) {
            test(
                    other.network(),
                    other.data(),
                    second,
                    count,
                    teller,
                    (curve, part) ->
                            new News(Optional.of(own), Optional.of(curve), 0, Optional.empty(), (1 + part) / 2));
        }
    }

    /// Does all of it.
    ///
    /// @param network the network at hand
    /// @param name what its curve is called
    void run(
            Network network,
            String name,
            Split data,
            ShiftTest.Direction direction,
            Optional<Partner> partner,
            AnswerWork.Teller<News> teller) {
        double whole = partner.isEmpty() ? 1 : partner.get().taught().isPresent() ? 2 : 3;
        var own = test(
                network,
                data,
                ShiftCurve.unknown(name, direction, ShiftTest.REACH),
                PICTURES,
                teller,
                (curve, part) -> new News(Optional.of(curve), Optional.empty(), 0, Optional.empty(), part / whole));
        if (partner.isEmpty() || !own.isWhole()) {
            return;
        }
        var with = partner.get();
        var split = with.preset().fit(data);
        Optional<Network> taught = with.taught();
        if (taught.isEmpty()) {
            taught = teach(
                    with,
                    split,
                    epochs -> teller.tell(new News(
                            Optional.of(own),
                            Optional.empty(),
                            epochs,
                            Optional.empty(),
                            (1 + epochs / with.epochs()) / whole)),
                    teller);
        }
        if (taught.isEmpty()) {
            return;
        }
        var other = taught.get();
        test(
                other,
                split,
                ShiftCurve.unknown(with.name(), direction, ShiftTest.REACH),
                PICTURES,
                teller,
                (curve, part) -> new News(
                        Optional.of(own),
                        Optional.of(curve),
                        with.epochs(),
                        Optional.of(other),
                        (whole - 1 + part) / whole));
    }

    private static ShiftCurve test(
            Network network,
            Split data,
            ShiftCurve unknown,
            int count,
            AnswerWork.Teller<News> teller,
            BiFunction<ShiftCurve, Double, News> news) {
        var known = new ShiftCurve[] {unknown};
        ShiftTest.run(
                new Predictor(network),
                data.validation(),
                count,
                unknown.direction(),
                unknown.reach(),
                teller::goOn,
                (move, accuracy, done) -> {
                    known[0] = known[0].with(move, accuracy);
                    teller.tell(news.apply(known[0], done / (2.0 * unknown.reach() + 1)));
                });
        return known[0];
    }

    /// Teaches the other network; empty if it was cancelled or its loss diverged.
    private Optional<Network> teach(Partner with, Split split, DoubleConsumer done, AnswerWork.Teller<News> teller) {
        var recipe = with.preset().recipe().withSeed(with.seed());
        recipe = recipe.withBatch(Math.min(recipe.batch(), split.training().count()));
        // nobody asks for its speed
        var trainer = new Trainer(with.preset().network(recipe, compute, split.training()), split, recipe, () -> 0);
        boolean[] diverged = {false};
        while (teller.goOn() && !diverged[0] && trainer.progress().epoch() < with.epochs()) {
            trainer.step(event -> diverged[0] |= event instanceof TrainingEvent.Diverged);
            var progress = trainer.progress();
            if (progress.batch() % 10 == 0) {
                done.accept(progress.epoch() + progress.batch() / (double) trainer.batches());
            }
        }
        return teller.goOn() && !diverged[0] ? Optional.of(trainer.network()) : Optional.empty();
    }
}
