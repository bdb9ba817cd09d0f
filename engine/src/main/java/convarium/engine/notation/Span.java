package convarium.engine.notation;

/// A stretch of the line: what an error underlines and quotes.
///
/// @param text the characters themselves
/// @param start where they begin, counted from 0
record Span(String text, int start) {
    private static final int QUOTED = 32;

    /// The stretch of `line` from `start` up to, not including, `end`.
    static Span of(String line, int start, int end) {
        return new Span(line.substring(start, end), start);
    }

    int end() {
        return start + text.length();
    }

    /// The last character alone.
    Span last() {
        return new Span(text.substring(text.length() - 1), end() - 1);
    }

    /// The text for a sentence: on one line and not too long.
    String quote() {
        String flat = text.strip().replaceAll("\\s+", " ");
        return flat.length() <= QUOTED ? flat : flat.substring(0, QUOTED - 1) + "…";
    }

    NotationException error(String message) {
        return new NotationException(message, start, end());
    }
}
