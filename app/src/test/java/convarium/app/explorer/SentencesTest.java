package convarium.app.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.engine.arithmetic.Derivation.Role;
import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.Rounding;
import convarium.engine.arithmetic.Size;
import java.util.List;
import org.junit.jupiter.api.Test;

class SentencesTest {
    private static final ExplorerState WORKED = StartState.worked();

    private static Sentence output(ExplorerState state, int row, int column) {
        var step = Explored.of(state).trace().step(0, row, column);
        return Sentences.output(step, state.layer());
    }

    private static void says(String caption, String text, String remark, Sentence sentence) {
        assertEquals(caption, sentence.caption());
        assertEquals(text, sentence.text());
        assertEquals(remark, sentence.remark());
        assertEquals(caption + ". " + text + ". " + remark, sentence.spoken());
    }

    private static ExplorerState weights(float... weights) {
        return WORKED.withKernel(Matrix.of(3, 3, weights));
    }

    private static ExplorerState pooling(Operation operation, Padding padding) {
        return WORKED.withLayer(LayerSettings.PLAIN
                .withOperation(operation)
                .withStride(Size.square(2))
                .withPadding(padding));
    }

    @Test
    void theMiddleStepOfTheWorkedExample() {
        says(
                "Output row 2, column 2",
                "2·1 + 0·3 + 1·0 + 1·3 + 0·0 + 0·1 + 0·3 + 1·2 + 1·1 = 8",
                "Nine products, four of them not zero: 2 + 3 + 2 + 1.",
                output(WORKED, 1, 1));
    }

    @Test
    void itsColoursTellWhatANumberBelongsTo() {
        var pieces = output(WORKED, 1, 1).pieces();
        assertEquals(new Sentence.Piece("2", Role.KERNEL, false), pieces.get(0));
        assertEquals(new Sentence.Piece("·", Role.PLAIN, false), pieces.get(1));
        assertEquals(new Sentence.Piece("1", Role.INPUT, false), pieces.get(2));
        assertEquals(new Sentence.Piece(" + ", Role.PLAIN, false), pieces.get(3));
        assertEquals(new Sentence.Piece("0", Role.KERNEL, true), pieces.get(4));
        assertEquals(new Sentence.Piece("3", Role.INPUT, true), pieces.get(6));
        assertEquals(new Sentence.Piece("8", Role.OUTPUT, false), pieces.getLast());
    }

    @Test
    void theCornerMultipliesPadding() {
        says(
                "Output row 1, column 1",
                "2·0 + 0·0 + 1·0 + 1·0 + 0·2 + 0·2 + 0·0 + 1·0 + 1·1 = 1",
                "Nine products, one of them not zero: 1.",
                output(WORKED, 0, 0));
    }

    @Test
    void aBiasAndAReluComeLast() {
        var state = WORKED.withLayer(WORKED.layer().withBias(true, -10).withRelu(true));
        says(
                "Output row 2, column 2",
                "2·1 + 0·3 + 1·0 + 1·3 + 0·0 + 0·1 + 0·3 + 1·2 + 1·1 − 10 = −2 → ReLU → 0",
                "Nine products, four of them not zero: 2 + 3 + 2 + 1. The last term, −10, is the bias."
                        + " ReLU turns −2 into 0.",
                output(state, 1, 1));
        var kept = WORKED.withLayer(WORKED.layer().withBias(true, 0.5f).withRelu(true));
        says(
                "Output row 2, column 2",
                "2·1 + 0·3 + 1·0 + 1·3 + 0·0 + 0·1 + 0·3 + 1·2 + 1·1 + 0.5 = 8.5 → ReLU → 8.5",
                "Nine products, four of them not zero: 2 + 3 + 2 + 1. The last term, 0.5, is the bias. ReLU keeps 8.5.",
                output(kept, 1, 1));
    }

    /// −1·1 + 1·3 − 2·0 − 0.5·3 + 1·0 + 0·1 + 0·3 + 0·2 − 1·1 = −0.5
    @Test
    void negativeWeightsAreSubtracted() {
        says(
                "Output row 2, column 2",
                "−1·1 + 1·3 − 2·0 − 0.5·3 + 1·0 + 0·1 + 0·3 + 0·2 − 1·1 = −0.5",
                "Nine products, four of them not zero: −1 + 3 − 1.5 − 1.",
                output(weights(-1, 1, -2, -0.5f, 1, 0, 0, 0, -1), 1, 1));
    }

