package convarium.engine.layer;

import convarium.engine.arithmetic.Counts.Count;
import convarium.engine.tensor.Shape;
import java.util.List;

/// One step of a network: its hyperparameters, without weights.
///
/// Shapes are those of one sample: `(c, h, w)` for pictures, `(c, l)` for sequences of channels, `(t, d)`
/// for tokens, `(f)` for features. A [WindowLayer] also takes a whole batch `(n, c, h, w)`.
public sealed interface Layer
        permits WindowLayer,
                Activate,
                AdaptiveAvgPool2d,
                AdaptiveMaxPool2d,
                Add,
                BatchNorm,
                Concatenate,
                Conv1d,
                Dense,
                Dropout,
                Flatten,
                GroupNorm,
                L2Pool2d,
                LambdaLayer,
                LayerNorm,
                LocalResponseNorm,
                LogSoftmax,
                MultiHeadSelfAttention,
                Multiply,
                Pad,
                Permute,
                Reshape,
                Softmax,
                StochasticDepth,
                Upsample {

    /// The shape of the output for one input.
    ///
    /// @throws IllegalArgumentException if the layer cannot take that input, with the shapes in the text
    Shape output(Shape input);

    /// The shape of the output for these inputs.
    ///
    /// @throws IllegalArgumentException if the layer cannot take those inputs, or not so many, with the
    /// shapes in the text
    default Shape output(List<Shape> inputs) {
        if (inputs.size() != 1) {
            throw new IllegalArgumentException(name() + " takes one input, found " + inputs.size()
                    + (inputs.isEmpty() ? "" : " of the shapes " + Several.text(inputs)));
        }
        return output(inputs.getFirst());
    }

    /// The arrays of numbers that the layer owns, in PyTorch's order.
    default List<ParameterSpec> parameterSpecs() {
        return List.of();
    }

    /// The number of learnt values, with its derivation; running statistics do not count.
    default Count parameters() {
        return Tally.parameters(parameterSpecs());
    }

    /// The multiply–adds for one input of this shape, with their derivation. Only products that are summed
    /// count: those of convolutions, Dense layers and attention.
    default Count macs(Shape input) {
        return Tally.noMacs();
    }

    /// What people call this kind of layer.
    default String name() {
        return getClass().getSimpleName();
    }
}
