package convarium.engine.format;

import java.nio.file.FileSystemException;

/// A file that cannot be used: its name, what was expected and what was found, in one sentence for a person.
///
/// [#getFile()] is the name, [#getReason()] the rest of the sentence, [#getMessage()] both.
public final class FormatException extends FileSystemException {
    private static final long serialVersionUID = 1;
    private final String name;
    private final String reason;

    /// @param file the file's name as the user gave it
    /// @param reason what is wrong with it, as a sentence that goes on after the name
    public FormatException(String file, String reason) {
        super(file, null, reason);
        this.name = file;
        this.reason = reason;
    }

    /// @param cause what the reader stumbled over
    public FormatException(String file, String reason, Throwable cause) {
        this(file, reason);
        initCause(cause);
    }

    @Override
    public String getFile() {
        return name;
    }

    @Override
    public String getReason() {
        return reason;
    }

    @Override
    public String getMessage() {
        return name + ": " + reason;
    }
}
