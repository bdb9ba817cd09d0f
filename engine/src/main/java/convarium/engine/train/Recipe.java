package convarium.engine.train;

import java.util.OptionalDouble;

/// How a network is taught: everything that decides, with the first weights and the data, about the
/// weights at the end.
///
/// @param loss what is made small
/// @param optimiser how weights follow gradients
/// @param clipping what is done to gradients before
/// @param rate the base learning rate
/// @param schedule what becomes of it
/// @param batch pictures a step; the last batch of an epoch may be smaller
/// @param seed of the first weights, the order of the pictures and dropout
/// @param dropout the rate of all dropout layers; empty where each has its own
public record Recipe(
        Loss loss,
        Optimiser optimiser,
        Clipping clipping,
        double rate,
        Schedule schedule,
        int batch,
        long seed,
        OptionalDouble dropout) {

    /// @throws IllegalArgumentException if the rate is not a number above 0 or a batch has no picture, or dropout
    /// is not from 0 to below 1
    public Recipe {
        if (!(rate > 0 && rate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a learning rate is a number above 0, found " + rate);
        }
        if (batch < 1) {
            throw new IllegalArgumentException("a batch has at least 1 picture, found " + batch);
        }
        if (dropout.isPresent() && !(dropout.getAsDouble() >= 0 && (float) dropout.getAsDouble() < 1)) {
            throw new IllegalArgumentException(
                    "a dropout rate is from 0 up to but not 1, found " + dropout.getAsDouble());
        }
    }

    /// With each dropout layer's own rate.
    public Recipe(
            Loss loss, Optimiser optimiser, Clipping clipping, double rate, Schedule schedule, int batch, long seed) {
        this(loss, optimiser, clipping, rate, schedule, batch, seed, OptionalDouble.empty());
    }

    /// Softmax cross-entropy without smoothing, no clipping, a constant rate.
    public static Recipe of(Optimiser optimiser, double rate, int batch, long seed) {
        return new Recipe(
                new Loss.SoftmaxCrossEntropy(0),
                optimiser,
                new Clipping.None(),
                rate,
                new Schedule.Constant(),
                batch,
                seed);
    }

    /// The same with another optimiser.
    public Recipe withOptimiser(Optimiser value) {
        return new Recipe(loss, value, clipping, rate, schedule, batch, seed, dropout);
    }

    /// The same with another rate.
    public Recipe withRate(double value) {
        return new Recipe(loss, optimiser, clipping, value, schedule, batch, seed, dropout);
    }

    /// The same with another schedule.
    public Recipe withSchedule(Schedule value) {
        return new Recipe(loss, optimiser, clipping, rate, value, batch, seed, dropout);
    }

    /// The same with another batch size.
    public Recipe withBatch(int value) {
        return new Recipe(loss, optimiser, clipping, rate, schedule, value, seed, dropout);
    }

    /// The same with another seed.
    public Recipe withSeed(long value) {
        return new Recipe(loss, optimiser, clipping, rate, schedule, batch, value, dropout);
    }

    /// The same with another rate of all dropout layers; empty for each layer's own.
    public Recipe withDropout(OptionalDouble value) {
        return new Recipe(loss, optimiser, clipping, rate, schedule, batch, seed, value);
    }
}
