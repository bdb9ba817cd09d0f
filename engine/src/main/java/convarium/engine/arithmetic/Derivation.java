package convarium.engine.arithmetic;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// How a number came about, for a person to read: the formula with the numbers filled in, and what was rounded.
///
/// @param lines from the first step to the result
public record Derivation(List<Line> lines) {

    public Derivation {
        lines = List.copyOf(lines);
    }

    /// What a piece of a line stands for; the screen colours it accordingly.
    public enum Role {
        /// Signs, brackets and words.
        PLAIN,
        /// A number that belongs to the input.
        INPUT,
        /// A number that belongs to the kernel.
        KERNEL,
        /// The result.
        OUTPUT
    }

    /// A piece of a line in one role.
    public record Span(String text, Role role) {}

    /// Whether a line calculates or comments.
    public enum Kind {
        /// A step of the calculation.
        FORMULA,
        /// A sentence about it.
        NOTE
    }

    /// One line: a step of the calculation or a sentence.
    public record Line(Kind kind, List<Span> spans) {

        public Line {
            spans = List.copyOf(spans);
        }

        /// The line without its roles.
        public String text() {
            return spans.stream().map(Span::text).collect(Collectors.joining());
        }
    }

    /// The lines without their roles.
    public List<String> texts() {
        return lines.stream().map(Line::text).toList();
    }

    /// These lines followed by the other's.
    public Derivation then(Derivation other) {
        var all = new ArrayList<>(lines);
        all.addAll(other.lines);
        return new Derivation(all);
    }

    /// Collects the lines of a derivation.
    ///
    /// A template's `{i:…}`, `{k:…}` and `{o:…}` mark pieces that belong to the input, the kernel and the output.
    public static final class Builder {
        private final List<Line> lines = new ArrayList<>();

        /// Starts without a line.
        public Builder() {}

        /// Adds a step of the calculation.
        public Builder formula(String template) {
            lines.add(new Line(Kind.FORMULA, spans(template)));
            return this;
        }

        /// Adds a sentence.
        public Builder note(String template) {
            lines.add(new Line(Kind.NOTE, spans(template)));
            return this;
        }

        /// The lines so far.
        public Derivation build() {
            return new Derivation(lines);
        }

        private static List<Span> spans(String template) {
            var spans = new ArrayList<Span>();
            int at = 0;
            while (at < template.length()) {
                int open = template.indexOf('{', at);
                if (open < 0) {
                    spans.add(new Span(template.substring(at), Role.PLAIN));
                    break;
                }
                if (open > at) {
                    spans.add(new Span(template.substring(at, open), Role.PLAIN));
                }
                int close = template.indexOf('}', open);
                var role = switch (template.charAt(open + 1)) {
                    case 'i' -> Role.INPUT;
                    case 'k' -> Role.KERNEL;
                    case 'o' -> Role.OUTPUT;
                    default -> throw new IllegalArgumentException("no such role in " + template);
                };
                spans.add(new Span(template.substring(open + 3, close), role));
                at = close + 1;
            }
            return spans;
        }
    }
}
