package convarium.engine.notation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.engine.arithmetic.Convention;
import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.Rounding;
import convarium.engine.arithmetic.Size;
import convarium.engine.layer.AvgPool2d;
import convarium.engine.layer.MaxPool2d;
import convarium.engine.layer.WindowLayer;
import convarium.engine.notation.InFramework.Carried;
import convarium.engine.tensor.Shape;
import convarium.engine.tensor.Tensor;
import convarium.engine.trace.WindowTrace;
import java.math.BigDecimal;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Caffe's pooling against windows written out by hand.
///
/// Caffe rounds up: o = ⌈(i + 2p − k) / s⌉ + 1. If anything is padded, a last window that would begin at or beyond
/// i + p is dropped: while (o − 1)·s ≥ i + p, one less. A window ends at i + p at the latest, and an average divides
/// by its cells up to there: padding counts, and what lies beyond the padding does not.
class CaffePoolingTest {

    /// A row of the numbers 1 to i, as many windows along it as Caffe makes, and their values:
    ///
    /// | i, k, s, p | o | windows, 0 for padding | mean | greatest |
    /// |---|---|---|---|---|
    /// | 6, 3, 2, 0 | ⌈3/2⌉+1 = 3 | 1 2 3 · 3 4 5 · 5 6 | 6/3, 12/3, 11/2 | 3, 5, 6 |
    /// | 5, 2, 2, 0 | ⌈3/2⌉+1 = 3 | 1 2 · 3 4 · 5 | 3/2, 7/2, 5/1 | 2, 4, 5 |
    /// | 7, 3, 2, 0 | ⌈4/2⌉+1 = 3 | 1 2 3 · 3 4 5 · 5 6 7 | 2, 4, 6 | 3, 5, 7 |
    /// | 5, 2, 3, 0 | ⌈3/3⌉+1 = 2 | 1 2 · 4 5 | 3/2, 9/2 | 2, 5 |
    /// | 6, 3, 2, 1 | ⌈5/2⌉+1 = 4; 6 < 7 stays | 0 1 2 · 2 3 4 · 4 5 6 · 6 0 | 3/3, 9/3, 15/3, 6/2 | 2, 4, 6, 6 |
    /// | 5, 2, 2, 1 | ⌈5/2⌉+1 = 4; 6 ≥ 6 drops one: 3 | 0 1 · 2 3 · 4 5 | 1/2, 5/2, 9/2 | 1, 3, 5 |
    /// | 5, 3, 3, 1 | ⌈4/3⌉+1 = 3; 6 ≥ 6 drops one: 2 | 0 1 2 · 3 4 5 | 3/3, 12/3 | 2, 5 |
    /// | 6, 3, 3, 1 | ⌈5/3⌉+1 = 3; 6 < 7 stays | 0 1 2 · 3 4 5 · 6 0 | 3/3, 12/3, 6/2 | 2, 5, 6 |
    /// | 7, 3, 3, 1 | ⌈6/3⌉+1 = 3 | 0 1 2 · 3 4 5 · 6 7 0 | 3/3, 12/3, 13/3 | 2, 5, 7 |
    /// | 6, 5, 4, 2 | ⌈5/4⌉+1 = 3; 8 ≥ 8 drops one: 2 | 0 0 1 2 3 · 3 4 5 6 0 | 6/5, 18/5 | 3, 6 |
    /// | 7, 5, 4, 2 | ⌈6/4⌉+1 = 3; 8 < 9 stays | 0 0 1 2 3 · 3 4 5 6 7 · 7 0 0 | 6/5, 25/5, 7/3 | 3, 7, 7 |
    @ParameterizedTest
    @CsvSource({
        "6, 3, 2, 0, 2 4 5.5, 3 5 6",
        "5, 2, 2, 0, 1.5 3.5 5, 2 4 5",
        "7, 3, 2, 0, 2 4 6, 3 5 7",
        "5, 2, 3, 0, 1.5 4.5, 2 5",
        "6, 3, 2, 1, 1 3 5 3, 2 4 6 6",
        "5, 2, 2, 1, 0.5 2.5 4.5, 1 3 5",
        "5, 3, 3, 1, 1 4, 2 5",
        "6, 3, 3, 1, 1 4 3, 2 5 6",
        "7, 3, 3, 1, 1 4 4.3333, 2 5 7",
        "6, 5, 4, 2, 1.2 3.6, 3 6",
        "7, 5, 4, 2, 1.2 5 2.3333, 3 7 7"
    })
    void aRowOfWindows(int i, int k, int s, int p, String means, String greatest) {
        var kernel = new Size(1, k);
        var stride = new Size(1, s);
        var padding = Padding.symmetric(0, p);
        var input = Shape.of(1, 1, i);
        assertEquals(means, values(caffe(new AvgPool2d(kernel, stride, padding, Rounding.FLOOR, true, 0), input), i));
        assertEquals(
                greatest,
                values(caffe(new MaxPool2d(kernel, stride, padding, Size.square(1), Rounding.FLOOR), input), i));
    }