    @Test
    void negativeInputsStandInBrackets() {
        var state = WORKED.withInput(Matrix.of(new float[] {-2, 3}))
                .withKernel(Matrix.of(new float[] {1, -1}))
                .withLayer(LayerSettings.PLAIN);
        says("Output row 1, column 1", "1·(−2) − 1·3 = −5", "Two products: −2 − 3.", output(state, 0, 0));
    }

    @Test
    void oneProduct() {
        var state = WORKED.withKernel(Matrix.of(new float[] {3})).withLayer(LayerSettings.PLAIN);
        says("Output row 1, column 1", "3·2 = 6", "One product: 6.", output(state, 0, 0));
        says("Output row 2, column 1", "3·0 = 0", "One product, which is zero.", output(state, 1, 0));
    }

    @Test
    void allProductsZero() {
        says(
                "Output row 2, column 2",
                "0·1 + 0·3 + 0·0 + 0·3 + 0·0 + 0·1 + 0·3 + 0·2 + 0·1 = 0",
                "Nine products, all of them zero.",
                output(weights(0, 0, 0, 0, 0, 0, 0, 0, 0), 1, 1));
    }

    /// Stride 2 stretches [2, 2]: the second output sees the zero between them, and one tap meets an input at most.
    @Test
    void aTransposedSumLeavesOutWhatMeetsNothing() {
        var state = WORKED.withInput(Matrix.of(new float[] {5, 7}))
                .withKernel(Matrix.of(new float[] {1, 2}))
                .withLayer(
                        LayerSettings.PLAIN.withOperation(Operation.TRANSPOSED).withStride(new Size(1, 3)));
        says("Output row 1, column 2", "2·5 = 10", "One product: 10.", output(state, 0, 1));
        says("Output row 1, column 3", "0 = 0", "No input meets a weight here.", output(state, 0, 2));
        says("Output row 1, column 4", "1·7 = 7", "One product: 7.", output(state, 0, 3));
    }

    @Test
    void theLargestOfAWindow() {
        says(
                "Output row 2, column 2",
                "max(0, 1, 3, 2, 1, 2, 0, 2, 3) = 3",
                "The largest of nine, found at row 3, column 5 of the input.",
                output(pooling(Operation.MAX_POOLING, Padding.NONE), 1, 1));
    }

    @Test
    void paddingNeverWins() {
        says(
                "Output row 1, column 1",
                "max(2, 2, 0, 1) = 2",
                "The largest of four, found at row 1, column 1 of the input; padding never wins.",
                output(pooling(Operation.MAX_POOLING, Padding.symmetric(1, 1)), 0, 0));
    }

    @Test
    void aWindowOverNothing() {
        var state = WORKED.withInput(Matrix.of(new float[] {5}))
                .withKernel(Matrix.filled(1, 2, 1))
                .withLayer(LayerSettings.PLAIN
                        .withOperation(Operation.MAX_POOLING)
                        .withDilation(new Size(1, 3))
                        .withPadding(new Padding.Explicit(0, 0, 2, 2)));
        says("Output row 1, column 1", "max() = −∞", "The window has no input cell.", output(state, 0, 0));
    }

    @Test
    void theMeanOfAWindow() {
        // 2 + 2 + 3 + 0 + 1 + 3 + 2 + 3 + 0 = 16, and 16 / 9 = 1.778
        says(
                "Output row 1, column 1",
                "(2 + 2 + 3 + 0 + 1 + 3 + 2 + 3 + 0) / 9 = 1.778",
                "Nine cells count in the mean.",
                output(pooling(Operation.AVERAGE_POOLING, Padding.NONE), 0, 0));
    }

    @Test
    void theMeanCountsPaddingOrNot() {
        var counting = pooling(Operation.AVERAGE_POOLING, Padding.symmetric(1, 1));
        says(
                "Output row 1, column 1",
                "(2 + 2 + 0 + 1) / 9 = 0.556",
                "Nine cells count in the mean, five of them padding.",
                output(counting, 0, 0));
        var skipping = counting.withLayer(counting.layer().withCountsPadding(false));
        says(
                "Output row 1, column 1",
                "(2 + 2 + 0 + 1) / 4 = 1.25",
                "Four cells count in the mean.",
                output(skipping, 0, 0));
    }

