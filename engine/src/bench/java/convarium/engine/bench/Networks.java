package convarium.engine.bench;

import convarium.engine.compute.Compute;
import convarium.engine.network.Network;
import convarium.engine.network.Parameter;
import convarium.engine.zoo.Zoo;
import java.util.List;

/// Networks of the zoo with random weights.
public final class Networks {
    private Networks() {}

    /// A network whose weights are scaled so that values neither grow nor fade much from layer to layer.
    ///
    /// @param name its name in the zoo
    public static Network of(String name, Compute compute) {
        var network = new Network(Zoo.named(name).graph(), compute);
        for (var parameter : network.parameters()) {
            if (isWeights(parameter)) {
                float[] values = parameter.values();
                double range = Math.sqrt(3.0 * parameter.shape().size(0) / values.length);
                float[] random = LayerRow.values(1, values.length);
                for (int i = 0; i < values.length; i++) {
                    values[i] = (float) (range * random[i]);
                }
            }
        }
        network.parametersChanged();
        return network;
    }

    /// The weights of its convolutions and Dense layers, in order.
    public static List<float[]> weights(Network network) {
        return network.parameters().stream()
                .filter(Networks::isWeights)
                .map(Parameter::values)
                .toList();
    }

    /// Vectors are biases, scales and statistics, and good as they are: 0 or 1.
    private static boolean isWeights(Parameter parameter) {
        return parameter.shape().rank() > 1;
    }
}
