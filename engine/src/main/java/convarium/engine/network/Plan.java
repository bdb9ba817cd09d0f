package convarium.engine.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The steps of a forward pass, and of the backward pass if there is one, with the life of every array laid
/// out.
///
/// Moments, for N steps: forward step i happens at i, the outputs' gradients come in at N, backward step i
/// happens at 2N − i. A value lives from the step that makes it to the last that reads it; a gradient from
/// the first step that puts something there to the one that passes it on. An output may take over the
/// memory of an input that nobody reads any more.
final class Plan {
    private final List<Step> steps;
    private final int[] sizes;
    private final boolean training;
    private final int end;
    private final Set<Integer> external;
    private final Set<Integer> lasting;
    private final boolean[] needsGradient;
    private final Map<Integer, Piece> values = new HashMap<>();
    private final Map<Integer, Integer> views = new HashMap<>();
    private final Map<Integer, Piece> gradients = new HashMap<>();
    private final List<Piece> pieces = new ArrayList<>();
    private final List<List<Piece>> needs = new ArrayList<>();
    private final Map<Step, Piece[]> spares = new HashMap<>();
    private final int[] slots;

    /// @param sizes values of one sample of each node
    /// @param external nodes whose values come from outside
    /// @param lasting nodes whose values, and gradients if there are any, are still to be there after the
    /// last step
    /// @param heads nodes whose gradients are given; none means inference
    /// @param needsGradient nodes at which a gradient is wanted
    /// @param watched nodes whose gradients must last
    Plan(
            List<Step> steps,
            int[] sizes,
            Set<Integer> external,
            Set<Integer> lasting,
            List<Integer> heads,
            boolean[] needsGradient,
            Set<Integer> watched) {
        this.steps = List.copyOf(steps);
        this.sizes = sizes;
        this.external = external;
        this.lasting = lasting;
        this.needsGradient = needsGradient;
        training = !heads.isEmpty();
        end = 2 * steps.size() + 1;
        for (var step : steps) {
            step.backward(training && needsGradient[step.output()]);
        }
        layOutValues();
        if (training) {
            layOutGradients(heads, watched);
        }
        layOutNeeds();
        slots = Slots.assign(pieces);
    }

    private int backwardMoment(int i) {
        return 2 * steps.size() - i;
    }

    private int[] lastReads() {
        int[] last = new int[sizes.length];
        Arrays.fill(last, -1);
        for (int i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            for (int k = 0; k < step.inputs(); k++) {
                boolean back = step.backward() && step.operation().readsInput(k);
                last[step.input(k)] = Math.max(last[step.input(k)], back ? backwardMoment(i) : i);
            }
            boolean back = step.backward() && step.operation().readsOutput();
            last[step.output()] = Math.max(last[step.output()], back ? backwardMoment(i) : i);
        }
        lasting.forEach(node -> last[node] = end);
        return last;
    }

    private void layOutValues() {
        int[] last = lastReads();
        for (int i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            int y = step.output();
            var operation = step.operation();
            if (operation.isView()) {
                int x = step.input(0);
                views.put(y, x);
                var piece = values.get(x);
                if (piece != null) {
                    values.put(y, piece);
                    piece.lastsUntil(last[y]);
                }
                continue;
            }
            int k = operation.overwrites(training);
            var taken = k < 0 ? null : values.get(step.input(k));
            boolean free = taken != null && taken.to() <= i && sizes[step.input(k)] == sizes[y];
            if (taken != null && free) {
                values.put(y, taken);
                taken.lastsUntil(last[y]);
            } else {
                values.put(y, piece(sizes[y], i, last[y]));
            }
        }
    }

    private Piece piece(int floats, int from, int to) {
        var piece = new Piece(floats, from, to);
        pieces.add(piece);
        return piece;
    }

    private void layOutGradients(List<Integer> heads, Set<Integer> watched) {
        int start = steps.size();
        var fromOutside = new HashSet<Integer>();
        for (int h = 0; h < heads.size(); h++) {
            int head = heads.get(h);
            if (!needsGradient[head]) {
                continue;
            }
            boolean read = steps.stream().anyMatch(step -> step.backward() && reads(step, head));
            if (read) {
                gradients.put(head, piece(sizes[head], start, start));
            } else {
                fromOutside.add(head);
            }
        }
        for (int i = steps.size() - 1; i >= 0; i--) {
            var step = steps.get(i);
            if (step.backward()) {
                pass(step, backwardMoment(i), fromOutside, watched);
            }
        }
        for (int node = 0; node < sizes.length; node++) {
            var piece = gradients.get(node);
            if (piece != null && (external.contains(node) || watched.contains(node))) {
                piece.lastsUntil(end);
            }
        }
    }

