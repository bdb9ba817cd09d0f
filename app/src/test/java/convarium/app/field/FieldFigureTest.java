package convarium.app.field;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.app.export.FigureCanvas;
import convarium.app.export.TableFormat;
import convarium.app.render.SvgPainter;
import convarium.app.task.SameThreadTaskRunner;
import convarium.app.testing.FxTest;
import convarium.app.theme.Look;
import convarium.app.theme.Theme;
import convarium.engine.compute.Compute;
import convarium.engine.compute.Computes;
import convarium.engine.compute.WorkerPool;
import java.io.StringReader;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/// What leaves the window: the drawing parsed back, its pixels, the table.
class FieldFigureTest {
    private static final WorkerPool POOL = new WorkerPool(1);
    private static final Compute COMPUTE = Computes.scalar(POOL);

    @AfterAll
    static void close() {
        POOL.close();
    }

    private static FieldFigure figure(FieldPreset preset, FieldUnit unit) {
        var model = new FieldViewModel(FieldState.first(), new SameThreadTaskRunner(), () -> COMPUTE);
        model.open(FieldState.first().with(preset).withUnit(Optional.of(unit)));
        return (FieldFigure) model.exportable().orElseThrow();
    }

    private static Document svg(FieldFigure figure) throws Exception {
        String text = FxTest.get(() -> {
            var look = Look.of(Theme.LIGHT);
            var size = figure.size(look);
            return SvgPainter.draw(figure, look, size.width(), size.height());
        });
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(text)));
    }

    @Test
    void theDrawingHoldsItsMapsAndWordsAsText() throws Exception {
        var document = svg(figure(FieldPreset.POOLED, new FieldUnit(5, 0, 7)));
        var texts = document.getElementsByTagName("text");
        var words = IntStream.range(0, texts.getLength())
                .mapToObj(i -> texts.item(i).getTextContent())
                .collect(Collectors.joining("\n"));
        assertTrue(words.contains("A unit of layer 5 sees 18 × 18 input cells"), words);
        assertTrue(words.contains("2 MaxPool2d"), words);
        assertTrue(words.contains("of the gradient"), words);
        var groups = document.getElementsByTagName("g");
        var ids = IntStream.range(0, groups.getLength())
                .mapToObj(i -> groups.item(i).getAttributes().getNamedItem("id").getNodeValue())
                .collect(Collectors.toSet());
        for (String id : new String[] {"map-0", "map-5", "cone", "theoretical", "effective", "facts"}) {
            assertTrue(ids.contains(id), id + " of " + ids);
        }
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void itsPixelsShowUnitAndPaddingInEveryLook(Theme theme) {
        var inside = figure(FieldPreset.THREE, new FieldUnit(3, 7, 7));
        var corner = figure(FieldPreset.THREE, new FieldUnit(3, 0, 0));
        int[] calm = pixels(inside, theme);
        int[] hanging = pixels(corner, theme);
        int output = switch (theme) {
            case LIGHT -> 0xff0f8a72;
            case DARK -> 0xff4fd1b0;
            case PROJECTOR -> 0xff006b55;
        };
        assertTrue(count(calm, output) > 60, "the unit is filled");
        int input = switch (theme) {
            case LIGHT -> 0xff3b78d8;
            case DARK -> 0xff6ea8fe;
            case PROJECTOR -> 0xff0a55c8;
        };
        assertTrue(count(hanging, input) != count(calm, input), "padding is hatched");
    }

    private static int[] pixels(FieldFigure figure, Theme theme) {
        return FxTest.get(() -> {
            var look = Look.of(theme);
            return FigureCanvas.argb(new FigureCanvas(look, figure.size(look), 1).image(figure));
        });
    }

    private static long count(int[] pixels, int colour) {
        return Arrays.stream(pixels).filter(p -> p == colour).count();
    }

    @Test
    void theTableHasARowALayer() {
        var figure = figure(FieldPreset.EARLY, new FieldUnit(1, 0, 0));
        assertEquals("""
                depth,layer,k,s,p,d,output,r,j,start
                0,input,,,,,32x32,1,1,1
                1,Conv2d,3,2,1,1,16x16,3,2,0
                2,Conv2d,3,1,1,1,16x16,7,2,-2
                3,Conv2d,3,1,1,1,16x16,11,2,-4
                """.replace("\n", "\r\n"), figure.numbers(TableFormat.CSV));
        String latex = figure.numbers(TableFormat.LATEX);
        assertTrue(latex.contains("3 & Conv2d & 3 & 1 & 1 & 1 & 16$\\times$16 & 11 & 2 & $-$4 \\\\"), latex);
        String markdown = figure.numbers(TableFormat.MARKDOWN);
        assertEquals(6, markdown.lines().count());
        markdown.lines()
                .forEach(line ->
                        assertEquals(11, line.chars().filter(c -> c == '|').count(), line));
    }
}
