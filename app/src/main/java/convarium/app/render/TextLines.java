package convarium.app.render;

import convarium.app.render.Painter.Run;
import java.util.ArrayList;
import java.util.List;

/// Breaks a text of coloured pieces into lines at its spaces.
public final class TextLines {
    private TextLines() {}

    /// The lines of a text, none wider than the width unless one word alone is.
    public static List<List<Run>> wrap(List<Run> text, double size, double width) {
        var lines = new ArrayList<List<Run>>();
        var line = new ArrayList<Run>();
        double at = 0;
        for (var word : words(text)) {
            double wide = 0;
            for (var run : word) {
                wide += Type.width(run.text(), size, run.strong());
            }
            String last = word.getLast().text();
            double seen = wide - Type.width(last, size, false) + Type.width(last.stripTrailing(), size, false);
            if (at > 0 && at + seen > width) {
                lines.add(joined(line));
                line.clear();
                at = 0;
            }
            line.addAll(word);
            at += wide;
        }
        if (!line.isEmpty()) {
            lines.add(joined(line));
        }
        return lines;
    }

    /// Pieces up to and with the next space, which lines do not break.
    private static List<List<Run>> words(List<Run> text) {
        var words = new ArrayList<List<Run>>();
        var word = new ArrayList<Run>();
        for (var run : text) {
            for (String part : run.text().split("(?<= )(?! )", -1)) {
                if (part.isEmpty()) {
                    continue;
                }
                word.add(new Run(part, run.colour(), run.strong(), run.opacity()));
                if (part.endsWith(" ")) {
                    words.add(List.copyOf(word));
                    word.clear();
                }
            }
        }
        if (!word.isEmpty()) {
            words.add(List.copyOf(word));
        }
        return words;
    }

    /// Neighbours that look alike as one piece.
    private static List<Run> joined(List<Run> line) {
        var pieces = new ArrayList<Run>();
        for (var run : line) {
            if (!pieces.isEmpty()) {
                var before = pieces.getLast();
                if (before.equals(new Run(before.text(), run.colour(), run.strong(), run.opacity()))) {
                    pieces.set(
                            pieces.size() - 1,
                            new Run(before.text() + run.text(), run.colour(), run.strong(), run.opacity()));
                    continue;
                }
            }
            pieces.add(run);
        }
        return pieces;
    }
}
