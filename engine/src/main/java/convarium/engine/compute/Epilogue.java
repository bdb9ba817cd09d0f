package convarium.engine.compute;

/// What follows a convolution's sums before they are stored: y = relu(sum + bias + addend), each part optional.
///
/// @param bias one value an output channel, or empty
/// @param addend values of the output's shape (a residual branch), or empty
/// @param relu whether negative results become +0
public record Epilogue(float[] bias, float[] addend, boolean relu) {
    private static final float[] EMPTY = {};

    /// Nothing follows.
    public static final Epilogue NONE = new Epilogue(EMPTY, EMPTY, false);

    /// A bias alone.
    public static Epilogue bias(float[] bias) {
        return new Epilogue(bias, EMPTY, false);
    }

    public boolean hasBias() {
        return bias.length > 0;
    }

    public boolean hasAddend() {
        return addend.length > 0;
    }
}
