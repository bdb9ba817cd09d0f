package convarium.app.explorer;

import static convarium.app.l10n.Texts.text;

import convarium.app.explorer.ConventionColumn.Status;
import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.Size;
import convarium.engine.arithmetic.WindowGeometry;
import convarium.engine.layer.ConvTranspose2d;
import convarium.engine.notation.InFramework.Carried;
import convarium.engine.notation.OnnxOutputShape;
import convarium.engine.notation.Rendering;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/// What there is to say about the layer under several frameworks.
final class ConventionWords {
    private ConventionWords() {}

    /// The sentence that tops the stage: who differs, and who has no such layer.
    static String headline(List<ConventionColumn> columns, Explored shown) {
        var none = named(columns, shown, EnumSet.of(Status.NOTHING));
        var others = named(columns, shown, EnumSet.of(Status.SIZE, Status.VALUES));
        var parts = new ArrayList<String>();
        if (!others.isEmpty()) {
            parts.add(listed(others, text("convention.one", others.getLast()), "convention.many"));
        }
        if (!none.isEmpty()) {
            parts.add(listed(none, text("convention.none", none.getLast()), "convention.none.many"));
        }
        return parts.isEmpty() ? text("convention.all") : String.join("; ", parts);
    }

    private static List<String> named(List<ConventionColumn> columns, Explored shown, EnumSet<Status> statuses) {
        return columns.stream()
                .filter(c -> statuses.contains(c.status(shown)))
                .map(c -> c.said().framework().title())
                .toList();
    }

    private static String listed(List<String> names, String one, String many) {
        return names.size() == 1
                ? one
                : text(many, String.join(", ", names.subList(0, names.size() - 1)), names.getLast());
    }

    /// How a framework's output stands to the one shown.
    static String status(ConventionColumn column, Explored shown) {
        return text("convention.status." + column.status(shown).name());
    }

    /// The line that a framework writes, or the reason why it has none.
    static String line(ConventionColumn column) {
        return switch (column.said().carried()) {
            case Carried.Layer taken -> taken.line();
            case Carried.Nothing(String reason) -> reason;
        };
    }

    /// The padding on every side, or what is cut from it.
    static String padding(ConventionColumn.Made made) {
        var g = made.trace().geometry();
        var p = new Padding.Explicit(
                g.height().before(),
                g.height().after(),
                g.width().before(),
                g.width().after());
        if (p.equals(Padding.NONE)) {
            return text("convention.padding.none");
        }
        return sides(p);
    }

    private static String sides(Padding.Explicit p) {
        return p.isSymmetric() && p.top() == p.left()
                ? text("convention.padding.all", p.top())
                : text("convention.padding.sides", p.top(), p.bottom(), p.left(), p.right());
    }

    /// What ONNX makes of a transposed convolution that is told its output's size.
    static String outputShape(WindowGeometry g) {
        return switch (OnnxOutputShape.of(g)) {
            case OnnxOutputShape.Same same -> text("sizes.back.onnx", g.oh(), g.ow());
            case OnnxOutputShape.Other(Padding.Explicit cut) ->
                text("sizes.back.onnx.other", g.oh(), g.ow(), sides(cut));
            case OnnxOutputShape.Beyond beyond -> text("sizes.back.onnx.beyond", g.oh(), g.ow());
        };
    }

    /// What stands over the padding.
    static String paddingName(ConventionColumn.Made made) {
        return text(made.layer() instanceof ConvTranspose2d ? "convention.cut" : "convention.padding");
    }

    /// Rows and columns of its output.
    static String size(ConventionColumn.Made made) {
        return new Size(made.output().rows(), made.output().columns()).toString();
    }

    /// Why it differs; empty if it does not.
    static List<String> reasons(ConventionColumn column) {
        return switch (column.said().carried()) {
            case Carried.Layer taken -> taken.reasons();
            case Carried.Nothing nothing -> List.of();
        };
    }

    /// What one writes there to get the very layer shown; empty where the line above does already.
    static Optional<String> instead(ConventionColumn column, Explored shown) {
        if (column.status(shown) == Status.SAME && reasons(column).isEmpty()) {
            return note(column.said().exact());
        }
        return Optional.of(
                switch (column.said().exact()) {
                    case Rendering.Text(String line, String note) -> note.isEmpty() ? line : line + "\n" + note;
                    case Rendering.Impossible(String reason) -> reason;
                });
    }

    private static Optional<String> note(Rendering exact) {
        return exact instanceof Rendering.Text(String line, String note) && !note.isEmpty()
                ? Optional.of(note)
                : Optional.empty();
    }

    /// All that is said of a framework, for a screen reader.
    static String spoken(ConventionColumn column, Explored shown) {
        var words = new ArrayList<String>();
        words.add(column.said().framework().title());
        words.add(status(column, shown));
        words.add(line(column));
        column.made().ifPresent(m -> {
            words.add(paddingName(m) + ": " + padding(m));
            words.add(text("convention.output") + ": " + size(m));
        });
        words.addAll(reasons(column));
        return String.join(". ", words);
    }
}
