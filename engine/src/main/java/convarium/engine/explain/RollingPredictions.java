package convarium.engine.explain;

import convarium.engine.data.DataSet;
import java.util.Arrays;

/// Asks a changing network about the same pictures again and again, a few at a time, so that looking
/// costs a training little: each picture keeps its latest answer, and nobody's is older than a round.
///
/// Not for several threads at once; what [#now()] gives is a copy and may go anywhere.
public final class RollingPredictions {
    private static final int BATCH = 64;

    private final DataSet pictures;
    private final int count;
    private final int classes;
    private final int[] labels;
    private final float[] probabilities;
    private final float[] x;
    private int next;

    /// Has asked about none yet.
    ///
    /// @param most asks about the first so many pictures; about all if there are fewer
    /// @throws IllegalArgumentException if there is none to ask about
    public RollingPredictions(DataSet pictures, int most) {
        count = Math.min(most, pictures.count());
        if (count < 1) {
            throw new IllegalArgumentException("predictions need at least 1 picture, found " + count);
        }
        this.pictures = pictures;
        classes = pictures.classes();
        labels = new int[count];
        Arrays.setAll(labels, pictures::label);
        probabilities = new float[Math.multiplyExact(count, classes)];
        Arrays.fill(probabilities, Float.NaN);
        x = new float
                [Math.multiplyExact(Math.min(BATCH, count), pictures.shape().elements())];
    }

    /// How many pictures it asks about.
    public int count() {
        return count;
    }

    /// Asks about the next pictures; behind the last comes the first again.
    ///
    /// @param many how many pictures; each at most once
    /// @throws IllegalArgumentException if the network has other classes than the pictures
    public void ask(Predictor predictor, int many) {
        if (predictor.classes() != classes) {
            throw new IllegalArgumentException("the network tells " + predictor.classes()
                    + " classes apart and the pictures have " + classes + ", expected as many");
        }
        int size = pictures.shape().elements();
        for (int left = Math.min(many, count); left > 0; ) {
            int n = Math.min(Math.min(BATCH, left), count - next);
            for (int i = 0; i < n; i++) {
                pictures.copy(next + i, x, i * size);
            }
            predictor.predict(n, x, probabilities, next * classes);
            next = (next + n) % count;
            left -= n;
        }
    }

    /// What the network said last about each picture.
    public Predictions now() {
        return Predictions.of(classes, labels, probabilities);
    }
}
