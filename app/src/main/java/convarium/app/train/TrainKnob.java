package convarium.app.train;

import convarium.app.l10n.Numbers;
import convarium.engine.train.Optimiser;
import java.util.Locale;
import java.util.OptionalDouble;

/// A number of the recipe that can be turned while the network learns: on a slider, or typed.
enum TrainKnob {
    /// The learning rate, on a logarithmic scale from 0.00001 to 1.
    RATE {
        @Override
        double get(TrainState state) {
            return state.setup().recipe().rate();
        }

        @Override
        TrainState set(TrainState state, double value) {
            return state.withRecipe(state.setup().recipe().withRate(value));
        }

        @Override
        double place(double value) {
            return (StrictMath.log10(Math.max(1e-5, value)) + 5) / 5;
        }

        @Override
        double value(double place) {
            return digits(StrictMath.pow(10, 5 * place - 5));
        }
    },
    /// The momentum, from 0 to 0.99.
    MOMENTUM {
        @Override
        double get(TrainState state) {
            return TrainOptimiser.momentum(state.setup().recipe().optimiser());
        }

        @Override
        TrainState set(TrainState state, double value) {
            var recipe = state.setup().recipe();
            return state.withRecipe(recipe.withOptimiser(
                    TrainOptimiser.withMomentum(withoutLookAhead(recipe.optimiser(), value), value)));
        }

        private static Optimiser withoutLookAhead(Optimiser optimiser, double momentum) {
            return optimiser instanceof Optimiser.Sgd sgd && momentum == 0
                    ? new Optimiser.Sgd(sgd.momentum(), false, sgd.weightDecay())
                    : optimiser;
        }

        @Override
        double place(double value) {
            return value / 0.99;
        }

        @Override
        double value(double place) {
            return Math.round(99 * place) / 100.0;
        }

        @Override
        boolean isThere(TrainState state) {
            var kind = TrainOptimiser.of(state.setup().recipe().optimiser());
            return kind == TrainOptimiser.SGD || kind.hasMomentum();
        }
    },
    /// The weight decay: 0, then logarithmic from 0.000001 to 0.1.
    DECAY {
        @Override
        double get(TrainState state) {
            return TrainOptimiser.decay(state.setup().recipe().optimiser());
        }

        @Override
        TrainState set(TrainState state, double value) {
            var recipe = state.setup().recipe();
            return state.withRecipe(recipe.withOptimiser(TrainOptimiser.withDecay(recipe.optimiser(), value)));
        }

        @Override
        double place(double value) {
            return value < 1e-6 ? 0 : 0.05 + 0.95 * (StrictMath.log10(value) + 6) / 5;
        }

        @Override
        double value(double place) {
            return place < 0.025 ? 0 : digits(StrictMath.pow(10, 5 * Math.max(0, place - 0.05) / 0.95 - 6));
        }
    },
    /// Pictures a step, on the slider powers of two up to 1,024.
    BATCH {
        @Override
        double get(TrainState state) {
            return state.setup().recipe().batch();
        }

        @Override
        TrainState set(TrainState state, double value) {
            if (value != Math.rint(value) || value < 1 || value > TrainSetup.MOST_BATCH) {
                throw new IllegalArgumentException(
                        "a batch is a whole number from 1 to 1,000,000, found " + Numbers.decimal(value, 3));
            }
            return state.withRecipe(state.setup().recipe().withBatch((int) value));
        }

        @Override
        double place(double value) {
            return StrictMath.log(value) / StrictMath.log(2) / 10;
        }

        @Override
        double value(double place) {
            return 1 << Math.round(10 * place);
        }
    },
    /// The rate of all dropout layers, from 0 to 0.9; no number where each layer has its own.
    DROPOUT {
        @Override
        double get(TrainState state) {
            return state.setup().recipe().dropout().orElse(Double.NaN);
        }

        @Override
        TrainState set(TrainState state, double value) {
            return state.withRecipe(state.setup().recipe().withDropout(OptionalDouble.of(value)));
        }

        @Override
        double place(double value) {
            return value / MOST_DROPOUT;
        }

        @Override
        double value(double place) {
            return Math.round(100 * MOST_DROPOUT * place) / 100.0;
        }
    };

    private static final double MOST_DROPOUT = 0.9;

    /// Its value in a state.
    abstract double get(TrainState state);

    /// The state with another value.
    ///
    /// @throws IllegalArgumentException if the value cannot be, with the reason
    abstract TrainState set(TrainState state, double value);

    /// Where a value lies on the slider, from 0 to 1; beyond its ends for what it does not reach.
    abstract double place(double value);

    /// The value at a place of the slider.
    abstract double value(double place);

    /// Whether the optimiser has it.
    boolean isThere(TrainState state) {
        return true;
    }

    /// A value as it is written.
    String text(double value) {
        if (value == Math.rint(value) && value < 1e6) {
            return Long.toString((long) value);
        }
        String plain = Double.toString(value);
        return plain.length() <= 6 ? plain : String.format(Locale.ROOT, "%.3g", value);
    }

    private static double digits(double value) {
        return Double.parseDouble(String.format(Locale.ROOT, "%.1e", value));
    }
}
