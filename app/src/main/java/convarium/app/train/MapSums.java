package convarium.app.train;

import convarium.app.explorer.Matrix;
import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.Size;
import convarium.engine.compute.Compute;
import convarium.engine.compute.Computes;
import convarium.engine.compute.WorkerPool;
import convarium.engine.layer.Conv2d;
import convarium.engine.layer.Forward;
import convarium.engine.tensor.Shape;
import convarium.engine.tensor.Tensor;
import java.util.List;

/// Sums a part of a convolution as the explorer will.
final class MapSums {
    /// One thread, the caller's: the grids are small.
    private static final Compute COMPUTE = Computes.scalar(new WorkerPool(1));

    private MapSums() {}

    /// One filter over some channels of the part.
    static Matrix of(MapCut cut, Conv2d layer, List<Matrix> inputs, List<Matrix> kernels, float bias) {
        var conv = new Conv2d(
                inputs.size(),
                1,
                layer.kernel(),
                layer.stride(),
                new Padding.Explicit(
                        cut.down().before(),
                        cut.down().after(),
                        cut.across().before(),
                        cut.across().after()),
                layer.paddingMode(),
                layer.dilation(),
                1,
                true,
                layer.flipped());
        var sums = Forward.run(
                COMPUTE,
                conv,
                stack(inputs),
                stack(kernels).reshaped(conv.weightShape().orElseThrow()),
                Tensor.of(Shape.of(1), bias));
        return Matrix.of(sums.shape().size(1), sums.shape().size(2), sums.data());
    }

    /// A window as large as its input.
    static float whole(Matrix input, Matrix kernel, float bias) {
        var conv = new Conv2d(
                1,
                1,
                new Size(kernel.rows(), kernel.columns()),
                Size.square(1),
                Padding.NONE,
                PaddingMode.ZERO,
                Size.square(1),
                1,
                true,
                false);
        return Forward.run(
                        COMPUTE,
                        conv,
                        stack(List.of(input)),
                        stack(List.of(kernel)).reshaped(conv.weightShape().orElseThrow()),
                        Tensor.of(Shape.of(1), bias))
                .data()[0];
    }

    private static Tensor stack(List<Matrix> planes) {
        int rows = planes.getFirst().rows();
        int columns = planes.getFirst().columns();
        float[] all = new float[planes.size() * rows * columns];
        for (int p = 0; p < planes.size(); p++) {
            System.arraycopy(planes.get(p).toArray(), 0, all, p * rows * columns, rows * columns);
        }
        return Tensor.wrap(Shape.of(planes.size(), rows, columns), all);
    }
}
