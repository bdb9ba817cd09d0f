package convarium.lessons.content;

/// A text that cannot be read: its file, its section, what was expected and what was found.
public final class ContentException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    /// @param file the file's name
    /// @param section the section's id, or words for where it stands
    /// @param problem what was expected and what was found
    public ContentException(String file, String section, String problem) {
        super(file + ", " + section + ": " + problem);
    }
}
