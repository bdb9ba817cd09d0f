package convarium.app.headless;

import convarium.app.explorer.Explored;
import convarium.app.explorer.ExplorerState;
import convarium.app.explorer.PictureFiles;
import convarium.app.explorer.ShiftPictureWalk;
import convarium.app.explorer.Steps;
import convarium.app.explorer.WalkFilm;
import convarium.app.export.Film;
import convarium.app.place.PlaceState;
import convarium.app.render.Dimensions;
import convarium.app.render.Figure;
import convarium.app.signal.SignalFilm;
import convarium.app.signal.SignalState;
import convarium.app.theme.Look;
import convarium.engine.compute.Computes;
import convarium.engine.compute.WorkerPool;
import java.io.IOException;
import java.util.Optional;

/// A state that has a walk, to be written as a film or step by step. What draws is asked on the JavaFX thread.
public sealed interface Walked {

    /// The walk of a state; empty if it has none.
    ///
    /// @throws IOException if it is over a picture that cannot be read, with the reason as a sentence
    static Optional<Walked> of(PlaceState state) throws IOException {
        if (state instanceof ExplorerState explored) {
            if (ShiftPictureWalk.isOf(explored)) {
                return Optional.of(new Shifts(explored));
            }
            return explored.source().isPicture() ? Optional.empty() : Optional.of(new Numbers(explored));
        }
        return state instanceof SignalState signalled ? Optional.of(new Signal(signalled)) : Optional.empty();
    }

    /// How many steps it has.
    int steps();

    /// The speed that its state asks for, 1 for 0.6 seconds a step.
    double speed();

    /// The size that its drawings need.
    Dimensions natural(Look look);

    /// All of it.
    Film film(double speed, Look look, Dimensions size);

    /// One step, counted from 0.
    Figure still(int step);

    /// The explorer's walk over numbers.
    record Numbers(ExplorerState state) implements Walked {
        @Override
        public int steps() {
            return Steps.of(state, Explored.of(state));
        }

        @Override
        public double speed() {
            return state.speed();
        }

        @Override
        public Dimensions natural(Look look) {
            return WalkFilm.natural(state, Explored.of(state), look);
        }

        @Override
        public Film film(double speed, Look look, Dimensions size) {
            return WalkFilm.of(state, Explored.of(state), speed, look, size);
        }

        @Override
        public Figure still(int step) {
            return WalkFilm.still(state, Explored.of(state), step);
        }
    }

    /// The explorer's walk over the shifts of a picture.
    record Shifts(ShiftPictureWalk walk) implements Walked {
        Shifts(ExplorerState state) throws IOException {
            this(ShiftPictureWalk.read(state, Computes.best(new WorkerPool(1)), new PictureFiles()));
        }

        @Override
        public int steps() {
            return walk.steps();
        }

        @Override
        public double speed() {
            return walk.before().state().speed();
        }

        @Override
        public Dimensions natural(Look look) {
            return walk.now().natural(look);
        }

        @Override
        public Film film(double speed, Look look, Dimensions size) {
            return walk.film(speed, look, size);
        }

        @Override
        public Figure still(int step) {
            return walk.still(step);
        }
    }

    /// The walk over a signal.
    record Signal(SignalState state) implements Walked {
        @Override
        public int steps() {
            return SignalFilm.steps(state);
        }

        @Override
        public double speed() {
            return state.speed();
        }

        @Override
        public Dimensions natural(Look look) {
            return SignalFilm.natural(state, look);
        }

        @Override
        public Film film(double speed, Look look, Dimensions size) {
            return SignalFilm.of(state, speed, look, size);
        }

        @Override
        public Figure still(int step) {
            return SignalFilm.still(state, step);
        }
    }
}
