package convarium.engine.notation;

/// A word of the line.
///
/// @param text its characters; empty for the end
/// @param start where it begins, counted from 0
record Token(Kind kind, String text, int start) {

    enum Kind {
        NAME,
        NUMBER,
        STRING,
        SYMBOL,
        /// A character that no line has, or a string that is never closed.
        BROKEN,
        END
    }

    int end() {
        return start + text.length();
    }

    boolean is(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    Span span() {
        return new Span(text, start);
    }
}
