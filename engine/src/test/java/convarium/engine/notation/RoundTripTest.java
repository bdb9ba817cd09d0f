package convarium.engine.notation;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.Rounding;
import convarium.engine.arithmetic.Size;
import convarium.engine.layer.AvgPool2d;
import convarium.engine.layer.Conv2d;
import convarium.engine.layer.ConvTranspose2d;
import convarium.engine.layer.MaxPool2d;
import convarium.engine.layer.WindowLayer;
import convarium.engine.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whatever is written and read back computes the same.
class RoundTripTest {
    private static final int LAYERS = 5_000;
    private static final List<PaddingMode> MODES = List.of(
            PaddingMode.ZERO, PaddingMode.ZERO, PaddingMode.REFLECT, PaddingMode.REPLICATE, PaddingMode.CIRCULAR);

    private final Random random = new Random(20);

    @ParameterizedTest
    @EnumSource
    void aLayerWrittenAndReadBackComputesTheSame(Dialect dialect) {
        int written = 0;
        int exact = 0;
        for (int i = 0; i < LAYERS; i++) {
            var input = Shape.of(2 * random.nextInt(1, 3), random.nextInt(1, 10), random.nextInt(1, 10));
            WindowLayer layer = layer(input.size(0));
            boolean relu = random.nextBoolean();
            if (!fits(layer, input)
                    || !(LayerLines.write(layer, relu, dialect, input) instanceof Rendering.Text text)) {
                continue;
            }
            Supplier<String> what = () -> layer + " over " + input + ": " + text.line();
            var back = assertDoesNotThrow(() -> Lines.read(text.line(), input), what);
            assertEquals(relu, back.relu(), what);
            assertEquals(dialect, back.dialect(), what);
            assertEquals(layer.output(input), back.layer().output(input), what);
            assertEquals(layer.weightShape(), back.layer().weightShape(), what);
            assertEquals(layer.bias(), back.layer().bias(), what);
            assertEquals(layer.macs(input).value(), back.layer().macs(input).value(), what);
            var x = Plain.picture(input, random);
            assertTrue(Arrays.deepEquals(Plain.run(layer, x), Plain.run(back.layer(), x)), what);
            // and what is written of what was read is the same line
            assertEquals(text, LayerLines.write(back.layer(), relu, dialect, input), what);
            written++;
            exact += layer.geometry(input).equals(back.layer().geometry(input)) ? 1 : 0;
        }
        assertTrue(written > LAYERS / 5, "only " + written + " layers were written");
        assertTrue(exact > written * 9 / 10, "only " + exact + " of " + written + " kept their geometry");
    }

    @ParameterizedTest
    @EnumSource
    void everyConvolutionCanBeWrittenInPyTorch(PaddingMode mode) {
        for (int i = 0; i < 500; i++) {
            var layer = conv(2, mode, Size.square(random.nextInt(1, 4)));
            var rendering = LayerLines.write(layer, false, Dialect.PYTORCH, Shape.of(2, 9, 9));
            assertFalse(rendering instanceof Rendering.Impossible, layer.toString());
        }
    }

    private static boolean fits(WindowLayer layer, Shape input) {
        try {
            layer.geometry(input);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private WindowLayer layer(int channels) {
        while (true) {
            try {
                var dilation = random.nextInt(3) == 0 ? size(1, 3) : Size.square(1);
                return switch (random.nextInt(4)) {
                    case 0 -> conv(channels, MODES.get(random.nextInt(MODES.size())), dilation);
                    case 1 ->
                        new ConvTranspose2d(
                                channels,
                                2 * random.nextInt(1, 3),
                                size(1, 6),
                                size(1, 4),
                                (Padding.Explicit) padding(false),
                                size(0, 3),
                                dilation,
                                random.nextInt(1, 3),
                                random.nextBoolean());
                    case 2 -> new MaxPool2d(size(1, 5), size(1, 4), padding(true), dilation, rounding());
                    default ->
                        new AvgPool2d(
                                size(1, 5),
                                size(1, 4),
                                padding(true),
                                rounding(),
                                random.nextBoolean(),
                                random.nextInt(5) == 0 ? 3 : 0);
                };
            } catch (IllegalArgumentException e) {
                // not a layer: try the next
            }
        }
    }

    private Conv2d conv(int channels, PaddingMode mode, Size dilation) {
        return new Conv2d(
                channels,
                2 * random.nextInt(1, 3),
                size(1, 6),
                size(1, 4),
                padding(true),
                mode,
                dilation,
                random.nextInt(1, 3),
                random.nextBoolean(),
                false);
    }

    private Rounding rounding() {
        return random.nextBoolean() ? Rounding.FLOOR : Rounding.CEIL;
    }

    private Padding padding(boolean same) {
        return switch (random.nextInt(same ? 6 : 4)) {
            case 0 -> Padding.NONE;
            case 1 -> Padding.symmetric(random.nextInt(3), random.nextInt(3));
            case 2 -> Padding.symmetric(1, 1);
            case 3 -> new Padding.Explicit(random.nextInt(3), random.nextInt(3), random.nextInt(3), random.nextInt(3));
            case 4 -> Padding.Same.UPPER;
            default -> Padding.Same.LOWER;
        };
    }

    private Size size(int least, int bound) {
        return random.nextBoolean()
                ? Size.square(random.nextInt(least, bound))
                : new Size(random.nextInt(least, bound), random.nextInt(least, bound));
    }
}
