package convarium.engine.compute.scalar;

import convarium.engine.arithmetic.AxisWindow;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.WindowGeometry;
import convarium.engine.compute.Algorithm;
import convarium.engine.compute.Convolution;
import convarium.engine.compute.Epilogue;
import convarium.engine.compute.WorkerPool;
import java.util.Arrays;

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
    public final void forward(int n, float[] x, Epilogue epilogue, float[] y) {
        var g = Lengths.pictures(geometry, n);
        Lengths.checkEpilogue(g, epilogue);
        checkInput("input", g, x);
        checkOutput("output", g, y);
        sums(g, x, epilogue, y);
    }

    @Override
    public final void backwardInput(int n, float[] dy, float[] dx) {
        spread(n, dy, Epilogue.NONE, dx);
    }

    /// The gradient at the input with something after its sums: a transposed convolution.
    final void spread(int n, float[] dy, Epilogue epilogue, float[] dx) {
        var g = Lengths.pictures(geometry, n);
        var adjoint = TransposedConvolution.adjoint(g);
        Lengths.checkEpilogue(adjoint, epilogue);
        checkOutput("gradient at the output", g, dy);
        checkInput("gradient at the input", g, dx);
        if (mode == PaddingMode.ZERO) {
            spread(adjoint, dy, 0, epilogue, dx);
        } else {
            spreadCopies(n, dy, dx);
        }
    }

    @Override
    public final void backwardWeights(int n, float[] x, float[] dy, float[] dw) {
        var g = Lengths.pictures(geometry, n);
        checkInput("input", g, x);
        checkOutput("gradient at the output", g, dy);
        checkWeights(dw);
        weightSums(g, x, dy, dw);
    }

    @Override
    public long heldFloats() {
        return padded.length;
    }

    /// y = what follows, applied to the sums over x.
    ///
    /// @param g the sizes, with the pictures of this pass
    protected void sums(WindowGeometry g, float[] x, Epilogue epilogue, float[] y) {
        float[] w = weights();
        pool.parallelFor(g.n() * g.oc() * g.oh(), row -> {
            ScalarConvolution.row(g, mode, flipped, x, w, y, row);
            ScalarEpilogue.row(epilogue, row / g.oh() % g.oc(), y, row * g.ow(), (row + 1) * g.ow());
        });
    }

    /// The gradient at an input that has only zeros around it.
    ///
    /// @param g the sizes of the transposed convolution: its input is dy, its output dx
    /// @param dyFrom where dy's first picture begins
    protected void spread(WindowGeometry g, float[] dy, int dyFrom, Epilogue epilogue, float[] dx) {
        float[] w = weights();
        pool.parallelFor(g.n() * g.oc() * g.oh(), row -> {
            int from = row * g.ow();
            ScalarTransposed.row(g, flipped, dy, dyFrom, w, dx, row, from);
            ScalarEpilogue.row(epilogue, row / g.oh() % g.oc(), dx, from, from + g.ow());
        });
    }

    /// The gradient at the weights.
    ///
    /// @param g the sizes, with the pictures of this pass
    protected void weightSums(WindowGeometry g, float[] x, float[] dy, float[] dw) {
        int weightCount = g.oc() * (g.c() / g.groups()) * g.kh() * g.kw();
        pool.parallelFor(weightCount, weight -> dw[weight] = ScalarWeightGradient.sum(g, mode, flipped, x, dy, weight));
    }

    /// The gradient at an input whose cells are copied into the padding, one picture after another.
    private void spreadCopies(int pictures, float[] dy, float[] dx) {
        var g = geometry;
        var all = paddedGeometry(g);
        var one = TransposedConvolution.adjoint(all);
        if (padded.length == 0) {
            padded = new float[one.outputElements()];
        }
        for (int n = 0; n < pictures; n++) {
            int picture = n;
            spread(one, dy, n * one.inputElements(), Epilogue.NONE, padded);
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
        Arrays.fill(dx, at, at + g.h() * g.w(), 0);
        for (int i = 0; i < all.h(); i++) {
            int h = mode.source(i - g.height().before(), g.h());
            int row = (c * all.h() + i) * all.w();
            for (int j = 0; j < all.w(); j++) {
                dx[at + h * g.w() + mode.source(j - g.width().before(), g.w())] += from[row + j];
            }
        }
    }

    private static void checkInput(String what, WindowGeometry g, float[] x) {
        Lengths.check(what, x, g.n(), g.c(), g.h(), g.w());
    }

    private static void checkOutput(String what, WindowGeometry g, float[] y) {
        Lengths.check(what, y, g.n(), g.oc(), g.oh(), g.ow());
    }

    private void checkWeights(float[] w) {
        Lengths.check("weights", w, geometry.oc(), geometry.c() / geometry.groups(), geometry.kh(), geometry.kw());
    }
}
