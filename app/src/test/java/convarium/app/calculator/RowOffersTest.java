package convarium.app.calculator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.app.explorer.ExplorerState;
import convarium.app.field.FieldState;
import convarium.app.field.FieldUnit;
import convarium.engine.arithmetic.Size;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What other places would show of a row.
class RowOffersTest {

    private static CalculatorViewModel at(ChainPreset preset, int row) {
        return new CalculatorViewModel(CalculatorState.first().with(preset).withRow(row));
    }

    @Test
    void aConvolutionOpensInTheExplorerOverItsInput() {
        // LeNet-5's second convolution gets 6 × 14 × 14
        var offer = at(ChainPreset.LENET, 3).exploring();
        var state = (ExplorerState) offer.state().orElseThrow();
        assertEquals(5, state.kernel().rows());
        assertEquals(14, state.input().rows());
        assertEquals("One channel of this layer, over 14 × 14 numbers", offer.words());
    }

    @Test
    void aLargeInputIsCutToWhatTheExplorerShows() {
        var offer = at(ChainPreset.VGG, 4).exploring();
        var state = (ExplorerState) offer.state().orElseThrow();
        assertEquals(Size.square(2), state.layer().stride());
        assertEquals(16, state.input().rows());
        assertTrue(offer.words().contains("16 × 16 of the 224 × 224"), offer.words());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LENET | 1 | Tanh is none",
                "LENET | 9 | Linear is none",
                "ALEXNET | 0 | cannot show it",
                "LENET | -1 | Choose a row",
            })
    void whyTheExplorerDoesNotIsSaid(ChainPreset preset, int row, String reason) {
        var offer = at(preset, row).exploring();
        assertEquals(Optional.empty(), offer.state());
        assertTrue(offer.words().contains(reason), offer.words());
    }

    @Test
    void aRowOpensWithItsUnitsField() {
        var state = (FieldState) at(ChainPreset.LENET, 3).seeing().state().orElseThrow();
        assertEquals(Optional.of(new FieldUnit(3, 4, 4)), state.unit());
        assertEquals(ChainPreset.LENET.net(), state.net());
        // an activation stands for the map before it
        var after = (FieldState) at(ChainPreset.LENET, 4).seeing().state().orElseThrow();
        assertEquals(state.unit(), after.unit());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"LENET | 9 | units do not see windows of one size", "VGG | 20 | first 6 layers"})
    void whyThereIsNoFieldIsSaid(ChainPreset preset, int row, String reason) {
        var offer = at(preset, row).seeing();
        assertEquals(Optional.empty(), offer.state());
        assertTrue(offer.words().contains(reason), offer.words());
    }
}
