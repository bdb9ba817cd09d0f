package convarium.engine.trace;

/// One place of a window: a cell of the field and the weight that lies on it.
///
/// @param channel the input channel
/// @param row the field's row
/// @param column the field's column
/// @param cell what stands there
/// @param kh the weight's row in the kernel as it is written
/// @param kw the weight's column in the kernel as it is written
/// @param input the value there; −∞ for padding under max pooling
/// @param weight the weight, or 1 for pooling
/// @param counted whether it takes part: padding does in a convolution, and what lies beyond the padding never does
public record Tap(
        int channel, int row, int column, FieldCell cell, int kh, int kw, float input, float weight, boolean counted) {

    /// The input times the weight.
    public float product() {
        return input * weight;
    }
}
