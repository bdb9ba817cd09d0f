package convarium.app.explorer;

import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.Rounding;
import convarium.engine.arithmetic.Size;

/// Draws the next question, from the state's seed alone.
final class PredictDraw {
    private PredictDraw() {}

    private static final int LEAST_INPUT = 4;
    private static final int MOST_INPUT = 9;
    private static final int MOST_KERNEL = 4;
    private static final int MOST_OUTPUT = 24;

    /// The same question about other small whole numbers; where it is about sizes or counts, which no number
    /// changes, about other settings.
    static ExplorerState next(ExplorerState state) {
        var fresh = state.withLooking(
                        state.looking().withPredict(state.looking().predict().unanswered()))
                .withStep(0)
                .withPin(Focus.NOTHING);
        return switch (state.looking().predict().hidden()) {
            case CELL, OUTPUT, SENTENCE -> numbers(fresh, state.seed() + 1);
            case SIZE, PARAMETERS -> settings(fresh);
        };
    }

    private static ExplorerState numbers(ExplorerState state, long seed) {
        var input = Filling.RANDOM.matrix(state.input().rows(), state.input().columns(), seed);
        int columns = state.kernel().columns();
        float[] weights = new float[state.kernel().rows() * columns];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Scatter.whole(i / columns, i % columns, ~seed, -1, 2);
        }
        var asked = state.withInput(input)
                .withKernel(Matrix.of(state.kernel().rows(), columns, weights))
                .withSeed(seed);
        int cell = (int) Scatter.whole(0, 0, seed, 0, Explored.of(asked).steps() - 1);
        return asked.withLooking(
                asked.looking().withPredict(asked.looking().predict().withCell(cell)));
    }

    /// Draws until the layer fits the input and its output the screen.
    private static ExplorerState settings(ExplorerState state) {
        for (long seed = state.seed() + 1; ; seed++) {
            var drawn = numbersFor(settings(state, seed), seed);
            try {
                var output = Explored.of(drawn).output();
                if (Math.max(output.rows(), output.columns()) <= MOST_OUTPUT
                        && !drawn.layer().equals(state.layer())) {
                    return numbers(drawn, seed);
                }
            } catch (IllegalArgumentException e) {
                // these settings do not fit together: draw the next
            }
        }
    }

    private static ExplorerState numbersFor(ExplorerState state, long seed) {
        int rows = whole(seed, 1, LEAST_INPUT, MOST_INPUT);
        int columns = whole(seed, 2, 0, 1) == 0 ? rows : whole(seed, 3, LEAST_INPUT, MOST_INPUT);
        int kh = whole(seed, 4, 1, MOST_KERNEL);
        int kw = whole(seed, 5, 0, 1) == 0 ? kh : whole(seed, 6, 1, MOST_KERNEL);
        return state.withInput(Matrix.filled(rows, columns, 0)).withKernel(Matrix.filled(kh, kw, 0));
    }

    private static ExplorerState settings(ExplorerState state, long seed) {
        var layer = state.layer();
        boolean transposed = layer.operation() == Operation.TRANSPOSED;
        int stride = whole(seed, 7, 1, 3);
        int padding = whole(seed, 8, 0, 2);
        boolean dilated = layer.operation() != Operation.AVERAGE_POOLING && whole(seed, 9, 0, 3) == 0;
        return state.withNote("")
                .withLayer(layer.withStride(Size.square(stride))
                        .withPadding(Padding.symmetric(padding, padding))
                        .withDilation(Size.square(dilated ? 2 : 1))
                        .withOutputPadding(Size.square(transposed ? whole(seed, 10, 0, stride - 1) : 0))
                        .withRounding(
                                layer.operation().isPooling() && whole(seed, 11, 0, 1) == 1
                                        ? Rounding.CEIL
                                        : Rounding.FLOOR)
                        .withBias(layer.operation().hasWeights() && whole(seed, 12, 0, 1) == 1, 1));
    }

    private static int whole(long seed, int which, int least, int most) {
        return (int) Scatter.whole(which, 0, seed, least, most);
    }
}
