package convarium.app.explorer;

import convarium.app.explorer.PictureWork.Picture;
import convarium.engine.arithmetic.Size;
import convarium.engine.compute.Compute;
import convarium.engine.layer.Forward;
import convarium.engine.layer.WindowLayer;
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
        long start = nanos.getAsLong();
        var output = outputs(compute, state, layer, input);
        double milliseconds = (nanos.getAsLong() - start) / 1e6;
        return new PictureResult(state, layer, input, output, ValueRange.of(output.data()), milliseconds, threads);
    }

    /// What a state's layer makes of a picture `(1, h, w)`, after the ReLU if there is one.
    static Tensor outputs(Compute compute, ExplorerState state, WindowLayer layer, Tensor input) {
        var output = forward(compute, state, layer, input);
        if (state.layer().relu()) {
            compute.reluForward(output.data(), output.data());
        }
        return output;
    }

    private static Tensor forward(Compute compute, ExplorerState state, WindowLayer layer, Tensor input) {
        if (layer.weightShape().isEmpty()) {
            return Forward.run(compute, layer, input);
        }
        var weights = Explored.weights(state, layer);
        return layer.bias()
                ? Forward.run(compute, layer, input, weights, Explored.bias(state))
                : Forward.run(compute, layer, input, weights);
    }
}
