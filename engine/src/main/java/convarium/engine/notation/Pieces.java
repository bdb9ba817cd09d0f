package convarium.engine.notation;

import convarium.engine.notation.LayerLines.Kind;
import convarium.engine.notation.LayerLines.Piece;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/// Tells what each stretch of a line is, without asking whether the line makes sense.
final class Pieces {
    private static final Set<String> WINDOW_SIZES = Set.of("kernel_size", "pool_size");

    private final String line;
    private final List<Token> tokens;
    private final List<Piece> pieces = new ArrayList<>();
    private final Deque<Frame> frames = new ArrayDeque<>();
    private final StringBuilder plain = new StringBuilder();

    /// An open bracket.
    private static final class Frame {
        final String called;
        final boolean inKernel;
        int position;
        String keyword = "";

        Frame(String called, boolean inKernel) {
            this.called = called;
            this.inKernel = inKernel;
        }

        boolean isKernel() {
            if (inKernel || WINDOW_SIZES.contains(keyword)) {
                return true;
            }
            if (called.isEmpty() || !keyword.isEmpty()) {
                return false;
            }
            return Constructor.find(called, Dialect.PYTORCH)
                    .map(Constructor::positional)
                    .filter(names -> position < names.size() && WINDOW_SIZES.contains(names.get(position)))
                    .isPresent();
        }
    }

    private Pieces(String line) {
        this.line = line;
        this.tokens = Lexer.tokens(line);
    }

    static List<Piece> of(String line) {
        var pieces = new Pieces(line);
        pieces.run();
        return List.copyOf(pieces.pieces);
    }

    private void run() {
        int end = 0;
        int at = 0;
        while (at < tokens.size()) {
            var token = tokens.get(at);
            plain.append(line, end, token.start());
            int last = token.kind() == Token.Kind.NAME ? dottedEnd(at) : at;
            end = tokens.get(last).end();
            piece(at, last);
            at = last + 1;
        }
        flush();
    }

    /// The index of the last word of a dotted name without spaces.
    private int dottedEnd(int at) {
        int last = at;
        while (tokens.get(last + 1).is(".")
                && tokens.get(last + 1).start() == tokens.get(last).end()
                && tokens.get(last + 2).kind() == Token.Kind.NAME
                && tokens.get(last + 2).start() == tokens.get(last + 1).end()) {
            last += 2;
        }
        return last;
    }

    private void piece(int first, int last) {
        var token = tokens.get(first);
        String text = line.substring(token.start(), tokens.get(last).end());
        switch (token.kind()) {
            case NAME -> name(text, tokens.get(last + 1));
            case NUMBER -> add(text, !frames.isEmpty() && frames.peek().isKernel() ? Kind.KERNEL_NUMBER : Kind.NUMBER);
            case STRING -> add(text, Kind.STRING);
            case BROKEN -> add(text, text.startsWith("'") || text.startsWith("\"") ? Kind.STRING : Kind.PLAIN);
            case SYMBOL -> symbol(text, first);
            case END -> {
                // nothing to show
            }
        }
    }

    private void name(String text, Token next) {
        if (next.is("(")) {
            add(text, Kind.NAME);
        } else if (next.is("=") && !frames.isEmpty()) {
            frames.peek().keyword = text;
            add(text, Kind.ARGUMENT);
        } else {
            boolean keyword = text.equals("True") || text.equals("False") || text.equals("None");
            add(text, keyword ? Kind.KEYWORD : Kind.PLAIN);
        }
    }

    private void symbol(String text, int at) {
        switch (text) {
            case "(", "[" -> {
                boolean inKernel = !frames.isEmpty() && frames.peek().isKernel();
                boolean call = text.equals("(") && at > 0 && tokens.get(at - 1).kind() == Token.Kind.NAME;
                frames.push(new Frame(call ? calledBefore(at) : "", inKernel));
            }
            case ")", "]" -> frames.poll();
            case "," -> {
                if (!frames.isEmpty()) {
                    frames.peek().position++;
                    frames.peek().keyword = "";
                }
            }
            default -> {
                // no symbol else changes what numbers mean
            }
        }
        add(text, Kind.PLAIN);
    }

    private String calledBefore(int bracket) {
        int first = bracket - 1;
        while (first >= 2
                && tokens.get(first - 1).is(".")
                && tokens.get(first - 2).kind() == Token.Kind.NAME) {
            first -= 2;
        }
        var name = new StringBuilder();
        for (int i = first; i < bracket; i++) {
            name.append(tokens.get(i).text());
        }
        return name.toString();
    }

    private void add(String text, Kind kind) {
        if (kind == Kind.PLAIN) {
            plain.append(text);
        } else {
            flush();
            pieces.add(new Piece(text, kind));
        }
    }

    private void flush() {
        if (!plain.isEmpty()) {
            pieces.add(new Piece(plain.toString(), Kind.PLAIN));
            plain.setLength(0);
        }
    }
}
