package convarium.app.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.app.export.FigureCanvas;
import convarium.app.render.Dimensions;
import convarium.app.render.SvgPainter;
import convarium.app.testing.FxTest;
import convarium.app.theme.Look;
import convarium.app.theme.Theme;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.paint.Color;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/// The matrices as files: what they hold is worked by hand, and the film's pixels agree with the drawing.
class MatrixFigureTest {
    private static final String LINK = "convarium:explore?in=1,2,3;4,5,6;7,8,9&k=1,2;3,4&view=matrices&form=%s&step=%d";
    private static final Dimensions SIZE = new Dimensions(960, 560);

    private static WalkFigure figure(String form, int step) {
        var state = ExplorerLink.read(LINK.formatted(form, step));
        return WalkFigure.of(state, Explored.of(state), new Walk.Frame(step, 1), Focus.NOTHING);
    }

    private static Document svg(WalkFigure figure) throws Exception {
        String text = FxTest.get(() -> SvgPainter.draw(figure, Look.of(Theme.LIGHT), SIZE.width(), SIZE.height()));
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static Element part(Document svg, String id) {
        var groups = svg.getElementsByTagName("g");
        return IntStream.range(0, groups.getLength())
                .mapToObj(i -> (Element) groups.item(i))
                .filter(g -> g.getAttribute("id").equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no part " + id));
    }

    /// The numbers of a part, without its caption.
    private static List<String> numbers(Element part) {
        var texts = part.getElementsByTagName("text");
        var numbers = new ArrayList<String>();
        for (int i = 1; i < texts.getLength(); i++) {
            numbers.add(texts.item(i).getTextContent());
        }
        return numbers;
    }

    private static List<Element> rectangles(Element part, String fill) {
        var all = part.getElementsByTagName("rect");
        return IntStream.range(0, all.getLength())
                .mapToObj(i -> (Element) all.item(i))
                .filter(r -> r.getAttribute("fill").equals(fill))
                .toList();
    }

    private static String hex(Color c) {
        return String.format(
                "#%02x%02x%02x",
                Math.round(c.getRed() * 255), Math.round(c.getGreen() * 255), Math.round(c.getBlue() * 255));
    }

    private static Look light() {
        return FxTest.get(() -> Look.of(Theme.LIGHT));
    }

    /// The windows 1 2 4 5, 2 3 5 6, 4 5 7 8, 5 6 8 9 as columns; the second is lit.
    @Test
    void windowsAreColumnsAndLightUp() throws Exception {
        var svg = svg(figure("im2col", 1));
        var windows = part(svg, "windows");
        assertEquals(
                List.of("1", "2", "4", "5", "2", "3", "5", "6", "4", "5", "7", "8", "5", "6", "8", "9"),
                numbers(windows).subList(0, 16));
        assertEquals(List.of("2", "3", "5", "6"), numbers(windows).subList(16, 20), "the lit column lies above");
        assertEquals(4, rectangles(windows, hex(light().palette().inputSoft())).size());
        assertEquals(List.of("1", "2", "3", "4"), numbers(part(svg, "kernel")));
        // 1·1 + 2·2 + 3·4 + 4·5 and 1·2 + 2·3 + 3·5 + 4·6; what comes later is not there yet
        assertEquals(List.of("37", "47", "67", "77", "47"), numbers(part(svg, "output")));
        assertEquals("The windows become columns", text(svg, "title"));
    }

    private static String text(Document svg, String tag) {
        return svg.getElementsByTagName(tag).item(0).getTextContent();
    }

    /// Each row holds the kernel's four weights where its window lies; the Dense layer has a weight in every place.
    @Test
    void theSparseMatrixStandsBesideTheDenseLayers() throws Exception {
        var svg = svg(figure("toeplitz", 3));
        var four = List.of("1", "2", "3", "4");
        var all =
                IntStream.range(0, 4).mapToObj(i -> four).flatMap(List::stream).toList();
        assertEquals(all, numbers(part(svg, "sparse")));
        assertEquals(
                List.of("1", "2", "3", "4", "5", "6", "7", "8", "9"),
                numbers(part(svg, "flat-input")).subList(0, 9));
        assertEquals(
                2 + 36, part(svg, "dense").getElementsByTagName("rect").getLength(), "surface, edge and 36 weights");
        assertTrue(text(svg, "desc").startsWith("Row 4: output row 2, column 2."), text(svg, "desc"));
    }

    /// The pixel in the middle of each cell of the lit column has the colour that the drawing says.
    @Test
    void theFilmShowsWhatTheDrawingSays() throws Exception {
        var figure = figure("im2col", 2);
        var svg = svg(figure);
        var look = light();
        var image = FxTest.get(() -> new FigureCanvas(look, SIZE, 1).image(figure));
        var lit = rectangles(part(svg, "windows"), hex(look.palette().inputSoft()));
        assertEquals(4, lit.size());
        for (var cell : lit) {
            // beside the number
            int x = (int) Math.round(Double.parseDouble(cell.getAttribute("x")) + 4);
            int y = (int) Math.round(
                    Double.parseDouble(cell.getAttribute("y")) + Double.parseDouble(cell.getAttribute("height")) / 2);
            assertEquals(
                    hex(look.palette().inputSoft()), hex(image.getPixelReader().getColor(x, y)));
        }
    }

    @Test
    void aFilmHasAFrameForEachOutputAtLeast() {
        var state = ExplorerLink.read(LINK.formatted("im2col", 0));
        FxTest.run(() -> {
            var film = WalkFilm.of(state, Explored.of(state), 16, Look.of(Theme.DARK), SIZE);
            assertEquals(4 * film.framesAStep(), film.frames());
            assertInstanceOf(MatrixFigure.class, film.frame(0));
        });
    }

    /// Cells of a few pixels are one picture, a pixel each, which reads back as the shades of the weights.
    @Test
    void manyCellsAreAPicture() throws Exception {
        var row = "1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1";
        var state = ExplorerLink.read("convarium:explore?in=" + String.join(";", java.util.Collections.nCopies(16, row))
                + "&k=1,2;3,4&view=matrices&form=toeplitz");
        var figure = WalkFigure.of(state, Explored.of(state), new Walk.Frame(0, 1), Focus.NOTHING);
        var image = (Element)
                part(svg(figure), "sparse").getElementsByTagName("image").item(0);
        String data = image.getAttribute("href");
        assertTrue(data.startsWith("data:image/png;base64,"));
        var read = ImageIO.read(
                new ByteArrayInputStream(Base64.getDecoder().decode(data.substring(data.indexOf(',') + 1))));
        assertEquals(256, read.getWidth());
        assertEquals(225, read.getHeight());
        int weights = 0;
        for (int c = 0; c < 256; c++) {
            weights += read.getRGB(c, 0) >>> 24 == 0 ? 0 : 1;
        }
        assertEquals(4, weights, "weights in the first row");
    }

    /// At the sizes of halls, numbers of a 6 × 6 input can be read, and nothing lies over anything else.
    @ParameterizedTest
    @CsvSource({"1112, 340, 1.35", "1300, 520, 1.35", "804, 380, 1", "1444, 600, 1"})
    void columnsAreReadableAndApart(double width, double height, double scale) {
        var state = ExplorerLink.read(
                "convarium:explore?in=" + String.join(";", java.util.Collections.nCopies(6, "1,2,3,4,5,6"))
                        + "&k=1,2,3;4,5,6;7,8,9&view=matrices");
        var explored = Explored.of(state);
        var content = assertInstanceOf(MatrixContent.Columns.class, MatrixContent.of(state, explored));
        var field = MatrixScene.of(state, explored, content, new Walk.Frame(0, 1), Focus.NOTHING)
                .field();
        var need = new MatrixPlan.Need(scale, 34 * scale, 34 * scale, 200, 80, 0, w -> 0);
        var plan = MatrixPlan.columns(need, content, field, width, height);
        assertTrue(plan.smallest() >= 21, "the smallest cell is " + plan.smallest());
        double fieldEnd = plan.field().x() + 6 * (plan.field().across() + 3);
        double kernelEnd = plan.kernel().x() + 9 * plan.kernel().across();
        assertTrue(Math.max(fieldEnd, kernelEnd) < plan.matrix().x(), plan.toString());
        assertTrue(plan.matrix().x() + 16 * plan.matrix().across() <= width + 1, plan.toString());
        assertTrue(
                plan.matrix().y() + 34 * scale + 9 * plan.matrix().down()
                        < plan.output().y(),
                plan.toString());
        assertTrue(plan.output().y() + 34 * scale + plan.output().down() <= height + 1, plan.toString());
    }
}
