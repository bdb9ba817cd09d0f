package convarium.app.signal;

import convarium.app.place.PlaceState;
import convarium.engine.notation.Dialect;
import java.util.ArrayList;
import java.util.List;

/// Everything that the signal place shows.
///
/// @param input the signal, [#LEAST_INPUT] to [#MOST_INPUT] samples
/// @param kernel the weights, 1 to [#MOST_KERNEL]
/// @param layer the layer's other settings
/// @param dialect the notation of the layer line
/// @param pin what is kept in view
/// @param step the output that the walk has come to, counted from 0
/// @param speed of the walk, 1 for 0.6 seconds a step
/// @param loop whether the walk begins again
/// @param seed what random numbers begin from
public record SignalState(
        List<Float> input,
        List<Float> kernel,
        SignalLayer layer,
        Dialect dialect,
        SignalFocus pin,
        int step,
        double speed,
        boolean loop,
        long seed)
        implements PlaceState {
    /// The shortest signal.
    public static final int LEAST_INPUT = 8;

    /// The longest signal.
    public static final int MOST_INPUT = 128;

    /// The most taps.
    public static final int MOST_KERNEL = 15;

    /// Samples and padding together.
    public static final int MOST_FIELD = 192;

    /// No sample or weight is larger.
    public static final float MOST_VALUE = 1_000_000;

    public SignalState {
        input = List.copyOf(input);
        kernel = List.copyOf(kernel);
        within("a signal has", input.size(), LEAST_INPUT, MOST_INPUT, "samples");
        within("a kernel has", kernel.size(), 1, MOST_KERNEL, "taps");
        for (var values : List.of(input, kernel)) {
            for (float value : values) {
                if (!(Math.abs(value) <= MOST_VALUE)) {
                    throw new IllegalArgumentException("a value lies within ±1,000,000, found " + value);
                }
            }
        }
        layer = layer.fitted(kernel.size());
    }

    private static void within(String what, int found, int least, int most, String of) {
        if (found < least || found > most) {
            throw new IllegalArgumentException(what + " " + least + " to " + most + " " + of + ", found " + found);
        }
    }

    /// What the place shows first: a noisy wave that a moving average smooths.
    public static SignalState first() {
        return new SignalState(
                SignalFilling.SINE.samples(32, 1),
                SignalKernel.AVERAGE.weights(),
                SignalLayer.PLAIN.withPadding(2, 2),
                Dialect.PYTORCH,
                SignalFocus.NOTHING,
                11,
                1,
                false,
                1);
    }

    /// Whether nothing differs but where one looks.
    public boolean sameWork(SignalState other) {
        return sameNumbers(other) && dialect == other.dialect;
    }

    /// Whether the same outputs come out for the same reasons.
    boolean sameNumbers(SignalState other) {
        return input.equals(other.input) && kernel.equals(other.kernel) && layer.equals(other.layer);
    }

    SignalState withInput(List<Float> other) {
        return new SignalState(other, kernel, layer, dialect, pin, step, speed, loop, seed);
    }

    SignalState withKernel(List<Float> other) {
        return new SignalState(input, other, layer, dialect, pin, step, speed, loop, seed);
    }

    SignalState withLayer(SignalLayer other) {
        return new SignalState(input, kernel, other, dialect, pin, step, speed, loop, seed);
    }

    SignalState withDialect(Dialect other) {
        return new SignalState(input, kernel, layer, other, pin, step, speed, loop, seed);
    }

    SignalState withPin(SignalFocus other) {
        return new SignalState(input, kernel, layer, dialect, other, step, speed, loop, seed);
    }

    SignalState withStep(int other) {
        return new SignalState(input, kernel, layer, dialect, pin, other, speed, loop, seed);
    }

    SignalState withSpeed(double other) {
        return new SignalState(input, kernel, layer, dialect, pin, step, other, loop, seed);
    }

    SignalState withLoop(boolean other) {
        return new SignalState(input, kernel, layer, dialect, pin, step, speed, other, seed);
    }

    SignalState withSeed(long other) {
        return new SignalState(input, kernel, layer, dialect, pin, step, speed, loop, other);
    }

    /// With one sample changed.
    SignalState withSample(int index, float value) {
        return withInput(changed(input, index, value));
    }

    /// With one weight changed.
    SignalState withWeight(int index, float value) {
        return withKernel(changed(kernel, index, value));
    }

    /// With another number of samples: what is there stays, and goes on as the wave does.
    SignalState withLength(int length) {
        return withInput(resized(input, length, SignalFilling.SINE.samples(length, seed)));
    }

    /// With another number of taps; new ones weigh nothing.
    SignalState withTaps(int taps) {
        return withKernel(resized(kernel, taps, java.util.Collections.nCopies(taps, 0f)));
    }

    private static List<Float> changed(List<Float> values, int index, float value) {
        var list = new ArrayList<>(values);
        list.set(index, Math.clamp(value, -MOST_VALUE, MOST_VALUE));
        return list;
    }

    private static List<Float> resized(List<Float> values, int size, List<Float> more) {
        var list = new ArrayList<>(values.subList(0, Math.min(size, values.size())));
        for (int i = list.size(); i < size; i++) {
            list.add(more.get(i));
        }
        return list;
    }

    @Override
    public String link() {
        return SignalLink.write(this);
    }
}
