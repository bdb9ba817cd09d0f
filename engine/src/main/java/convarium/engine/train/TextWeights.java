package convarium.engine.train;

import convarium.engine.layer.ConvTranspose2d;
import convarium.engine.layer.ParameterSpec.Role;
import convarium.engine.network.Network;
import convarium.engine.network.Node;
import convarium.engine.network.Parameter;
import convarium.engine.notation.Dialect;
import convarium.engine.notation.InitialiserText;
import convarium.engine.notation.WrittenGraph;
import convarium.engine.notation.WrittenGraph.Origin;
import convarium.engine.tensor.Purpose;
import convarium.engine.tensor.RandomStream;
import java.util.Arrays;

/// Draws first weights as the framework of a text would.
///
/// PyTorch: weights and biases of convolutions and linear layers are evenly spread over ±1/√fan, the
/// fan being the values that an output sums (`reset_parameters`: `kaiming_uniform_` with a = √5); for
/// transposed convolutions it counts the second axis of the weights, as PyTorch does. Keras: kernels by
/// Glorot and evenly spread, with the fans of Keras' own kernel shapes, biases 0, unless the layer
/// names initialisers. In both, normalisations begin with scale 1 and shift 0. The random numbers
/// themselves are this program's.
///
/// @param written the network of the text
/// @param dialect whose text it is
record TextWeights(WrittenGraph written, Dialect dialect) {
    /// The deviation of a normal distribution cut off at two deviations, as a part of the whole one's.
    private static final double CUT = 0.8796256610342398;

    /// Draws all weights by a seed, each array from the stream of its place.
    void draw(Network network, long seed) {
        FirstWeights.draw(network, new Initialiser.Glorot(Initialiser.Distribution.UNIFORM), seed);
        var parameters = network.parameters();
        for (int i = 0; i < parameters.size(); i++) {
            var parameter = parameters.get(i);
            var random = new RandomStream(seed, Purpose.WEIGHTS.stream(i));
            switch (dialect) {
                case PYTORCH -> torch(parameter, random);
                case KERAS -> {
                    var origin = written.origins().get(parameter.node());
                    if (origin != null) {
                        keras(parameter, origin, random);
                    }
                }
            }
        }
        network.parametersChanged();
    }

    private void torch(Parameter parameter, RandomStream random) {
        var spec = parameter.spec();
        switch (spec.role()) {
            case WEIGHT, BIAS -> {
                boolean transposed = written.graph().node(parameter.node()) instanceof Node.Applied applied
                        && applied.layer() instanceof ConvTranspose2d;
                int fan = transposed ? spec.fanOut() : spec.fanIn();
                random.fillUniform((float) (1 / StrictMath.sqrt(fan)), parameter.values());
            }
            case SCALE, SHIFT, EMBEDDING, RUNNING_MEAN, RUNNING_VARIANCE -> {
                // as they begin everywhere
            }
        }
    }

    private static void keras(Parameter parameter, Origin origin, RandomStream random) {
        var spec = parameter.spec();
        var start = origin.starts()
                .get(
                        switch (spec.role()) {
                            case WEIGHT ->
                                switch (origin.kind()) {
                                    case DEPTHWISE, SEPARABLE_DEPTHWISE -> "depthwise";
                                    case SEPARABLE_POINTWISE -> "pointwise";
                                    case PLAIN, CONVOLUTION, TRANSPOSED, DENSE, NORM -> "kernel";
                                };
                            case BIAS -> "bias";
                            case SCALE -> "gamma";
                            case SHIFT, EMBEDDING -> "beta";
                            case RUNNING_MEAN -> "moving_mean";
                            case RUNNING_VARIANCE -> "moving_variance";
                        });
        double fanIn = spec.fanIn();
        double fanOut = spec.fanOut();
        if (spec.role() == Role.WEIGHT) {
            int taps = parameter.shape().rank() < 3
                    ? 1
                    : parameter.shape().elements()
                            / parameter.shape().size(0)
                            / parameter.shape().size(1);
            switch (origin.kind()) {
                // h, w, in / groups, out: Keras' fan out counts all outputs
                case CONVOLUTION -> fanOut = (double) parameter.shape().size(0) * taps;
                // h, w, channels, multiplier
                case DEPTHWISE, SEPARABLE_DEPTHWISE ->
                    // a multiplier of outputs for each of the channels: size 0 is their product
                    fanIn = (double) parameter.shape().size(0) * taps * taps / fanOut;
                case PLAIN, TRANSPOSED, DENSE, NORM, SEPARABLE_POINTWISE -> {
                    // the same
                }
            }
        }
        if (start != null) {
            fill(start, fanIn, fanOut, random, parameter.values());
        } else if (spec.role() == Role.WEIGHT) {
            fill(
                    new InitialiserText(InitialiserText.Kind.GLOROT_UNIFORM, 0),
                    fanIn,
                    fanOut,
                    random,
                    parameter.values());
        }
    }

    private static void fill(InitialiserText start, double fanIn, double fanOut, RandomStream random, float[] values) {
        switch (start.kind()) {
            case GLOROT_UNIFORM -> uniform(2 / (fanIn + fanOut), random, values);
            case HE_UNIFORM -> uniform(2 / fanIn, random, values);
            case LECUN_UNIFORM -> uniform(1 / fanIn, random, values);
            case GLOROT_NORMAL -> cutNormal(2 / (fanIn + fanOut), random, values);
            case HE_NORMAL -> cutNormal(2 / fanIn, random, values);
            case LECUN_NORMAL -> cutNormal(1 / fanIn, random, values);
            case CONSTANT -> Arrays.fill(values, start.value());
        }
    }

    private static void uniform(double variance, RandomStream random, float[] values) {
        random.fillUniform((float) StrictMath.sqrt(3 * variance), values);
    }

    private static void cutNormal(double variance, RandomStream random, float[] values) {
        float deviation = (float) (StrictMath.sqrt(variance) / CUT);
        for (int i = 0; i < values.length; i++) {
            float drawn = random.normal();
            while (Math.abs(drawn) > 2) {
                drawn = random.normal();
            }
            values[i] = deviation * drawn;
        }
    }
}
