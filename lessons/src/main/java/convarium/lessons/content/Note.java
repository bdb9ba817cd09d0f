package convarium.lessons.content;

import java.util.List;
import java.util.stream.Collectors;

/// A short text beside something that can be tried out.
///
/// @param id of the preset or the library kernel that it is about
/// @param title a headline
/// @param look what to look at
/// @param change what to change next
public record Note(String id, String title, List<Inline> look, List<Inline> change) {

    public Note {
        look = List.copyOf(look);
        change = List.copyOf(change);
    }

    /// What to look at, without styles.
    public String lookText() {
        return text(look);
    }

    /// What to change next, without styles.
    public String changeText() {
        return text(change);
    }

    private static String text(List<Inline> pieces) {
        return pieces.stream().map(Inline::text).collect(Collectors.joining());
    }
}
