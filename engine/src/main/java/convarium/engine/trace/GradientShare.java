package convarium.engine.trace;

/// One meeting of an input, a weight and an output on the way back: what the output's gradient hands to the input
/// through the weight, and to the weight through the input (the chain rule for one product).
///
/// @param oc the output's channel
/// @param outputRow the output's row
/// @param outputColumn the output's column
/// @param gradient the gradient at the output
/// @param tap the input and the weight
/// @param factor what the gradient is multiplied with on its way to the input: the weight; 1 where max pooling took
/// this input; 1 over the count for average pooling
public record GradientShare(int oc, int outputRow, int outputColumn, float gradient, Tap tap, float factor) {

    /// What reaches the input.
    public float atInput() {
        return gradient * factor;
    }

    /// What reaches the weight.
    public float atWeight() {
        return gradient * tap.input();
    }
}
