package convarium.engine.calculator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TableFormatTest {
    private static final ChainTable TABLE = ChainTableTest.table(
            "Sequential([Conv2D(2, 3, name='a_1,\"b\" & 5% | c', strides=2), Flatten()])", 1, 9, 9);

    @Test
    void csvQuotesWhatNeedsIt() {
        var lines = TableFormat.CSV.write(TABLE, Products.MAC).split("\r\n", -1);
        assertEquals(
                "name,layer,output,parameters,MACs,activations,bytes,receptive field,stride,Dense weights", lines[0]);
        assertEquals("\"a_1,\"\"b\"\" & 5% | c\",Conv2D,2x4x4,20,288,32,128,3x3,2x2,2592", lines[1]);
        assertEquals("flatten,Flatten,32,0,0,32,128,,,", lines[2]);
        assertEquals("total,,,20,288,64,256,,,", lines[3]);
    }

    @Test
    void markdownEscapesBars() {
        var lines = TableFormat.MARKDOWN.write(TABLE, Products.FLOP).split("\n", -1);
        assertTrue(lines[0].contains("| FLOPs |"), lines[0]);
        assertTrue(lines[2].startsWith("| a_1,\"b\" & 5% \\| c | Conv2D | 2 × 4 × 4 | 20 | 576 |"), lines[2]);
    }

    @Test
    void latexEscapesItsOwnSigns() {
        var text = TableFormat.LATEX.write(TABLE, Products.MAC);
        assertTrue(text.startsWith("\\begin{tabular}{lllrrrrllr}\n"), text);
        assertTrue(text.contains("a\\_1,\"b\" \\& 5\\% | c & Conv2D & 2 $\\times$ 4 $\\times$ 4 & 20 & 288"), text);
        assertTrue(text.endsWith("\\hline\n\\end{tabular}\n"), text);
    }

    @Test
    void theSheetIsAlignedAndNamesItsConventions() {
        var lines = TableSheet.lines(TABLE, Products.MAC, true);
        assertTrue(lines.stream().allMatch(line -> line.length() <= 120), lines::toString);
        assertTrue(lines.contains("One MAC is one multiply and one add, 2 FLOP."), lines::toString);
        assertTrue(lines.contains("  parameters = (3·3·1 + 1)·2 = 20"), lines::toString);
    }
}
