package convarium.lessons.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NotesTest {

    static Stream<Note> all() {
        return Stream.concat(Notes.presets().values().stream(), Notes.kernels().values().stream());
    }

    @Test
    void existForEveryPresetAndNothingElse() {
        assertEquals(
                Presets.CLASSIC.stream().map(Preset::id).toList(),
                List.copyOf(Notes.presets().keySet()));
        Presets.CLASSIC.forEach(p -> assertEquals(p.id(), Notes.of(p).id()));
    }

    @Test
    void existForEveryKernelAndNothingElse() {
        assertEquals(
                List.of(
                        "identity",
                        "box",
                        "gaussian",
                        "sharpen",
                        "sobel-x",
                        "sobel-y",
                        "laplacian",
                        "emboss",
                        "random"),
                List.copyOf(Notes.kernels().keySet()));
        Stream.of(KernelLibrary.values())
                .forEach(k -> assertEquals(k.id(), Notes.of(k).id()));
    }

    @ParameterizedTest
    @MethodSource("all")
    void keepTheHousesManners(Note note) {
        for (String text : List.of(note.title(), note.lookText(), note.changeText())) {
            assertFalse(text.contains("!"), text);
            assertFalse(text.contains("  "), text);
            assertFalse(text.matches(".*(^|\\s)-\\d.*"), "a minus sign is −: " + text);
            assertFalse(text.matches(".*\\d ?x ?\\d.*"), "sizes are 3 × 3: " + text);
            assertFalse(text.matches(".*(row|column) 0.*"), "rows and columns count from 1: " + text);
            assertTrue(Character.isUpperCase(text.charAt(0)) || Character.isDigit(text.charAt(0)), text);
        }
        assertFalse(note.title().endsWith("."), note.title());
        for (String text : List.of(note.lookText(), note.changeText())) {
            assertTrue(text.endsWith("."), text);
            assertTrue(text.length() >= 60 && text.length() <= 330, text.length() + " characters: " + text);
        }
    }
}
