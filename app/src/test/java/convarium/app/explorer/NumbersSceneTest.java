package convarium.app.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.app.explorer.Walk.Frame;
import convarium.app.render.GridModel;
import convarium.app.render.GridModel.Outline;
import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.Rounding;
import convarium.engine.arithmetic.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Grids drawn by hand, one letter a cell.
class NumbersSceneTest {
    private static final ExplorerState WORKED = StartState.worked();

    private static NumbersScene scene(ExplorerState state, int step, double progress, Focus focus) {
        return NumbersScene.of(state, Explored.of(state), new Frame(step, progress), focus);
    }

    private static NumbersScene rest(ExplorerState state, int step) {
        return scene(state, step, 1, Focus.NOTHING);
    }

    static List<String> fills(GridModel grid) {
        var rows = new ArrayList<String>();
        for (int r = 0; r < grid.rows(); r++) {
            var row = new StringBuilder();
            for (int c = 0; c < grid.columns(); c++) {
                row.append(
                        switch (grid.cell(r, c).fill()) {
                            case INPUT -> 'i';
                            case WINDOW -> 'w';
                            case INPUT_STRONG -> 'I';
                            case ADDED -> 'p';
                            case ADDED_WINDOW -> 'P';
                            case BEYOND -> '-';
                            case KERNEL -> 'k';
                            case KERNEL_STRONG -> 'K';
                            case OUTPUT -> 'o';
                            case OUTPUT_STRONG -> 'O';
                            case OUTPUT_STOPPED -> '/';
                            case EMPTY -> '.';
                            case ENTERED -> 'E';
                            case DIFFERENCE -> '±';
                            case OUTPUT_OTHER -> '~';
                            case TYPED -> '?';
                            case WRONG -> 'x';
                        });
            }
            rows.add(row.toString());
        }
        return rows;
    }

    static List<String> texts(GridModel grid) {
        return rows(grid, GridModel.Cell::text);
    }

    static List<String> notes(GridModel grid) {
        return rows(grid, GridModel.Cell::note);
    }

    private static List<String> rows(GridModel grid, java.util.function.Function<GridModel.Cell, String> part) {
        var rows = new ArrayList<String>();
        for (int r = 0; r < grid.rows(); r++) {
            rows.add(grid.cells().subList(r * grid.columns(), (r + 1) * grid.columns()).stream()
                    .map(part)
                    .collect(Collectors.joining(" ")));
        }
        return rows;
    }

    @Test
    void theWorkedExampleAtRest() {
        var scene = rest(WORKED, 4);
        assertEquals(
                List.of("ppppppp", "piiiiip", "piwwwip", "piwwwip", "piwwwip", "piiiiip", "ppppppp"),
                fills(scene.field()));
        assertEquals(
                List.of(
                        "0 0 0 0 0 0 0",
                        "0 2 2 3 3 3 0",
                        "0 0 1 3 0 3 0",
                        "0 2 3 0 1 3 0",
                        "0 3 3 2 1 2 0",
                        "0 3 3 0 2 3 0",
                        "0 0 0 0 0 0 0"),
                texts(scene.field()));
        assertEquals(
                List.of("      ", "      ", "  ×2 ×0 ×1  ", "  ×1 ×0 ×0  ", "  ×0 ×1 ×1  ", "      ", "      "),
                notes(scene.field()));
        assertEquals(Optional.of(new Outline(2, 2, 3, 3)), scene.field().outline());
        var kernel = scene.kernel().orElseThrow();
        assertEquals(List.of("kkk", "kkk", "kkk"), fills(kernel));
        assertEquals(List.of("2 0 1", "1 0 0", "0 1 1"), texts(kernel));
        assertEquals(List.of("ooo", "oO.", "..."), fills(scene.output()));
        assertEquals(List.of("1 5 6", "7 8 ", "  "), texts(scene.output()));
        assertEquals(1, scene.output().cell(1, 1).reveal());
        assertTrue(scene.flights().isEmpty());
        assertEquals("Output row 2, column 2", scene.sentence().caption());
    }

    @Test
    void paddingUnderTheWindowLooksLikePadding() {
        assertEquals(
                List.of("PPPpppp", "Pwwiiip", "Pwwiiip", "piiiiip", "piiiiip", "piiiiip", "ppppppp"),
                fills(rest(WORKED, 0).field()));
    }

