package convarium.app.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.app.explorer.GradientSettings.Target;
import convarium.engine.trace.GradientShare;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The gradients that the explorer shows are the slopes of what it shows forward.
///
/// Inputs, weights and gradients are small whole numbers and the step a power of two, so nothing is rounded except by
/// the divisions of average pooling.
class BackwardTest {
    private static final float STEP = 1f / 1024;

    /// A layer and input of a random state, of small whole numbers: inputs all different, so that every window has one
    /// winner, and sums and means off the whole numbers, so that no ReLU is at its corner.
    private static List<ExplorerState> states(int seed, int count) {
        var random = new Random(seed);
        var states = new ArrayList<ExplorerState>();
        for (var drawn : RandomStates.of(seed, count)) {
            int rows = Math.min(6, drawn.input().rows());
            int columns = Math.min(6, drawn.input().columns());
            float off = drawn.layer().operation().isPooling() ? 1f / 32 : 0;
            var distinct = new ArrayList<>(IntStream.range(0, rows * columns)
                    .mapToObj(i -> i - 12 + off)
                    .toList());
            Collections.shuffle(distinct, random);
            var kernel = drawn.kernel();
            var state = drawn.withInput(new Matrix(rows, columns, distinct))
                    .withKernel(whole(random, Math.min(3, kernel.rows()), Math.min(3, kernel.columns())))
                    .withLayer(drawn.layer().withBias(true, 0.5f))
                    .withSource(new Source.Numbers())
                    .withStep(0)
                    .withPin(Focus.NOTHING);
            try {
                var output = Explored.of(state).output();
                var target = random.nextBoolean() ? Target.INPUT : Target.WEIGHTS;
                var settings =
                        new GradientSettings(target, Optional.of(whole(random, output.rows(), output.columns())));
                states.add(state.withLooking(Looking.PLAIN
                        .withAspect(Aspect.BACKWARD)
                        .withGradient(settings.fitted(state.layer().operation(), output))));
            } catch (IllegalArgumentException e) {
                // so small an input does not do for this layer
            }
        }
        assertTrue(states.size() > count / 3, () -> states.size() + " states");
        return states;
    }

    private static Matrix whole(Random random, int rows, int columns) {
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(7) - 3;
        }
        return Matrix.of(rows, columns, values);
    }

    private static double loss(ExplorerState state, Matrix gradient) {
        var output = Explored.of(state).output();
        double loss = 0;
        for (int i = 0; i < output.values().size(); i++) {
            if (gradient.values().get(i) != 0) {
                loss += (double) gradient.values().get(i) * output.values().get(i);
            }
        }
        return loss;
    }

    private static double slope(ExplorerState more, ExplorerState less, Matrix gradient) {
        return (loss(more, gradient) - loss(less, gradient)) / (2 * STEP);
    }

    private static Matrix moved(Matrix matrix, int row, int column, float by) {
        return matrix.with(row, column, matrix.get(row, column) + by);
    }

    @Test
    void theGradientAtTheInputIsTheSlopeOverEachCell() {
        for (var state : states(5, 150)) {
            var backward = Backward.of(state, Explored.of(state));
            double error = state.layer().operation() == Operation.AVERAGE_POOLING ? 2e-2 : 0;
            for (int r = 0; r < state.input().rows(); r++) {
                for (int c = 0; c < state.input().columns(); c++) {
                    double slope = slope(
                            state.withInput(moved(state.input(), r, c, STEP)),
                            state.withInput(moved(state.input(), r, c, -STEP)),
                            backward.given());
                    assertEquals(slope, backward.atInput().get(r, c), error, state.link());
                }
            }
        }
    }

    @Test
    void theGradientsAtTheWeightsAndTheBiasAreTheSlopesOverThem() {
        for (var state : states(6, 150)) {
            var backward = Backward.of(state, Explored.of(state));
            assertEquals(
                    state.layer().operation().hasWeights(), backward.atWeights().isPresent());
            if (backward.atWeights().isEmpty()) {
                continue;
            }
            var kernel = state.kernel();
            for (int r = 0; r < kernel.rows(); r++) {
                for (int c = 0; c < kernel.columns(); c++) {
                    double slope = slope(
                            state.withKernel(moved(kernel, r, c, STEP)),
                            state.withKernel(moved(kernel, r, c, -STEP)),
                            backward.given());
                    assertEquals(slope, backward.atWeights().get().get(r, c), state.link());
                }
            }
            double slope = slope(
                    RandomStates.withBias(state, 0.5f + STEP),
                    RandomStates.withBias(state, 0.5f - STEP),
                    backward.given());
            assertEquals(slope, backward.atBias(), state.link());
        }
    }

    @Test
    void everyStepOfTheWalkAddsUpToItsCell() {
        for (var state : states(7, 120)) {
            var explored = Explored.of(state);
            var backward = Backward.of(state, explored);
            boolean atInput = backward.target() == Target.INPUT;
            var result = atInput ? backward.atInput() : backward.atWeights().orElseThrow();
            assertEquals(result.values().size(), Steps.of(state, explored));
            for (int step = 0; step < result.values().size(); step++) {
                var shares = backward.shares(backward.step(step));
                double sum = shares.stream()
                        .mapToDouble(atInput ? GradientShare::atInput : GradientShare::atWeight)
                        .sum();
                assertEquals(sum, result.values().get(step), 1e-5, state.link());
            }
        }
    }

    @Test
    void everySentenceEndsWithTheValueOfItsCell() {
        for (var state : states(8, 60)) {
            var explored = Explored.of(state);
            var scenes = new BackwardScenes(state, explored);
            for (int step = 0; step < Steps.of(state, explored); step++) {
                var scene = scenes.at(new Walk.Frame(step, 1), Focus.NOTHING, Focus.NOTHING);
                float value = scenes.backward().target() == Target.INPUT
                        ? scenes.backward().atInput().values().get(step)
                        : scenes.backward().atWeights().orElseThrow().values().get(step);
                String shown = scene.sentence().pieces().getLast().text();
                assertEquals(convarium.app.l10n.Numbers.decimal(value, 3), shown, state.link());
            }
        }
    }

    @Test
    void theReluPassesWhereTheOutputIsPositive() {
        var state = StartState.worked()
                .withInput(Matrix.of(new float[] {1, -1, 0}))
                .withKernel(Matrix.of(new float[] {2}))
                .withLayer(LayerSettings.PLAIN.withRelu(true));
        var backward = Backward.of(state, Explored.of(state));
        assertEquals(List.of(1f, 0f, 0f), backward.passed().values());
        assertEquals(List.of(2f, 0f, 0f), backward.atInput().values());
        assertEquals(1, backward.atBias());
        assertEquals(
                List.of(false, true, true),
                IntStream.range(0, 3).mapToObj(c -> backward.isStopped(0, c)).toList());
    }
}
