package convarium.engine.network;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Holds the plans and the memory of a network, and runs them.
///
/// There are two plans, one of training and one of inference, over the same memory.
final class Runner {
    private final List<Node.Input> inputs;
    private final List<Node> nodes;
    private final List<Operation> operations;
    private final NetworkOptions options;
    private final int[] sizes;
    private final Map<String, Integer> places = new HashMap<>();
    private final List<String> outputs;
    private final List<String> heads;
    private final Map<Integer, FoldedConvolution> folded = new HashMap<>();
    private final Set<Integer> wantedInputs = new HashSet<>();
    private Set<Integer> watched = Set.of();
    private final Laid training = new Laid();
    private final Laid inference = new Laid();
    private float[][] slots = {};
    private @Nullable Pass latest;
    private boolean trained;

    Runner(Graph graph, List<Operation> operations, NetworkOptions options) {
        inputs = graph.inputs();
        this.nodes = graph.nodes();
        this.operations = operations;
        this.options = options;
        outputs = graph.outputs();
        heads = outputs.stream()
                .map(output -> options.foldsSoftmax() ? graph.logits(output).orElse(output) : output)
                .distinct()
                .toList();
        sizes = nodes.stream().mapToInt(node -> node.shape().elements()).toArray();
        for (int i = 0; i < nodes.size(); i++) {
            places.put(nodes.get(i).name(), i);
        }
    }

    /// A plan and where its arrays are.
    private static final class Laid {
        private @Nullable Plan plan;
        private int capacity;
        private float[][] values = {};
        private float[][] gradients = {};

        List<Operation> operations() {
            var its = plan;
            return its == null
                    ? List.of()
                    : its.steps().stream().map(Step::operation).toList();
        }
    }

    List<Node.Input> inputs() {
        return inputs;
    }

    List<String> outputs() {
        return outputs;
    }

    List<String> heads() {
        return heads;
    }

    int batch() {
        var pass = latest;
        return pass == null ? 0 : pass.n();
    }

    private int place(String node) {
        return places.getOrDefault(node, -1);
    }

    void forgetPlans() {
        training.plan = null;
        inference.plan = null;
        latest = null;
    }

    void watch(Set<String> names) {
        var found = new HashSet<Integer>();
        names.forEach(name -> found.add(place(name)));
        if (!found.equals(watched)) {
            watched = found;
            forgetPlans();
        }
    }

    void wantInputGradient(String input, boolean wanted) {
        boolean changed = wanted ? wantedInputs.add(place(input)) : wantedInputs.remove(place(input));
        if (changed) {
            training.plan = null;
            latest = null;
        }
    }

    void forward(Pass pass, float[]... arrays) {
        Batches.count("inputs", inputs.size(), arrays.length);
        if (pass.n() < 1) {
            throw new IllegalArgumentException("a batch needs at least one sample, found " + pass.n());
        }
        for (int i = 0; i < arrays.length; i++) {
            var input = inputs.get(i);
            Batches.length("input " + input.name(), pass.n(), input.shape(), arrays[i]);
        }
        latest = null;
        var laid = pass.training() ? training : inference;
        if (pass.training() != trained) {
            release(laid, pass.training() ? inference : training);
            trained = pass.training();
        }
        var plan = ready(laid, pass);
        for (int i = 0; i < arrays.length; i++) {
            laid.values[place(inputs.get(i).name())] = arrays[i];
        }
        plan.bindViews(laid.values);
        for (var step : plan.steps()) {
            step.forward(pass, laid.values);
        }
        latest = pass;
    }

    void backward(float[]... headGradients) {
        var pass = latest;
        var plan = training.plan;
        if (pass == null || !pass.training() || plan == null) {
            throw new IllegalStateException("a backward pass follows a forward pass of training");
        }
        Batches.count("heads", heads.size(), headGradients.length);
        for (int h = 0; h < heads.size(); h++) {
            int head = place(heads.get(h));
            Batches.length(
                    "the gradient at " + heads.get(h), pass.n(), nodes.get(head).shape(), headGradients[h]);
            if (plan.ownsGradient(head)) {
                System.arraycopy(headGradients[h], 0, training.gradients[head], 0, pass.n() * sizes[head]);
            } else {
                training.gradients[head] = headGradients[h];
            }
        }
        for (var step : plan.steps().reversed()) {
            if (step.backward()) {
                step.backward(pass, training.values, training.gradients, sizes);
            }
        }
    }

    float[] value(String node) {
        var pass = latest;
        int at = place(node);
        var laid = pass == null || pass.training() ? training : inference;
        boolean kept = pass != null
                && (watched.contains(at) || heads.contains(node) || (!pass.training() && outputs.contains(node)));
        if (!kept) {
            throw new IllegalStateException("the last pass did not keep the values of " + node);
        }
        return laid.values[at];
    }

    float[] gradient(String node) {
        var pass = latest;
        int at = place(node);
        boolean kept = pass != null && pass.training() && (watched.contains(at) || wantedInputs.contains(at));
        if (!kept || training.gradients[at].length == 0) {
            throw new IllegalStateException("the last pass made no gradient at " + node + ", or did not keep it");
        }
        return training.gradients[at];
    }

