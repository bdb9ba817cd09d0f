package convarium.app.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.app.control.Legend.Tick;
import convarium.app.control.PixelCard.Cell;
import convarium.app.control.PixelCard.Content;
import convarium.app.control.PixelCard.Kind;
import convarium.app.control.PixelCard.Part;
import convarium.app.render.ColourMap;
import convarium.app.render.Palettes;
import convarium.app.testing.FxTest;
import convarium.app.theme.Theme;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PixelCardTest {

    @Test
    void withoutAPixelItSaysHowToOpenOne() {
        FxTest.run(
                () -> assertEquals("Click a pixel to see its window as numbers.", new PixelCard().getAccessibleText()));
    }

    @Test
    void assistiveToolsReadTheSum() {
        FxTest.run(() -> {
            var card = new PixelCard();
            card.show(content(1, 0.5f));
            assertEquals("Pixel row 1, column 2: sum = 3. A look.", card.getAccessibleText());
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
    void everyWindowFitsWithItsWeights(int size) {
        FxTest.run(() -> {
            var card = new PixelCard();
            card.show(content(size, 0.5f));
            layOut(card, 318);
            for (var label : labels(card, ".value")) {
                assertEquals("0.50", shownText(label));
            }
            for (var label : labels(card, ".weight")) {
                assertTrue(label.isVisible());
                assertEquals("×−2", shownText(label));
                var cell = label.getParent();
                assertTrue(label.getBoundsInParent().getMinX() >= 0);
                assertTrue(label.getBoundsInParent().getMaxX()
                        <= cell.getLayoutBounds().getWidth());
            }
            assertEquals(size * size, labels(card, ".value").size());
        });
    }

    @Test
    void oneWindowAfterAnotherShowsOnlyTheLast() {
        FxTest.run(() -> {
            var card = new PixelCard();
            card.show(content(3, 0.5f));
            card.show(content(2, 0.1f));
            card.show(null);
            var padding = new Cell("0", "", 0, Kind.EMPTY, false, "Padding");
            var input = new Cell("0.90", "×1", 0.9f, Kind.INPUT, true, "");
            card.show(new Content("t", List.of(List.of(padding, input)), List.of(new Part("5", true)), ""));
            layOut(card, 318);
            assertEquals(
                    List.of("0", "0.90"),
                    labels(card, ".value").stream().map(Label::getText).toList());
            assertEquals(1, card.lookupAll(".empty").size());
            assertEquals(1, card.lookupAll(".winner").size());
            assertEquals("t: 5. ", card.getAccessibleText());
        });
    }

    @ParameterizedTest
    @ValueSource(floats = {0, 0.2f, 0.4f, 0.45f, 0.46f, 0.47f, 0.5f, 0.7f, 1, -3, 9})
    void numbersContrastWithTheirCell(float brightness) {
        FxTest.run(() -> {
            var card = new PixelCard();
            card.show(content(1, brightness));
            layOut(card, 318);
            var ink = (Color) labels(card, ".value").getFirst().getTextFill();
            var ground = ColourMap.brightness().colour(brightness, 0, 1);
            assertTrue(contrast(ink, ground) >= 4.5, "contrast " + contrast(ink, ground));
        });
    }

    @Test
    void aLegendReadsItsValues() {
        FxTest.run(() -> {
            var legend = new Legend();
            legend.show(
                    ColourMap.diverging(Palettes.LIGHT),
                    List.of(new Tick(0, "−4"), new Tick(0.5, "0"), new Tick(1, "+4")),
                    "Output value");
            assertEquals("Output value: −4, 0, +4", legend.getAccessibleText());
            layOut(legend, 256);
            var pixels = legend.snapshot(null, null).getPixelReader();
            assertEquals(0xff2b6cb0, pixels.getArgb(0, 7));
            assertEquals(0xffffffff, pixels.getArgb(128, 7));
            assertEquals(0xffc2571a, pixels.getArgb(255, 7));
        });
    }

    /// WCAG 2.1's contrast ratio.
    private static double contrast(Color a, Color b) {
        double x = luminance(a) + 0.05;
        double y = luminance(b) + 0.05;
        return Math.max(x, y) / Math.min(x, y);
    }

    private static double luminance(Color c) {
        return 0.2126 * linear(c.getRed()) + 0.7152 * linear(c.getGreen()) + 0.0722 * linear(c.getBlue());
    }

    private static double linear(double v) {
        return v <= 0.03928 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
    }

    private static Content content(int size, float brightness) {
        var cell = new Cell("0.50", "×−2", brightness, Kind.INPUT, false, "");
        var rows = Collections.nCopies(size, Collections.nCopies(size, cell));
        return new Content(
                "Pixel row 1, column 2", rows, List.of(new Part("sum = ", false), new Part("3", true)), "A look.");
    }

    private static void layOut(Parent node, double width) {
        var scene = new Scene(new Group(node), 800, 800);
        scene.getStylesheets().setAll(Theme.LIGHT.stylesheets());
        scene.getRoot().applyCss();
        node.resize(width, node.prefHeight(width));
        node.layout();
    }

    private static List<Label> labels(Parent node, String selector) {
        Set<Node> found = node.lookupAll(selector);
        return found.stream()
                .filter(Label.class::isInstance)
                .map(Label.class::cast)
                .toList();
    }

    private static String shownText(Label label) {
        return ((Text) label.lookup(".text")).getText();
    }
}