    private static boolean reads(Step step, int node) {
        for (int k = 0; k < step.inputs(); k++) {
            if (step.input(k) == node) {
                return true;
            }
        }
        return false;
    }

    private void pass(Step step, int moment, Set<Integer> fromOutside, Set<Integer> watched) {
        int y = step.output();
        var dy = gradients.get(y);
        if (dy != null) {
            dy.lastsUntil(moment);
        } else if (!fromOutside.contains(y)) {
            throw new IllegalStateException("no gradient reaches node number " + y);
        }
        for (int k = 0; k < step.inputs(); k++) {
            int x = step.input(k);
            if (!needsGradient[x]) {
                continue;
            }
            var there = gradients.get(x);
            if (there != null) {
                there.lastsUntil(moment);
                step.adds(k);
                if (!step.operation().passesGradient(k)) {
                    spares.computeIfAbsent(step, s -> new Piece[s.inputs()])[k] = piece(sizes[x], moment, moment);
                }
            } else if (dy != null && step.operation().handsDown(k) && !watched.contains(y) && occursOnce(step, x)) {
                gradients.put(x, dy);
            } else {
                gradients.put(x, piece(sizes[x], moment, moment));
            }
        }
    }

    private static boolean occursOnce(Step step, int node) {
        int times = 0;
        for (int k = 0; k < step.inputs(); k++) {
            times += step.input(k) == node ? 1 : 0;
        }
        return times == 1;
    }

    private void layOutNeeds() {
        for (int i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            boolean[] wanted = new boolean[step.inputs()];
            for (int k = 0; k < wanted.length; k++) {
                wanted[k] = step.backward() && needsGradient[step.input(k)];
            }
            int back = backwardMoment(i);
            var own = new ArrayList<Piece>();
            for (var need : step.operation().needs(wanted)) {
                own.add(
                        switch (need.when()) {
                            case FORWARD -> piece(need.floats(), i, i);
                            case KEPT -> piece(need.floats(), i, step.backward() ? back : i);
                            case BACKWARD -> piece(step.backward() ? need.floats() : 0, back, back);
                        });
            }
            needs.add(own);
        }
    }

    List<Step> steps() {
        return steps;
    }

    /// Floats for each picture of each slot, falling.
    int[] slots() {
        return slots.clone();
    }

    /// Points every step at its memory.
    ///
    /// @param arrays one for each slot
    /// @param valueArrays takes the array of each node's value, except for those from outside
    /// @param gradientArrays takes the array of each node's gradient, [Operation#NONE] where there is none
    void bind(float[][] arrays, float[][] valueArrays, float[][] gradientArrays) {
        Arrays.fill(valueArrays, Operation.NONE);
        Arrays.fill(gradientArrays, Operation.NONE);
        values.forEach((node, piece) -> valueArrays[node] = arrays[piece.slot()]);
        gradients.forEach((node, piece) -> gradientArrays[node] = arrays[piece.slot()]);
        for (int i = 0; i < steps.size(); i++) {
            steps.get(i)
                    .memory(needs.get(i).stream()
                            .map(piece -> arrays[piece.slot()])
                            .toArray(float[][]::new));
        }
        spares.forEach((step, of) -> {
            for (int k = 0; k < of.length; k++) {
                if (of[k] != null) {
                    step.spare(k, arrays[of[k].slot()]);
                }
            }
        });
    }

    /// Points views of values that come from outside at them.
    void bindViews(float[][] valueArrays) {
        for (var step : steps) {
            if (views.containsKey(step.output())) {
                valueArrays[step.output()] = valueArrays[step.input(0)];
            }
        }
    }

    /// Whether the gradient of a head is copied into memory of the plan's own, since others add to it.
    boolean ownsGradient(int head) {
        return gradients.containsKey(head);
    }

    /// Floats for each picture of values and other memory that the backward pass reads, and of values from
    /// outside left out.
    long keptFloats() {
        int half = steps.size();
        long kept = 0;
        for (var piece : pieces) {
            kept += piece.spans(half) ? piece.floats() : 0;
        }
        return kept;
    }

    /// Floats for each picture of the two largest gradients.
    long twoLargestGradients() {
        return gradients.values().stream()
                .distinct()
                .mapToInt(Piece::floats)
                .sorted()
                .skip(Math.max(0, gradients.values().stream().distinct().count() - 2))
                .asLongStream()
                .sum();
    }
}
