package convarium.app.calculator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.engine.calculator.ChainTable;
import convarium.engine.calculator.Products;
import convarium.engine.calculator.TableFormat;
import convarium.engine.tensor.Shape;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalculatorViewModelTest {
    private final CalculatorViewModel model = new CalculatorViewModel(CalculatorState.first());

    private ChainTable table() {
        return model.table().orElseThrow();
    }

    /// Parameters and MACs as published or counted with torchinfo (AlexNet: Krizhevsky's two groups).
    @ParameterizedTest
    @CsvSource({
        "LENET, 61706, 416520, 12",
        "LECTURE, 431754, 2716160, 7",
        "ALEXNET, 60965224, 724406816, 23",
        "VGG, 138357544, 15470264320, 39"
    })
    void thePresetsHaveTheKnownCounts(ChainPreset preset, long parameters, long macs, int rows) {
        model.choose(preset);
        assertEquals("", model.problem());
        assertTrue(table().trouble().isEmpty());
        assertEquals(parameters, table().parameters());
        assertEquals(macs, table().macs());
        assertEquals(rows, table().rows().size());
    }

    @Test
    void whileATextCannotBeReadTheLastTableStays() {
        var before = table();
        model.write("nn.Sequential(\n    nn.Conv2d(1, 6, 5),\n    nn.Tan");
        assertEquals(before, table());
        assertTrue(model.isOld());
        assertTrue(model.problem().startsWith("Line 1: This ( is never closed"), model.problem());
        model.write("nn.Sequential(nn.Conv2d(1, 6, 5))");
        assertFalse(model.isOld());
        assertEquals("", model.problem());
        assertEquals(156, table().parameters());
        model.open(model.state().withNet("nn.Sequential("));
        assertTrue(model.table().isEmpty() && !model.isOld());
        model.write(" \n");
        assertTrue(model.table().isEmpty());
        assertFalse(model.problem().isEmpty());
    }

    @Test
    void aRowThatCannotWorkIsMarkedAndWhatFollowsIsUnknown() {
        model.write("nn.Sequential(nn.Flatten(), nn.Linear(10, 2), nn.ReLU())");
        var lines = model.shownProperty().get().lines();
        assertEquals(3, lines.size());
        assertTrue(lines.get(0).row().isPresent());
        var trouble = lines.get(1).trouble().orElseThrow();
        assertEquals("Linear expects 10 features and gets 1024 = 1·32·32", trouble.reason());
        assertEquals("in_features=1024 would work", trouble.ways());
        assertTrue(lines.get(2).row().isEmpty() && lines.get(2).trouble().isEmpty());
    }

    @Test
    void theInputIsAskedForAndMustAgree() {
        model.writeInput("");
        assertTrue(model.problem().contains("does not state its input"), model.problem());
        model.writeInput("1 × 28 × 28");
        assertEquals(Optional.of(Shape.of(1, 28, 28)), model.state().input());
        model.choose(ChainPreset.LECTURE);
        assertEquals(Shape.of(1, 28, 28), table().input());
        model.writeInput("(3, 28, 28)");
        assertTrue(model.problem().contains("3×28×28"), model.problem());
    }

    @Test
    void fieldsThatCannotBeReadLeaveTheStateAsItIs() {
        var before = model.state();
        model.writeInput("3xa");
        assertTrue(model.fieldErrorProperty().get().startsWith("Input: expected"));
        model.writeInput("1x32x32");
        assertEquals("", model.fieldErrorProperty().get());
        model.writeBatch("none");
        assertTrue(model.fieldErrorProperty().get().startsWith("Batch: expected"));
        assertEquals(before, model.state());
        model.writeBatch("1,024");
        assertEquals(1024, model.state().batch());
        assertEquals(1024L * 416520, table().macs());
    }

    @Test
    void anUndonePresetTakesItsInputBack() {
        var before = model.state();
        model.choose(ChainPreset.VGG);
        model.write(before.net());
        assertEquals(before.input(), model.state().input());
        model.write(ChainPreset.VGG.net());
        assertEquals(ChainPreset.VGG.input(), model.state().input());
    }

    @Test
    void copiesCountInTheChosenUnitAndNameIt() {
        assertTrue(model.copy(TableFormat.MARKDOWN).orElseThrow().contains("MACs"));
        model.count(Products.FLOP);
        String csv = model.copy(TableFormat.CSV).orElseThrow();
        assertTrue(csv.contains("FLOPs") && csv.contains("833040"), csv);
        assertTrue(model.copy(TableFormat.LATEX).orElseThrow().startsWith("\\begin{tabular}"));
    }
}
