package convarium.engine.compute.scalar;

import convarium.engine.arithmetic.WindowGeometry;
import convarium.engine.compute.Algorithm;
import convarium.engine.compute.Convolution;
import convarium.engine.compute.Epilogue;

/// A transposed convolution: the convolution in the other direction, run backwards.
///
/// Its forward pass is that convolution's gradient at the input, its gradient at the input is that convolution's
/// forward pass, and the gradient at the weights is the same with x and dy in each other's place.
public final class TransposedConvolution implements Convolution {
    private final WindowGeometry geometry;
    private final DirectConvolution convolution;

    /// @param geometry sizes of the transposed convolution
    /// @param convolution what it transposes, with the sizes of [#adjoint]
    public TransposedConvolution(WindowGeometry geometry, DirectConvolution convolution) {
        this.geometry = geometry;
        this.convolution = convolution;
    }

    /// The sizes in the other direction: what was the input becomes the output.
    public static WindowGeometry adjoint(WindowGeometry g) {
        return new WindowGeometry(
                g.n(), g.oc(), g.oh(), g.ow(), g.c(), g.groups(), g.height(), g.width(), g.h(), g.w());
    }

    @Override
    public WindowGeometry geometry() {
        return geometry;
    }

    @Override
    public Algorithm algorithm() {
        return convolution.algorithm();
    }

    @Override
    public void setWeights(float[] weights) {
        convolution.setWeights(weights);
    }

    @Override
    public void forward(int n, float[] x, Epilogue epilogue, float[] y) {
        convolution.spread(n, x, epilogue, y);
    }

    @Override
    public void backwardInput(int n, float[] dy, float[] dx) {
        convolution.forward(n, dy, Epilogue.NONE, dx);
    }

    @Override
    public void backwardWeights(int n, float[] x, float[] dy, float[] dw) {
        convolution.backwardWeights(n, dy, x, dw);
    }

    @Override
    public long heldFloats() {
        return convolution.heldFloats();
    }
}
