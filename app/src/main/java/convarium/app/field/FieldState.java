package convarium.app.field;

import convarium.app.place.PlaceState;
import convarium.engine.tensor.Shape;
import convarium.engine.trace.EffectiveField.Weights;
import java.util.Optional;

/// What the place of receptive fields shows.
///
/// @param net the text of the chain as typed, readable or not
/// @param input the shape of one sample, channels first; empty where the text is to state it
/// @param unit the unit that is kept; empty for the one in the middle of the last map
/// @param weights what the effective field's weights are
/// @param relu whether a ReLU follows every convolution of the effective field
/// @param seed of the effective field's draws, at least 0
public record FieldState(
        String net, Optional<Shape> input, Optional<FieldUnit> unit, Weights weights, boolean relu, int seed)
        implements PlaceState {
    /// Characters of the longest text that is taken.
    public static final int MOST_TEXT = 100_000;

    /// The largest seed.
    public static final int MOST_SEED = 1_000_000_000;

    public FieldState {
        if (net.length() > MOST_TEXT) {
            throw new IllegalArgumentException(
                    "the text of a chain has at most 100,000 characters here, found " + net.length());
        }
        if (seed < 0 || seed > MOST_SEED) {
            throw new IllegalArgumentException("a seed is from 0 to 1,000,000,000, found " + seed);
        }
    }

    /// What the place begins with.
    public static FieldState first() {
        return new FieldState("", Optional.empty(), Optional.empty(), Weights.RANDOM, false, 1).with(FieldPreset.THREE);
    }

    /// With the chain of a preset, no unit kept.
    public FieldState with(FieldPreset preset) {
        return new FieldState(preset.net(), preset.input(), Optional.empty(), weights, relu, seed);
    }

    /// With another text.
    public FieldState withNet(String other) {
        return new FieldState(other, input, unit, weights, relu, seed);
    }

    /// With another shape of a sample.
    public FieldState withInput(Optional<Shape> other) {
        return new FieldState(net, other, unit, weights, relu, seed);
    }

    /// With another unit kept, or none.
    public FieldState withUnit(Optional<FieldUnit> other) {
        return new FieldState(net, input, other, weights, relu, seed);
    }

    /// With other weights.
    public FieldState withWeights(Weights other) {
        return new FieldState(net, input, unit, other, relu, seed);
    }

    /// With or without ReLU.
    public FieldState withRelu(boolean other) {
        return new FieldState(net, input, unit, weights, other, seed);
    }

    /// With other draws.
    public FieldState withSeed(int other) {
        return new FieldState(net, input, unit, weights, relu, other);
    }

    @Override
    public String link() {
        return FieldLink.write(this);
    }
}
