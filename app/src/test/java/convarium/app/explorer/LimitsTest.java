package convarium.app.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.app.explorer.Knob.Parameter;
import convarium.app.explorer.Knob.Side;
import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.Rounding;
import convarium.engine.arithmetic.Size;
import convarium.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LimitsTest {
    private static final ExplorerState WORKED = StartState.worked();

    private static Limits of(ExplorerState state, Parameter parameter) {
        return of(state, new Knob(parameter, Side.BOTH));
    }

    private static Limits of(ExplorerState state, Knob knob) {
        return Limits.of(
                state, knob, Shape.of(1, state.input().rows(), state.input().columns()));
    }

    private static void most(int most, String why, Limits limits) {
        assertEquals(most, limits.most());
        assertEquals(why, limits.whyMost());
    }

    private static void least(int least, String why, Limits limits) {
        assertEquals(least, limits.least());
        assertEquals(why, limits.whyLeast());
    }

    /// Input 5, kernel 3, stride 2, padding 1: seven padded cells, so at stride 4 a second window still fits.
    @Test
    void theWorkedExample() {
        most(4, "Beyond stride 4 only one window fits.", of(WORKED, Parameter.STRIDE));
        least(1, "", of(WORKED, Parameter.STRIDE));
        most(16, "The explorer takes up to 16 rows and columns.", of(WORKED, Parameter.INPUT));
        least(1, "", of(WORKED, Parameter.INPUT));
        most(7, "The explorer takes kernels of up to 7 × 7.", of(WORKED, Parameter.KERNEL));
        most(2, "Full padding is 2: beyond it a window would see nothing but padding.", of(WORKED, Parameter.PADDING));
        least(0, "", of(WORKED, Parameter.PADDING));
        most(
                3,
                "With a dilation above 3 the window would not fit into the padded input.",
                of(WORKED, Parameter.DILATION));
    }

    @Test
    void withoutPaddingTheKernelMustFitTheInput() {
        var bare = WORKED.withLayer(LayerSettings.PLAIN);
        most(5, "A kernel larger than 5 would not fit into the padded input.", of(bare, Parameter.KERNEL));
        least(3, "A smaller input would not hold one window.", of(bare, Parameter.INPUT));
    }

    @Test
    void aLargeKernelNeedsItsPadding() {
        var full = WORKED.withKernel(Matrix.filled(7, 7, 1))
                .withLayer(LayerSettings.PLAIN.withPadding(Padding.symmetric(1, 1)));
        least(1, "With less padding the window would not fit.", of(full, Parameter.PADDING));
        most(6, "Full padding is 6: beyond it a window would see nothing but padding.", of(full, Parameter.PADDING));
    }

    @Test
    void reflectionAndWrappingReachOnlySoFar() {
        var small = WORKED.withInput(Matrix.filled(3, 3, 1)).withKernel(Matrix.filled(5, 5, 1));
        var layer = LayerSettings.PLAIN.withPadding(Padding.symmetric(1, 1));
        most(
                2,
                "Reflection reaches at most 2 cells: one less than the input has.",
                of(small.withLayer(layer.withPaddingMode(PaddingMode.REFLECT)), Parameter.PADDING));
        most(
                3,
                "Wrapping reaches at most 3 cells: as many as the input has.",
                of(small.withLayer(layer.withPaddingMode(PaddingMode.CIRCULAR)), Parameter.PADDING));
        most(
                4,
                "Full padding is 4: beyond it a window would see nothing but padding.",
                of(small.withLayer(layer.withPaddingMode(PaddingMode.REPLICATE)), Parameter.PADDING));
    }

    @Test
    void poolingTakesHalfAWindowOfPadding() {
        var pooling = WORKED.withLayer(LayerSettings.PLAIN.withOperation(Operation.MAX_POOLING));
        most(1, "Pooling takes padding of at most half its window, here 1.", of(pooling, Parameter.PADDING));
        var padded = pooling.withLayer(pooling.layer().withPadding(Padding.symmetric(1, 1)));
        least(2, "Pooling takes padding of at most half its window.", of(padded, Parameter.KERNEL));
    }

    @Test
    void aTransposedConvolutionsOwnLimits() {
        var transposed = WORKED.withLayer(
                LayerSettings.PLAIN.withOperation(Operation.TRANSPOSED).withStride(Size.square(3)));
        most(4, "Beyond stride 4 the output outgrows the screen.", of(transposed, Parameter.STRIDE));
        most(2, "The extra row stays below the stride: at most 2.", of(transposed, Parameter.OUTPUT_PADDING));
        var extra = transposed.withLayer(transposed.layer().withOutputPadding(Size.square(2)));
        least(3, "The extra row must stay below the stride.", of(extra, Parameter.STRIDE));
        var plain = WORKED.withLayer(LayerSettings.PLAIN.withOperation(Operation.TRANSPOSED));
        most(2, "Cutting more than 2 would leave out input cells or the whole output.", of(plain, Parameter.PADDING));
        most(0, "The extra row stays below the stride: at most 0.", of(plain, Parameter.OUTPUT_PADDING));
    }

    @Test
    void aKernelOfOneCellHasNothingToSpread() {
        var one = WORKED.withKernel(Matrix.filled(1, 1, 1));
        most(1, "A kernel of one cell has nothing to spread.", of(one, Parameter.DILATION));
        most(
                0,
                "Full padding is 0: beyond it a window would see nothing but padding.",
                of(one.withLayer(LayerSettings.PLAIN), Parameter.PADDING));
    }

    @Test
    void aLargeInputTakesEveryDilation() {
        var large = WORKED.withInput(Matrix.filled(16, 16, 1));
        most(6, "The explorer takes dilations of up to 6.", of(large, Parameter.DILATION));
    }

    /// "Same" pads for its own stride: ⌈5 / 4⌉ = 2 windows, ⌈5 / 5⌉ = 1.
    @Test
    void samePaddingCountsItsOwnWindows() {
        var same = WORKED.withLayer(
                LayerSettings.PLAIN.withPadding(Padding.Same.UPPER).withStride(Size.square(3)));
        most(4, "Beyond stride 4 only one window fits.", of(same, Parameter.STRIDE));
    }

    /// Four cells, window 2: rounded up, the second window begins on the last cell at stride 3.
    @Test
    void roundingUpKeepsASecondWindow() {
        var ceil = WORKED.withInput(Matrix.filled(4, 4, 1))
                .withKernel(Matrix.filled(2, 2, 1))
                .withLayer(
                        LayerSettings.PLAIN.withOperation(Operation.MAX_POOLING).withRounding(Rounding.CEIL));
        most(3, "Beyond stride 3 only one window fits.", of(ceil, Parameter.STRIDE));
    }

    @Test
    void manyPaddedCellsTakeMoreStridesThanTheSlider() {
        var wide = WORKED.withInput(Matrix.filled(16, 16, 1))
                .withKernel(Matrix.filled(7, 7, 1))
                .withLayer(LayerSettings.PLAIN.withPadding(Padding.symmetric(6, 6)));
        most(16, "The explorer takes strides of up to 16.", of(wide, Parameter.STRIDE));
        var picture = WORKED.withSource(new Source.Shipped("cat"));
        most(
                16,
                "The explorer takes strides of up to 16.",
                Limits.of(picture, new Knob(Parameter.STRIDE, Side.BOTH), Shape.of(1, 512, 512)));
    }

    @Test
    void whatOutgrowsTheScreenIsNoNumberOfTheSlider() {
        var spread = WORKED.withLayer(
                LayerSettings.PLAIN.withOperation(Operation.TRANSPOSED).withStride(Size.square(12)));
        // (i − 1)·12 + 3 is at most 128 for i = 11
        most(11, "Beyond 11 the grids outgrow the screen.", of(spread, Parameter.INPUT));
    }

    /// "Same" settles the extra row by itself; asking for its limits must not take for ever.
    @ParameterizedTest
    @EnumSource
    void theExtraRowOfSamePaddingStays(Operation operation) {
        var same = WORKED.withLayer(LayerSettings.PLAIN
                .withOperation(operation)
                .withStride(Size.square(2))
                .withPadding(Padding.Same.UPPER));
        assertEquals(0, of(same, Parameter.OUTPUT_PADDING).most());
    }

    /// The knobs that a person can be shown for a state: one for both axes only where they are alike.
    private static List<Knob> knobs(ExplorerState state) {
        var knobs = new ArrayList<Knob>();
        boolean transposed = state.layer().operation() == Operation.TRANSPOSED;
        boolean explicit = state.layer().padding() instanceof Padding.Explicit;
        for (var parameter : Parameter.values()) {
            for (var side : Side.values()) {
                boolean edge = side != Side.BOTH && side != Side.HEIGHT && side != Side.WIDTH;
                boolean offered = switch (parameter) {
                    case INPUT, KERNEL, STRIDE -> !edge;
                    case PADDING -> explicit;
                    case DILATION -> !edge && state.layer().operation() != Operation.AVERAGE_POOLING;
                    case OUTPUT_PADDING -> !edge && transposed && explicit;
                };
                var knob = new Knob(parameter, side);
                boolean alike = knob.set(state, knob.get(state)).equals(state);
                if (offered && alike) {
                    knobs.add(knob);
                }
            }
        }
        return knobs;
    }

    /// The numbers at which the explorer itself stops.
    private static boolean isBound(Knob knob, int value) {
        return switch (knob.parameter()) {
            case INPUT -> value == 16;
            case KERNEL -> value == 7;
            case STRIDE, PADDING, DILATION, OUTPUT_PADDING -> true;
        };
    }

    private static boolean works(ExplorerState state, Knob knob, int value) {
        try {
            Explored.of(knob.set(state, value));
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Test
    void everyLimitWorksAndTheNextNumberDoesNot() {
        int states = 0;
        for (var state : RandomStates.of(21, 160)) {
            if (state.source().isPicture()) {
                continue;
            }
            states++;
            for (var knob : knobs(state)) {
                var limits = of(state, knob);
                int now = knob.get(state);
                String what = knob + " of " + ExplorerLink.write(state);
                assertTrue(limits.least() <= now && now <= limits.most(), what);
                assertTrue(works(state, knob, limits.least()), what);
                assertTrue(works(state, knob, limits.most()), what);
                int floor =
                        knob.parameter() == Parameter.PADDING || knob.parameter() == Parameter.OUTPUT_PADDING ? 0 : 1;
                assertTrue(limits.least() == floor || !works(state, knob, limits.least() - 1), what);
                assertEquals(limits.least() == floor, limits.whyLeast().isEmpty(), what);
                assertTrue(isBound(knob, limits.most()) || !works(state, knob, limits.most() + 1), what);
                assertFalse(limits.whyMost().isEmpty(), what);
                assertTrue(limits.whyMost().endsWith("."), what);
            }
        }
        assertTrue(states > 60);
    }

    /// What a slider allows, the view model takes.
    @Test
    void theViewModelTakesEveryLimit() {
        for (var state : RandomStates.of(22, 80)) {
            for (var knob : knobs(state)) {
                var model = new ExplorerViewModel(state);
                var limits = model.limits(knob);
                if (limits.most() > knob.get(state)) {
                    assertTrue(model.turn(knob, limits.most()), () -> knob + " of " + ExplorerLink.write(state));
                    assertEquals(limits.most(), knob.get(model.state()));
                }
            }
        }
    }
}
