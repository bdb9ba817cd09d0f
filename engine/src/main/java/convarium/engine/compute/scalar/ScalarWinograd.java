package convarium.engine.compute.scalar;

import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.WindowGeometry;
import convarium.engine.compute.Algorithm;
import convarium.engine.compute.Convolution;
import convarium.engine.compute.Epilogue;
import convarium.engine.compute.TileGrid;
import convarium.engine.compute.Winograd;
import convarium.engine.compute.WorkerPool;
import convarium.engine.tensor.Shape;
import java.util.Arrays;

/// A convolution by Winograd's minimal filtering F(4×4, 3×3), plainly.
///
/// The order of its sums: each transform as [WinogradTransforms] spells it; each product of transformed values from +0
/// by `fma`, input channels ascending (to the input: output channels). The gradient at the weights sums transformed
/// values over the tiles, pictures outermost, then rows of tiles, then columns: in parts of
/// [TileGrid#partRows] rows, each from +0 by `fma`, which are added up in their order. It transforms that sum.
///
/// The public passes check what they are given and hand it to the protected ones, which a faster implementation
/// overrides.
public class ScalarWinograd implements Convolution {
    private static final int IN = Winograd.IN;
    private static final int OUT = Winograd.OUT;
    private static final int PLACES = Winograd.PLACES;
    private static final int WINDOW = 9;
    private static final float[] NONE = {};

    private final WorkerPool pool;
    private final WindowGeometry geometry;
    private final WorkingMemory memory = new WorkingMemory();
    private float[] weights = NONE;
    private float[] transformed = NONE;

    /// @throws IllegalArgumentException if the sizes do not allow it
    public ScalarWinograd(WorkerPool pool, WindowGeometry geometry, PaddingMode mode, boolean flipped) {
        if (!Winograd.fits(geometry, mode, flipped)) {
            throw new IllegalArgumentException("Winograd's convolution takes windows of 3×3 without stride, dilation,"
                    + " groups and flipping, with 0 to 2 zeros on each side, found " + geometry + ", padding " + mode
                    + (flipped ? ", flipped" : ""));
        }
        long floats = (long) PLACES * geometry.c() * geometry.oc();
        if (floats > Shape.MAX_ELEMENTS) {
            throw new IllegalArgumentException("the transformed weights from " + geometry.c() + " to " + geometry.oc()
                    + " channels exceed one array");
        }
        this.pool = pool;
        this.geometry = geometry;
    }

    @Override
    public final WindowGeometry geometry() {
        return geometry;
    }

    @Override
    public final Algorithm algorithm() {
        return Algorithm.WINOGRAD;
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
        sums(n, x, epilogue, y);
    }

    @Override
    public final void backwardInput(int n, float[] dy, float[] dx) {
        var g = Lengths.pictures(geometry, n);
        checkOutput("gradient at the output", g, dy);
        checkInput("gradient at the input", g, dx);
        spread(n, dy, dx);
    }

    @Override
    public final void backwardWeights(int n, float[] x, float[] dy, float[] dw) {
        var g = Lengths.pictures(geometry, n);
        checkInput("input", g, x);
        checkOutput("gradient at the output", g, dy);
        checkWeights(dw);
        weightSums(n, x, dy, dw);
    }

    @Override
    public long heldFloats() {
        return transformed.length + memory.floats();
    }

    /// y = what follows, applied to the convolution of x.
    protected void sums(int n, float[] x, Epilogue epilogue, float[] y) {
        pass(TileGrid.forward(geometry), n, false, x, epilogue, y);
    }

    /// The gradient at the input.
    protected void spread(int n, float[] dy, float[] dx) {
        pass(TileGrid.backwardInput(geometry), n, true, dy, Epilogue.NONE, dx);
    }

    private void pass(TileGrid grid, int n, boolean turned, float[] x, Epilogue epilogue, float[] y) {
        transform(grid, turned);
        pool.parallelFor(n * grid.tileRows(), row -> {
            var transforms = new WinogradTransforms();
            float[] d = new float[PLACES];
            float[] m = new float[PLACES];
            float[] v = memory.take(PLACES * grid.c());
            for (int column = 0; column < grid.tileColumns(); column++) {
                for (int c = 0; c < grid.c(); c++) {
                    inputTile(grid, x, row, column, c, d);
                    transforms.input(d, v, c * PLACES, 1);
                }
                for (int oc = 0; oc < grid.oc(); oc++) {
                    Arrays.fill(m, 0);
                    for (int c = 0; c < grid.c(); c++) {
                        int u = (oc * grid.c() + c) * PLACES;
                        for (int place = 0; place < PLACES; place++) {
                            m[place] = Math.fma(v[c * PLACES + place], transformed[u + place], m[place]);
                        }
                    }
                    transforms.output(m, d);
                    store(grid, row, column, oc, d, epilogue, y);
                }
            }
            memory.giveBack(v);
        });
    }

