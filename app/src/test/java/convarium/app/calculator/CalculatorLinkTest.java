package convarium.app.calculator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.app.link.Links;
import convarium.engine.calculator.Products;
import convarium.engine.calculator.TrainingMemory.Optimiser;
import convarium.engine.tensor.Shape;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalculatorLinkTest {

    @ParameterizedTest
    @EnumSource(ChainPreset.class)
    void everyPresetComesBack(ChainPreset preset) {
        var state = CalculatorState.first()
                .with(preset)
                .withBatch(32)
                .withUnit(Products.FLOP)
                .withOptimiser(Optimiser.MOMENTUM)
                .withRow(2);
        assertEquals(state, Links.read(state.link()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a & b = c?x#y%41+1",
                "é × \"∂\" \\ \uD83D\uDE00",
                "nn.Sequential(\n\tnn.ReLU(),  # a comment\n)\n",
            })
    void anyTextComesBack(String net) {
        var state =
                CalculatorState.first().withNet(net).withInput(Optional.empty()).withRow(-1);
        assertEquals(state, CalculatorLink.read(state.link()));
        assertTrue(state.link().matches("[!-~]*"), state.link());
    }

    @Test
    void aShortLinkIsEnough() {
        var state = CalculatorLink.read(" convarium:calculate?net=nn.Sequential(nn.Flatten())&in=3x4x5 \n");
        assertEquals("nn.Sequential(nn.Flatten())", state.net());
        assertEquals(Optional.of(Shape.of(3, 4, 5)), state.input());
        assertEquals(1, state.batch());
        assertEquals(CalculatorState.first().withRow(-1), CalculatorLink.read("convarium:calculate?"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "in=3x4x5x6 | in: expected channels × height × width",
                "in=3x0x4 | at least 1",
                "in=99999x99999x99999 | more elements than one array",
                "batch=0 | batch is a whole number from 1",
                "batch=99999999999 | batch is a whole number from 1",
                "unit=joule | unit is mac or flop, found \"joule\"",
                "opt=lion | opt is sgd or momentum or adam",
                "row=-1 | row is a whole number from 0",
                "net=%zz | net is a text written as in a web address",
                "colour=red | it may have net, in, batch, unit, opt, row",
                "unit=mac&unit=mac | two parts",
                "unit | name=value",
            })
    void aLinkThatCannotBeReadSaysWhy(String query, String reason) {
        var e = assertThrows(IllegalArgumentException.class, () -> Links.read("convarium:calculate?" + query));
        assertTrue(String.valueOf(e.getMessage()).contains(reason), e.getMessage());
    }
}