    @Test
    void roundedUpOneCellIsLeft() {
        var state = WORKED.withInput(Matrix.filled(5, 5, 4))
                .withKernel(Matrix.filled(2, 2, 1))
                .withLayer(LayerSettings.PLAIN
                        .withOperation(Operation.AVERAGE_POOLING)
                        .withStride(Size.square(2))
                        .withRounding(Rounding.CEIL));
        says("Output row 3, column 3", "(4) / 1 = 4", "One cell counts in the mean.", output(state, 2, 2));
    }

    @Test
    void anInputCellSaysWhereItGoes() {
        var trace = Explored.of(WORKED).trace();
        // Row 1, column 1 lies under the middle of the first window alone.
        says(
                "Input row 1, column 1: value 2",
                "0·2 → (1, 1)",
                "It goes into one output.",
                Sentences.input(0, 0, 2, trace.outputsOf(0, 0, 0), true));
        // Row 2, column 2 lies under the corners of four windows.
        says(
                "Input row 2, column 2: value 1",
                "1·1 → (1, 1)   0·1 → (1, 2)   1·1 → (2, 1)   2·1 → (2, 2)",
                "It goes into four outputs, each time through another weight.",
                Sentences.input(1, 1, 1, trace.outputsOf(0, 1, 1), true));
    }

    @Test
    void anInputCellThatNothingReaches() {
        says(
                "Input row 3, column 3: value 7",
                "",
                "No window reaches this cell: it has no say in the output.",
                Sentences.input(2, 2, 7, List.of(), false));
    }

    @Test
    void anInputCellOfPooling() {
        var state = pooling(Operation.MAX_POOLING, Padding.NONE);
        var met = Explored.of(state).trace().outputsOf(0, 2, 2);
        says(
                "Input row 3, column 3: value 0",
                "0 → (1, 1)   0 → (1, 2)   0 → (2, 1)   0 → (2, 2)",
                "It goes into four outputs.",
                Sentences.input(2, 2, 0, met, false));
    }

    /// 5 | 5 6: the first output is made of two fives.
    @Test
    void copiesInThePaddingMakeMoreProductsThanOutputs() {
        var state = WORKED.withInput(Matrix.of(new float[] {5, 6}))
                .withKernel(Matrix.of(new float[] {1, 2}))
                .withLayer(LayerSettings.PLAIN
                        .withPadding(new Padding.Explicit(0, 0, 1, 0))
                        .withPaddingMode(PaddingMode.REPLICATE));
        says(
                "Input row 1, column 1: value 5",
                "1·5 → (1, 1)   2·5 → (1, 1)   1·5 → (1, 2)",
                "It goes into two outputs, through three weights: the padding holds copies of it.",
                Sentences.input(0, 0, 5, Explored.of(state).trace().outputsOf(0, 0, 0), true));
    }

    @Test
    void aWeightSaysEveryProduct() {
        var state = WORKED.withInput(Matrix.of(new float[] {1, 0, -3}))
                .withKernel(Matrix.of(new float[] {2}))
                .withLayer(LayerSettings.PLAIN);
        says(
                "Weight row 1, column 1: value 2",
                "2·1 = 2   2·0 = 0   2·−3 = −6",
                "The same weight takes part in three products: that is weight sharing.",
                Sentences.weight(0, 0, 2, Explored.of(state).trace().productsOf(0, 0, 0)));
    }

    @Test
    void longListsAreCutShort() {
        var large = WORKED.withInput(Matrix.filled(16, 16, 1)).withKernel(Matrix.filled(7, 7, 1));
        var trace = Explored.of(large.withLayer(LayerSettings.PLAIN)).trace();
        var weight = Sentences.weight(0, 0, 1, trace.productsOf(0, 0, 0));
        assertTrue(weight.text().endsWith("   …"));
        assertEquals("The same weight takes part in 100 products: that is weight sharing.", weight.remark());
        var sum = Sentences.output(trace.step(0, 0, 0), LayerSettings.PLAIN);
        assertTrue(sum.remark().startsWith("49 products: 1 + 1"), sum.remark());
        assertTrue(sum.remark().endsWith(" + …."), sum.remark());
    }
}
