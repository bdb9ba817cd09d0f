package convarium.engine.compute.simd;

import java.util.ArrayList;
import java.util.List;

/// Working memory that tasks hand on to each other. Unusually large arrays are let go.
final class Scratch {
    private static final int KEPT = 1 << 23;
    private static final int MOST = 64;

    private final List<float[]> free = new ArrayList<>();

    /// An array of at least this length with anything in it: the shortest that will do. If none will, a new one
    /// takes the place of the longest, so that there are never more than were once at work together.
    synchronized float[] take(int length) {
        int best = -1;
        int longest = -1;
        for (int i = 0; i < free.size(); i++) {
            int candidate = free.get(i).length;
            if (candidate >= length && (best < 0 || candidate < free.get(best).length)) {
                best = i;
            }
            if (longest < 0 || candidate > free.get(longest).length) {
                longest = i;
            }
        }
        if (best >= 0) {
            return free.remove(best);
        }
        if (longest >= 0) {
            free.remove(longest);
        }
        return new float[length];
    }

    /// The floats that nobody uses at the moment.
    synchronized long floats() {
        return free.stream().mapToLong(array -> array.length).sum();
    }

    synchronized void giveBack(float[] array) {
        if (array.length <= KEPT && free.size() < MOST) {
            free.add(array);
        }
    }
}
