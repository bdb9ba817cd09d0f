package convarium.engine.train;

import convarium.engine.data.DataSet;
import convarium.engine.data.Split;
import convarium.engine.tensor.RandomStream;
import convarium.engine.tensor.Shape;

/// Pictures of 8×8 of which one quadrant is brighter than the others, and noise all over: four classes.
final class Quadrants implements DataSet {
    private static final int SIDE = 8;
    private final float[][] pictures;
    private final int[] labels;

    Quadrants(int count, long seed) {
        var random = new RandomStream(seed, 0);
        pictures = new float[count][SIDE * SIDE];
        labels = new int[count];
        for (int i = 0; i < count; i++) {
            labels[i] = random.below(4);
            for (int p = 0; p < SIDE * SIDE; p++) {
                int quadrant = p / (SIDE * SIDE / 2) * 2 + p % SIDE / (SIDE / 2);
                pictures[i][p] = 0.7f * random.uniform() + (quadrant == labels[i] ? 0.3f : 0);
            }
        }
    }

    static Split split() {
        return new Split(new Quadrants(203, 1), new Quadrants(50, 2));
    }

    @Override
    public int count() {
        return labels.length;
    }

    @Override
    public Shape shape() {
        return Shape.of(1, SIDE, SIDE);
    }

    @Override
    public int classes() {
        return 4;
    }

    @Override
    public int label(int index) {
        return labels[index];
    }

    @Override
    public void copy(int index, float[] into, int at) {
        System.arraycopy(pictures[index], 0, into, at, SIDE * SIDE);
    }
}
