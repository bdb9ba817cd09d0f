package convarium.engine.network;

import convarium.engine.tensor.Shape;

/// Numbers in −1 to 1 by a hash of seed and index, the same as in `make_goldens.py`.
final class Values {
    private Values() {}

    static float[] of(int seed, int count, double scale) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            int h = (i + 1) * (int) 2654435761L + seed * 40503;
            h ^= h >>> 15;
            h *= (int) 2246822519L;
            h ^= h >>> 13;
            h *= (int) 3266489917L;
            h ^= h >>> 16;
            values[i] = (float) (((h >>> 8) * 0x1p-23 - 1) * scale);
        }
        return values;
    }

    static float[] of(int seed, Shape shape) {
        return of(seed, shape.elements(), 1);
    }

    /// Fills the learnt parameters in order, with the seeds 100, 101 …
    static void fill(Network network, double scale) {
        int seed = 100;
        for (var parameter : network.parameters()) {
            if (parameter.spec().role().learnt()) {
                float[] values = parameter.values();
                System.arraycopy(of(seed++, values.length, scale), 0, values, 0, values.length);
            }
        }
        network.parametersChanged();
    }
}