    @Test
    void theWindowGlidesBetweenTwoPlaces() {
        // the glide takes the first 45 % and is symmetric: half of it is half the way
        var scene = scene(WORKED, 4, 0.225, Focus.NOTHING);
        var outline = scene.field().outline().orElseThrow();
        assertEquals(2, outline.row());
        assertEquals(1, outline.column(), 1e-9);
        assertEquals(List.of("ooo", "o..", "..."), fills(scene.output()));
        assertEquals(
                List.of("ppppppp", "piiiiip", "pwwwiip", "pwwwiip", "pwwwiip", "piiiiip", "ppppppp"),
                fills(scene.field()));
        assertTrue(scene.field().cells().stream().allMatch(c -> c.note().isEmpty()));
        assertTrue(scene.flights().isEmpty());
    }

    @Test
    void theGlideBeginsAtTheStepBefore() {
        assertEquals(
                Optional.of(new Outline(2, 0, 3, 3)),
                scene(WORKED, 4, 0, Focus.NOTHING).field().outline());
        // from the end of the first row to the beginning of the second
        assertEquals(
                Optional.of(new Outline(0, 4, 3, 3)),
                scene(WORKED, 3, 0, Focus.NOTHING).field().outline());
        assertEquals(
                Optional.of(new Outline(0, 0, 3, 3)),
                scene(WORKED, 0, 0, Focus.NOTHING).field().outline());
    }

    @Test
    void onlyProductsThatCountFly() {
        var scene = scene(WORKED, 4, 0.65, Focus.NOTHING);
        assertEquals(
                List.of("2 from 2,2", "3 from 3,2", "2 from 4,3", "1 from 4,4"),
                scene.flights().stream()
                        .map(f -> f.text() + " from " + f.fieldRow() + "," + f.fieldColumn())
                        .toList());
        for (var flight : scene.flights()) {
            assertEquals(1, flight.outputRow());
            assertEquals(1, flight.outputColumn());
            assertEquals(0.5, flight.along(), 1e-9);
        }
        assertTrue(scene(WORKED, 4, 0.95, Focus.NOTHING).flights().isEmpty());
    }

    @Test
    void theSumAppearsAtTheEndOfItsStep() {
        assertEquals(
                List.of("ooo", "o..", "..."),
                fills(scene(WORKED, 4, 0.69, Focus.NOTHING).output()));
        var almost = scene(WORKED, 4, 0.85, Focus.NOTHING).output();
        assertEquals(List.of("ooo", "oO.", "..."), fills(almost));
        assertEquals(0.5, almost.cell(1, 1).reveal(), 1e-9);
    }

    @Test
    void anOutputShowsItsWindow() {
        var scene = scene(WORKED, 0, 1, new Focus.Output(2, 2));
        assertEquals(
                List.of("ppppppp", "piiiiip", "piiiiip", "piiiiip", "piiiwwP", "piiiwwP", "ppppPPP"),
                fills(scene.field()));
        assertEquals(Optional.of(new Outline(4, 4, 3, 3)), scene.field().outline());
        // the walk has not got there yet, and still the value shows
        assertEquals(List.of("o..", "...", "..O"), fills(scene.output()));
        assertEquals("4", scene.output().cell(2, 2).text());
        assertEquals("Output row 3, column 3", scene.sentence().caption());
    }

    @Test
    void anInputShowsEveryOutputThatItFeedsAndThroughWhichWeight() {
        var scene = scene(WORKED, 0, 1, new Focus.Input(1, 1));
        assertEquals(List.of("oo.", "oo.", "..."), fills(scene.output()));
        assertEquals(List.of("×1 ×0 ", "×1 ×2 ", "  "), notes(scene.output()));
        assertEquals(List.of("KkK", "kkk", "KkK"), fills(scene.kernel().orElseThrow()));
        assertEquals('I', fills(scene.field()).get(2).charAt(2));
        assertEquals(Optional.empty(), scene.field().outline());
    }

    @Test
    void aWeightShowsEveryProduct() {
        var scene = scene(WORKED, 0, 1, new Focus.Weight(0, 0));
        assertEquals(List.of("Kkk", "kkk", "kkk"), fills(scene.kernel().orElseThrow()));
        assertEquals(List.of("ooo", "ooo", "ooo"), fills(scene.output()));
        // weight 2 on field cells (0, 2, 4) × (0, 2, 4)
        assertEquals(List.of("+0 +0 +0", "+0 +2 +0", "+0 +6 +2"), notes(scene.output()));
        assertEquals(
                List.of("PpPpPpp", "piiiiip", "Piwiwip", "piiiiip", "Piwiwip", "piiiiip", "ppppppp"),
                fills(scene.field()));
    }