    /// Lets go of the weights in order that only the other kind of pass uses: they would have to be brought into
    /// order again anyway, since training changes them.
    private static void release(Laid laid, Laid other) {
        var used = Collections.newSetFromMap(new IdentityHashMap<Object, Boolean>());
        laid.operations().forEach(operation -> used.add(operation.holder()));
        other.operations().stream()
                .filter(operation -> !used.contains(operation.holder()))
                .forEach(Operation::release);
        if (laid.capacity > 0) {
            laid.operations().forEach(operation -> operation.prepare(laid.capacity));
        }
    }

    private Plan ready(Laid laid, Pass pass) {
        var plan = laid.plan;
        if (plan == null) {
            plan = pass.training() ? planTraining() : planInference();
            laid.capacity = 0;
            laid.plan = plan;
        }
        if (pass.n() > laid.capacity) {
            laid.capacity = pass.n();
            layOut();
            laid.operations().forEach(operation -> operation.prepare(laid.capacity));
        }
        return plan;
    }

    /// Makes memory for both plans and points them at it.
    private void layOut() {
        grow(training);
        grow(inference);
        bind(training);
        bind(inference);
    }

    private void grow(Laid laid) {
        var plan = laid.plan;
        if (plan == null || laid.capacity == 0) {
            return;
        }
        int[] floats = plan.slots();
        if (slots.length < floats.length) {
            int before = slots.length;
            slots = Arrays.copyOf(slots, floats.length);
            Arrays.fill(slots, before, slots.length, Operation.NONE);
        }
        for (int s = 0; s < floats.length; s++) {
            int wanted = Math.multiplyExact(floats[s], laid.capacity);
            if (slots[s].length < wanted) {
                // the old one goes first
                slots[s] = Operation.NONE;
                slots[s] = new float[wanted];
            }
        }
    }

    private void bind(Laid laid) {
        var plan = laid.plan;
        if (plan != null && laid.capacity > 0) {
            laid.values = new float[sizes.length][];
            laid.gradients = new float[sizes.length][];
            plan.bind(slots, laid.values, laid.gradients);
        }
    }

    private Set<Integer> external() {
        var places = new HashSet<Integer>();
        inputs.forEach(input -> places.add(place(input.name())));
        return places;
    }

    private static Set<Integer> union(Set<Integer> a, Set<Integer> b) {
        var both = new HashSet<>(a);
        both.addAll(b);
        return both;
    }

    private Plan planInference() {
        var wanted = new HashSet<Integer>();
        outputs.forEach(output -> wanted.add(place(output)));
        // a loss is measured on the heads
        heads.forEach(head -> wanted.add(place(head)));
        var steps = new Lowering(nodes, operations, options, false, wanted, watched, folded).steps();
        return new Plan(
                steps, sizes, external(), union(wanted, watched), List.of(), new boolean[sizes.length], watched);
    }

    private Plan planTraining() {
        var places = heads.stream().map(this::place).toList();
        var steps = new Lowering(nodes, operations, options, true, Set.copyOf(places), watched, folded).steps();
        boolean[] needs = new boolean[sizes.length];
        wantedInputs.forEach(input -> needs[input] = true);
        boolean[] reaches = new boolean[sizes.length];
        places.forEach(head -> reaches[head] = true);
        for (var step : steps.reversed()) {
            for (int k = 0; k < step.inputs(); k++) {
                reaches[step.input(k)] |= reaches[step.output()];
            }
        }
        for (var step : steps) {
            boolean needed = step.operation().learns();
            for (int k = 0; k < step.inputs(); k++) {
                needed |= needs[step.input(k)];
            }
            needs[step.output()] = needed && reaches[step.output()];
            if (needs[step.output()]) {
                step.operation().parameters().stream()
                        .filter(Parameter::trainable)
                        .forEach(Parameter::needGradient);
            }
        }
        return new Plan(steps, sizes, external(), union(Set.copyOf(places), watched), places, needs, watched);
    }

    long[] plannedFloats(boolean train) {
        var plan = train ? planTraining() : planInference();
        long floats = Arrays.stream(plan.slots()).asLongStream().sum();
        return new long[] {floats, plan.keptFloats(), plan.twoLargestGradients()};
    }

    MemoryUse memory(long parameters, long gradients, long working) {
        long workspace = 0;
        for (float[] slot : slots) {
            workspace += slot.length;
        }
        var held = new IdentityHashMap<Object, Long>();
        var plan = training.plan;
        long kept = plan == null ? 0 : plan.keptFloats() * training.capacity;
        long largest = plan == null ? 0 : plan.twoLargestGradients() * training.capacity;
        for (var laid : List.of(training, inference)) {
            for (var operation : laid.operations()) {
                held.put(operation.holder(), operation.heldFloats());
            }
        }
        return new MemoryUse(
                parameters,
                gradients,
                Float.BYTES * workspace,
                Float.BYTES * held.values().stream().mapToLong(floats -> floats).sum(),
                working,
                Float.BYTES * kept,
                Float.BYTES * largest);
    }
}
