package convarium.app.data;

/// A download that did not come to its end, with the reason in a sentence for a person.
public final class DownloadException extends Exception {
    private static final long serialVersionUID = 1;

    DownloadException(String message) {
        super(message);
    }

    DownloadException(String message, Throwable cause) {
        super(message, cause);
    }
}
