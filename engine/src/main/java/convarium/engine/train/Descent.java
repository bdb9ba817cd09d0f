package convarium.engine.train;

import convarium.engine.compute.WorkerPool;
import convarium.engine.network.Parameter;
import convarium.engine.network.ParameterUpdate;
import convarium.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/// An optimiser at work on one network: the learning rate and what it remembers of each weight.
///
/// Arrays are worked on in parts of fixed length that the threads share. Each weight is worked out by
/// itself, and sums of squares are made within each part with the index ascending, then over the parts in
/// order, in double precision: so the bits do not depend on threads. Not for several callers at once.
public final class Descent implements ParameterUpdate {
    private static final int PART = 1 << 14;

    private final Optimiser optimiser;
    private final Clipping clipping;
    private final WorkerPool pool;
    private final IdentityHashMap<Parameter, Memory> memories = new IdentityHashMap<>();
    private double rate;
    private List<Parameter> planned = List.of();
    private int[] owners = {};
    private int[] starts = {};
    private double[] sums = {};

    /// What is remembered for one parameter.
    private static final class Memory {
        private final float[][] arrays;
        private long steps;

        Memory(int arrays, int length) {
            this.arrays = new float[arrays][length];
        }
    }

    /// What is remembered for one parameter, copied.
    ///
    /// @param steps how often the parameter has been changed
    /// @param arrays running means of its gradients and their squares, as the optimiser needs them
    public record Remembered(long steps, List<Tensor> arrays) {
        public Remembered {
            arrays = List.copyOf(arrays);
        }
    }

    /// @param optimiser the rule
    /// @param clipping what is done to gradients first
    /// @param rate the learning rate of the next step
    /// @param pool shares the work
    public Descent(Optimiser optimiser, Clipping clipping, double rate, WorkerPool pool) {
        this.optimiser = optimiser;
        this.clipping = clipping;
        this.rate = rate;
        this.pool = pool;
    }

    /// Sets the learning rate of the next step.
    public void setRate(double rate) {
        this.rate = rate;
    }

    @Override
    public void apply(List<Parameter> parameters) {
        if (!planned.equals(parameters)) {
            plan(parameters);
        }
        float scale = clipping instanceof Clipping.ByNorm norm ? norm.scale(norm()) : 1;
        float limit = clipping instanceof Clipping.ByValue value ? value.limit() : Float.POSITIVE_INFINITY;
        for (var parameter : parameters) {
            memory(parameter).steps++;
        }
        pool.parallelFor(owners.length, part -> {
            var parameter = parameters.get(owners[part]);
            var memory = memory(parameter);
            float[] values = parameter.values();
            UpdateRule.apply(
                    optimiser,
                    rate,
                    memory.steps,
                    scale,
                    limit,
                    values,
                    parameter.gradient(),
                    memory.arrays,
                    starts[part],
                    end(part, values.length));
        });
    }

    /// The Euclidean norm of all gradients of the last step together.
    private double norm() {
        pool.parallelFor(owners.length, part -> {
            float[] gradient = planned.get(owners[part]).gradient();
            double sum = 0;
            for (int i = starts[part]; i < end(part, gradient.length); i++) {
                sum += (double) gradient[i] * gradient[i];
            }
            sums[part] = sum;
        });
        double total = 0;
        for (double sum : sums) {
            total += sum;
        }
        return Math.sqrt(total);
    }

    private int end(int part, int length) {
        return Math.min(length, starts[part] + PART);
    }

    private void plan(List<Parameter> parameters) {
        planned = List.copyOf(parameters);
        var owner = new ArrayList<Integer>();
        var start = new ArrayList<Integer>();
        for (int p = 0; p < planned.size(); p++) {
            var parameter = planned.get(p);
            int length = parameter.values().length;
            memories.computeIfAbsent(parameter, key -> new Memory(optimiser.memories(), length));
            for (int at = 0; at < length; at += PART) {
                owner.add(p);
                start.add(at);
            }
        }
        owners = owner.stream().mapToInt(Integer::intValue).toArray();
        starts = start.stream().mapToInt(Integer::intValue).toArray();
        sums = new double[owners.length];
    }

    private Memory memory(Parameter parameter) {
        return memories.computeIfAbsent(parameter, key -> new Memory(optimiser.memories(), parameter.values().length));
    }

    /// What is remembered for a parameter, as a copy.
    public Remembered remembered(Parameter parameter) {
        var memory = memory(parameter);
        var arrays = new ArrayList<Tensor>();
        for (float[] array : memory.arrays) {
            arrays.add(Tensor.of(parameter.shape(), array));
        }
        return new Remembered(memory.steps, arrays);
    }

    /// Takes up again what was remembered for a parameter.
    ///
    /// @throws IllegalArgumentException if another optimiser remembered it, or for a parameter of another
    /// shape
    public void remember(Parameter parameter, Remembered remembered) {
        var memory = memory(parameter);
        if (remembered.arrays.size() != memory.arrays.length) {
            throw new IllegalArgumentException("the optimiser remembers " + memory.arrays.length
                    + " numbers for each weight, found " + remembered.arrays.size());
        }
        for (int i = 0; i < memory.arrays.length; i++) {
            var array = remembered.arrays.get(i);
            if (!array.shape().equals(parameter.shape())) {
                throw new IllegalArgumentException(parameter.name() + " has the shape " + parameter.shape()
                        + ", found a memory of " + array.shape());
            }
            System.arraycopy(array.data(), 0, memory.arrays[i], 0, memory.arrays[i].length);
        }
        memory.steps = remembered.steps;
    }
}
