package convarium.engine.network;

import convarium.engine.compute.Activation;
import convarium.engine.layer.Activate;
import convarium.engine.layer.Add;
import convarium.engine.layer.StochasticDepth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Turns a graph into steps: leaves out what no wanted node depends on, and puts a convolution or a fully
/// connected layer and what follows it into one step where nobody looks at what lies between.
///
/// Nodes go by their places in the graph.
final class Lowering {
    private final List<Node> nodes;
    private final Map<String, Integer> places = new HashMap<>();
    private final List<Operation> operations;
    private final NetworkOptions options;
    private final boolean training;
    private final Set<Integer> wanted;
    private final Set<Integer> watched;
    private final List<List<Integer>> readers = new ArrayList<>();
    private final boolean[] claimed;
    private final Map<Integer, Step> fused = new HashMap<>();
    private final Map<Integer, PoolingOperation> poolings = new HashMap<>();
    private final Map<Integer, FoldedConvolution> folded;

    /// @param operations one for each node, in order; an input's is never asked for
    /// @param wanted the nodes whose values are asked for
    /// @param watched nodes that must be there by themselves
    /// @param folded foldings made before, by their convolution
    Lowering(
            List<Node> nodes,
            List<Operation> operations,
            NetworkOptions options,
            boolean training,
            Set<Integer> wanted,
            Set<Integer> watched,
            Map<Integer, FoldedConvolution> folded) {
        this.nodes = nodes;
        this.operations = operations;
        this.options = options;
        this.training = training;
        this.wanted = wanted;
        this.watched = watched;
        this.folded = folded;
        claimed = new boolean[nodes.size()];
        for (int i = 0; i < nodes.size(); i++) {
            places.put(nodes.get(i).name(), i);
            readers.add(new ArrayList<>());
        }
    }

    List<Step> steps() {
        boolean[] used = used();
        for (int i = 0; i < nodes.size(); i++) {
            if (used[i]) {
                for (int input : inputs(i)) {
                    readers.get(input).add(i);
                }
            }
        }
        if (options.fusing()) {
            for (int i = 0; i < nodes.size(); i++) {
                if (used[i] && !claimed[i] && operations.get(i) instanceof ConvolutionOperation convolution) {
                    fuse(i, convolution);
                } else if (used[i] && !claimed[i] && operations.get(i) instanceof DenseOperation dense) {
                    fuse(i, dense);
                }
            }
        }
        var steps = new ArrayList<Step>();
        for (int i = 0; i < nodes.size(); i++) {
            var step = fused.get(i);
            if (step != null) {
                steps.add(step);
            } else if (used[i] && !claimed[i] && nodes.get(i) instanceof Node.Applied applied) {
                steps.add(new Step(alone(i, applied), inputs(i), i));
            }
        }
        return steps;
    }

    private Operation alone(int i, Node.Applied node) {
        boolean idle = (operations.get(i) instanceof DropoutOperation dropout && (!training || dropout.rate() == 0))
                || (node.layer() instanceof StochasticDepth depth && (!training || depth.rate() == 0));
        var pooling = poolings.get(i);
        if (pooling != null) {
            return pooling;
        }
        return idle ? new ViewOperation(node.shape().elements()) : operations.get(i);
    }

    private boolean[] used() {
        boolean[] used = new boolean[nodes.size()];
        for (int i = nodes.size() - 1; i >= 0; i--) {
            used[i] |= wanted.contains(i) || watched.contains(i);
            if (used[i]) {
                for (int input : inputs(i)) {
                    used[input] = true;
                }
            }
        }
        return used;
    }

    private int[] inputs(int i) {
        return nodes.get(i) instanceof Node.Applied applied
                ? applied.inputs().stream().mapToInt(places::get).toArray()
                : new int[0];
    }

    /// The only reader of a node that nobody else looks at, or −1.
    private int next(int i) {
        var all = readers.get(i);
        boolean alone = all.size() == 1 && !wanted.contains(i) && !watched.contains(i);
        return alone && !watched.contains(all.getFirst()) && !claimed[all.getFirst()] ? all.getFirst() : -1;
    }

    private void fuse(int at, ConvolutionOperation convolution) {
        int last = at;
        var chain = new ArrayList<Integer>();
        int norm = !training && options.folding() && convolution.planned().outputsFirst() ? next(at) : -1;
        if (norm >= 0 && operations.get(norm) instanceof BatchNormOperation) {
            chain.add(norm);
            last = norm;
        } else {
            norm = -1;
        }
        int addend = -1;
        int sum = next(last);
        if (sum >= 0 && isSumOfTwo(sum)) {
            int[] both = inputs(sum);
            addend = both[0] == last ? both[1] : both[0];
            chain.add(sum);
            last = sum;
        }
        int relu = reluAfter(last);
        if (relu >= 0) {
            chain.add(relu);
            last = relu;
        }
        if (chain.isEmpty()) {
            return;
        }
        claimed[at] = true;
        chain.forEach(i -> claimed[i] = true);
        int input = inputs(at)[0];
        Operation operation;
        if (norm >= 0) {
            operation = folding(at, convolution, (BatchNormOperation) operations.get(norm), addend >= 0, relu >= 0);
        } else {
            operation = convolution.followedBy(addend >= 0, relu >= 0, relu >= 0 && isPooled(convolution, relu));
        }
        fused.put(last, new Step(operation, addend >= 0 ? new int[] {input, addend} : new int[] {input}, last));
    }

    /// Whether only a max pooling reads what a ReLU gives, which then makes more gradients than its own.
    private boolean isPooled(ConvolutionOperation convolution, int relu) {
        int pool = next(relu);
        boolean pooled = training
                && pool >= 0
                && operations.get(pool) instanceof PoolingOperation pooling
                && pooling.takesMaxima();
        if (pooled) {
            poolings.put(pool, ((PoolingOperation) operations.get(pool)).after(convolution));
        }
        return pooled;
    }

    private Operation folding(
            int at, ConvolutionOperation convolution, BatchNormOperation norm, boolean addend, boolean relu) {
        var before = folded.get(at);
        var made = before == null
                ? new FoldedConvolution(convolution, norm, convolution.planned().forOtherWeights(), addend, relu)
                : before.followedBy(addend, relu);
        folded.put(at, made);
        return made;
    }

    private boolean isSumOfTwo(int i) {
        return nodes.get(i) instanceof Node.Applied applied
                && applied.layer() instanceof Add
                && applied.inputs().stream().distinct().count() == 2
                && applied.inputs().size() == 2;
    }

    private void fuse(int at, DenseOperation dense) {
        int relu = reluAfter(at);
        if (relu >= 0) {
            claimed[at] = true;
            claimed[relu] = true;
            fused.put(relu, new Step(dense.rectified(), inputs(at), relu));
        }
    }

    /// A ReLU after a node that nobody else looks at, or −1.
    private int reluAfter(int i) {
        int relu = next(i);
        // training spoils the gradient behind the ReLU, and that of an output belongs to the caller
        return relu >= 0 && isRelu(relu) && !(training && wanted.contains(relu)) ? relu : -1;
    }

    private boolean isRelu(int i) {
        return nodes.get(i) instanceof Node.Applied applied
                && applied.layer() instanceof Activate activate
                && activate.function() instanceof Activation.Relu;
    }
}
