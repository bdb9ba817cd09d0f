package convarium.engine.trace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.Rounding;
import convarium.engine.arithmetic.Size;
import convarium.engine.compute.Compute;
import convarium.engine.compute.Computes;
import convarium.engine.compute.WorkerPool;
import convarium.engine.layer.AvgPool2d;
import convarium.engine.layer.Conv2d;
import convarium.engine.layer.Layer;
import convarium.engine.tensor.Shape;
import convarium.engine.trace.EffectiveField.Settings;
import convarium.engine.trace.EffectiveField.Weights;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Effective fields: against PyTorch's gradients, and the theory against them.
final class EffectiveFieldTest {
    private static final WorkerPool POOL = new WorkerPool(1);
    private static final Compute COMPUTE = Computes.scalar(POOL);
    private static final Settings EQUAL = new Settings(Weights.EQUAL, false, 4, 1);
    private static final Settings RANDOM = new Settings(Weights.RANDOM, false, 16, 1);

    @AfterAll
    static void close() {
        POOL.close();
    }

    /// A chain with the number of paths from each input cell to one unit.
    record Golden(FieldChain chain, int row, int column, List<Integer> paths) {

        static Golden of(String line) {
            String[] parts = line.split(" \\| ", -1);
            var layers =
                    Arrays.stream(parts[0].split(", ", -1)).map(Golden::layer).toList();
            int[] size = numbers(parts[1]);
            int[] unit = numbers(parts[2]);
            return new Golden(
                    FieldChain.of(layers, Shape.of(1, size[0], size[1])),
                    unit[0],
                    unit[1],
                    Arrays.stream(numbers(parts[3])).boxed().toList());
        }

        private static int[] numbers(String text) {
            return Arrays.stream(text.split(" ", -1))
                    .mapToInt(Integer::parseInt)
                    .toArray();
        }

        private static Layer layer(String text) {
            boolean average = text.startsWith("avg ");
            var sizes = Arrays.stream(text.replace("avg ", "").split(" ", -1))
                    .map(part -> part.split("x", -1))
                    .map(p -> new Size(Integer.parseInt(p[0]), Integer.parseInt(p[p.length - 1])))
                    .toList();
            var padding = Padding.symmetric(sizes.get(2).h(), sizes.get(2).w());
            return average
                    ? new AvgPool2d(sizes.get(0), sizes.get(1), padding, Rounding.FLOOR, true, 1)
                    : new Conv2d(
                            1, 1, sizes.get(0), sizes.get(1), padding, PaddingMode.ZERO, sizes.get(3), 1, false, false);
        }

        UnitField unit() {
            return chain.unit(chain.depth(), row, column);
        }
    }

