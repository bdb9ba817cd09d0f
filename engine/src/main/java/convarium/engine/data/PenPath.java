package convarium.engine.data;

import java.util.ArrayList;
import java.util.List;

/// What a pen draws, as cubic Bézier curves: a straight line is one whose inner points lie on it.
///
/// @param strokes what is drawn without lifting the pen
record PenPath(List<Stroke> strokes) {

    /// Where something lies in the box of a path.
    record Point(double x, double y) {
        Point towards(Point other, double part) {
            return new Point(x + part * (other.x - x), y + part * (other.y - y));
        }
    }

    /// One stroke: its first point, then three points for each curve: two that it bends towards, and
    /// its end.
    record Stroke(List<Point> points) {
        /// How many curves it has.
        int curves() {
            return points.size() / 3;
        }
    }

    /// Reads a path from the commands `M x y`, `L x y` and `C x y x y x y`.
    static PenPath of(String text) {
        var strokes = new ArrayList<Stroke>();
        var points = new ArrayList<Point>();
        String[] words = text.split(" ");
        int at = 0;
        while (at < words.length) {
            switch (words[at]) {
                case "M" -> {
                    if (!points.isEmpty()) {
                        strokes.add(new Stroke(List.copyOf(points)));
                        points.clear();
                    }
                    points.add(point(words, at + 1));
                    at += 3;
                }
                case "L" -> {
                    var from = points.getLast();
                    var to = point(words, at + 1);
                    points.addAll(List.of(from.towards(to, 1 / 3.0), from.towards(to, 2 / 3.0), to));
                    at += 3;
                }
                case "C" -> {
                    points.addAll(List.of(point(words, at + 1), point(words, at + 3), point(words, at + 5)));
                    at += 7;
                }
                default -> throw new IllegalArgumentException("expected M, L or C, found " + words[at]);
            }
        }
        strokes.add(new Stroke(List.copyOf(points)));
        return new PenPath(List.copyOf(strokes));
    }

    private static Point point(String[] words, int at) {
        return new Point(Double.parseDouble(words[at]), Double.parseDouble(words[at + 1]));
    }
}
