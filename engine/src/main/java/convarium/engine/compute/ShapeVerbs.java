package convarium.engine.compute;

import convarium.engine.arithmetic.PaddingMode;

/// Moving values about. Outputs are overwritten and may not be an input. Backward, each input's gradient
/// is the sum of its outputs' shares from +0 in the order of the outputs; bilinear, row sums by `fma`,
/// then their sum by `fma`.
public interface ShapeVerbs {

    /// y[o, toOffset + i] = x[o, fromOffset + i] for `length` values of each of `outer` rows:
    /// concatenates and cuts. Other values of y stay.
    void copyBlocks(int outer, int length, float[] x, int fromRow, int fromOffset, float[] y, int toRow, int toOffset);

    /// y has the axes of x in another order: its axis i is axis `order[i]` of x.
    ///
    /// @param sizes the sizes of x
    void permute(int[] sizes, int[] order, float[] x, float[] y);

    /// Nearest-neighbour upsampling by whole factors.
    void upsampleNearestForward(int planes, int h, int w, int factorH, int factorW, float[] x, float[] y);

    void upsampleNearestBackward(int planes, int h, int w, int factorH, int factorW, float[] dy, float[] dx);

    /// Bilinear upsampling to oh×ow, half-pixel centres (PyTorch's `align_corners=False`).
    void upsampleBilinearForward(int planes, int h, int w, int oh, int ow, float[] x, float[] y);

    void upsampleBilinearBackward(int planes, int h, int w, int oh, int ow, float[] dy, float[] dx);

    /// Padding as a layer of its own.
    void padForward(
            int planes, int h, int w, int top, int bottom, int left, int right, PaddingMode mode, float[] x, float[] y);

    void padBackward(
            int planes,
            int h,
            int w,
            int top,
            int bottom,
            int left,
            int right,
            PaddingMode mode,
            float[] dy,
            float[] dx);
}
