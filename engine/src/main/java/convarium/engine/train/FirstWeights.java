package convarium.engine.train;

import convarium.engine.network.Network;
import convarium.engine.tensor.Purpose;
import convarium.engine.tensor.RandomStream;
import java.util.Arrays;

/// Sets all parameters of a network to where learning begins.
public final class FirstWeights {
    /// The spread that position embeddings begin with, as in the usual recipes for attention.
    private static final float EMBEDDING_DEVIATION = 0.02f;

    private FirstWeights() {}

    /// Draws weights by a seed; biases and shifts become 0, scales 1, running means 0 and running variances
    /// 1. Each array draws from the stream of its place in graph order.
    public static void draw(Network network, Initialiser initialiser, long seed) {
        var parameters = network.parameters();
        for (int i = 0; i < parameters.size(); i++) {
            var parameter = parameters.get(i);
            var spec = parameter.spec();
            var random = new RandomStream(seed, Purpose.WEIGHTS.stream(i));
            switch (spec.role()) {
                case WEIGHT -> initialiser.fill(random, spec.fanIn(), spec.fanOut(), parameter.values());
                case EMBEDDING -> random.fillNormal(EMBEDDING_DEVIATION, parameter.values());
                case BIAS, SHIFT, RUNNING_MEAN -> Arrays.fill(parameter.values(), 0);
                case SCALE, RUNNING_VARIANCE -> Arrays.fill(parameter.values(), 1);
            }
        }
        network.parametersChanged();
    }
}
