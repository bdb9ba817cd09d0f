package convarium.app.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.Rounding;
import convarium.engine.arithmetic.Size;
import convarium.engine.layer.AvgPool2d;
import convarium.engine.layer.Conv2d;
import convarium.engine.layer.ConvTranspose2d;
import convarium.engine.layer.MaxPool2d;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LayersTest {
    private static final Size THREE = Size.square(3);
    private static final Size TWO = Size.square(2);
    private static final Size ONE = Size.square(1);
    private static final LayerSettings RICH = new LayerSettings(
            Operation.CONVOLUTION,
            new Size(2, 3),
            new Padding.Explicit(1, 0, 1, 1),
            PaddingMode.REFLECT,
            new Size(1, 2),
            new Size(0, 1),
            Rounding.CEIL,
            false,
            4,
            true,
            true,
            0.5f,
            true);

    @Test
    void aConvolution() {
        assertEquals(
                new Conv2d(
                        1,
                        1,
                        THREE,
                        new Size(2, 3),
                        new Padding.Explicit(1, 0, 1, 1),
                        PaddingMode.REFLECT,
                        new Size(1, 2),
                        1,
                        true,
                        true),
                Layers.of(RICH, THREE));
    }

    @Test
    void aTransposedConvolution() {
        assertEquals(
                new ConvTranspose2d(
                        1,
                        1,
                        THREE,
                        new Size(2, 3),
                        new Padding.Explicit(1, 0, 1, 1),
                        new Size(0, 1),
                        new Size(1, 2),
                        1,
                        true),
                Layers.of(RICH.withOperation(Operation.TRANSPOSED), THREE));
    }

    @Test
    void pooling() {
        var padding = new Padding.Explicit(1, 0, 1, 1);
        assertEquals(
                new MaxPool2d(THREE, new Size(2, 3), padding, new Size(1, 2), Rounding.CEIL),
                Layers.of(RICH.withOperation(Operation.MAX_POOLING), THREE));
        assertEquals(
                new AvgPool2d(THREE, new Size(2, 3), padding, Rounding.CEIL, false, 4),
                Layers.of(RICH.withOperation(Operation.AVERAGE_POOLING), THREE));
    }

    /// Kernel 3, stride 2: one cell to cut for input · 2, at the end; stride 4 asks for one more instead.
    @Test
    void sameOfATransposedConvolutionIsCutInNumbers() {
        var same = LayerSettings.PLAIN.withOperation(Operation.TRANSPOSED).withPadding(Padding.Same.UPPER);
        assertEquals(
                new ConvTranspose2d(1, 1, THREE, TWO, new Padding.Explicit(0, 1, 0, 1), Size.square(0), ONE, 1, false),
                Layers.of(same.withStride(TWO), THREE));
        assertEquals(
                new ConvTranspose2d(1, 1, THREE, Size.square(4), Padding.NONE, ONE, ONE, 1, false),
                Layers.of(same.withStride(Size.square(4)), THREE));
    }

    @ParameterizedTest
    @EnumSource
    void aLayersSettingsMakeItAgain(Operation operation) {
        var settings = RICH.withOperation(operation);
        var layer = Layers.of(settings, THREE);
        assertEquals(layer, Layers.of(Layers.settings(layer, true, LayerSettings.PLAIN), THREE));
        assertEquals(
                settings.relu(),
                Layers.settings(layer, true, LayerSettings.PLAIN).relu());
    }

    @Test
    void whatALayerDoesNotSpeakOfStays() {
        var pool = new MaxPool2d(TWO, TWO, Padding.NONE, ONE, Rounding.FLOOR);
        var settings = Layers.settings(pool, false, RICH);
        assertEquals(Operation.MAX_POOLING, settings.operation());
        assertEquals(PaddingMode.REFLECT, settings.paddingMode());
        assertEquals(0.5f, settings.bias());
        assertEquals(new Size(0, 1), settings.outputPadding());
        assertEquals(Rounding.FLOOR, settings.rounding());
    }

    @Test
    void theBiasOfALineKeepsTheValueThatWasSet() {
        var conv = new Conv2d(1, 1, THREE, ONE, Padding.NONE, PaddingMode.ZERO, ONE, 1, true, false);
        var settings = Layers.settings(conv, false, LayerSettings.PLAIN.withBias(false, 7));
        assertEquals(7, settings.bias());
        assertEquals(true, settings.hasBias());
    }

    @Test
    void moreThanOneTransposedChannelIsRefused() {
        var transposed = new ConvTranspose2d(1, 2, THREE, ONE, Padding.NONE, Size.square(0), ONE, 1, true);
        var e = assertThrows(
                IllegalArgumentException.class, () -> Layers.settings(transposed, false, LayerSettings.PLAIN));
        assertEquals(
                "The explorer shows a transposed convolution of one channel: write 1 for the channels in and out, found"
                        + " 1 and 2",
                e.getMessage());
    }

    /// Whatever was set, choosing another operation gives a layer.
    @Test
    void everySwitchGivesALayer() {
        for (var state : RandomStates.of(31, 200)) {
            for (var operation : Operation.values()) {
                var switched = Layers.switched(state.layer(), operation);
                assertEquals(operation, switched.operation());
                var layer = Layers.of(
                        switched, new Size(state.kernel().rows(), state.kernel().columns()));
                assertEquals(operation.hasWeights(), layer.weightShape().isPresent());
            }
        }
    }
}
