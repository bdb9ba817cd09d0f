package convarium.engine.compute.simd;

import static convarium.engine.compute.simd.Vectors.LANES;
import static convarium.engine.compute.simd.Vectors.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/// Operands in the order in which [Tiles] reads them: in panels, and in a panel for each p the values of a tile side
/// by side.
///
/// What lies side by side in the source too is cut into *pieces* of a vector at most. For each p, all pieces are
/// copied one after the other as whole vectors, so that what a piece writes too much is overwritten by the next; a
/// vector's room follows each panel for what the last one writes too much.
final class Panels {
    private int width;
    private int size;
    private int k;
    private int[] from = new int[16];
    private int[] to = new int[16];
    private int[] counts = new int[16];
    private int pieces;
    private int length;

    /// Begins panels of these sizes, without any pieces.
    ///
    /// @param valuesWide values of a p in a panel
    /// @param products how many p
    void begin(int valuesWide, int products) {
        width = valuesWide;
        k = products;
        size = size(width, k);
        clear();
    }

    /// The floats that a panel takes.
    static int size(int width, int k) {
        return width * k + LANES;
    }

    /// Forgets all pieces.
    void clear() {
        pieces = 0;
        length = 0;
    }

    /// Adds the next values, which lie side by side in the source.
    ///
    /// @param begin where they begin for p = 0
    void add(int begin, int count) {
        int done = 0;
        while (done < count) {
            int lane = length % width;
            int piece = Math.min(LANES, Math.min(width - lane, count - done));
            if (pieces == from.length) {
                from = Arrays.copyOf(from, 2 * pieces);
                to = Arrays.copyOf(to, 2 * pieces);
                counts = Arrays.copyOf(counts, 2 * pieces);
            }
            from[pieces] = begin + done;
            to[pieces] = length / width * size + lane;
            counts[pieces++] = piece;
            length += piece;
            done += piece;
        }
    }

    /// Copies all pieces, and fills the last panel with zeros.
    ///
    /// @param offsets where each p lies from p = 0
    /// @param at where the first panel begins
    void copy(float[] x, int[] offsets, float[] panels, int at) {
        int furthest = from[pieces - 1] + counts[pieces - 1] + LANES;
        boolean inside = furthest + offsets[k - 1] <= x.length;
        for (int p = 0; p < k; p++) {
            int source = offsets[p];
            int row = at + p * width;
            if (inside) {
                copyVectors(x, source, panels, row);
            } else {
                copyValues(x, source, panels, row);
            }
        }
        int rest = length % width;
        if (rest > 0) {
            int last = at + length / width * size;
            for (int p = 0; p < k; p++) {
                Arrays.fill(panels, last + p * width + rest, last + (p + 1) * width, 0);
            }
        }
    }

    private void copyVectors(float[] x, int source, float[] panels, int row) {
        for (int i = 0; i < pieces; i++) {
            FloatVector.fromArray(SPECIES, x, source + from[i]).intoArray(panels, row + to[i]);
        }
    }

    private void copyValues(float[] x, int source, float[] panels, int row) {
        for (int i = 0; i < pieces; i++) {
            for (int j = 0; j < counts[i]; j++) {
                panels[row + to[i] + j] = x[source + from[i] + j];
            }
        }
    }
}
