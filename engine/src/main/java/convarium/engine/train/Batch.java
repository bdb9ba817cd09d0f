package convarium.engine.train;

import convarium.engine.compute.WorkerPool;
import convarium.engine.data.DataSet;
import java.util.Arrays;

/// Pictures and targets of one step, in memory that is used again and again.
final class Batch {
    private final int most;
    private final int pictureSize;
    private final int classes;
    private final float[] x;
    private final float[] targets;
    private final int[] labels;
    private int n;

    /// @param most the pictures of the largest batch
    Batch(int most, int pictureSize, int classes) {
        this.most = most;
        this.pictureSize = pictureSize;
        this.classes = classes;
        x = new float[Math.multiplyExact(most, pictureSize)];
        targets = new float[Math.multiplyExact(most, classes)];
        labels = new int[most];
    }

    /// Takes the pictures `order[from]` and those behind it, as many as fit and there are.
    void fill(WorkerPool pool, DataSet data, int[] order, int from) {
        n = Math.min(most, order.length - from);
        Arrays.fill(targets, 0);
        for (int i = 0; i < n; i++) {
            labels[i] = data.label(order[from + i]);
            targets[i * classes + labels[i]] = 1;
        }
        pool.parallelFor(n, i -> data.copy(order[from + i], x, i * pictureSize));
    }

    /// How many pictures there are.
    int n() {
        return n;
    }

    /// The pictures, one behind the other.
    float[] x() {
        return x;
    }

    /// 1 at each picture's class, 0 elsewhere.
    float[] targets() {
        return targets;
    }

    /// How many pictures have their largest output at their class; of equal ones the first counts, a NaN
    /// never.
    int right(float[] outputs) {
        int right = 0;
        for (int i = 0; i < n; i++) {
            int best = 0;
            for (int j = 1; j < classes; j++) {
                if (outputs[i * classes + j] > outputs[i * classes + best]) {
                    best = j;
                }
            }
            right += best == labels[i] && !Float.isNaN(outputs[i * classes + best]) ? 1 : 0;
        }
        return right;
    }
}
