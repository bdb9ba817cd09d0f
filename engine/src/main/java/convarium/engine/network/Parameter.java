package convarium.engine.network;

import convarium.engine.layer.ParameterSpec;
import convarium.engine.tensor.Shape;
import java.util.Arrays;

/// One array of a network's numbers: weights, biases, running statistics.
///
/// Each network has its own, one object an array for as long as the network lives, so that an optimiser can
/// keep what it remembers in an identity map.
public final class Parameter {
    private static final float[] EMPTY = {};

    private final String node;
    private final ParameterSpec spec;
    private final float[] values;
    private float[] gradient = EMPTY;
    private boolean frozen;

    Parameter(String node, ParameterSpec spec) {
        this.node = node;
        this.spec = spec;
        values = new float[spec.shape().elements()];
        if (spec.role() == ParameterSpec.Role.SCALE || spec.role() == ParameterSpec.Role.RUNNING_VARIANCE) {
            Arrays.fill(values, 1);
        }
    }

    /// The name of the node that it belongs to.
    public String node() {
        return node;
    }

    /// Its name in the whole network, as in PyTorch's `state_dict`: `conv1.weight`.
    public String name() {
        return node + "." + spec.name();
    }

    /// What it is, with its fans for an initialiser.
    public ParameterSpec spec() {
        return spec;
    }

    /// Its shape.
    public Shape shape() {
        return spec.shape();
    }

    /// The values themselves. Who writes to them outside a [ParameterUpdate] calls
    /// [Network#parametersChanged()] afterwards.
    public float[] values() {
        return values;
    }

    /// The gradient of the last backward pass; empty for what is frozen or not learnt, and before the first
    /// pass.
    public float[] gradient() {
        return gradient;
    }

    /// Whether gradients change it: it is learnt and not frozen.
    public boolean trainable() {
        return spec.role().learnt() && !frozen;
    }

    /// Whether it is kept as it is though it could learn.
    public boolean frozen() {
        return frozen;
    }

    void freeze(boolean value) {
        frozen = value;
        if (value) {
            gradient = EMPTY;
        }
    }

    void needGradient() {
        if (gradient.length == 0) {
            gradient = new float[values.length];
        }
    }

    @Override
    public String toString() {
        return name() + " " + shape();
    }
}
