package convarium.engine.notation;

/// A layer line that cannot be read: what is wrong, and where.
public final class NotationException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;
    private final int start;
    private final int end;

    /// @param message what was expected and what was found, for a person
    /// @param start the first character of the trouble, counted from 0
    /// @param end the character after it, above `start` unless the line ends there
    public NotationException(String message, int start, int end) {
        super(message);
        this.start = start;
        this.end = end;
    }

    /// The first character of the trouble, counted from 0.
    public int start() {
        return start;
    }

    /// The character after the trouble.
    public int end() {
        return end;
    }
}
