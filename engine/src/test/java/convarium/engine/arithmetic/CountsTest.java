package convarium.engine.arithmetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountsTest {

    /// (F·F·Cᵢ/groups + 1)·Cₒ, worked by hand; the first five are AlexNet's in two groups.
    @ParameterizedTest
    @CsvSource({
        "11, 3, 96, 1, 34944",
        "5, 96, 256, 2, 307456",
        "3, 256, 384, 1, 885120",
        "3, 384, 384, 2, 663936",
        "3, 384, 256, 2, 442624",
        "3, 144, 144, 144, 1440",
        "7, 3, 64, 1, 9472"
    })
    void countsParameters(int kernel, int in, int out, int groups, long expected) {
        assertEquals(
                expected,
                Counts.parameters(Size.square(kernel), in, out, groups, true).value());
        assertEquals(
                expected - out,
                Counts.parameters(Size.square(kernel), in, out, groups, false).value());
    }

    @Test
    void writesTheCountDown() {
        assertEquals(
                List.of(
                        "parameters = (5·5·48 + 1)·256 = 307,456",
                        "2 groups: each kernel sees 48 of the 96 input channels."),
                Counts.parameters(Size.square(5), 96, 256, 2, true).derivation().texts());
        assertEquals(
                List.of("parameters = 3·2·1·1 = 6, no bias"),
                Counts.parameters(new Size(3, 2), 1, 1, 1, false).derivation().texts());
    }

    @Test
    void countsTheWorkedExample() {
        var window = new AxisWindow(3, 2, 1, 1, 1);
        var g = new WindowGeometry(1, 1, 5, 5, 1, 1, window, window, 3, 3);
        var macs = Counts.forwardMacs(g);
        assertEquals(81, macs.value());
        assertEquals(
                List.of("MACs = 9 outputs × 9 taps = 81"), macs.derivation().texts());
        var dense = Counts.denseWeights(g);
        assertEquals(225, dense.value());
        assertEquals(List.of("25 × 9 weights"), dense.derivation().texts());
    }

    @Test
    void countsEveryInputTimesEveryWeightOfATransposedConvolution() {
        var window = new AxisWindow(4, 2, 1, 1, 1);
        // Two pictures of 6 channels, 3 × 5, in 2 groups to 4 channels: 2·6·15 inputs × 4·4·2 weights.
        var g = new WindowGeometry(2, 6, 3, 5, 4, 2, window, window, 6, 10);
        assertEquals(180 * 32, Counts.transposedMacs(g).value());
        assertEquals(
                List.of("MACs = 180 inputs × 32 weights = 5,760"),
                Counts.transposedMacs(g).derivation().texts());
    }

    @Test
    void refusesToOverflow() {
        int most = Integer.MAX_VALUE;
        var e = assertThrows(
                IllegalArgumentException.class, () -> Counts.parameters(Size.square(most), most, 1, 1, false));
        assertEquals(
                "there would be more than 9,223,372,036,854,775,807 parameters: choose smaller sizes", e.getMessage());
        var window = new AxisWindow(most, 1, 1, most, 0);
        var g = new WindowGeometry(1, 1, most, most, 1, 1, window, window, most, most);
        assertThrows(IllegalArgumentException.class, () -> Counts.forwardMacs(g));
        assertThrows(IllegalArgumentException.class, () -> Counts.transposedMacs(g));
        assertThrows(IllegalArgumentException.class, () -> Counts.denseWeights(g));
        assertThrows(IllegalArgumentException.class, g::inputElements);
        assertThrows(IllegalArgumentException.class, g::outputElements);
    }

    @Test
    void putsCommasBetweenThousands() {
        assertEquals("999", Counts.grouped(999));
        assertEquals("1,024", Counts.grouped(1024));
        assertEquals("15,346,630,656", Counts.grouped(15_346_630_656L));
    }
}
