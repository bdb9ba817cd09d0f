package convarium.engine.compute.scalar;

import java.util.Arrays;

/// Where the outputs of bilinear upsampling look along one axis.
///
/// Output o looks at (o + ½)·inputs/outputs − ½, at least 0: between input `lower` with weight 1 − `weight` and input
/// `upper` with `weight`; at the end both are the last input.
final class Bilinear {
    final int[] lower;
    final int[] upper;
    final float[] weight;
    /// The first output that looks at an input.
    private final int[] first;
    /// Beyond the last one.
    private final int[] end;

    Bilinear(int inputs, int outputs) {
        lower = new int[outputs];
        upper = new int[outputs];
        weight = new float[outputs];
        first = new int[inputs];
        end = new int[inputs];
        Arrays.fill(first, outputs);
        for (int o = 0; o < outputs; o++) {
            double position = Math.max(0, (o + 0.5) * inputs / outputs - 0.5);
            lower[o] = (int) position;
            upper[o] = Math.min(inputs - 1, lower[o] + 1);
            weight[o] = (float) (position - lower[o]);
            for (int input : new int[] {lower[o], upper[o]}) {
                first[input] = Math.min(first[input], o);
                end[input] = o + 1;
            }
        }
    }

    int first(int input) {
        return first[input];
    }

    int end(int input) {
        return end[input];
    }

    /// How much an output takes of an input.
    float share(int output, int input) {
        float share = lower[output] == input ? 1f - weight[output] : 0f;
        return upper[output] == input ? share + weight[output] : share;
    }
}
