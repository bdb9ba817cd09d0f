package convarium.app.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.app.export.FigureCanvas;
import convarium.app.export.FilmFile;
import convarium.app.export.Progress;
import convarium.app.render.Dimensions;
import convarium.app.render.SvgPainter;
import convarium.app.testing.FxTest;
import convarium.app.theme.Look;
import convarium.app.theme.Theme;
import convarium.engine.format.FormatException;
import convarium.engine.tensor.Shape;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import javafx.scene.paint.Color;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/// The walk as a film and as drawings: an SVG says where each cell lies and in which colour, and the pixels
/// of a film
/// must agree with it at every step.
class WalkFilmTest {
    private static final ExplorerState STATE = StartState.worked();
    private static final Explored EXPLORED = Explored.of(STATE);
    private static final Dimensions SIZE = new Dimensions(900, 560);

    @TempDir
    Path folder = Path.of("");

    private static Look look(Theme theme) {
        return FxTest.get(() -> Look.of(theme));
    }

    private static WalkFilm film(double speed, Look look) {
        return FxTest.get(() -> WalkFilm.of(STATE, EXPLORED, speed, look, SIZE));
    }

    private static Document svg(Theme theme, int step) throws Exception {
        var look = look(theme);
        int last = film(1, look).framesAStep();
        var figure = film(1, look).frame((step + 1) * last - 1);
        String text = FxTest.get(() -> SvgPainter.draw(figure, look, SIZE.width(), SIZE.height()));
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Element> elements(Document svg, String group, String name) {
        var groups = svg.getElementsByTagName("g");
        var found = new ArrayList<Element>();
        for (int g = 0; g < groups.getLength(); g++) {
            if (groups.item(g) instanceof Element e && e.getAttribute("id").equals(group)) {
                var nodes = e.getElementsByTagName(name);
                for (int i = 0; i < nodes.getLength(); i++) {
                    if (nodes.item(i) instanceof Element one) {
                        found.add(one);
                    }
                }
            }
        }
        return found;
    }

    private static long filled(Document svg, String group, Color colour) {
        String hex = "#" + colour.toString().substring(2, 8);
        return elements(svg, group, "rect").stream()
                .filter(r -> r.getAttribute("fill").equals(hex))
                .count();
    }

    private static List<String> texts(Document svg, String group) {
        return elements(svg, group, "text").stream()
                .map(Element::getTextContent)
                .toList();
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void aDrawingHoldsEveryCellInItsColourAndEveryNumberAsText(Theme theme) throws Exception {
        var svg = svg(theme, 4);
        var p = look(theme).palette();
        assertEquals(9, filled(svg, "input", p.inputSoft()), "cells under the window");
        assertEquals(16, filled(svg, "input", p.inset()), "cells beside it");
        assertEquals(9, filled(svg, "kernel", p.kernelSoft()));
        assertEquals(4, filled(svg, "output", p.outputSoft()));
        assertEquals(1, filled(svg, "output", p.output()));
        assertEquals(List.of("Output  3 × 3", "1", "5", "6", "7", "8"), texts(svg, "output"));
        assertEquals(49 + 9 + 1, texts(svg, "input").size(), "numbers, weights on the window, the caption");
        assertTrue(texts(svg, "sum").contains("2·1 + 0·3 + 1·0 + 1·3 + 0·0 + 0·1 + 0·3 + 1·2 + 1·1 = 8"));
        assertTrue(elements(svg, "input", "line").size() > 24, "padding is hatched");
        long dashed = elements(svg, "input", "rect").stream()
                .filter(r -> r.hasAttribute("stroke-dasharray"))
                .count();
        assertEquals(24, dashed, "and has dashed edges");
    }

    @ParameterizedTest
    @EnumSource(FilmFile.Kind.class)
    void aFilmShowsEachStepInTheColoursOfTheDrawing(FilmFile.Kind kind) throws Exception {
        var look = look(Theme.LIGHT);
        var film = film(4, look);
        var file = folder.resolve("walk");
        FilmFile.write(file, kind, film, look, SIZE, 1, true, Progress.UNHEARD);
        if (kind == FilmFile.Kind.APNG) {
            assertTrue(ImageIO.read(file.toFile()).getWidth() == SIZE.width());
            return;
        }
        var reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (var in = ImageIO.createImageInputStream(file.toFile())) {
            reader.setInput(in);
            assertEquals(film.frames(), reader.getNumImages(true));
            var canvas = new BufferedImage(SIZE.width(), SIZE.height(), BufferedImage.TYPE_INT_RGB);
            for (int i = 0; i < film.frames(); i++) {
                var place = new int[2];
                var root = reader.getImageMetadata(i).getAsTree("javax_imageio_gif_image_1.0");
                for (var n = root.getFirstChild(); n != null; n = n.getNextSibling()) {
                    if (n.getNodeName().equals("ImageDescriptor") && n instanceof Element e) {
                        place[0] = Integer.parseInt(e.getAttribute("imageLeftPosition"));
                        place[1] = Integer.parseInt(e.getAttribute("imageTopPosition"));
                    }
                }
                canvas.createGraphics().drawImage(reader.read(i), place[0], place[1], null);
                if (i % film.framesAStep() == film.framesAStep() - 1) {
                    compare(canvas, svg(Theme.LIGHT, i / film.framesAStep()));
                }
            }
        }
    }

    /// Beside its number, each filled cell without hatching has the colour that the drawing gives it.
    private static void compare(BufferedImage frame, Document svg) {
        int cells = 0;
        for (String group : List.of("input", "kernel", "output")) {
            var rectangles = elements(svg, group, "rect");
            for (int i = 0; i < rectangles.size(); i++) {
                var r = rectangles.get(i);
                boolean hatched =
                        i + 1 < rectangles.size() && rectangles.get(i + 1).hasAttribute("stroke-dasharray");
                if (r.getAttribute("fill").equals("none") || r.hasAttribute("fill-opacity") || hatched) {
                    continue;
                }
                double side = Double.parseDouble(r.getAttribute("width"));
                int x = (int) (Double.parseDouble(r.getAttribute("x")) + side / 2);
                int y = (int) (Double.parseDouble(r.getAttribute("y")) + side * 0.12);
                assertEquals(r.getAttribute("fill"), String.format("#%06x", frame.getRGB(x, y) & 0xFFFFFF), group);
                cells++;
            }
        }
        assertTrue(cells > 20, "inputs, weights, and the outputs so far: " + cells);
    }

    @Test
    void timesAddUpToTheWalkAndOneStepMore() {
        for (double speed : new double[] {0.25, 1, 2, 16}) {
            var film = film(speed, look(Theme.LIGHT));
            int sum = 0;
            for (int i = 0; i < film.frames(); i++) {
                assertTrue(film.centiseconds(i) >= 2, "viewers slow down shorter ones");
                sum += film.centiseconds(i);
            }
            assertEquals(10 * 60 / speed, sum, 1.5, "nine steps of 0.6 s and the last one's rest, at " + speed);
        }
    }

    @Test
    void manyOutputsHaveOneFrameEach() {
        var state = EnteredLine.state("nn.ConvTranspose2d(1, 1, 7, stride=4)", Shape.of(1, 16, 16));
        var explored = Explored.of(state);
        var look = look(Theme.LIGHT);
        var film = FxTest.get(() -> WalkFilm.of(state, explored, 1, look, SIZE));
        assertEquals(67 * 67, film.frames());
    }

    @Test
    void endingTheWorkLeavesNoFile() throws IOException {
        var look = look(Theme.LIGHT);
        var film = film(16, look);
        assertThrows(
                CancellationException.class,
                () -> FilmFile.write(
                        folder.resolve("a.gif"), FilmFile.Kind.GIF, film, look, SIZE, 1, true, (done, of) -> {
                            if (done == 3) {
                                throw new CancellationException();
                            }
                        }));
        try (var files = Files.list(folder)) {
            assertEquals(0, files.count());
        }
        assertThrows(
                FormatException.class,
                () -> FilmFile.write(
                        folder.resolve("no/a.gif"), FilmFile.Kind.GIF, film, look, SIZE, 1, true, Progress.UNHEARD));
        assertFalse(Files.exists(folder.resolve("no")));
    }

    @Test
    void moreScaleGivesMorePixelsOfTheSameDrawing() {
        var look = look(Theme.LIGHT);
        var figure = film(1, look).frame(134);
        int[] twice = FxTest.get(() -> new FigureCanvas(look, SIZE, 2).argb(figure));
        assertEquals(4 * SIZE.width() * SIZE.height(), twice.length);
        assertEquals(0xFFF6F7F9, twice[0]);
    }
}
