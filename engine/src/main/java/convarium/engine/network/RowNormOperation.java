package convarium.engine.network;

import java.util.Arrays;
import java.util.List;

/// Layer and group normalisation.
final class RowNormOperation extends Operation {
    private final int rows;
    private final int size;
    private final int cycle;
    private final int inner;
    private final float eps;
    private final float[] gamma;
    private final float[] beta;
    private final float[] spareScale;
    private final float[] spareShift;

    /// @param rows of one sample
    /// @param channels how many numbers scale and shift
    /// @param parameters those numbers, or none
    RowNormOperation(int rows, int size, int cycle, int inner, float eps, int channels, List<Parameter> parameters) {
        super(parameters);
        this.rows = rows;
        this.size = size;
        this.cycle = cycle;
        this.inner = inner;
        this.eps = eps;
        if (parameters.isEmpty()) {
            gamma = new float[channels];
            Arrays.fill(gamma, 1);
            beta = new float[channels];
        } else {
            gamma = parameters.get(0).values();
            beta = parameters.get(1).values();
        }
        spareScale = new float[channels];
        spareShift = new float[channels];
    }

    @Override
    boolean readsInput(int k) {
        return true;
    }

    @Override
    List<Need> needs(boolean[] wanted) {
        // the routine gives all gradients or none
        return wanted[0] ? List.of() : List.of(new Need(rows * size, When.BACKWARD));
    }

    @Override
    long heldFloats() {
        return (parameters().isEmpty() ? 4L : 2L) * spareScale.length;
    }

    @Override
    void forward(Pass pass, float[][] x, float[] y, float[][] memory) {
        pass.compute().rowNormForward(pass.n() * rows, size, cycle, inner, eps, x[0], gamma, beta, y);
    }

    @Override
    void backward(Pass pass, float[][] x, float[] y, float[] dy, float[][] dx, boolean[] adds, float[][] memory) {
        boolean learns = learns();
        pass.compute()
                .rowNormBackward(
                        pass.n() * rows,
                        size,
                        cycle,
                        inner,
                        eps,
                        x[0],
                        gamma,
                        dy,
                        wanted(dx[0]) ? dx[0] : memory[0],
                        learns ? parameters().get(0).gradient() : spareScale,
                        learns ? parameters().get(1).gradient() : spareShift);
    }
}
