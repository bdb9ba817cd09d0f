package convarium.engine.trace;

/// One meeting of an input, a weight and an output.
///
/// @param outputRow the output's row
/// @param outputColumn the output's column
/// @param kh the weight's row in the kernel as it is written
/// @param kw the weight's column
/// @param input the input's value
/// @param weight the weight, or 1 for pooling
/// @param fieldRow where it happens on the field
/// @param fieldColumn where it happens on the field
public record Contribution(
        int outputRow, int outputColumn, int kh, int kw, float input, float weight, int fieldRow, int fieldColumn) {

    /// The input times the weight.
    public float product() {
        return input * weight;
    }
}
