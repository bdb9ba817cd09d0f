package convarium.lessons.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoteReaderTest {

    private static final String GOOD = """
            # For people

            ## `box` The average

            ### What to look at

            Plain *strong* words,
            and `code`.

            ### What to change next

            Something.

            ## `edge-2` Another

            ### What to look at

            One.

            ### What to change next

            Two.
            """;

    @Test
    void readsSectionsIntoNotes() {
        var notes = NoteReader.read("a.md", GOOD);
        assertEquals(2, notes.size());
        var box = notes.get(0);
        assertEquals("box", box.id());
        assertEquals("The average", box.title());
        assertEquals(
                List.of(
                        new Inline.Text("Plain "),
                        new Inline.Emphasis("strong"),
                        new Inline.Text(" words, and "),
                        new Inline.Code("code"),
                        new Inline.Text(".")),
                box.look());
        assertEquals("Plain strong words, and code.", box.lookText());
        assertEquals("Something.", box.changeText());
        assertEquals(
                new Note("edge-2", "Another", List.of(new Inline.Text("One.")), List.of(new Inline.Text("Two."))),
                notes.get(1));
    }

    @Test
    void needsNoTitleOfTheFile() {
        assertEquals(
                2, NoteReader.read("a.md", GOOD.substring(GOOD.indexOf("##"))).size());
    }

    /// Each row puts one fault into the good text.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            a.md, section 1: expected a heading "## `id` Title", found a paragraph | ## `box` The average | The average
            a.md, section 1: the heading must begin with the id in backticks, in small letters, digits and hyphens, as in "## `box` The average" | ## `box` The | ## Box
            a.md, section 2: the heading must begin with the id in backticks, in small letters, digits and hyphens, as in "## `box` The average" | `edge-2` | `Edge 2`
            a.md, box: this id has a section already: choose another | `edge-2` | `box`
            a.md, box: expected a title behind the id, found none | `box` The average | `box`
            a.md, box: a title is plain words, found an emphasis | The average | The *average*
            a.md, box: expected the heading "### What to look at", found a heading of level 3 "Look" | ### What to look at | ### Look
            a.md, box: expected one paragraph under "What to look at", found a second: join them | ### What to change next | Then.
            a.md, edge-2: expected a paragraph under "What to change next", found a bullet list | Two. | - Two.
            a.md, edge-2: expected a paragraph under "What to change next", found a heading of level 2 | Two. | ## `c` Third
            a.md, edge-2: a note holds words, *emphasis* and `code` only, found a strong emphasis | Two. | **Two**
            a.md, edge-2: a note holds words, *emphasis* and `code` only, found an image | Two. | ![x](y.png)
            a.md, edge-2: emphasis holds plain words on one line only | Two. | *a `b`*
            """)
    void namesFileSectionAndFault(String message, String good, String bad) {
        var e = assertThrows(ContentException.class, () -> NoteReader.read("a.md", GOOD.replace(good, bad)));
        assertEquals(message, e.getMessage());
    }

    @Test
    void refusesAFileThatStopsShort() {
        var cut = GOOD.substring(0, GOOD.indexOf("### What to change next"));
        var e = assertThrows(ContentException.class, () -> NoteReader.read("a.md", cut));
        assertEquals(
                "a.md, box: expected the heading \"### What to change next\", found the end of the file",
                e.getMessage());
        assertEquals(
                "a.md, the whole file: expected at least one section \"## `id` Title\", found none",
                assertThrows(ContentException.class, () -> NoteReader.read("a.md", ""))
                        .getMessage());
    }

    @Test
    void refusesWordsBehindASection() {
        var e = assertThrows(ContentException.class, () -> NoteReader.read("a.md", GOOD + "\n> Quoted.\n"));
        assertEquals("a.md, section 3: expected a heading \"## `id` Title\", found a block quote", e.getMessage());
    }
}