    @Test
    void whatIsPinnedIsMarked() {
        var output = new Focus.Output(1, 1);
        var scene = scene(WORKED.withPin(output), 0, 1, output);
        assertTrue(scene.output().cell(1, 1).pinned());
        assertEquals(
                1,
                scene.output().cells().stream().filter(GridModel.Cell::pinned).count());
        var input = new Focus.Input(0, 4);
        assertTrue(scene(WORKED.withPin(input), 0, 1, input).field().cell(1, 5).pinned());
        var weight = new Focus.Weight(2, 0);
        assertTrue(scene(WORKED.withPin(weight), 0, 1, weight)
                .kernel()
                .orElseThrow()
                .cell(2, 0)
                .pinned());
        // under the pointer without being pinned: not marked
        assertTrue(scene(WORKED.withPin(input), 0, 1, output).output().cells().stream()
                .noneMatch(GridModel.Cell::pinned));
    }

    @Test
    void theLargestOfAPoolingWindowIsStrong() {
        var state = WORKED.withLayer(
                LayerSettings.PLAIN.withOperation(Operation.MAX_POOLING).withStride(Size.square(2)));
        var scene = rest(state, 1);
        assertEquals(Optional.empty(), scene.kernel());
        assertEquals(List.of("iiIww", "iiwww", "iiwww", "iiiii", "iiiii"), fills(scene.field()));
        assertTrue(scene.field().cells().stream().allMatch(c -> c.note().isEmpty()));
        var flying = scene(state, 1, 0.65, Focus.NOTHING);
        assertEquals(1, flying.flights().size());
        assertEquals("3", flying.flights().getFirst().text());
    }

    @Test
    void whatLiesBeyondThePaddingIsEmpty() {
        var state = WORKED.withKernel(Matrix.filled(2, 2, 1))
                .withLayer(LayerSettings.PLAIN
                        .withOperation(Operation.AVERAGE_POOLING)
                        .withStride(Size.square(2))
                        .withRounding(Rounding.CEIL));
        var scene = rest(state, 8);
        assertEquals(List.of("iiiii-", "iiiii-", "iiiii-", "iiiii-", "iiiiw-", "------"), fills(scene.field()));
        assertEquals("", scene.field().cell(5, 5).text());
    }

    @Test
    void aDilatedWindowShowsItsTapsAlone() {
        var state =
                WORKED.withKernel(Matrix.filled(2, 2, 1)).withLayer(LayerSettings.PLAIN.withDilation(Size.square(3)));
        var scene = rest(state, 0);
        assertEquals(List.of("wiiwi", "iiiii", "iiiii", "wiiwi", "iiiii"), fills(scene.field()));
        assertEquals(Optional.of(new Outline(0, 0, 4, 4)), scene.field().outline());
    }

    @Test
    void aTransposedConvolutionTurnsTheWeightsOnTheWindow() {
        var state = WORKED.withInput(Matrix.of(new float[] {5, 7}))
                .withKernel(Matrix.of(new float[] {1, 2}))
                .withLayer(LayerSettings.PLAIN
                        .withOperation(Operation.TRANSPOSED)
                        .withStride(new Size(1, 2))
                        .withPadding(Padding.NONE));
        var scene = rest(state, 1);
        assertEquals(List.of("pwPip"), fills(scene.field()));
        assertEquals(List.of(" ×2 ×1  "), notes(scene.field()));
        assertEquals(List.of("0 5 0 7 0"), texts(scene.field()));
        assertEquals(List.of("5 10  "), texts(scene.output()));
    }

    @Test
    void everyMomentOfManyStatesCanBeShown() {
        for (var state : RandomStates.of(51, 120)) {
            var explored = Explored.of(state);
            int step = state.step() % explored.steps();
            for (double t : new double[] {0, 0.2, 0.5, 0.8, 0.95, 1}) {
                var scene = NumbersScene.of(state, explored, new Frame(step, t), Focus.NOTHING);
                assertEquals(explored.steps(), scene.output().cells().size());
            }
            NumbersScene.of(state, explored, new Frame(0, 1), state.pin());
        }
    }
}
