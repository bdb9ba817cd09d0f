package convarium.engine.notation;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.tensor.Shape;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// The one layer that is made of a pair computes what the two layers compute one after the other.
class FoldingTest {
    private static final int PAIRS = 1_000;

    private final Random random = new Random(7);
    private final Shape input = Shape.of(1, 7, 6);

    private int top;
    private int bottom;
    private int left;
    private int right;

    @Test
    void zerosBeforeAConvolution() {
        check(
                () -> {
                    String layer =
                            "nn.Conv2d(1, 2, " + pair(1, 4) + ", stride=" + one() + ", padding=" + pair(0, 2) + ")";
                    return new String[] {"nn.ZeroPad2d(" + torchSides(1) + ")", layer};
                },
                x -> Plain.pad(x, top, bottom, left, right, 0),
                true);
    }

    @Test
    void zerosBeforeSame() {
        check(
                () -> {
                    String layer = "nn.Conv2d(1, 2, " + pair(1, 5) + ", padding='same')";
                    return new String[] {"nn.ZeroPad2d(" + torchSides(1) + ")", layer};
                },
                x -> Plain.pad(x, top, bottom, left, right, 0),
                true);
        check(
                () -> {
                    String layer = "Conv2D(2, " + pair(1, 5) + ", strides=" + pair(1, 4) + ", padding='same')";
                    return new String[] {"ZeroPadding2D(" + kerasSides() + ")", layer};
                },
                x -> Plain.pad(x, top, bottom, left, right, 0),
                true);
    }

    @Test
    void otherFillingsBeforeAConvolution() {
        var pads = new String[] {"nn.ReflectionPad2d", "nn.ReplicationPad2d", "nn.CircularPad2d"};
        var modes = new PaddingMode[] {PaddingMode.REFLECT, PaddingMode.REPLICATE, PaddingMode.CIRCULAR};
        for (int i = 0; i < pads.length; i++) {
            String pad = pads[i];
            var mode = modes[i];
            check(
                    () -> {
                        String layer = "nn.Conv2d(1, 1, " + pair(1, 4) + ", stride=" + pair(1, 3) + ")";
                        return new String[] {pad + "(" + torchSides(1) + ")", layer};
                    },
                    x -> Plain.pad(x, top, bottom, left, right, mode),
                    true);
        }
    }

    @Test
    void minusInfinityBeforeMaxPooling() {
        check(
                () -> {
                    String layer =
                            "nn.MaxPool2d(" + pair(2, 5) + ", stride=" + pair(1, 4) + ", ceil_mode=" + flag() + ")";
                    return new String[] {"nn.ConstantPad2d(" + torchSides(1) + ", float('-inf'))", layer};
                },
                x -> Plain.pad(x, top, bottom, left, right, Double.NEGATIVE_INFINITY),
                false);
    }

    @Test
    void zerosBeforeAveragePooling() {
        check(
                () -> {
                    String layer = "nn.AvgPool2d(" + pair(2, 5) + ", stride=" + pair(1, 4) + ", padding="
                            + random.nextInt(2) + ", ceil_mode=" + flag() + ", count_include_pad=" + flag() + ")";
                    return new String[] {"nn.ZeroPad2d(" + torchSides(1) + ")", layer};
                },
                x -> Plain.pad(x, top, bottom, left, right, 0),
                false);
        check(
                () -> {
                    String layer = "AveragePooling2D(" + pair(2, 5) + ", strides=" + pair(1, 4) + ")";
                    return new String[] {"ZeroPadding2D(" + kerasSides() + ")", layer};
                },
                x -> Plain.pad(x, top, bottom, left, right, 0),
                false);
    }

    @Test
    void croppingBehindATransposedConvolution() {
        for (boolean keras : new boolean[] {false, true}) {
            for (int i = 0; i < PAIRS; i++) {
                String torchCrop = torchSides(-1);
                String crop = keras ? "Cropping2D(" + kerasSides() + ")" : "nn.ZeroPad2d(" + torchCrop + ")";
                String layer = keras
                        ? "Conv2DTranspose(2, " + pair(1, 5) + ", strides=" + pair(1, 4) + ", padding="
                                + (random.nextBoolean() ? "'same'" : "'valid'") + ")"
                        : "nn.ConvTranspose2d(1, 2, " + pair(1, 5) + ", stride=2, padding=" + random.nextInt(2)
                                + ", output_padding=" + random.nextInt(2) + ")";
                String line = keras
                        ? "Sequential([" + layer + ", " + crop + "])"
                        : "nn.Sequential(" + layer + ", " + crop + ")";
                var x = Plain.picture(input, random);
                var expected = Plain.pad(Plain.run(Lines.layer(layer, input), x), -top, -bottom, -left, -right, 0);
                var found = Plain.run(Lines.layer(line, input), x);
                assertTrue(Arrays.deepEquals(expected, found), line);
            }
        }
    }

    private void check(Supplier<String[]> pairs, UnaryOperator<double[][][]> pad, boolean always) {
        int checked = 0;
        for (int i = 0; i < PAIRS; i++) {
            String[] pair = pairs.get();
            String both = pair[0] + ", " + pair[1];
            String line = pair[1].startsWith("nn.") ? "nn.Sequential(" + both + ")" : "Sequential([" + both + "])";
            var x = Plain.picture(input, random);
            var padded = pad.apply(x);
            var folded = read(line, always);
            if (folded.isEmpty()) {
                continue;
            }
            var alone = Lines.layer(pair[1], Shape.of(1, padded[0].length, padded[0][0].length));
            assertTrue(
                    Arrays.deepEquals(
                            Plain.run(alone, padded), Plain.run(folded.get().layer(), x)),
                    () -> line + " gives " + folded);
            checked++;
        }
        assertTrue(checked > PAIRS / 8, "only " + checked + " pairs were read");
    }

    /// The line's layer; empty if it is refused, which must not be where they `always` make one layer.
    private Optional<LayerLine> read(String line, boolean always) {
        try {
            return Optional.of(Lines.read(line, input));
        } catch (NotationException e) {
            assertFalse(always, () -> line + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    private String torchSides(int sign) {
        roll();
        return "(" + sign * left + ", " + sign * right + ", " + sign * top + ", " + sign * bottom + ")";
    }

    private String kerasSides() {
        roll();
        return "((" + top + ", " + bottom + "), (" + left + ", " + right + "))";
    }

    private void roll() {
        top = random.nextInt(3);
        bottom = random.nextInt(3);
        left = random.nextInt(3);
        right = random.nextInt(3);
    }

    private String pair(int least, int bound) {
        return "(" + random.nextInt(least, bound) + ", " + random.nextInt(least, bound) + ")";
    }

    private String one() {
        return String.valueOf(random.nextInt(1, 4));
    }

    private String flag() {
        return random.nextBoolean() ? "True" : "False";
    }
}
