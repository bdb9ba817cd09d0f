package convarium.engine.network;

/// One operation of a plan with the nodes it reads and writes, by their places in the graph, and its
/// memory.
final class Step {
    private final Operation operation;
    private final int[] inputs;
    private final int output;
    private boolean backward;
    private float[][] memory = {};
    private float[][] spare;
    private final float[][] x;
    private final float[][] dx;
    private final boolean[] adds;

    Step(Operation operation, int[] inputs, int output) {
        this.operation = operation;
        this.inputs = inputs;
        this.output = output;
        x = new float[inputs.length][];
        dx = new float[inputs.length][];
        spare = new float[inputs.length][];
        adds = new boolean[inputs.length];
        java.util.Arrays.fill(x, Operation.NONE);
        java.util.Arrays.fill(dx, Operation.NONE);
        java.util.Arrays.fill(spare, Operation.NONE);
    }

    Operation operation() {
        return operation;
    }

    int inputs() {
        return inputs.length;
    }

    int input(int k) {
        return inputs[k];
    }

    int output() {
        return output;
    }

    /// Whether it takes part in the backward pass.
    boolean backward() {
        return backward;
    }

    void backward(boolean value) {
        backward = value;
    }

    /// Marks that the gradient at input k comes on top of what other steps put there.
    void adds(int k) {
        adds[k] = true;
    }

    void memory(float[][] arrays) {
        memory = arrays;
    }

    /// Memory for a gradient that is then added to another.
    void spare(int k, float[] array) {
        spare[k] = array;
    }

    void forward(Pass pass, float[][] values) {
        for (int k = 0; k < inputs.length; k++) {
            x[k] = values[inputs[k]];
        }
        operation.forward(pass, x, values[output], memory);
    }

    void backward(Pass pass, float[][] values, float[][] gradients, int[] sizes) {
        for (int k = 0; k < inputs.length; k++) {
            x[k] = values[inputs[k]];
            float[] gradient = gradients[inputs[k]];
            boolean apart = adds[k] && !operation.passesGradient(k);
            dx[k] = apart ? spare[k] : gradient;
        }
        operation.backward(pass, x, values[output], gradients[output], dx, adds, memory);
        for (int k = 0; k < inputs.length; k++) {
            if (adds[k] && !operation.passesGradient(k)) {
                float[] gradient = gradients[inputs[k]];
                pass.compute().add(pass.n() * sizes[inputs[k]], gradient, spare[k], gradient);
            }
        }
    }
}
