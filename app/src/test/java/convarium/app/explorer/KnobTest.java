package convarium.app.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import convarium.app.explorer.Knob.Parameter;
import convarium.app.explorer.Knob.Side;
import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class KnobTest {
    private static final ExplorerState WORKED = StartState.worked();

    @ParameterizedTest
    @CsvSource({"INPUT, 5", "KERNEL, 3", "STRIDE, 2", "PADDING, 1", "DILATION, 1", "OUTPUT_PADDING, 0"})
    void readsTheWorkedExample(Parameter parameter, int value) {
        for (var side : Side.values()) {
            assertEquals(value, new Knob(parameter, side).get(WORKED));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsSetIsRead(Parameter parameter) {
        for (var side : Side.values()) {
            var knob = new Knob(parameter, side);
            assertEquals(4, knob.get(knob.set(WORKED, 4)), knob.toString());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"INPUT", "KERNEL", "STRIDE", "DILATION", "OUTPUT_PADDING"})
    void oneAxisLeavesTheOtherAlone(Parameter parameter) {
        var height = new Knob(parameter, Side.HEIGHT);
        var width = new Knob(parameter, Side.WIDTH);
        var changed = height.set(WORKED, 4);
        assertEquals(width.get(WORKED), width.get(changed));
        assertEquals(height.get(WORKED), height.get(width.set(WORKED, 4)));
    }

    @ParameterizedTest
    @CsvSource({
        "BOTH, 3, 3, 3, 3",
        "HEIGHT, 3, 3, 1, 1",
        "WIDTH, 1, 1, 3, 3",
        "TOP, 3, 1, 1, 1",
        "BOTTOM, 1, 3, 1, 1",
        "LEFT, 1, 1, 3, 1",
        "RIGHT, 1, 1, 1, 3"
    })
    void paddingHasFourSides(Side side, int top, int bottom, int left, int right) {
        assertEquals(
                new Padding.Explicit(top, bottom, left, right),
                new Knob(Parameter.PADDING, side).set(WORKED, 3).layer().padding());
    }

    /// Kernel 3, stride 1: one cell on each side keeps the size.
    @Test
    void samePaddingIsReadInNumbers() {
        var same = WORKED.withLayer(LayerSettings.PLAIN.withPadding(Padding.Same.UPPER));
        assertEquals(new Padding.Explicit(1, 1, 1, 1), Knob.explicit(same));
        var even = same.withKernel(Matrix.filled(2, 4, 1));
        assertEquals(new Padding.Explicit(0, 1, 1, 2), Knob.explicit(even));
        var lower = even.withLayer(LayerSettings.PLAIN.withPadding(Padding.Same.LOWER));
        assertEquals(new Padding.Explicit(1, 0, 2, 1), Knob.explicit(lower));
    }

    @Test
    void theKernelKeepsItsWeightsWhenItGrows() {
        var grown = new Knob(Parameter.KERNEL, Side.WIDTH).set(WORKED, 5);
        assertEquals(3, grown.kernel().rows());
        assertEquals(5, grown.kernel().columns());
        assertEquals(
                WORKED.kernel(),
                new Knob(Parameter.KERNEL, Side.WIDTH).set(grown, 3).kernel());
        assertEquals(new Size(2, 2), grown.layer().stride());
    }
}
