package convarium.app.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import convarium.app.explorer.Explored;
import convarium.app.explorer.ExplorerLink;
import convarium.app.explorer.NumbersText;
import convarium.engine.calculator.ChainTable;
import convarium.engine.calculator.Products;
import convarium.engine.notation.LayerChain;
import convarium.engine.tensor.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is written for papers goes through LaTeX as it is, without any package.
class LatexTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "view=forward",
                "op=max&k=0,0;0,0&s=2",
                "view=backward",
                "view=channels&b=-2",
                "view=channels&ic=4&oc=4&groups=2",
                "view=channels&pair=true",
                "view=conventions",
                "view=conventions&s=2&p=same",
                "view=conventions&op=max&k=0,0;0,0&s=2&p=1&round=ceil",
                "view=conventions&op=average&k=0,0;0,0&s=2&p=1&div=3",
                "view=conventions&op=transposed&s=2&outpad=1",
                "view=conventions&flip=true&mode=reflect&p=1",
                "view=predict"
            })
    void theNumbersOfTheExplorer(String rest) {
        var state = ExplorerLink.read("convarium:explore?" + rest);
        String text = NumbersText.of(state, Explored.of(state), TableFormat.LATEX);
        assertEquals(List.of(), Latex.problems(text), text);
    }

    @Test
    void theCalculatorsTable() {
        String net = "nn.Sequential(nn.Conv2d(1, 6, kernel_size=(5, 3), padding='same'), nn.ReLU(),"
                + " nn.MaxPool2d(2), nn.Flatten(), nn.Linear(1176, 10))";
        var table = ChainTable.of(LayerChain.parse(net), Shape.of(1, 28, 28), 1);
        for (var products : Products.values()) {
            String text = convarium.engine.calculator.TableFormat.LATEX.write(table, products);
            assertEquals(List.of(), Latex.problems(text), text);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a_b",
                "50 %\n%\n}",
                "\\begin{tabular}{ll}\na & b & c \\\\\n\\end{tabular}",
                "\\begin{tabular}{ll}\na & b \\\\\n",
                "\\[ x",
                "a \\times b",
                "{",
                "\\text{a}",
                "→",
                "\\begin{tabular}{l}\na & b\n\\end{tabular}"
            })
    void whatLatexWouldStopAtIsFound(String wrong) {
        assertFalse(Latex.problems(wrong).isEmpty(), wrong);
    }
}
