package convarium.app.explorer;

import convarium.engine.arithmetic.Size;

/// How the outputs of a picture are coloured: by which map, and from which value to which.
///
/// The ends of the range are friendly numbers (1, 1.5, 2, 3, 4, 5, 6, 8 and their tenfolds), so that they stay
/// where they are while a kernel is edited.
///
/// @param kind the map
/// @param low the value of the first colour
/// @param high the value of the last colour
/// @param beyondLow whether there are values below `low`
/// @param beyondHigh whether there are values above `high`
public record Colouring(Kind kind, float low, float high, boolean beyondLow, boolean beyondHigh) {

    /// What the colours stand for.
    public enum Kind {
        /// Below and above zero.
        SIGNED,
        /// Black at 0, white at 1.
        BRIGHTNESS,
        /// From zero up.
        ACTIVATION
    }

    private static final double[] FRIENDLY = {1, 1.5, 2, 3, 4, 5, 6, 8, 10};
    private static final double KEEPS_BRIGHTNESS = 0.05;

    /// How this state's outputs are coloured.
    ///
    /// @param range of the outputs
    public static Colouring of(ExplorerState state, ValueRange range) {
        var kind = switch (state.picture().scale()) {
            case SIGNED -> Kind.SIGNED;
            case BRIGHTNESS -> Kind.BRIGHTNESS;
            case AUTO -> kind(state);
        };
        return switch (kind) {
            case BRIGHTNESS -> new Colouring(kind, 0, 1, range.lowest() < 0, range.highest() > 1);
            case SIGNED -> {
                float high = end(range);
                yield new Colouring(kind, -high, high, range.lowest() < -high, range.highest() > high);
            }
            case ACTIVATION -> {
                float high = end(range);
                yield new Colouring(kind, 0, high, false, range.highest() > high);
            }
        };
    }

    /// The kind that the weights call for, whatever the picture: brightness where they keep it (they sum to about
    /// 1, as seen by one output), colours from zero up where no result can be negative, else signed.
    private static Kind kind(ExplorerState state) {
        double gain = gain(state);
        float bias = state.layer().hasBias() ? state.layer().bias() : 0;
        if (Math.abs(gain - 1) <= KEEPS_BRIGHTNESS && bias == 0) {
            return Kind.BRIGHTNESS;
        }
        boolean positive = bias >= 0
                && (state.layer().operation().isPooling()
                        || state.kernel().values().stream().allMatch(w -> w >= 0));
        return positive || state.layer().relu() ? Kind.ACTIVATION : Kind.SIGNED;
    }

    /// What comes out where the picture is 1 everywhere.
    private static double gain(ExplorerState state) {
        var layer = state.layer();
        var kernel = new Size(state.kernel().rows(), state.kernel().columns());
        double sum =
                state.kernel().values().stream().mapToDouble(Float::doubleValue).sum();
        return switch (layer.operation()) {
            case CONVOLUTION -> sum;
            // each output meets one in (stride · stride) of the weights
            case TRANSPOSED -> sum / (layer.stride().h() * layer.stride().w());
            case MAX_POOLING -> 1;
            case AVERAGE_POOLING -> layer.divisor() == 0 ? 1 : (double) kernel.h() * kernel.w() / layer.divisor();
        };
    }

    /// The end of the range: all values, unless a few strong ones would leave the others pale.
    private static float end(ValueRange range) {
        float all = friendly(range.most());
        float usual = friendly(range.usual());
        return all <= 1.5f * usual ? all : usual;
    }

    /// The least friendly number not below a magnitude; 1 for zero.
    static float friendly(float magnitude) {
        if (!(magnitude > 0)) {
            return 1;
        }
        double power = Math.pow(10, Math.floor(Math.log10(magnitude)));
        for (double f : FRIENDLY) {
            if (f * power >= magnitude * (1 - 1e-6)) {
                return (float) (f * power);
            }
        }
        return (float) (10 * power);
    }
}
