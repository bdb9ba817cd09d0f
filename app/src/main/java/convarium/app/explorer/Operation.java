package convarium.app.explorer;

/// What the explorer's window does.
public enum Operation {
    /// Sums of products.
    CONVOLUTION("conv"),
    /// The transpose of a convolution.
    TRANSPOSED("transposed"),
    /// The largest value.
    MAX_POOLING("max"),
    /// The mean.
    AVERAGE_POOLING("average");

    private final String code;

    Operation(String code) {
        this.code = code;
    }

    /// The word in a link.
    public String code() {
        return code;
    }

    /// Whether the window carries weights.
    public boolean hasWeights() {
        return this == CONVOLUTION || this == TRANSPOSED;
    }

    /// Whether it is max or average pooling.
    public boolean isPooling() {
        return !hasWeights();
    }
}
