package convarium.engine.compute.scalar;

import java.util.Arrays;

/// Axes in another order, brought to the fewest axes that say the same: neighbours that stay neighbours are one axis.
final class Permutation {
    private static final int TILE = 16;

    /// The output's sizes.
    private final int[] sizes;
    /// How far apart neighbours along the output's axes lie in the input.
    private final int[] strides;
    /// The output's axis that is the input's last.
    private final int inner;

    private Permutation(int[] sizes, int[] strides) {
        this.sizes = sizes;
        this.strides = strides;
        int at = sizes.length - 1;
        while (at > 0 && strides[at] != 1) {
            at--;
        }
        inner = at;
    }

    /// @param sizes the input's sizes
    /// @param order which of the input's axes each of the output's is
    /// @throws IllegalArgumentException if the order does not name each axis once
    static Permutation of(int[] sizes, int[] order) {
        int[] sorted = order.clone();
        Arrays.sort(sorted);
        for (int i = 0; i < sizes.length; i++) {
            if (sorted.length != sizes.length || sorted[i] != i) {
                throw new IllegalArgumentException("the order " + Arrays.toString(order)
                        + " does not name each axis of the shape " + Arrays.toString(sizes) + " once");
            }
        }
        int[] inStrides = new int[sizes.length];
        int stride = 1;
        for (int i = sizes.length - 1; i >= 0; i--) {
            inStrides[i] = stride;
            stride *= sizes[i];
        }
        int[] mergedSizes = new int[Math.max(1, sizes.length)];
        int[] mergedStrides = new int[mergedSizes.length];
        int count = 0;
        for (int axis : order) {
            if (sizes[axis] == 1) {
                continue;
            }
            if (count > 0 && mergedStrides[count - 1] == sizes[axis] * inStrides[axis]) {
                mergedSizes[count - 1] *= sizes[axis];
                mergedStrides[count - 1] = inStrides[axis];
            } else {
                mergedSizes[count] = sizes[axis];
                mergedStrides[count] = inStrides[axis];
                count++;
            }
        }
        if (count == 0) {
            mergedSizes[0] = 1;
            mergedStrides[0] = 1;
            count = 1;
        }
        return new Permutation(Arrays.copyOf(mergedSizes, count), Arrays.copyOf(mergedStrides, count));
    }

    /// How many strips of the output can be made apart.
    int strips() {
        int strips = rowwise() ? 1 : Math.ceilDiv(sizes[inner], TILE);
        for (int axis = 0; axis < sizes.length - 1; axis++) {
            strips *= rowwise() || axis != inner ? sizes[axis] : 1;
        }
        return strips;
    }

    /// The most values of a strip.
    int stripValues() {
        int last = sizes[sizes.length - 1];
        return rowwise() ? last : last * Math.min(TILE, sizes[inner]);
    }

    /// Makes one strip: a row that stays a row, or up to 16 columns that become rows.
    void strip(int strip, float[] x, float[] y) {
        int last = sizes.length - 1;
        int pieces = rowwise() ? 1 : Math.ceilDiv(sizes[inner], TILE);
        int rest = strip / pieces;
        int from = 0;
        int to = 0;
        int innerStep = 1;
        int step = sizes[last];
        for (int axis = last - 1; axis >= 0; axis--) {
            if (rowwise() || axis != inner) {
                from += rest % sizes[axis] * strides[axis];
                to += rest % sizes[axis] * step;
                rest /= sizes[axis];
            } else {
                innerStep = step;
            }
            step *= sizes[axis];
        }
        if (rowwise()) {
            System.arraycopy(x, from, y, to, sizes[last]);
            return;
        }
        int first = strip % pieces * TILE;
        transpose(
                x,
                from + first,
                strides[last],
                y,
                to + first * innerStep,
                innerStep,
                Math.min(TILE, sizes[inner] - first));
    }

    /// Columns of the input, `rowStride` apart from row to row, to rows of the output, `columnStride` apart.
    private void transpose(float[] x, int from, int rowStride, float[] y, int to, int columnStride, int columns) {
        int rows = sizes[sizes.length - 1];
        for (int block = 0; block < rows; block += TILE) {
            int end = Math.min(rows, block + TILE);
            for (int column = 0; column < columns; column++) {
                for (int row = block; row < end; row++) {
                    y[to + column * columnStride + row] = x[from + row * rowStride + column];
                }
            }
        }
    }

    /// Whether the last axis stays the last.
    private boolean rowwise() {
        return inner == sizes.length - 1;
    }
}
