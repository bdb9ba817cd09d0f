package convarium.engine.layer;

import convarium.engine.arithmetic.Counts.Count;
import convarium.engine.layer.ParameterSpec.Role;
import convarium.engine.tensor.Shape;
import java.util.List;

/// Self-attention: every token asks (query) all tokens (keys) and takes a mixture of what they say
/// (values), in several heads at once (Vaswani et al. 2017, section 3.2).
///
/// Input and output `(t, d)`: t tokens of d features. Each head sees d/heads features; scores are divided
/// by their root. Parameters as in PyTorch's `nn.MultiheadAttention`.
///
/// @param dimension features d of a token
/// @param heads how many, a divisor of d
/// @param bias whether the projections have one
public record MultiHeadSelfAttention(int dimension, int heads, boolean bias) implements Layer {

    /// @throws IllegalArgumentException if the heads do not divide the features
    public MultiHeadSelfAttention {
        if (dimension < 1 || heads < 1 || dimension % heads != 0) {
            throw new IllegalArgumentException(
                    "MultiHeadSelfAttention cannot split " + dimension + " features into " + heads + " equal heads");
        }
    }

    @Override
    public Shape output(Shape input) {
        if (input.rank() != 2 || input.size(1) != dimension) {
            throw new IllegalArgumentException(
                    name() + " expects tokens t×" + dimension + ", found the shape " + input);
        }
        return input;
    }

    @Override
    public List<ParameterSpec> parameterSpecs() {
        int d = dimension;
        var in = new ParameterSpec("in_proj_weight", Shape.of(3 * d, d), Role.WEIGHT, d, 3 * d);
        var out = new ParameterSpec("out_proj.weight", Shape.of(d, d), Role.WEIGHT, d, d);
        return bias
                ? List.of(
                        in,
                        ParameterSpec.plain("in_proj_bias", Shape.of(3 * d), Role.BIAS),
                        out,
                        ParameterSpec.plain("out_proj.bias", Shape.of(d), Role.BIAS))
                : List.of(in, out);
    }

    @Override
    public Count macs(Shape input) {
        output(input);
        long t = input.size(0);
        long d = dimension;
        return Tally.macs(
                4 * t * d * d + 2 * t * t * d,
                "{i:" + t + "} tokens × (4·{k:" + d + "}·{k:" + d + "} + 2·{i:" + t + "}·{k:" + d + "})");
    }
}
