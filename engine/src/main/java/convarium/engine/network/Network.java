package convarium.engine.network;

import convarium.engine.compute.Compute;
import convarium.engine.layer.Dropout;
import convarium.engine.layer.ParameterSpec;
import convarium.engine.tensor.Shape;
import convarium.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/// A graph with its parameters and its planned memory: what computes and learns.
///
/// A step of training is [#forwardTraining], the losses' gradients at the [#heads()], [#backward] and
/// [#step]. The first one plans the memory for its batch; later ones, and smaller batches, use it
/// again. Not for several threads at once.
public final class Network {
    private final Graph graph;
    private final Compute compute;
    private final NetworkOptions options;
    private final List<Node> nodes;
    private final Map<String, List<Parameter>> parameters = new LinkedHashMap<>();
    private final List<Operation> operations;
    private final Runner runner;
    private long version;
    private long steps;

    /// A network with the best options.
    public Network(Graph graph, Compute compute) {
        this(graph, compute, NetworkOptions.DEFAULT);
    }

    /// A network whose weights are 0 until an initialiser sets them; scales and variances are 1.
    ///
    /// @throws IllegalArgumentException if the graph has no input or no output
    public Network(Graph graph, Compute compute, NetworkOptions options) {
        this.graph = graph;
        this.compute = compute;
        this.options = options;
        nodes = graph.nodes();
        if (graph.inputs().isEmpty() || graph.inputs().size() == nodes.size()) {
            throw new IllegalArgumentException(
                    "a network needs an input and a layer, found " + nodes.size() + " nodes");
        }
        var operations = new ArrayList<Operation>();
        var factory = new Operations(compute, !options.winograd());
        for (int i = 0; i < nodes.size(); i++) {
            operations.add(
                    switch (nodes.get(i)) {
                        case Node.Input input -> new ViewOperation(input.shape().elements());
                        case Node.Applied applied -> operation(factory, applied, i);
                    });
        }
        this.operations = List.copyOf(operations);
        runner = new Runner(graph, operations, options);
    }

    private Operation operation(Operations factory, Node.Applied node, int index) {
        var own = node.layer().parameterSpecs().stream()
                .map(spec -> new Parameter(node.name(), spec))
                .toList();
        parameters.put(node.name(), own);
        List<Shape> shapes =
                node.inputs().stream().map(input -> graph.node(input).shape()).toList();
        return factory.of(node, index, shapes, own);
    }

    /// What it computes. Nodes added later do not take part.
    public Graph graph() {
        return graph;
    }

    /// What it is run with.
    public NetworkOptions options() {
        return options;
    }

    /// What computes it.
    public Compute compute() {
        return compute;
    }

    /// All parameters and running statistics in graph order.
    public List<Parameter> parameters() {
        return parameters.values().stream().flatMap(List::stream).toList();
    }

    /// The parameters of one node.
    ///
    /// @throws IllegalArgumentException if there is no such node
    public List<Parameter> parameters(String node) {
        graph.node(node);
        return parameters.getOrDefault(node, List.of());
    }

    /// The parameters that gradients change.
    public List<Parameter> trainable() {
        return parameters().stream().filter(Parameter::trainable).toList();
    }

    /// Keeps a node's parameters as they are: no gradient is computed for them, nor for anything that
    /// only they depend on. A frozen batch normalisation goes on with its running statistics.
    public void freeze(String node) {
        parameters(node).forEach(parameter -> parameter.freeze(true));
        runner.forgetPlans();
    }

    /// Lets a node learn again.
    public void unfreeze(String node) {
        parameters(node).forEach(parameter -> parameter.freeze(false));
        runner.forgetPlans();
    }

    /// The rates of its dropout layers as the graph has them, in graph order; empty where it has none.
    public List<Float> dropoutRates() {
        return nodes.stream()
                .filter(Node.Applied.class::isInstance)
                .map(node -> ((Node.Applied) node).layer())
                .filter(Dropout.class::isInstance)
                .map(layer -> ((Dropout) layer).rate())
                .toList();
    }

    /// Drops at one rate in all dropout layers from the next pass on, or in each as the graph has it.
    /// The random numbers stay those of seed, step and layer: a value that is dropped at one rate is
    /// dropped at any higher one.
    ///
    /// @param rate from 0 up to but not 1; empty for the graph's own rates
    /// @throws IllegalArgumentException if it is not
    public void setDropout(OptionalDouble rate) {
        boolean woken = false;
        for (int i = 0; i < nodes.size(); i++) {
            if (operations.get(i) instanceof DropoutOperation dropping
                    && nodes.get(i) instanceof Node.Applied applied
                    && applied.layer() instanceof Dropout own) {
                float next = rate.isPresent() ? new Dropout((float) rate.getAsDouble()).rate() : own.rate();
                // a layer that dropped nothing was left out of the plan
                woken |= dropping.rate() == 0 && next > 0;
                dropping.setRate(next);
            }
        }
        if (woken) {
            runner.forgetPlans();
        }
    }

    /// Tells the network that values of its parameters were written from outside.
    public void parametersChanged() {
        version++;
    }

    /// How many training passes there were: with the seed, the state of all random numbers.
    public long steps() {
        return steps;
    }

