package convarium.app.explorer;

import convarium.app.explorer.PictureWork.Picture;
import convarium.engine.arithmetic.Size;
import convarium.engine.arithmetic.WindowGeometry;
import convarium.engine.compute.Compute;
import convarium.engine.layer.AvgPool2d;
import convarium.engine.layer.Conv2d;
import convarium.engine.layer.ConvTranspose2d;
import convarium.engine.layer.MaxPool2d;
import convarium.engine.layer.WindowLayer;
import convarium.engine.tensor.Shape;
import convarium.engine.tensor.Tensor;
import java.io.IOException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// One piece of work over a picture: reads it unless it is known, runs the layer, measures.
record PictureJob(Compute compute, int threads, PictureLoader loader, LongSupplier nanos) {

    /// The most outputs that are made of a picture: as many as the largest picture has pixels.
    static final long MOST_OUTPUTS = 64L << 20;

    PictureResult run(ExplorerState state, @Nullable Picture known) throws IOException {
        try {
            var input = known != null && known.source().equals(state.source())
                    ? known.values()
                    : loader.load(state.source());
            return run(state, input);
        } catch (OutOfMemoryError e) {
            throw new PictureProblems.TooBig(e);
        }
    }

    private PictureResult run(ExplorerState state, Tensor input) throws IOException {
        var layer = Layers.of(
                state.layer(), new Size(state.kernel().rows(), state.kernel().columns()));
        var g = layer.geometry(input.shape());
        if ((long) g.oh() * g.ow() > MOST_OUTPUTS) {
            throw new PictureProblems.TooManyOutputs(g.oh(), g.ow());
        }
        var output = new float[g.oh() * g.ow()];
        long start = nanos.getAsLong();
        forward(state, layer, g, input.data(), output);
        if (state.layer().relu()) {
            compute.reluForward(output, output);
        }
        double milliseconds = (nanos.getAsLong() - start) / 1e6;
        return new PictureResult(
                state,
                layer,
                input,
                Tensor.wrap(Shape.of(1, g.oh(), g.ow()), output),
                ValueRange.of(output),
                milliseconds,
                threads);
    }

    private void forward(ExplorerState state, WindowLayer layer, WindowGeometry g, float[] x, float[] y) {
        switch (layer) {
            case Conv2d conv ->
                compute.conv2dForward(g, conv.paddingMode(), conv.flipped(), x, weights(state, layer), bias(state), y);
            case ConvTranspose2d transposed ->
                compute.convTranspose2dForward(g, x, weights(state, layer), bias(state), y);
            case MaxPool2d pool -> compute.maxPool2dForward(g, x, y);
            case AvgPool2d pool -> compute.avgPool2dForward(g, pool.countsPadding(), pool.divisor(), x, y);
        }
    }

    private static float[] weights(ExplorerState state, WindowLayer layer) {
        return Explored.weights(state, layer).data();
    }

    private static float[] bias(ExplorerState state) {
        return Explored.bias(state).data();
    }
}
