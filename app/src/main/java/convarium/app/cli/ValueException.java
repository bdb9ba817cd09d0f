package convarium.app.cli;

/// A value that a command cannot work with: which argument or file, what was expected, what was found.
final class ValueException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ValueException(String message) {
        super(message);
    }

    ValueException(String message, Throwable cause) {
        super(message, cause);
    }
}
