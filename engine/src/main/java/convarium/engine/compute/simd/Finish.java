package convarium.engine.compute.simd;

import static convarium.engine.compute.simd.Vectors.LANES;
import static convarium.engine.compute.simd.Vectors.SPECIES;

import convarium.engine.compute.Epilogue;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/// Takes tiles to where they belong in a convolution's result, with all that follows the sums.
final class Finish {
    private final float[] addend;
    private final boolean relu;

    private final float[] y;
    private final int plane;

    /// @param plane values of one channel of the result
    Finish(Epilogue epilogue, float[] y, int plane) {
        addend = epilogue.addend();
        relu = epilogue.relu();
        this.y = y;
        this.plane = plane;
    }

    private int at(int channel, int place) {
        return channel * plane + place;
    }

    /// Whether nothing is added to a sum but its bias.
    boolean isPlain() {
        return addend.length == 0;
    }

    /// Makes a whole tile of sums to which nothing is added but their bias, where it belongs.
    ///
    /// @param channel its first channel, of all pictures' channels
    /// @param q its first output, of outputs that lie side by side
    void whole(
            int height,
            int k,
            float[] weights,
            int w,
            float[] x,
            int from,
            int[] offsets,
            float[] biases,
            int biasAt,
            int channel,
            Places places,
            int q) {
        int to = at(channel, places.at(q));
        TapTiles.run(height, k, weights, w, x, from, offsets, biases, biasAt, relu, y, to, plane);
    }

    /// Finishes a tile with a channel a row.
    ///
    /// @param channel its first channel, of all pictures' channels
    /// @param biases of the tile's rows, from `biasAt`
    /// @param places where each output lies in its channel
    /// @param q which of those is the tile's first
    void rows(
            float[] tile,
            int from,
            int channel,
            float[] biases,
            int biasAt,
            int channels,
            Places places,
            int q,
            int count) {
        for (int i = 0; i < channels; i++) {
            int row = from + i * Tiles.WIDTH;
            float bias = biases[biasAt + i];
            if (!places.close) {
                for (int j = 0; j < count; j++) {
                    int at = at(channel + i, places.at(q + j));
                    y[at] = finished(tile[row + j] + bias, at);
                }
            } else if (count == Tiles.WIDTH) {
                int at = at(channel + i, places.at(q));
                finished(FloatVector.fromArray(SPECIES, tile, row).add(bias), at)
                        .intoArray(y, at);
                finished(FloatVector.fromArray(SPECIES, tile, row + LANES).add(bias), at + LANES)
                        .intoArray(y, at + LANES);
            } else {
                closeRow(tile, row, bias, at(channel + i, places.at(q)), count);
            }
        }
    }

    private void closeRow(float[] tile, int row, float bias, int at, int count) {
        int v = 0;
        for (; v <= count - LANES; v += LANES) {
            finished(FloatVector.fromArray(SPECIES, tile, row + v).add(bias), at + v)
                    .intoArray(y, at + v);
        }
        for (; v < count; v++) {
            y[at + v] = finished(tile[row + v] + bias, at + v);
        }
    }

    private FloatVector finished(FloatVector sum, int at) {
        var v = addend.length == 0 ? sum : sum.add(FloatVector.fromArray(SPECIES, addend, at));
        return relu ? rectified(v) : v;
    }

    private float finished(float sum, int at) {
        float v = addend.length == 0 ? sum : sum + addend[at];
        return relu ? Math.max(v, 0f) : v;
    }

    /// As `Math.max` with +0: a NaN stays, and −0 becomes +0.
    private static FloatVector rectified(FloatVector v) {
        return v.blend(0f, v.compare(VectorOperators.LE, 0f));
    }
}
