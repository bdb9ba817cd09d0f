package convarium.app.explorer;

import java.util.ArrayList;

/// Breaks a line of code where a reader would: between its arguments, else behind a bracket or an equals sign, and
/// within a word only if the word alone is wider than the column.
final class ConventionCode {
    private static final String INDENT = "  ";
    private static final int LEAST = 8;

    private ConventionCode() {}

    /// The code in lines of at most so many characters; what goes on is indented, unless that would break a word.
    static String wrap(String code, int characters) {
        int most = Math.max(LEAST, characters);
        var lines = new ArrayList<String>();
        for (String line : code.split("\n", -1)) {
            String rest = line;
            String indent = "";
            while (indent.length() + rest.length() > most) {
                int cut = cut(rest, most - indent.length());
                lines.add(indent + rest.substring(0, cut).stripTrailing());
                rest = rest.substring(cut).stripLeading();
                int word = (rest + " ").indexOf(' ');
                indent = word <= most && word > most - INDENT.length() ? "" : INDENT;
            }
            lines.add(indent + rest);
        }
        return String.join("\n", lines);
    }

    /// Where a line of so many characters ends: the last of the best kind of place.
    private static int cut(String code, int room) {
        int between = 0;
        int behind = 0;
        int within = 0;
        int depth = 0;
        for (int i = 0; i <= room; i++) {
            char c = code.charAt(i);
            char before = i == 0 ? ' ' : code.charAt(i - 1);
            // a list that opens a call holds layers, and any other one numbers that belong together
            depth += c == '[' && before != '(' ? 1 : c == ']' ? -1 : 0;
            if (c == ' ' && before != ':' && depth <= 0) {
                between = i;
            } else if (c == ' ') {
                within = i;
            } else if (before == '=' || (before == '(' && c != '[') || (before == '[' && depth == 0)) {
                behind = i;
            }
        }
        return between > 0 ? between : behind > 0 ? behind : within > 0 ? within : room;
    }
}
