package convarium.engine.layer;

import convarium.engine.arithmetic.Counts.Count;
import convarium.engine.layer.ParameterSpec.Role;
import convarium.engine.tensor.Shape;
import java.util.List;

/// A lambda layer: the surroundings of each place are made into a small linear function, the lambda,
/// which is then applied to the place's query: long-range interaction without an attention map (Bello,
/// "LambdaNetworks: modeling long-range interactions without attention", ICLR 2021, sections 3 and 4).
///
/// Input `(c, h, w)`, output `(oc, h, w)`. Queries, keys and values are pointwise convolutions without
/// bias; keys pass a softmax over all places. The content lambda Σ key·value is the same everywhere;
/// the position lambda of a place sums values times embeddings of their position relative to it, over a
/// scope of r×r places (the "lambda convolution" of section 3.2); a scope of 2·h−1 by 2·w−1 sees the
/// whole picture. All heads share the lambdas (multi-query lambdas), so values have oc/heads channels.
/// Queries and values pass a batch normalisation, as in the paper. The intra-depth is 1.
///
/// @param keyDepth k, the channels of the keys and of each head's query
/// @param heads how many queries each place has, a divisor of the output channels
/// @param scope r, rows and columns of the positions that count, odd; 0 leaves out the position lambdas
/// @param eps added to the variances of the batch normalisations
/// @param momentum the share of the new batch in their running statistics
public record LambdaLayer(
        int inChannels, int outChannels, int keyDepth, int heads, int scope, float eps, float momentum)
        implements Layer {

    /// @throws IllegalArgumentException if a size is below 1, the heads do not divide the channels or
    /// the scope is even
    public LambdaLayer {
        Several.atLeastOne("LambdaLayer", "key channel", keyDepth);
        Inputs.checkChannels("LambdaLayer", inChannels, outChannels, 1);
        if (heads < 1 || outChannels % heads != 0) {
            throw new IllegalArgumentException(
                    "LambdaLayer cannot split " + outChannels + " output channels into " + heads + " equal heads");
        }
        if (scope < 0 || (scope > 0 && scope % 2 == 0)) {
            throw new IllegalArgumentException("LambdaLayer needs an odd scope, or 0 for none, found " + scope);
        }
    }

    /// Channels v of a value.
    public int valueDepth() {
        return outChannels / heads;
    }

    @Override
    public Shape output(Shape input) {
        if (input.rank() != 3 || input.size(0) != inChannels) {
            throw new IllegalArgumentException(
                    name() + " expects an input " + inChannels + "×h×w, found the shape " + input);
        }
        return Several.output(name(), input.toString(), outChannels, input.size(1), input.size(2));
    }

    @Override
    public List<ParameterSpec> parameterSpecs() {
        int queries = heads * keyDepth;
        var specs = new java.util.ArrayList<ParameterSpec>();
        specs.add(pointwise("to_q.weight", queries));
        specs.add(pointwise("to_k.weight", keyDepth));
        specs.add(pointwise("to_v.weight", valueDepth()));
        normalisation(specs, "norm_q", queries);
        normalisation(specs, "norm_v", valueDepth());
        if (scope > 0) {
            specs.add(new ParameterSpec(
                    "pos_conv.weight",
                    Shape.of(keyDepth, 1, scope, scope),
                    Role.EMBEDDING,
                    scope * scope,
                    keyDepth * scope * scope));
        }
        return specs;
    }

    private ParameterSpec pointwise(String name, int out) {
        return new ParameterSpec(name, Shape.of(out, inChannels, 1, 1), Role.WEIGHT, inChannels, out);
    }

    private static void normalisation(List<ParameterSpec> specs, String prefix, int channels) {
        for (var spec : BatchNorm.of(channels).parameterSpecs()) {
            specs.add(ParameterSpec.plain(prefix + "." + spec.name(), spec.shape(), spec.role()));
        }
    }

    @Override
    public Count macs(Shape input) {
        output(input);
        long places = (long) input.size(1) * input.size(2);
        long k = keyDepth;
        long v = valueDepth();
        long projections = inChannels * (heads * k + k + v);
        long lambdas = k * v * (1 + (long) scope * scope);
        long applied = heads * k * v;
        return Tally.macs(
                places * (projections + lambdas + applied),
                "{i:" + places + "} places × ({k:" + projections + "} for queries, keys and values + {k:" + lambdas
                        + "} for lambdas + {k:" + applied + "} to apply them)");
    }
}
