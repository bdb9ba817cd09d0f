package convarium.app.signal;

import convarium.app.explorer.Scatter;
import java.util.ArrayList;
import java.util.List;

/// Signals to begin with.
public enum SignalFilling {
    /// A slow wave with noise on it.
    SINE,
    /// Nothing, then one.
    STEP,
    /// A single one: what comes out is the kernel, turned round.
    IMPULSE,
    /// Rises, falls back, and rises again.
    SAW,
    /// A tone that becomes higher.
    CHIRP,
    /// Zeros and ones.
    BITS,
    /// Noise.
    RANDOM,
    /// Nothing yet: to be drawn on.
    ZERO;

    private static final int NOISE = 30;
    private static final int SAW_LENGTH = 8;

    /// So many samples, to two decimals.
    List<Float> samples(int length, long seed) {
        var list = new ArrayList<Float>(length);
        for (int i = 0; i < length; i++) {
            list.add(Math.round(sample(i, length, seed) * 100) / 100f);
        }
        return list;
    }

    private double sample(int i, int length, long seed) {
        double along = (double) i / length;
        return switch (this) {
            case SINE -> 0.7 * Math.sin(2 * Math.PI * i / 16) + Scatter.whole(0, i, seed, -NOISE, NOISE) / 100;
            case STEP -> i * 2 < length ? 0 : 1;
            case IMPULSE -> i == length / 2 ? 1 : 0;
            case SAW -> (i % SAW_LENGTH) / (SAW_LENGTH / 2.0) - 1;
            case CHIRP -> Math.sin(2 * Math.PI * (1.5 * along + length / 10.0 * along * along));
            case BITS -> Scatter.whole(1, i, seed, 0, 1);
            case RANDOM -> Scatter.whole(2, i, seed, -100, 100) / 100;
            case ZERO -> 0;
        };
    }

    /// Whether each time gives another signal.
    boolean isRandom() {
        return switch (this) {
            case SINE, BITS, RANDOM -> true;
            case STEP, IMPULSE, SAW, CHIRP, ZERO -> false;
        };
    }

    SignalState fill(SignalState state) {
        long seed = isRandom() ? state.seed() + 1 : state.seed();
        return state.withInput(samples(state.input().size(), seed)).withSeed(seed);
    }
}
