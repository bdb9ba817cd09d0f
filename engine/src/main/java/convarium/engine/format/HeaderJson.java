package convarium.engine.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The JSON of a file's header: objects, lists, texts, whole numbers and what else JSON knows, but
/// nothing deep.
///
/// An object becomes a `Map` in its order, a list a `List`, a whole number a `Long`, any other number a
/// `Double`. Source: RFC 8259.
final class HeaderJson {
    private static final int DEEPEST = 8;

    private final String file;
    private final String text;
    private int at;

    private HeaderJson(String file, String text) {
        this.file = file;
        this.text = text;
    }

    /// Reads a text that is one object, spaces around it allowed.
    ///
    /// @throws FormatException if it is none, with the place in the text
    static Map<String, Object> object(String file, String text) throws FormatException {
        var json = new HeaderJson(file, text);
        json.skipSpace();
        var object = json.members(0);
        json.skipSpace();
        if (json.at < text.length()) {
            throw json.broken("nothing more");
        }
        return object;
    }

    /// A text in quotation marks.
    static String quoted(String text) {
        var out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                default -> {
                    if (c < ' ') {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.append('"').toString();
    }

    /// A text as it may stand in a message: on one line, and not too long.
    static String shown(String text) {
        String line = text.replaceAll("\\p{Cntrl}", "?");
        return line.length() > 60 ? line.substring(0, 60) + "…" : line;
    }

    private Object value(int depth) throws FormatException {
        if (depth > DEEPEST) {
            throw broken("objects and lists at most " + DEEPEST + " deep");
        }
        return switch (peek()) {
            case '{' -> members(depth);
            case '[' -> elements(depth);
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", "null");
            default -> number();
        };
    }

    private Map<String, Object> members(int depth) throws FormatException {
        expect('{');
        var members = new LinkedHashMap<String, Object>();
        skipSpace();
        if (peek() == '}') {
            at++;
            return members;
        }
        while (true) {
            skipSpace();
            String key = string();
            skipSpace();
            expect(':');
            skipSpace();
            if (members.put(key, value(depth + 1)) != null) {
                throw new FormatException(file, "names '" + shown(key) + "' twice in its header");
            }
            skipSpace();
            if (peek() == '}') {
                at++;
                return members;
            }
            expect(',');
        }
    }

    private List<Object> elements(int depth) throws FormatException {
        expect('[');
        var elements = new ArrayList<Object>();
        skipSpace();
        if (peek() == ']') {
            at++;
            return elements;
        }
        while (true) {
            skipSpace();
            elements.add(value(depth + 1));
            skipSpace();
            if (peek() == ']') {
                at++;
                return elements;
            }
            expect(',');
        }
    }

    private String string() throws FormatException {
        expect('"');
        var out = new StringBuilder();
        while (true) {
            char c = peek();
            at++;
            if (c == '"') {
                return out.toString();
            }
            if (c < ' ') {
                at--;
                throw broken("the end of a text");
            }
            out.append(c == '\\' ? escaped() : c);
        }
    }

    private char escaped() throws FormatException {
        char c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                String digits = text.substring(at, Math.min(text.length(), at + 4));
                if (!digits.matches("[0-9a-fA-F]{4}")) {
                    throw broken("four hexadecimal digits");
                }
                at += 4;
                yield (char) Integer.parseInt(digits, 16);
            }
            default -> {
                at--;
                throw broken("an escape such as \\n");
            }
        };
    }

    private Object number() throws FormatException {
        int begin = at;
        while (at < text.length() && "+-.0123456789eE".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String digits = text.substring(begin, at);
        if (digits.matches("-?(0|[1-9]\\d{0,17})")) {
            return Long.parseLong(digits);
        }
        if (digits.matches("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?") && digits.length() < 100) {
            return Double.parseDouble(digits);
        }
        at = begin;
        throw broken("a value");
    }

    private Object word(String word, Object value) throws FormatException {
        if (!text.startsWith(word, at)) {
            throw broken("a value");
        }
        at += word.length();
        return value;
    }

    private void skipSpace() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() throws FormatException {
        if (at >= text.length()) {
            throw broken("more");
        }
        return text.charAt(at);
    }

    private void expect(char c) throws FormatException {
        if (at >= text.length() || text.charAt(at) != c) {
            throw broken("'" + c + "'");
        }
        at++;
    }

    private FormatException broken(String expected) {
        return new FormatException(
                file,
                "has a header that is no JSON: at character " + at + " expected " + expected
                        + (at < text.length()
                                ? ", found '" + shown(text.substring(at, at + 1)) + "'"
                                : ", found its end"));
    }
}
