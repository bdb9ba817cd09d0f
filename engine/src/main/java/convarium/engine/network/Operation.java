package convarium.engine.network;

import java.util.List;

/// A node at work: a layer bound to shapes, parameters and the routines that compute it.
///
/// It says what its backward pass reads and what may share memory, so that the planner can lay out the
/// workspace; memory that grows with the batch is asked for through [#needs(boolean[])] and handed in at
/// each pass.
abstract class Operation {
    /// Stands for an array that is not wanted.
    static final float[] NONE = {};

    private final List<Parameter> parameters;

    Operation(List<Parameter> parameters) {
        this.parameters = List.copyOf(parameters);
    }

    /// Memory beside inputs and outputs.
    ///
    /// @param floats for each picture
    record Need(int floats, When when) {}

    /// When memory must hold its values.
    enum When {
        /// From the forward pass to the backward pass.
        KEPT,
        /// Only during the forward pass.
        FORWARD,
        /// Only during the backward pass.
        BACKWARD
    }

    final List<Parameter> parameters() {
        return parameters;
    }

    final boolean learns() {
        return parameters.stream().anyMatch(Parameter::trainable);
    }

    /// Whether the backward pass reads this input.
    boolean readsInput(int k) {
        return false;
    }

    /// Whether the backward pass reads the output.
    boolean readsOutput() {
        return false;
    }

    /// Which input's memory the output may take over, or −1.
    int overwrites(boolean training) {
        return -1;
    }

    /// Whether the output is the input, under another shape.
    boolean isView() {
        return false;
    }

    /// Whether the gradient at this input is the one at the output as it is. The operation then adds it to
    /// what is there, if so asked.
    boolean passesGradient(int k) {
        return false;
    }

    /// Whether the gradient at this input may take over the memory of the one at the output.
    boolean handsDown(int k) {
        return false;
    }

    /// Whether the backward pass changes the gradient at the output.
    boolean spoilsGradient() {
        return false;
    }

    /// What memory it needs.
    ///
    /// @param wanted whether each input's gradient will be asked for
    List<Need> needs(boolean[] wanted) {
        return List.of();
    }

    /// Gets ready for batches of up to so many pictures.
    void prepare(int capacity) {}

    /// Floats that are held beyond a pass and do not grow with the batch: weights brought into order,
    /// statistics.
    long heldFloats() {
        return 0;
    }

    /// What holds those floats: an operation fused in two ways holds them once.
    Object holder() {
        return this;
    }

    /// Gives back what it holds for both kinds of pass, until it is prepared again.
    void release() {}

    /// y = f(x).
    ///
    /// @param memory one array for each need
    abstract void forward(Pass pass, float[][] x, float[] y, float[][] memory);

    /// Writes the gradients of the trainable parameters and those at the inputs.
    ///
    /// @param dx an array for each input, [#NONE] where no gradient is wanted
    /// @param adds for inputs whose gradient is passed on as it is: whether to add to what is there
    abstract void backward(
            Pass pass, float[][] x, float[] y, float[] dy, float[][] dx, boolean[] adds, float[][] memory);

    /// Where a gradient is wanted.
    static boolean wanted(float[] array) {
        return array.length > 0;
    }
}
