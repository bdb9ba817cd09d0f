package convarium.engine.notation;

import java.util.ArrayList;
import java.util.List;

/// Cuts a line into words. It takes any text: what makes no word becomes a broken one.
final class Lexer {
    private static final String SYMBOLS = "()[]{},.=-+*/%:;@<>&|^~!";

    private final String line;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String line) {
        this.line = line;
    }

    /// The words in order, the last of them the end; what lies between them is space and comments.
    static List<Token> tokens(String line) {
        var lexer = new Lexer(line);
        lexer.run();
        return List.copyOf(lexer.tokens);
    }

    private void run() {
        while (at < line.length()) {
            char c = line.charAt(at);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                at++;
            } else if (c == '#') {
                skipComment();
            } else if (c == '\\' && (peek(1) == '\n' || peek(1) == '\r')) {
                at++; // the line goes on
            } else if (line.startsWith("\"\"\"", at) || line.startsWith("\'\'\'", at)) {
                longString(line.substring(at, at + 3));
            } else if (c == '\'' || c == '"') {
                string(c);
            } else if (isDigit(c) || (c == '.' && isDigit(peek(1)))) {
                add(Token.Kind.NUMBER, numberEnd());
            } else if (isNameStart(c)) {
                add(Token.Kind.NAME, nameEnd());
            } else if (SYMBOLS.indexOf(c) >= 0) {
                add(Token.Kind.SYMBOL, at + 1);
            } else {
                add(Token.Kind.BROKEN, at + Character.charCount(line.codePointAt(at)));
            }
        }
        tokens.add(new Token(Token.Kind.END, "", line.length()));
    }

    private void add(Token.Kind kind, int end) {
        tokens.add(new Token(kind, line.substring(at, end), at));
        at = end;
    }

    private char peek(int ahead) {
        return at + ahead < line.length() ? line.charAt(at + ahead) : '\0';
    }

    private void skipComment() {
        while (at < line.length() && line.charAt(at) != '\n') {
            at++;
        }
    }

    private void string(char quote) {
        int end = at + 1;
        while (end < line.length() && line.charAt(end) != quote && line.charAt(end) != '\n') {
            end += line.charAt(end) == '\\' && end + 1 < line.length() ? 2 : 1;
        }
        boolean closed = end < line.length() && line.charAt(end) == quote;
        add(closed ? Token.Kind.STRING : Token.Kind.BROKEN, closed ? end + 1 : Math.min(end, line.length()));
    }

    /// A text over several lines.
    private void longString(String quotes) {
        int close = line.indexOf(quotes, at + quotes.length());
        add(close < 0 ? Token.Kind.BROKEN : Token.Kind.STRING, close < 0 ? line.length() : close + quotes.length());
    }

    /// Takes letters along, so that `3x3` is one broken number and not a number before a name.
    private int numberEnd() {
        int end = at;
        while (end < line.length()) {
            char c = line.charAt(end);
            boolean exponentSign = (c == '+' || c == '-')
                    && end > at
                    && (line.charAt(end - 1) == 'e' || line.charAt(end - 1) == 'E')
                    && isDigit(end + 1 < line.length() ? line.charAt(end + 1) : '\0');
            if (!isDigit(c) && !isNameStart(c) && c != '.' && !exponentSign) {
                break;
            }
            end++;
        }
        return end;
    }

    private int nameEnd() {
        int end = at;
        while (end < line.length() && (isNameStart(line.charAt(end)) || isDigit(line.charAt(end)))) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isNameStart(char c) {
        return Character.isLetter(c) || c == '_';
    }
}
