package convarium.engine.compute.scalar;

import java.util.concurrent.ConcurrentLinkedDeque;

/// Arrays that calls and tasks hand on to each other, so that training makes no new ones at every step.
public final class WorkingMemory {
    private static final int KEPT = 1 << 20;

    private final ConcurrentLinkedDeque<float[]> free = new ConcurrentLinkedDeque<>();

    /// An array of at least this length with anything in it.
    float[] take(int length) {
        float[] array = free.pollFirst();
        return array == null || array.length < length ? new float[length] : array;
    }

    /// The floats that nobody uses at the moment.
    long floats() {
        return free.stream().mapToLong(array -> array.length).sum();
    }

    /// Unusually large ones are let go.
    void giveBack(float[] array) {
        if (array.length <= KEPT) {
            free.addFirst(array);
        }
    }
}
