package convarium.engine.compute;

/// What follows a convolution's sums before they are stored: y = relu(sum + bias + addend), each part optional.
public final class Epilogue {
    private static final float[] EMPTY = {};

    /// Nothing follows.
    public static final Epilogue NONE = new Epilogue(EMPTY, EMPTY, false);

    private final float[] bias;
    private final float[] addend;
    private final boolean relu;

    /// @param bias one value an output channel, or empty
    /// @param addend values of the output's shape (a residual branch), or empty
    /// @param relu whether negative results become +0
    public Epilogue(float[] bias, float[] addend, boolean relu) {
        this.bias = bias;
        this.addend = addend;
        this.relu = relu;
    }

    /// A bias alone.
    public static Epilogue bias(float[] bias) {
        return new Epilogue(bias, EMPTY, false);
    }

    /// One value an output channel, or empty.
    public float[] bias() {
        return bias;
    }

    /// Values of the output's shape, or empty.
    public float[] addend() {
        return addend;
    }

    /// Whether negative results become +0.
    public boolean relu() {
        return relu;
    }
}
