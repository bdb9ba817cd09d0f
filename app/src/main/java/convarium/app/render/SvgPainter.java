package convarium.app.render;

import convarium.app.theme.Look;
import convarium.engine.format.Png;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javafx.scene.paint.Color;

/// Paints into an SVG drawing: rectangles, lines and texts that an editor can change.
///
/// The typeface is named, not embedded; where it is missing, the next of the list takes its place, and
/// texts are placed
/// by their middles and ends so that little moves.
public final class SvgPainter implements Painter {
    /// From the middle of a digit down to its foot, in parts of the type's size.
    private static final double MIDDLE_TO_FOOT = 0.364;

    private static final String FACES = "Inter, 'Helvetica Neue', Helvetica, Arial, 'DejaVu Sans', sans-serif";

    private final StringBuilder marks = new StringBuilder();
    private int depth = 1;

    /// An empty drawing.
    public SvgPainter() {}

    /// A figure as an SVG file.
    ///
    /// @param figure is asked to paint itself, on the JavaFX thread
    public static String draw(Figure figure, Look look, int width, int height) {
        var painter = new SvgPainter();
        figure.paint(painter, look, width, height);
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" role="img" \
                font-family="%s">
                  <title>%s</title>
                  <desc>%s</desc>
                %s</svg>
                """.formatted(
                        width,
                        height,
                        width,
                        height,
                        FACES,
                        escaped(figure.title()),
                        escaped(figure.description()),
                        painter.marks);
    }

    @Override
    public void fill(double x, double y, double width, double height, double arc, Color colour, double opacity) {
        rectangle(x, y, width, height, arc);
        attribute("fill", hex(colour));
        opacity("fill-opacity", opacity);
        marks.append("/>\n");
    }

    @Override
    public void stroke(
            double x, double y, double width, double height, double arc, Color colour, double line, boolean dashed) {
        rectangle(x, y, width, height, arc);
        attribute("fill", "none");
        attribute("stroke", hex(colour));
        attribute("stroke-width", number(line));
        if (dashed) {
            attribute("stroke-dasharray", "3 3");
        }
        marks.append("/>\n");
    }

    private void rectangle(double x, double y, double width, double height, double arc) {
        open("rect");
        attribute("x", number(x));
        attribute("y", number(y));
        attribute("width", number(width));
        attribute("height", number(height));
        if (arc > 0) {
            attribute("rx", number(Math.min(arc, Math.min(width, height)) / 2));
        }
    }

    @Override
    public void fillShape(double[] corners, Color colour, double opacity) {
        polygon(corners);
        attribute("fill", hex(colour));
        opacity("fill-opacity", opacity);
        marks.append("/>\n");
    }

    @Override
    public void strokeShape(double[] corners, Color colour, double line) {
        polygon(corners);
        attribute("fill", "none");
        attribute("stroke", hex(colour));
        attribute("stroke-width", number(line));
        marks.append("/>\n");
    }

    private void polygon(double[] corners) {
        var points = new StringBuilder();
        for (int i = 0; i < corners.length; i += 2) {
            points.append(i > 0 ? " " : "")
                    .append(number(corners[i]))
                    .append(',')
                    .append(number(corners[i + 1]));
        }
        open("polygon");
        attribute("points", points.toString());
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, Color colour) {
        open("line");
        attribute("x1", number(x1));
        attribute("y1", number(y1));
        attribute("x2", number(x2));
        attribute("y2", number(y2));
        attribute("stroke", hex(colour));
        marks.append("/>\n");
    }

    @Override
    public void text(
            String text, double x, double y, Anchor anchor, double size, boolean strong, Color colour, double opacity) {
        openText(x, y, size);
        switch (anchor) {
            case START -> {}
            case MIDDLE -> attribute("text-anchor", "middle");
            case END -> attribute("text-anchor", "end");
        }
        look(strong, colour, opacity);
        marks.append('>').append(escaped(text)).append("</text>\n");
    }

    @Override
    public void image(int[] pixels, int columns, double x, double y, double width, double height) {
        open("image");
        attribute("x", number(x));
        attribute("y", number(y));
        attribute("width", number(width));
        attribute("height", number(height));
        attribute("preserveAspectRatio", "none");
        attribute("image-rendering", width < columns ? "auto" : "pixelated");
        byte[] png = Png.encode(columns, pixels.length / columns, pixels);
        attribute("href", "data:image/png;base64," + Base64.getEncoder().encodeToString(png));
        marks.append("/>\n");
    }

    @Override
    public void runs(List<Run> runs, double x, double y, double size) {
        openText(x, y, size);
        attribute("xml:space", "preserve");
        marks.append('>');
        for (var run : runs) {
            marks.append("<tspan");
            look(run.strong(), run.colour(), run.opacity());
            marks.append('>').append(escaped(run.text())).append("</tspan>");
        }
        marks.append("</text>\n");
    }

    private void openText(double x, double y, double size) {
        double rounded = Type.rounded(size);
        open("text");
        attribute("x", number(x));
        attribute("y", number(y + rounded * MIDDLE_TO_FOOT));
        attribute("font-size", number(rounded));
    }

    private void look(boolean strong, Color colour, double opacity) {
        if (strong) {
            attribute("font-weight", "600");
        }
        attribute("fill", hex(colour));
        opacity("fill-opacity", opacity);
    }

    @Override
    public void begin(String id, String title) {
        open("g");
        attribute("id", id);
        marks.append("><title>").append(escaped(title)).append("</title>\n");
        depth++;
    }

    @Override
    public void end() {
        depth--;
        marks.append("  ".repeat(depth)).append("</g>\n");
    }

    private void open(String element) {
        marks.append("  ".repeat(depth)).append('<').append(element);
    }

    private void attribute(String name, String value) {
        marks.append(' ').append(name).append("=\"").append(escaped(value)).append('"');
    }

    private void opacity(String name, double opacity) {
        if (opacity < 1) {
            attribute(name, number(opacity));
        }
    }

    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        return text.replaceAll("\\.?0+$", "").replaceAll("^-0$", "0");
    }

    private static String hex(Color colour) {
        return String.format(
                Locale.ROOT,
                "#%02x%02x%02x",
                Math.round(colour.getRed() * 255),
                Math.round(colour.getGreen() * 255),
                Math.round(colour.getBlue() * 255));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
