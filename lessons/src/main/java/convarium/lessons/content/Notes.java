package convarium.lessons.content;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// The notes that come with the program: one for each classic preset and each kernel of the library.
public final class Notes {
    private static final Map<String, Note> PRESETS = load("presets.md");
    private static final Map<String, Note> KERNELS = load("kernels.md");

    private Notes() {}

    /// The note about a preset.
    ///
    /// @throws IllegalArgumentException if there is none
    public static Note of(Preset preset) {
        return get(PRESETS, preset.id(), "presets.md");
    }

    /// The note about a kernel of the library.
    ///
    /// @throws IllegalArgumentException if there is none
    public static Note of(KernelLibrary kernel) {
        return get(KERNELS, kernel.id(), "kernels.md");
    }

    /// All notes about presets by id, in the file's order.
    public static Map<String, Note> presets() {
        return PRESETS;
    }

    /// All notes about kernels by id, in the file's order.
    public static Map<String, Note> kernels() {
        return KERNELS;
    }

    private static Note get(Map<String, Note> notes, String id, String file) {
        var note = notes.get(id);
        if (note == null) {
            throw new ContentException(file, id, "expected a section with this id, found none: write one");
        }
        return note;
    }

    private static Map<String, Note> load(String file) {
        try (InputStream in = Notes.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new ContentException(file, "the whole file", "it is missing beside " + Notes.class.getName());
            }
            var notes = new LinkedHashMap<String, Note>();
            String markdown = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            NoteReader.read(file, markdown).forEach(note -> notes.put(note.id(), note));
            return Collections.unmodifiableMap(notes);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }
}