    /// Goes on from a saved state of the random numbers.
    public void resumeAt(long stepsBefore) {
        steps = stepsBefore;
    }

    /// The nodes at which training expects gradients: for each output the node itself, or the one with
    /// its logits where a final softmax is left to the loss ([NetworkOptions#foldsSoftmax()]).
    public List<String> heads() {
        return runner.heads();
    }

    /// Runs a batch at inference and copies the outputs.
    ///
    /// @param inputs one for each of the graph's inputs, the batch as the first axis
    /// @return one for each of the graph's outputs
    /// @throws IllegalArgumentException if the shapes do not fit, with both in the text
    public List<Tensor> forward(Tensor... inputs) {
        int n = Batches.check(runner.inputs(), inputs);
        float[][] arrays = new float[inputs.length][];
        for (int i = 0; i < inputs.length; i++) {
            arrays[i] = inputs[i].data();
        }
        infer(n, arrays);
        return runner.outputs().stream().map(output -> copy(output, n)).toList();
    }

    private Tensor copy(String node, int n) {
        var shape = Batches.shape(n, graph.node(node).shape());
        return Tensor.wrap(shape, java.util.Arrays.copyOf(output(node), shape.elements()));
    }

    /// Runs a batch at inference. The outputs' and heads' values are in [#output] until the next pass.
    ///
    /// @param n pictures
    /// @param inputs an array for each of the graph's inputs, with the values of at least n pictures
    /// @throws IllegalArgumentException if the batch is empty or an array too short
    public void infer(int n, float[]... inputs) {
        runner.forward(pass(n, false), inputs);
    }

    /// Runs a batch in training: with the batch's own statistics, and with dropout. The heads' values
    /// are in [#output] until the next pass. The inputs must not change before the backward pass is
    /// over.
    ///
    /// @param n pictures
    /// @param inputs an array for each of the graph's inputs, with the values of at least n pictures
    /// @throws IllegalArgumentException if the batch is empty or an array too short
    public void forwardTraining(int n, float[]... inputs) {
        var pass = pass(n, true);
        steps++;
        runner.forward(pass, inputs);
        // running statistics moved, and foldings depend on them
        version++;
    }

    /// The values of an output, a head or a watched node after a pass: those of the batch, perhaps with
    /// more behind them. They belong to the network.
    ///
    /// @throws IllegalStateException if the last pass did not keep them
    public float[] output(String node) {
        graph.node(node);
        return runner.value(node);
    }

    /// Computes the gradients of all trainable parameters for the last training pass. Gradients of
    /// several heads add up.
    ///
    /// @param headGradients the losses' gradients at each of the [#heads()], with the values of at
    /// least the batch's pictures
    /// @throws IllegalStateException if the last pass was not one of training
    /// @throws IllegalArgumentException if their number or lengths do not fit
    public void backward(float[]... headGradients) {
        runner.backward(headGradients);
    }

    /// Changes the trainable parameters by their gradients.
    public void step(ParameterUpdate update) {
        // what no head depends on has no gradient
        update.apply(trainable().stream()
                .filter(parameter -> parameter.gradient().length > 0)
                .toList());
        parametersChanged();
    }

    /// Whether the backward pass also computes the gradient at an input of the graph.
    public void wantInputGradient(String input, boolean wanted) {
        if (!(graph.node(input) instanceof Node.Input)) {
            throw new IllegalArgumentException(input + " is no input of the graph");
        }
        runner.wantInputGradient(input, wanted);
    }

    /// The gradient at an input that was asked for, or at a watched node, after a backward pass: those
    /// of the batch, perhaps with more behind them. They belong to the network.
    ///
    /// @throws IllegalStateException if it was not asked for
    public float[] gradient(String node) {
        graph.node(node);
        return runner.gradient(node);
    }

    /// Keeps the values and gradients of these nodes until the next pass, as if nothing were fused or
    /// done in place; the bits stay the same. None watched is the fast way.
    public void watch(Set<String> watched) {
        watched.forEach(graph::node);
        runner.watch(watched);
    }

    /// Pictures of the last pass, 0 before the first.
    public int batch() {
        return runner.batch();
    }

    /// What its numbers take, planned for the batches so far.
    public MemoryUse memory() {
        long values = 0;
        long gradients = 0;
        for (var parameter : parameters()) {
            values += parameter.values().length;
            gradients += parameter.gradient().length;
        }
        return runner.memory(Float.BYTES * values, Float.BYTES * gradients, Float.BYTES * compute.workingFloats());
    }

    /// What the workspace of a pass takes for each picture, planned but not made: `{floats, kept
    /// floats, floats of the two largest gradients}`.
    long[] plannedFloats(boolean training) {
        return runner.plannedFloats(training);
    }

    /// The graph's layers and what they cost.
    public Summary summary() {
        return Summary.of(graph);
    }

    private Pass pass(int n, boolean training) {
        return new Pass(compute, n, training, version, options.seed(), steps);
    }

    /// The learnt values, running statistics left out.
    public long parameterCount() {
        return parameters().stream()
                .map(Parameter::spec)
                .filter(spec -> spec.role().learnt())
                .map(ParameterSpec::shape)
                .mapToLong(Shape::elements)
                .sum();
    }
}