    /// The average never leaves the padding out: 6, 3, 2, 1 would be 3/2, 3, 5, 6 without it.
    @Test
    void theAverageCountsThePaddingWhateverTheLayerSays() {
        var layer = new AvgPool2d(new Size(1, 3), new Size(1, 2), Padding.symmetric(0, 1), Rounding.CEIL, false, 0);
        var carried = carried(layer, Shape.of(1, 1, 6));
        var taken = assertInstanceOf(Carried.Layer.class, carried);
        assertEquals("1 3 5 3", values(taken.layer(), 6));
        assertTrue(taken.reasons().getFirst().contains("always counts the padding"));
    }

    /// Padding of one axis is enough for windows to be dropped along both: 6, 2, 3, 0 is ⌈4/3⌉+1 = 3, whose last
    /// window would begin at 6 ≥ 6. As there is padding above and below, it goes: 1 2 · 4 5 stay, over 3 rows each.
    @Test
    void paddingOfOneAxisDropsAlongBoth() {
        var layer = new AvgPool2d(new Size(3, 2), new Size(1, 3), Padding.symmetric(1, 0), Rounding.FLOOR, true, 0);
        // the row between two of zeros: (1 + 2)/6 and (4 + 5)/6
        assertEquals("0.5 1.5", values(caffe(layer, Shape.of(1, 1, 6)), 6));
    }

    /// Without padding Caffe keeps such a window, which has no input at all: the layer cannot be carried over.
    @Test
    void withoutPaddingAWindowWithoutInputIsRefused() {
        var layer = new MaxPool2d(new Size(1, 2), new Size(1, 3), Padding.NONE, Size.square(1), Rounding.FLOOR);
        var refused = assertInstanceOf(Carried.Nothing.class, carried(layer, Shape.of(1, 1, 6)));
        assertTrue(refused.reason().contains("round_mode: FLOOR"), refused.reason());
    }

    /// Rounded down and up, as the published tables have them: AlexNet's, ResNet's and VGG's poolings.
    @ParameterizedTest
    @CsvSource({"112, 3, 2, 0, 56", "112, 3, 2, 1, 57", "64, 3, 2, 1, 33", "7, 2, 2, 0, 4", "55, 3, 2, 0, 27"})
    void theSizesThatPeopleLookUp(int i, int k, int s, int p, int o) {
        var layer =
                new MaxPool2d(Size.square(k), Size.square(s), Padding.symmetric(p, p), Size.square(1), Rounding.FLOOR);
        var input = Shape.of(1, i, i);
        assertEquals(o, caffe(layer, input).geometry(input).oh());
    }

    private static Carried carried(WindowLayer layer, Shape input) {
        return Frameworks.of(layer, false, input).stream()
                .filter(f -> f.framework() == Convention.CAFFE)
                .findFirst()
                .orElseThrow()
                .carried();
    }

    private static WindowLayer caffe(WindowLayer layer, Shape input) {
        return assertInstanceOf(Carried.Layer.class, carried(layer, input)).layer();
    }

    private static String values(WindowLayer layer, int i) {
        float[] numbers = new float[i];
        IntStream.range(0, i).forEach(c -> numbers[c] = c + 1);
        var trace = WindowTrace.of(layer, Tensor.of(Shape.of(1, 1, i), numbers));
        return IntStream.range(0, trace.geometry().ow())
                .mapToObj(c -> written(trace.step(0, 0, c).value()))
                .collect(Collectors.joining(" "));
    }

    /// To four places, without zeros at the end.
    private static String written(double value) {
        var rounded = BigDecimal.valueOf(Math.round(value * 10_000), 4).stripTrailingZeros();
        return rounded.toPlainString();
    }
}
