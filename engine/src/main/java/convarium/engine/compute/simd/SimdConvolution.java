package convarium.engine.compute.simd;

import convarium.engine.arithmetic.AxisWindow;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.WindowGeometry;
import convarium.engine.compute.Epilogue;
import convarium.engine.compute.WorkerPool;
import convarium.engine.compute.scalar.DirectConvolution;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A convolution whose sums are made on vectors, in the scalar reference's order.
///
/// Weights are brought into order when the first pass needs them, once for each direction.
final class SimdConvolution extends DirectConvolution {
    private static final int MOST_CLASSES = 64;

    private final WorkerPool pool;
    private final Scratch scratch;
    private final Optional<PickedPixels> picked;
    private Optional<SampledSums> forward = Optional.empty();
    private List<SampledSums> backward = List.of();
    private Optional<WeightGradient> weightGradient = Optional.empty();
    private WindowGeometry backwardSizes;
    private boolean forwardPacked;
    private boolean backwardPacked;
    private boolean finite;

    SimdConvolution(WorkerPool pool, Scratch scratch, WindowGeometry g, PaddingMode mode, boolean flipped) {
        super(pool, g, mode, flipped);
        this.pool = pool;
        this.scratch = scratch;
        backwardSizes = g;
        picked = PickedPixels.fit(g) ? Optional.of(new PickedPixels(pool, g)) : Optional.empty();
    }

    @Override
    public void setWeights(float[] weights) {
        super.setWeights(weights);
        forwardPacked = false;
        backwardPacked = false;
    }

    @Override
    public long heldFloats() {
        return super.heldFloats()
                + forward.map(SampledSums::heldFloats).orElse(0L)
                + backward.stream().mapToLong(SampledSums::heldFloats).sum();
    }

    @Override
    protected void sums(WindowGeometry g, float[] x, Epilogue epilogue, float[] y) {
        if (!isModest(geometry())) {
            super.sums(g, x, epilogue, y);
            return;
        }
        if (forward.isEmpty()) {
            forward = plan(geometry());
        }
        if (forward.isEmpty()) {
            super.sums(g, x, epilogue, y);
            return;
        }
        var sums = forward.get();
        if (!forwardPacked) {
            int taps = g.kh() * g.kw();
            int channels = g.c() / g.groups();
            int step = channels * taps;
            sums.setWeights(weights(), g.oc() / g.groups() * step, step, taps, g.kw(), flipped() ? taps - 1 : 0);
            forwardPacked = true;
        }
        if (picked.isPresent()) {
            float[] pixels = scratch.take(picked.get().length(g.n()));
            picked.get().pick(g.n(), x, pixels);
            sums.run(g.n(), pixels, 0, epilogue, false, y);
            scratch.giveBack(pixels);
        } else {
            sums.run(g.n(), x, 0, epilogue, false, y);
        }
    }

    @Override
    protected void spread(WindowGeometry g, float[] dy, int dyFrom, Epilogue epilogue, float[] dx) {
        if (!isModest(g) || g.height().stride() * (long) g.width().stride() > MOST_CLASSES || !prepare(g) || !finite) {
            super.spread(g, dy, dyFrom, epilogue, dx);
            return;
        }
        for (var part : backward) {
            part.run(g.n(), dy, dyFrom, epilogue, true, dx);
        }
    }

    @Override
    protected void weightSums(WindowGeometry g, float[] x, float[] dy, float[] dw) {
        if (!isModest(geometry()) || !WeightGradient.fits(geometry())) {
            super.weightSums(g, x, dy, dw);
            return;
        }
        if (weightGradient.isEmpty()) {
            weightGradient = Optional.of(new WeightGradient(pool, scratch, geometry(), mode()));
        }
        weightGradient.get().run(g.n(), x, dy, flipped(), dw);
    }

    private boolean prepare(WindowGeometry g) {
        if (backward.isEmpty()) {
            backwardSizes = g;
            backward = classes(g);
        }
        if (!backwardPacked) {
            finite = isFinite(weights());
            int taps = g.kh() * g.kw();
            int outputs = g.oc() / g.groups();
            for (var part : backward) {
                part.setWeights(
                        weights(),
                        g.c() / g.groups() * outputs * taps,
                        taps,
                        outputs * taps,
                        g.kw(),
                        flipped() ? taps - 1 : 0);
            }
            backwardPacked = true;
        }
        return !backward.isEmpty() && backwardSizes.h() == g.h();
    }

    private Optional<SampledSums> plan(WindowGeometry g) {
        var window = new AxisWindow(1, 1, 1, 0, 0);
        var sizes = picked.isPresent() ? sizes(g, g.oh(), g.ow()) : sizes(g);
        var rows = Sampling.forward(picked.isPresent() ? window : g.height(), g.oh());
        var columns = Sampling.forward(picked.isPresent() ? window : g.width(), g.ow());
        return SampledSums.fits(sizes, rows, columns)
                ? Optional.of(new SampledSums(pool, scratch, sizes, mode(), rows, columns))
                : Optional.empty();
    }

    private List<SampledSums> classes(WindowGeometry g) {
        var sizes = sizes(g);
        var parts = new ArrayList<SampledSums>();
        for (int i = 0; i < Math.min(g.height().stride(), g.oh()); i++) {
            for (int j = 0; j < Math.min(g.width().stride(), g.ow()); j++) {
                var rows = Sampling.backward(g.height(), g.oh(), i);
                var columns = Sampling.backward(g.width(), g.ow(), j);
                if (!SampledSums.fits(sizes, rows, columns)) {
                    return List.of();
                }
                parts.add(new SampledSums(pool, scratch, sizes, PaddingMode.ZERO, rows, columns));
            }
        }
        return List.copyOf(parts);
    }

    private static SampledSums.Sizes sizes(WindowGeometry g) {
        return sizes(g, g.h(), g.w());
    }

    private static SampledSums.Sizes sizes(WindowGeometry g, int h, int w) {
        return new SampledSums.Sizes(g.n(), g.groups(), g.c() / g.groups(), h, w, g.oc() / g.groups(), g.oh(), g.ow());
    }

    private static boolean isModest(WindowGeometry g) {
        return isModest(g.height(), g.h(), g.oh()) && isModest(g.width(), g.w(), g.ow());
    }

    private static boolean isModest(AxisWindow window, int inputs, int outputs) {
        return Sampling.isModest(window, inputs, outputs);
    }

    /// Zeros stand where a sum skips a tap, and zero times an infinite weight would not be nothing.
    private static boolean isFinite(float[] weights) {
        float sum = 0;
        for (float weight : weights) {
            sum += weight * 0f;
        }
        return sum == 0;
    }
}
