package convarium.lessons.content;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/// Reads notes from Markdown.
///
/// A file may open with a first-level heading for its human readers. Then comes one section a note:
///
/// ```markdown
/// ## `identity` The kernel that changes nothing
///
/// ### What to look at
///
/// One paragraph, with *emphasis* and `code`.
///
/// ### What to change next
///
/// One paragraph.
/// ```
///
/// Everything else is refused, so that a slip of the pen is found when the file is read and not by a learner.
public final class NoteReader {

    /// The heading of a note's first part.
    static final String LOOK = "What to look at";

    /// The heading of a note's second part.
    static final String CHANGE = "What to change next";

    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private final String file;

    private NoteReader(String file) {
        this.file = file;
    }

    /// The notes of one file, in its order.
    ///
    /// @param file the name to be told in errors
    /// @throws ContentException if the text is not made as described above
    public static List<Note> read(String file, String markdown) {
        return new NoteReader(file).notes(Parser.builder().build().parse(markdown));
    }

    private List<Note> notes(Node document) {
        var notes = new ArrayList<Note>();
        var ids = new HashSet<String>();
        @Nullable Node block = document.getFirstChild();
        if (block instanceof Heading title && title.getLevel() == 1) {
            block = block.getNext();
        }
        while (block != null) {
            String where = "section " + (notes.size() + 1);
            if (!(block instanceof Heading head) || head.getLevel() != 2) {
                throw error(where, "expected a heading \"## `id` Title\", found " + describe(block));
            }
            if (!(head.getFirstChild() instanceof Code code)
                    || !ID.matcher(code.getLiteral()).matches()) {
                throw error(
                        where,
                        "the heading must begin with the id in backticks, in small letters, digits and "
                                + "hyphens, as in \"## `box` The average\"");
            }
            String id = code.getLiteral();
            if (!ids.add(id)) {
                throw error(id, "this id has a section already: choose another");
            }
            String title = title(id, code);
            var look = part(id, head.getNext(), LOOK);
            var change = part(id, look.next(), CHANGE);
            notes.add(new Note(id, title, look.words(), change.words()));
            block = change.next();
        }
        if (notes.isEmpty()) {
            throw error("the whole file", "expected at least one section \"## `id` Title\", found none");
        }
        return List.copyOf(notes);
    }

    private String title(String id, Node code) {
        var words = new StringBuilder();
        for (@Nullable Node n = code.getNext(); n != null; n = n.getNext()) {
            if (!(n instanceof Text text)) {
                throw error(id, "a title is plain words, found " + describe(n));
            }
            words.append(text.getLiteral());
        }
        if (words.toString().isBlank()) {
            throw error(id, "expected a title behind the id, found none");
        }
        return words.toString().strip();
    }

    private record Part(List<Inline> words, @Nullable Node next) {}

    private Part part(String id, @Nullable Node heading, String name) {
        if (!(heading instanceof Heading h) || h.getLevel() != 3 || !plain(h).equals(name)) {
            throw error(id, "expected the heading \"### " + name + "\", found " + describe(heading));
        }
        @Nullable Node body = heading.getNext();
        if (!(body instanceof Paragraph paragraph)) {
            throw error(id, "expected a paragraph under \"" + name + "\", found " + describe(body));
        }
        if (body.getNext() instanceof Paragraph) {
            throw error(id, "expected one paragraph under \"" + name + "\", found a second: join them");
        }
        return new Part(words(id, paragraph), body.getNext());
    }

    private List<Inline> words(String id, Paragraph paragraph) {
        var pieces = new ArrayList<Inline>();
        var run = new StringBuilder();
        for (@Nullable Node n = paragraph.getFirstChild(); n != null; n = n.getNext()) {
            switch (n) {
                case Text text -> run.append(text.getLiteral());
                case SoftLineBreak line -> run.append(' ');
                case Emphasis emphasis -> {
                    flush(run, pieces);
                    pieces.add(new Inline.Emphasis(emphasised(id, emphasis)));
                }
                case Code code -> {
                    flush(run, pieces);
                    pieces.add(new Inline.Code(code.getLiteral()));
                }
                default -> throw error(id, "a note holds words, *emphasis* and `code` only, found " + describe(n));
            }
        }
        flush(run, pieces);
        return pieces;
    }

    private String emphasised(String id, Emphasis emphasis) {
        if (emphasis.getFirstChild() instanceof Text text && text.getNext() == null) {
            return text.getLiteral();
        }
        throw error(id, "emphasis holds plain words on one line only");
    }

    private static void flush(StringBuilder run, List<Inline> pieces) {
        if (!run.isEmpty()) {
            pieces.add(new Inline.Text(run.toString()));
            run.setLength(0);
        }
    }

    private static String plain(Heading heading) {
        return heading.getFirstChild() instanceof Text text && text.getNext() == null ? text.getLiteral() : "";
    }

    private static String describe(@Nullable Node node) {
        return switch (node) {
            case null -> "the end of the file";
            case Heading h ->
                "a heading of level " + h.getLevel() + (plain(h).isEmpty() ? "" : " \"" + plain(h) + "\"");
            case Paragraph p -> "a paragraph";
            default -> {
                String kind = node.getClass().getSimpleName().replaceAll("(?<=.)([A-Z])", " $1");
                yield (kind.matches("[AEIOU].*") ? "an " : "a ") + kind.toLowerCase(Locale.ROOT);
            }
        };
    }

    private ContentException error(String section, String problem) {
        return new ContentException(file, section, problem);
    }
}
