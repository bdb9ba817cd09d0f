package convarium.app.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.app.explorer.Walk.Frame;
import convarium.app.render.GridModel.Fill;
import convarium.app.render.MatrixModel;
import convarium.app.render.MatrixModel.Band;
import convarium.app.render.MatrixModel.Light;
import convarium.app.render.MatrixModel.Meaning;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MatrixSceneTest {
    private static final String SMALL = "convarium:explore?view=matrices&in=1,2,3;4,5,6;7,8,9&k=1,2;3,4";

    private static ExplorerState state(String more) {
        return ExplorerLink.read(SMALL + more);
    }

    private static MatrixScene scene(ExplorerState state, Frame frame, Focus focus) {
        var explored = Explored.of(state);
        return MatrixScene.of(state, explored, MatrixContent.of(state, explored), frame, focus);
    }

    private static MatrixScene rest(ExplorerState state, Focus focus) {
        return scene(state, new Frame(0, 1), focus);
    }

    private static List<String> texts(MatrixModel model) {
        var rows = new ArrayList<String>();
        for (int r = 0; r < model.rows(); r++) {
            var row = new StringBuilder();
            for (int c = 0; c < model.columns(); c++) {
                String text = model.look(r, c).text();
                row.append(c == 0 ? "" : " ").append(text.isEmpty() ? "." : text);
            }
            rows.add(row.toString());
        }
        return rows;
    }

    private static List<String> places(Light light) {
        return light.spots().stream().map(s -> s.row() + "," + s.column()).toList();
    }

    @Test
    void theWindowsAreColumns() {
        var state = state("");
        var content = (MatrixContent.Columns) MatrixContent.of(state, Explored.of(state));
        assertEquals(List.of("1 2 3 4"), texts(content.kernel()));
        assertEquals(List.of("1 2 4 5", "2 3 5 6", "4 5 7 8", "5 6 8 9"), texts(content.matrix()));
        assertEquals(List.of("37 47 67 77"), texts(content.output()));
    }

    @Test
    void paddingIsHatched() {
        var state = state("&p=1");
        var content = (MatrixContent.Columns) MatrixContent.of(state, Explored.of(state));
        assertEquals(Fill.ADDED, content.matrix().look(0, 0).fill());
        assertEquals(Fill.INPUT, content.matrix().look(3, 0).fill());
    }

    @Test
    void theBigMatrixRepeatsTheWeights() {
        var state = state("&form=toeplitz");
        var content = (MatrixContent.Sparse) MatrixContent.of(state, Explored.of(state));
        assertEquals(
                List.of("1 2 . 3 4 . . . .", ". 1 2 . 3 4 . . .", ". . . 1 2 . 3 4 .", ". . . . 1 2 . 3 4"),
                texts(content.matrix()));
        assertEquals(
                content.kernel().look(1, 0).tint(),
                content.matrix().look(3, 7 - 0).tint());
        assertEquals(List.of("1 2 3 4 5 6 7 8 9"), texts(content.input()));
        assertTrue(content.turned().isEmpty());
        assertSame(MatrixModel.Look.NOTHING, content.matrix().look(0, 8));
        assertEquals("Four weights stand in 16 places of one matrix", MatrixWords.headline(state, content));
        assertEquals(
                "36 entries, 16 of them weights and the rest zero for good; 4 numbers in all to learn",
                MatrixWords.sparse(state, content.layer()));
    }

    @Test
    void aTransposedConvolutionShowsBothMatrices() {
        var state = state("&form=toeplitz&op=transposed");
        var content = (MatrixContent.Sparse) MatrixContent.of(state, Explored.of(state));
        var turned = content.turned().orElseThrow();
        assertEquals(16, content.matrix().rows());
        assertEquals(9, turned.rows());
        assertEquals(content.matrix().look(5, 0), turned.look(0, 5));
        assertEquals("1 2 . . 3 4 . . . . . . . . . .", texts(turned).getFirst());
    }

    @Test
    void theColumnGlidesWithTheWindow() {
        var state = state("");
        assertEquals(
                List.of(new Band(0, 1.5, 4, 1, Meaning.INPUT)),
                scene(state, new Frame(2, 0.225), Focus.NOTHING).matrix().bands());
        var arrived = scene(state, new Frame(2, 1), Focus.NOTHING);
        assertEquals(List.of("0,2", "1,2", "2,2", "3,2"), places(arrived.matrix()));
        assertEquals(List.of("0,3", "0,2"), places(arrived.output()));
        assertEquals(
                "Column 3: the window of output row 2, column 1",
                arrived.sentence().caption());
        assertEquals("1·4 + 2·5 + 3·7 + 4·8 = 67", arrived.sentence().text());
    }

    @Test
    void theRowOfAnOutputIsLit() {
        var scene = rest(state("&form=toeplitz"), new Focus.Output(1, 1));
        assertEquals(
                List.of(new Band(3, 0, 1, 9, Meaning.OUTPUT)), scene.matrix().bands());
        assertEquals(List.of("0,4", "0,5", "0,7", "0,8"), places(scene.input()));
        assertEquals(List.of("3,0"), places(scene.output()));
        assertTrue(scene.sentence().remark().startsWith("5 of the row's 9 entries are zero."));
    }

    @Test
    void aWeightLightsAllItsPlaces() {
        var scene = rest(state("&form=toeplitz"), new Focus.Weight(0, 1));
        assertTrue(scene.matrix().dimmed());
        assertEquals(List.of("0,1", "1,2", "2,4", "3,5"), places(scene.matrix()));
        assertEquals(
                "The same weight stands in 4 places over 4 rows: that is weight sharing.",
                scene.sentence().remark());
        assertEquals(
                List.of(new Band(1, 0, 1, 4, Meaning.KERNEL)),
                rest(state(""), new Focus.Weight(0, 1)).matrix().bands());
    }

    @Test
    void anInputStandsInSeveralColumns() {
        assertEquals(
                List.of("0,3", "1,2", "2,1", "3,0"),
                places(rest(state(""), new Focus.Input(1, 1)).matrix()));
        assertEquals(
                List.of(new Band(0, 4, 4, 1, Meaning.INPUT)),
                rest(state("&form=toeplitz"), new Focus.Input(1, 1)).matrix().bands());
    }

    @Test
    void anEntryTellsWhichWeightJoinsWhat() {
        var scene = rest(state("&form=toeplitz&pin=m:2,4"), new Focus.Entry(2, 4));
        assertEquals("2 · 5 = 10", scene.sentence().text());
        assertEquals(
                "Weight row 1, column 2 joins input row 2, column 2 to output row 2, column 1.",
                scene.sentence().remark());
        assertEquals(List.of("0,1"), places(scene.kernel()));
        assertTrue(rest(state("&form=toeplitz"), new Focus.Entry(0, 8))
                .sentence()
                .remark()
                .startsWith("A zero: output row 1, column 1 does not see input row 3, column 3."));
        assertEquals(
                "2 · 6 = 12", rest(state(""), new Focus.Entry(1, 3)).sentence().text());
    }

    @Test
    void copiesAreSummed() {
        var sentence = rest(state("&form=toeplitz&p=1,0,1,0&mode=replicate"), new Focus.Entry(0, 0))
                .sentence();
        assertEquals("(1 + 2 + 3 + 4) · 1 = 10", sentence.text());
        assertTrue(sentence.remark().startsWith("Four weights are summed here"));
    }

    @Test
    void everyFocusOfManyStatesHasItsLight() {
        for (var state : RandomStates.of(31, 300)) {
            if (!Aspect.MATRICES.fits(state)) {
                continue;
            }
            for (var form : MatrixForm.values()) {
                var shown = state.withLooking(
                        Looking.PLAIN.withAspect(Aspect.MATRICES).withForm(form));
                var explored = Explored.of(shown);
                var content = MatrixContent.of(shown, explored);
                if (content instanceof MatrixContent.TooLarge) {
                    continue;
                }
                var size = MatrixSize.of(shown, explored);
                for (var focus : List.of(
                        Focus.NOTHING,
                        new Focus.Output(0, 0),
                        new Focus.Input(0, 0),
                        new Focus.Weight(0, 0),
                        new Focus.Entry(size.rows() - 1, size.columns() - 1))) {
                    var scene = MatrixScene.of(shown, explored, content, new Frame(0, 1), focus);
                    assertTrue(!scene.sentence().caption().isEmpty());
                }
            }
        }
    }

    @Test
    void whatIsTooLargeSaysSo() {
        var rows = String.join(";", java.util.Collections.nCopies(16, "1,2,3,4,5,6,7,8,9,1,2,3,4,5,6,7"));
        var state = ExplorerLink.read(
                "convarium:explore?view=matrices&form=toeplitz&op=transposed&s=2&k=1,2,3;4,5,6;7,8,9&in=" + rows);
        var content = MatrixContent.of(state, Explored.of(state));
        assertInstanceOf(MatrixContent.TooLarge.class, content);
        assertEquals("A matrix of 1,089 × 256 is more than a screen can show", MatrixWords.headline(state, content));
    }
}
