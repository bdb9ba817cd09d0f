package convarium.engine.arithmetic;

/// A framework's habits where a layer line leaves something open.
///
/// Sources: the frameworks' reference pages for pooling and padding; Caffe's `PoolingLayer`; ONNX operators `MaxPool`,
/// `AveragePool` and `Conv`.
public enum Convention {
    /// Pooling floors, average pooling counts the padding, "same" takes no stride.
    PYTORCH("PyTorch", Rounding.FLOOR, true),
    /// Pooling floors, average pooling leaves the padding out, "same" puts the odd cell last.
    KERAS("Keras", Rounding.FLOOR, false),
    /// Pooling ceils, average pooling counts the padding, there is no "same".
    CAFFE("Caffe", Rounding.CEIL, true),
    /// Pooling floors, average pooling leaves the padding out, "same" is SAME_UPPER.
    ONNX("ONNX", Rounding.FLOOR, false);

    private final String title;
    private final Rounding poolingRounding;
    private final boolean countsPadding;

    Convention(String title, Rounding poolingRounding, boolean countsPadding) {
        this.title = title;
        this.poolingRounding = poolingRounding;
        this.countsPadding = countsPadding;
    }

    /// The framework's name as it writes it.
    public String title() {
        return title;
    }

    /// How pooling rounds where nothing is said.
    public Rounding poolingRounding() {
        return poolingRounding;
    }

    /// Whether average pooling divides by padded cells too where nothing is said.
    public boolean countsPadding() {
        return countsPadding;
    }
}
