package convarium.engine.compute.scalar;

import convarium.engine.arithmetic.AxisWindow;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.WindowGeometry;
import convarium.engine.compute.Algorithm;
import convarium.engine.compute.Convolution;
import convarium.engine.compute.Epilogue;
import convarium.engine.compute.WorkerPool;

/// A convolution whose sums are made tap by tap.
///
/// The public passes check what they are given and hand it to the protected ones, which a faster implementation
/// overrides.
public class DirectConvolution implements Convolution {
    private static final float[] NONE = {};

    private final WorkerPool pool;
    private final WindowGeometry geometry;
    private final PaddingMode mode;
    private final boolean flipped;
    private float[] weights = NONE;
    private float[] padded = NONE;

    /// @throws IllegalArgumentException if the groups do not divide the channels
    public DirectConvolution(WorkerPool pool, WindowGeometry geometry, PaddingMode mode, boolean flipped) {
        Lengths.checkGroups(geometry);
        this.pool = pool;
        this.geometry = geometry;
        this.mode = mode;
        this.flipped = flipped;
    }

    @Override
    public final WindowGeometry geometry() {
        return geometry;
    }

    @Override
    public final Algorithm algorithm() {
        return Algorithm.DIRECT;
    }

    /// What stands in padded cells.
    protected final PaddingMode mode() {
        return mode;
    }

    /// Whether the kernel is turned by half a turn.
    protected final boolean flipped() {
        return flipped;
    }

    /// The weights that were set, in their public layout.
    ///
    /// @throws IllegalStateException if there are none yet
    protected final float[] weights() {
        if (weights.length == 0) {
            throw new IllegalStateException("set the weights first");
        }
        return weights;
    }

    @Override
    public void setWeights(float[] weights) {
        checkWeights(weights);
        this.weights = weights;
    }

    @Override
    public final void forward(float[] x, Epilogue epilogue, float[] y) {
        Lengths.checkEpilogue(geometry, epilogue);
        checkInput("input", x);
        checkOutput("output", y);
        sums(x, epilogue, y);
    }

    @Override
    public final void backwardInput(float[] dy, float[] dx) {
        spread(dy, Epilogue.NONE, dx);
    }

    /// The gradient at the input with something after its sums: a transposed convolution.
    final void spread(float[] dy, Epilogue epilogue, float[] dx) {
        Lengths.checkEpilogue(TransposedConvolution.adjoint(geometry), epilogue);
        checkOutput("gradient at the output", dy);
        checkInput("gradient at the input", dx);
        if (mode == PaddingMode.ZERO) {
            spread(TransposedConvolution.adjoint(geometry), dy, epilogue, dx);
        } else {
            spreadCopies(dy, dx);
        }
    }

    @Override
    public final void backwardWeights(float[] x, float[] dy, float[] dw) {
        checkInput("input", x);
        checkOutput("gradient at the output", dy);
        checkWeights(dw);
        weightSums(x, dy, dw);
    }

    @Override
    public long heldFloats() {
        return padded.length;
    }

    /// y = what follows, applied to the sums over x.
    protected void sums(float[] x, Epilogue epilogue, float[] y) {
        var g = geometry;
        float[] w = weights();
        pool.parallelFor(g.n() * g.oc() * g.oh(), row -> {
            ScalarConvolution.row(g, mode, flipped, x, w, y, row);
            ScalarEpilogue.row(epilogue, row / g.oh() % g.oc(), y, row * g.ow(), (row + 1) * g.ow());
        });
    }

    /// The gradient at an input that has only zeros around it.
    ///
    /// @param g the sizes of the transposed convolution: its input is dy, its output dx
    protected void spread(WindowGeometry g, float[] dy, Epilogue epilogue, float[] dx) {
        float[] w = weights();
        pool.parallelFor(g.n() * g.oc() * g.oh(), row -> {
            int from = row * g.ow();
            ScalarTransposed.row(g, flipped, dy, w, dx, row, from);
            ScalarEpilogue.row(epilogue, row / g.oh() % g.oc(), dx, from, from + g.ow());
        });
    }

    /// The gradient at the weights.
    protected void weightSums(float[] x, float[] dy, float[] dw) {
        pool.parallelFor(
                dw.length, weight -> dw[weight] = ScalarWeightGradient.sum(geometry, mode, flipped, x, dy, weight));
    }

    /// The gradient at an input whose cells are copied into the padding, one picture after another.
    private void spreadCopies(float[] dy, float[] dx) {
        var g = geometry;
        var all = paddedGeometry(g);
        var one = TransposedConvolution.adjoint(all);
        int size = all.c() * all.h() * all.w();
        if (padded.length == 0) {
            padded = new float[size];
        }
        float[] pictureGradient = new float[g.oc() * g.oh() * g.ow()];
        for (int n = 0; n < g.n(); n++) {
            System.arraycopy(dy, n * pictureGradient.length, pictureGradient, 0, pictureGradient.length);
            spread(one, pictureGradient, Epilogue.NONE, padded);
            int picture = n;
            pool.parallelFor(g.c(), c -> fold(all, padded, c, dx, (picture * g.c() + c) * g.h() * g.w()));
        }
    }

    /// The same convolution of one picture that has its padding already.
    private static WindowGeometry paddedGeometry(WindowGeometry g) {
        return new WindowGeometry(
                1,
                g.c(),
                padded(g.height(), g.h(), g.oh()),
                padded(g.width(), g.w(), g.ow()),
                g.oc(),
                g.groups(),
                unpadded(g.height()),
                unpadded(g.width()),
                g.oh(),
                g.ow());
    }

    private static int padded(AxisWindow window, int size, int outputs) {
        return Math.toIntExact(
                Math.max((long) window.before() + size, (outputs - 1L) * window.stride() + window.extent()));
    }

    private static AxisWindow unpadded(AxisWindow window) {
        return new AxisWindow(window.kernel(), window.stride(), window.dilation(), 0, 0);
    }

    /// Adds the gradient of each padded cell of one channel to the cell that it copies.
    private void fold(WindowGeometry all, float[] from, int c, float[] dx, int at) {
        var g = geometry;
        java.util.Arrays.fill(dx, at, at + g.h() * g.w(), 0);
        for (int i = 0; i < all.h(); i++) {
            int h = mode.source(i - g.height().before(), g.h());
            int row = (c * all.h() + i) * all.w();
            for (int j = 0; j < all.w(); j++) {
                dx[at + h * g.w() + mode.source(j - g.width().before(), g.w())] += from[row + j];
            }
        }
    }

    private void checkInput(String what, float[] x) {
        Lengths.check(what, x, geometry.n(), geometry.c(), geometry.h(), geometry.w());
    }

    private void checkOutput(String what, float[] y) {
        Lengths.check(what, y, geometry.n(), geometry.oc(), geometry.oh(), geometry.ow());
    }

    private void checkWeights(float[] w) {
        Lengths.check("weights", w, geometry.oc(), geometry.c() / geometry.groups(), geometry.kh(), geometry.kw());
    }
}