    /// Transforms the weights of a pass to `(oc, c, place)`.
    private void transform(TileGrid grid, boolean turned) {
        float[] w = weights();
        if (transformed.length == 0) {
            transformed = new float[PLACES * grid.c() * grid.oc()];
        }
        pool.parallelFor(grid.oc(), oc -> {
            var transforms = new WinogradTransforms();
            float[] window = new float[WINDOW];
            for (int c = 0; c < grid.c(); c++) {
                int from = WINDOW * (turned ? c * grid.oc() + oc : oc * grid.c() + c);
                for (int tap = 0; tap < WINDOW; tap++) {
                    window[tap] = w[from + (turned ? WINDOW - 1 - tap : tap)];
                }
                transforms.weights(window, transformed, (oc * grid.c() + c) * PLACES, 1);
            }
        });
    }

    /// Copies 6×6 inputs, zeros where they lie outside.
    ///
    /// @param row row of tiles, counted through all pictures
    private static void inputTile(TileGrid grid, float[] x, int row, int column, int c, float[] d) {
        int plane = row / grid.tileRows() * grid.c() + c;
        int top = row % grid.tileRows() * OUT - grid.top();
        tile(x, plane, grid.h(), grid.w(), top, column * OUT - grid.left(), IN, d);
    }

    private static void tile(float[] x, int plane, int h, int w, int top, int left, int size, float[] d) {
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                boolean inside = top + i >= 0 && top + i < h && left + j >= 0 && left + j < w;
                d[i * size + j] = inside ? x[(plane * h + top + i) * w + left + j] : 0;
            }
        }
    }

    private static void store(TileGrid grid, int row, int column, int oc, float[] tile, Epilogue epilogue, float[] y) {
        int plane = row / grid.tileRows() * grid.oc() + oc;
        int top = row % grid.tileRows() * OUT;
        int left = column * OUT;
        int columns = Math.min(OUT, grid.ow() - left);
        for (int i = 0; i < Math.min(OUT, grid.oh() - top); i++) {
            int at = (plane * grid.oh() + top + i) * grid.ow() + left;
            System.arraycopy(tile, i * OUT, y, at, columns);
            ScalarEpilogue.row(epilogue, oc, y, at, at + columns);
        }
    }

    /// The gradient at the weights.
    protected void weightSums(int n, float[] x, float[] dy, float[] dw) {
        var grid = TileGrid.forward(geometry);
        int c = grid.c();
        int oc = grid.oc();
        float[] v = memory.take(PLACES * c);
        float[] w = memory.take(PLACES * oc);
        int length = PLACES * c * oc;
        float[] sums = memory.take(length);
        float[] part = memory.take(length);
        Arrays.fill(part, 0, length, 0);
        int rows = n * grid.tileRows();
        int partRows = grid.partRows(rows);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < grid.tileColumns(); column++) {
                transformTile(grid, x, dy, row, column, v, w);
                // the threads share the sums, so that each takes the tiles in order
                pool.parallelFor(oc, o -> {
                    for (int i = 0; i < c * PLACES; i++) {
                        int at = o * c * PLACES + i;
                        part[at] = Math.fma(v[i], w[o * PLACES + i % PLACES], part[at]);
                    }
                });
            }
            if ((row + 1) % partRows == 0 || row + 1 == rows) {
                addPart(part, sums, length, row < partRows);
            }
        }
        pool.parallelFor(oc, o -> {
            var transforms = new WinogradTransforms();
            float[] du = new float[PLACES];
            for (int i = 0; i < c; i++) {
                System.arraycopy(sums, (o * c + i) * PLACES, du, 0, PLACES);
                transforms.weightsAdjoint(du, dw, (o * c + i) * WINDOW);
            }
        });
        memory.giveBack(part);
        memory.giveBack(sums);
        memory.giveBack(w);
        memory.giveBack(v);
    }

    /// Adds a finished part to the sums, and begins the next one.
    private static void addPart(float[] part, float[] sums, int length, boolean first) {
        for (int i = 0; i < length; i++) {
            sums[i] = first ? part[i] : sums[i] + part[i];
            part[i] = 0;
        }
    }

    private static void transformTile(TileGrid grid, float[] x, float[] dy, int row, int column, float[] v, float[] w) {
        var transforms = new WinogradTransforms();
        float[] d = new float[PLACES];
        for (int c = 0; c < grid.c(); c++) {
            inputTile(grid, x, row, column, c, d);
            transforms.input(d, v, c * PLACES, 1);
        }
        for (int oc = 0; oc < grid.oc(); oc++) {
            int plane = row / grid.tileRows() * grid.oc() + oc;
            int top = row % grid.tileRows() * OUT;
            tile(dy, plane, grid.oh(), grid.ow(), top, column * OUT, OUT, d);
            transforms.outputAdjoint(d, w, oc * PLACES, 1);
        }
    }

    private static void checkInput(String what, WindowGeometry g, float[] x) {
        Lengths.check(what, x, g.n(), g.c(), g.h(), g.w());
    }

    private static void checkOutput(String what, WindowGeometry g, float[] y) {
        Lengths.check(what, y, g.n(), g.oc(), g.oh(), g.ow());
    }

    private void checkWeights(float[] w) {
        Lengths.check("weights", w, geometry.oc(), geometry.c(), geometry.kh(), geometry.kw());
    }
}
