package convarium.engine.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.Rounding;
import convarium.engine.arithmetic.Size;
import convarium.engine.layer.AvgPool2d;
import convarium.engine.layer.Conv2d;
import convarium.engine.layer.ConvTranspose2d;
import convarium.engine.layer.WindowLayer;
import convarium.engine.tensor.Shape;
import convarium.engine.tensor.Tensor;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Fields drawn by hand: `I` an input, `P` padding, `0` a zero put between inputs, `-` nothing.
final class FieldTest {
    private static final Size ONE = Size.square(1);

    /// The seven classic convolutions and the dilated one: input, kernel, stride, padding, dilation.
    @ParameterizedTest
    @CsvSource({
        "4, 3, 1, 0, 1, IIII",
        "5, 4, 1, 2, 1, PPIIIIIPP",
        "5, 3, 1, 1, 1, PIIIIIP",
        "5, 3, 1, 2, 1, PPIIIIIPP",
        "5, 3, 2, 0, 1, IIIII",
        "5, 3, 2, 1, 1, PIIIIIP",
        "6, 3, 2, 1, 1, PIIIIIIP",
        "7, 3, 1, 0, 2, IIIIIII"
    })
    void theClassicConvolutions(int i, int k, int s, int p, int d, String drawn) {
        var field = field(conv(k, s, p, d), i);
        assertEquals(drawn, middle(field, i));
        assertEquals(p, field.height().border());
        assertEquals(s, field.height().windowStart(1));
        assertEquals(d * (k - 1) + 1, field.width().extent());
    }

    /// The same seven turned round: the output padding of the last adds a cell at the end.
    @ParameterizedTest
    @CsvSource({
        "2, 3, 1, 0, 0, PPIIPP",
        "6, 4, 1, 2, 0, PIIIIIIP",
        "5, 3, 1, 1, 0, PIIIIIP",
        "7, 3, 1, 2, 0, IIIIIII",
        "2, 3, 2, 0, 0, PPI0IPP",
        "3, 3, 2, 1, 0, PI0I0IP",
        "3, 3, 2, 1, 1, PI0I0IPP"
    })
    void theClassicTransposedConvolutions(int i, int k, int s, int p, int extra, String drawn) {
        var field = field(transposed(k, s, p, 1, extra), i);
        assertEquals(drawn, middle(field, i));
        assertEquals(0, field.height().windowStart(0));
        assertEquals(1, field.height().windowStart(1));
        assertEquals(k, field.height().extent());
    }

    private static Conv2d conv(int k, int s, int p, int d) {
        return new Conv2d(
                1,
                1,
                Size.square(k),
                Size.square(s),
                Padding.symmetric(p, p),
                PaddingMode.ZERO,
                Size.square(d),
                1,
                false,
                false);
    }

    private static ConvTranspose2d transposed(int k, int s, int p, int d, int extra) {
        return new ConvTranspose2d(
                1,
                1,
                Size.square(k),
                Size.square(s),
                Padding.symmetric(p, p),
                Size.square(extra),
                Size.square(d),
                1,
                false);
    }

    private static Field field(WindowLayer layer, int input) {
        return trace(layer, Tensor.zeros(Shape.of(1, input, input))).field();
    }

    private static WindowTrace trace(WindowLayer layer, Tensor input) {
        return layer.weightShape()
                .map(w -> WindowTrace.of(layer, input, Tensor.zeros(w), Tensor.zeros(Shape.of(1))))
                .orElseGet(() -> WindowTrace.of(layer, input));
    }

    private static String middle(Field field, int input) {
        var rows = IntStream.range(0, field.rows())
                .filter(r -> IntStream.range(0, field.columns())
                        .anyMatch(c -> field.cell(r, c).kind() == FieldCell.Kind.INPUT))
                .toArray();
        assertEquals(input, rows.length);
        return row(field, rows[0]);
    }

    private static String row(Field field, int row) {
        var text = new StringBuilder();
        for (int c = 0; c < field.columns(); c++) {
            text.append(
                    switch (field.cell(row, c).kind()) {
                        case INPUT -> 'I';
                        case PADDING -> 'P';
                        case INSERTED -> '0';
                        case BEYOND -> '-';
                    });
        }
        return text.toString();
    }

    private static List<String> drawn(Field field) {
        return IntStream.range(0, field.rows()).mapToObj(r -> row(field, r)).toList();
    }

    @Test
    void stretchingPutsWholeRowsOfZerosBetween() {
        assertEquals(List.of("PPPPP", "PI0IP", "P000P", "PI0IP", "PPPPP"), drawn(field(transposed(2, 2, 0, 1, 0), 2)));
    }

    @Test
    void aDilatedTransposedWindowIsFramedByItsReach() {
        assertEquals("PPPPIIPPPP", middle(field(transposed(3, 1, 0, 2, 0), 2), 2));
        assertEquals(5, field(transposed(3, 1, 0, 2, 0), 2).height().extent());
    }

    /// Kernel 2 reaches one cell; padding 2 cuts more: y[2] = x[2]·w[0] + x[1]·w[1] is all that is left of four.
    @Test
    void paddingBeyondTheKernelsReachLeavesInputCellsAside() {
        var field = field(transposed(2, 1, 2, 1, 0), 4);
        assertEquals("IIII", row(field, 0));
        assertEquals(1, field.width().windowStart(0));
    }

    @Test
    void roundingUpReachesBeyondThePaddedInput() {
        var layer = new AvgPool2d(Size.square(3), Size.square(2), Padding.NONE, Rounding.CEIL, true, 0);
        assertEquals(List.of("IIII-", "IIII-", "IIII-", "IIII-", "-----"), drawn(field(layer, 4)));
    }

    @Test
    void sidesOfTheirOwn() {
        var layer = new Conv2d(
                1, 1, new Size(1, 2), ONE, new Padding.Explicit(1, 0, 0, 2), PaddingMode.ZERO, ONE, 1, false, false);
        assertEquals(List.of("PPPP", "IIPP", "IIPP"), drawn(field(layer, 2)));
    }

    @ParameterizedTest
    @CsvSource({"REFLECT, 321234543", "REPLICATE, 111234555", "CIRCULAR, 451234512", "ZERO, 001234500"})
    void whatStandsInThePadding(PaddingMode mode, String drawn) {
        var layer = new Conv2d(1, 1, new Size(1, 2), ONE, Padding.symmetric(0, 2), mode, ONE, 1, false, false);
        var trace = trace(layer, Tensor.of(Shape.of(1, 1, 5), 1, 2, 3, 4, 5));
        var text = new StringBuilder();
        for (int c = 0; c < trace.field().columns(); c++) {
            text.append((int) trace.valueAt(0, trace.field().cell(0, c)));
        }
        assertEquals(drawn, text.toString());
    }

    @Test
    void aCopyInACornerComesFromTheOppositeCorner() {
        var layer = new Conv2d(1, 1, ONE, ONE, Padding.symmetric(1, 1), PaddingMode.CIRCULAR, ONE, 1, false, false);
        var field = field(layer, 3);
        assertEquals(new FieldCell(FieldCell.Kind.PADDING, 2, 2), field.cell(0, 0));
        assertEquals(new FieldCell(FieldCell.Kind.PADDING, 0, 2), field.cell(1, 0));
        assertEquals(new FieldCell(FieldCell.Kind.INPUT, 0, 0), field.cell(1, 1));
    }
}
