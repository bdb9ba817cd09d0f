package convarium.engine.network;

import convarium.engine.tensor.CounterRandom;
import java.util.List;

/// Stochastic depth while training: a gate for each sample, drawn anew in the backward pass.
final class StochasticDepthOperation extends Operation {
    private final int node;
    private final float rate;
    private final int size;
    private float[] gates = NONE;

    /// @param node which stream of random numbers is its own
    /// @param size values of one sample
    StochasticDepthOperation(int node, float rate, int size) {
        super(List.of());
        this.node = node;
        this.rate = rate;
        this.size = size;
    }

    private float[] gates(Pass pass) {
        for (int i = 0; i < pass.n(); i++) {
            boolean kept = CounterRandom.uniform(pass.seed(), pass.stream(node), i) >= rate;
            gates[i] = kept ? 1 / (1 - rate) : 0;
        }
        return gates;
    }

    @Override
    void prepare(int capacity) {
        if (gates.length < capacity) {
            gates = new float[capacity];
        }
    }

    @Override
    void forward(Pass pass, float[][] x, float[] y, float[][] memory) {
        pass.compute().gateForward(pass.n(), size, x[0], gates(pass), y);
    }

    @Override
    void backward(Pass pass, float[][] x, float[] y, float[] dy, float[][] dx, boolean[] adds, float[][] memory) {
        pass.compute().gateForward(pass.n(), size, dy, gates(pass), dx[0]);
    }
}
