package convarium.app.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.Size;
import org.junit.jupiter.api.Test;

/// The headline of the stage and the caption of the input.
class WordsOfAStateTest {
    private static final LayerSettings PLAIN = LayerSettings.PLAIN;

    private static String headline(LayerSettings layer) {
        return Headline.of(StartState.worked().withLayer(layer));
    }

    private static String padding(LayerSettings layer) {
        var state = StartState.worked().withLayer(layer);
        return PaddingWords.of(state, Explored.of(state).geometry()).strip();
    }

    @Test
    void theHeadlineSaysHowTheWindowMoves() {
        assertEquals("The window moves one cell at a time", headline(PLAIN));
        assertEquals("The window moves two cells at a time", headline(PLAIN.withStride(Size.square(2))));
        assertEquals("The window moves 16 cells at a time", headline(PLAIN.withStride(Size.square(16))));
        assertEquals("The window moves three cells across and two down", headline(PLAIN.withStride(new Size(2, 3))));
    }

    @Test
    void theHeadlineSaysWhatDilationDoes() {
        assertEquals(
                "The window reaches further: it skips every other cell", headline(PLAIN.withDilation(Size.square(2))));
        assertEquals(
                "The window reaches further: it skips three cells between its taps",
                headline(PLAIN.withDilation(new Size(1, 4))));
    }

    @Test
    void theHeadlineOfTheOtherOperations() {
        var transposed = PLAIN.withOperation(Operation.TRANSPOSED);
        assertEquals("Turned round: every input spreads over its neighbours", headline(transposed));
        assertEquals(
                "Zeros between the inputs make the output larger", headline(transposed.withStride(Size.square(2))));
        assertEquals("Each window keeps its largest value", headline(PLAIN.withOperation(Operation.MAX_POOLING)));
        assertEquals("Each window becomes its average", headline(PLAIN.withOperation(Operation.AVERAGE_POOLING)));
    }

    @Test
    void theCaptionSaysHowMuchPaddingThereIs() {
        assertEquals("", padding(PLAIN));
        assertEquals("·  padding 1", padding(PLAIN.withPadding(Padding.symmetric(1, 1))));
        assertEquals("·  padding 0 × 2", padding(PLAIN.withPadding(Padding.symmetric(0, 2))));
        assertEquals("·  padding ↑1 ↓0 ←2 →3", padding(PLAIN.withPadding(new Padding.Explicit(1, 0, 2, 3))));
        assertEquals("·  padding 1", padding(PLAIN.withPadding(Padding.Same.UPPER)));
    }

    @Test
    void theCaptionSaysWhatThePaddingIs() {
        var padded = PLAIN.withPadding(Padding.symmetric(1, 1));
        assertEquals("·  padding 1, reflected", padding(padded.withPaddingMode(PaddingMode.REFLECT)));
        assertEquals("·  padding 1, edge repeated", padding(padded.withPaddingMode(PaddingMode.REPLICATE)));
        assertEquals("·  padding 1, wrapped", padding(padded.withPaddingMode(PaddingMode.CIRCULAR)));
        assertEquals(
                "·  padding 1",
                padding(padded.withPaddingMode(PaddingMode.REFLECT).withOperation(Operation.MAX_POOLING)));
    }

    @Test
    void theCaptionOfATransposedConvolution() {
        var transposed = PLAIN.withOperation(Operation.TRANSPOSED);
        assertEquals("·  framed by zeros", padding(transposed));
        assertEquals("·  stretched by zeros", padding(transposed.withStride(Size.square(2))));
    }
}
