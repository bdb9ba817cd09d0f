package convarium.app.explorer;

/// How far a map should move along one axis when its input moves.
///
/// A layer of stride s makes one output of every s-th place of the window: its map moves by 1/s of a cell for each
/// cell of the input. A transposed convolution stretches its input by s, so that its map moves by s cells.
///
/// @param cells by how many cells the input moves
/// @param stride the layer's
/// @param stretched whether the layer stretches
record AxisShift(int cells, int stride, boolean stretched) {

    /// Whether the map can move by just as much, in whole cells.
    boolean isWhole() {
        return stretched || cells % stride == 0;
    }

    /// By how many whole cells the map moves, the nearest to what it should; the smaller of two that are as near.
    int steps() {
        if (stretched) {
            return cells * stride;
        }
        int far = Math.abs(cells);
        int steps = far / stride + (2 * (far % stride) > stride ? 1 : 0);
        return cells < 0 ? -steps : steps;
    }

    /// The nearest shift of the input further out that the map can go with.
    int wholeAgain() {
        int far = (Math.abs(cells) + stride - 1) / stride * stride;
        return cells < 0 ? -far : far;
    }
}