    static Stream<Golden> goldens() throws IOException {
        try (InputStream in = Objects.requireNonNull(EffectiveFieldTest.class.getResourceAsStream("fields.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(Golden::of).toList().stream();
        }
    }

    private static EffectiveField field(FieldChain chain, UnitField unit, Settings settings) {
        return EffectiveField.of(chain, unit, settings, COMPUTE, () -> false);
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void equalWeightsCountPathsAsPyTorchDoes(Golden golden) {
        var field = field(golden.chain(), golden.unit(), EQUAL);
        assertEquals(1, field.draws());
        double all = golden.paths().stream().mapToInt(n -> n).sum();
        for (int i = 0; i < golden.paths().size(); i++) {
            assertEquals(golden.paths().get(i) / all, field.shares().data()[i], 1e-6, "cell " + i);
        }
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void theTheoryNamesTheCellsThatAnExperimentFinds(Golden golden) {
        var mask = golden.unit().inputMask();
        for (int i = 0; i < golden.paths().size(); i++) {
            assertEquals(golden.paths().get(i) != 0, mask.get(i), "cell " + i);
        }
        var random = field(golden.chain(), golden.unit(), RANDOM);
        for (int i = 0; i < golden.paths().size(); i++) {
            assertEquals(random.shares().data()[i] > 0, mask.get(i), "cell " + i);
        }
    }

    @Test
    void maxPoolingRoutesWithinTheTheoreticalField() {
        var chain = FieldChain.of(
                List.of(FieldChainTest.conv(3, 1, 1, 1), FieldChainTest.pool(2, 2), FieldChainTest.conv(3, 1, 1, 1)),
                Shape.of(1, 12, 12));
        var unit = chain.unit(3, 2, 3);
        var field = field(chain, unit, new Settings(Weights.RANDOM, true, 40, 7));
        assertEquals(40, field.draws());
        var mask = unit.inputMask();
        int reached = 0;
        for (int i = 0; i < mask.size(); i++) {
            assertTrue(mask.get(i) || field.shares().data()[i] == 0, "cell " + i);
            reached += field.shares().data()[i] > 0 ? 1 : 0;
        }
        // 40 draws route through every window's every cell
        assertEquals(mask.stream().filter(b -> b).count(), reached);
        assertEquals(1, field.within(field.whole()), 1e-5);
    }

    @Test
    void theSameSeedGivesTheSameBitsWhateverComputes() {
        var chain = FieldChain.of(
                List.of(FieldChainTest.conv(3, 1, 1, 1), FieldChainTest.pool(2, 2), FieldChainTest.conv(5, 1, 2, 1)),
                Shape.of(1, 17, 13));
        var unit = chain.unit(3, 4, 2);
        var settings = new Settings(Weights.RANDOM, true, 8, 3);
        float[] first = field(chain, unit, settings).shares().data();
        assertArrayEquals(first, field(chain, unit, settings).shares().data());
        try (var pool = new WorkerPool(3)) {
            assertArrayEquals(
                    first,
                    EffectiveField.of(chain, unit, settings, Computes.best(pool), () -> false)
                            .shares()
                            .data());
        }
        var other = new Settings(Weights.RANDOM, true, 8, 4);
        assertNotEquals(
                Arrays.toString(first),
                Arrays.toString(field(chain, unit, other).shares().data()));
    }

    @Test
    void theMiddleCountsMost() {
        // three 3 × 3 kernels of equal weights: along an axis 1 3 6 7 6 3 1 of 27 paths
        var chain = FieldChain.of(
                List.of(
                        FieldChainTest.conv(3, 1, 1, 1),
                        FieldChainTest.conv(3, 1, 1, 1),
                        FieldChainTest.conv(3, 1, 1, 1)),
                Shape.of(1, 16, 16));
        var field = field(chain, chain.unit(3, 7, 7), EQUAL);
        assertEquals(7f * 7 / 729, field.largest(), 1e-6);
        assertEquals(19.0 * 19 / 729, field.within(field.middle(3, 3)), 1e-6);
        assertEquals(new EffectiveField.Part(4, 4, 7, 7), field.whole());
        // the middle 5 × 5 holds (25/27)² = 86 %
        assertEquals(new EffectiveField.Part(5, 5, 5, 5), field.holding(0.85));
        assertEquals(new EffectiveField.Part(4, 4, 7, 7), field.holding(0.9));
        // at the corner only what lies within the input counts
        var corner = field(chain, chain.unit(3, 0, 15), EQUAL);
        assertEquals(new EffectiveField.Part(0, 12, 4, 4), corner.whole());
        assertEquals(new EffectiveField.Part(0, 14, 2, 2), corner.middle(3, 3));
    }

    @Test
    void channelsAreSummed() {
        var chain = FieldChain.of(
                List.of(new Conv2d(
                        3,
                        2,
                        Size.square(3),
                        Size.square(1),
                        Padding.NONE,
                        PaddingMode.ZERO,
                        Size.square(1),
                        1,
                        true,
                        false)),
                Shape.of(3, 5, 5));
        var field = field(chain, chain.unit(1, 1, 1), EQUAL);
        for (int r = 0; r < 5; r++) {
            for (int c = 0; c < 5; c++) {
                boolean seen = r >= 1 && r <= 3 && c >= 1 && c <= 3;
                assertEquals(seen ? 1f / 9 : 0, field.shares().get(0, r, c), 1e-6f);
            }
        }
    }

    @Test
    void anInputCellIsItsOwnField() {
        var chain = FieldChain.of(List.of(FieldChainTest.conv(3, 1, 1, 1)), Shape.of(1, 4, 4));
        var field = field(chain, chain.unit(0, 1, 2), RANDOM);
        assertEquals(1, field.shares().get(0, 1, 2));
        assertEquals(1, field.largest());
    }

    @Test
    void aUnitThatSeesPaddingAloneGetsNothing() {
        var chain = FieldChain.of(List.of(FieldChainTest.conv(3, 1, 3, 1)), Shape.of(1, 4, 4));
        assertFalse(field(chain, chain.unit(1, 0, 0), RANDOM).arrives());
    }

    @Test
    void aNewerWishEndsIt() {
        var chain = FieldChain.of(List.of(FieldChainTest.conv(3, 1, 1, 1)), Shape.of(1, 4, 4));
        assertThrows(
                CancellationException.class,
                () -> EffectiveField.of(chain, chain.unit(1, 0, 0), RANDOM, COMPUTE, () -> true));
    }
}
