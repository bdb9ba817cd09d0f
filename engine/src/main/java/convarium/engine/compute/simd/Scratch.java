package convarium.engine.compute.simd;

import java.util.concurrent.ConcurrentLinkedDeque;

/// Working memory that tasks hand on to each other, one array for each thread at work. Unusually large ones are
/// let go.
final class Scratch {
    private static final int KEPT = 1 << 20;

    private final ConcurrentLinkedDeque<float[]> free = new ConcurrentLinkedDeque<>();

    /// An array of at least this length with anything in it.
    float[] take(int length) {
        float[] array = free.pollFirst();
        return array == null || array.length < length ? new float[length] : array;
    }

    void giveBack(float[] array) {
        if (array.length <= KEPT) {
            free.addFirst(array);
        }
    }
}
