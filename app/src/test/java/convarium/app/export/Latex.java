package convarium.app.export;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads LaTeX as strictly as LaTeX does where it would stop: braces and environments that do not match, cells beyond
/// the
/// columns, signs that mean something else, commands and characters that it does not know without a package.
public final class Latex {
    /// What LaTeX knows by itself of what is written here.
    private static final Set<String> COMMANDS = Set.of(
            "begin",
            "end",
            "hline",
            "left",
            "right",
            "times",
            "cdot",
            "to",
            "neq",
            "lceil",
            "rceil",
            "lfloor",
            "rfloor",
            "circ",
            "mbox",
            "dots",
            "textbackslash",
            "textasciitilde",
            "textasciicircum");

    private static final Pattern TOKEN =
            Pattern.compile("\\\\(?<word>[a-zA-Z]+)|\\\\(?<sign>.)|(?<comment>%[^\\n]*\\n)|(?<one>.)", Pattern.DOTALL);
    private static final Pattern ARGUMENT = Pattern.compile("\\{([^{}]*)}");

    private final String source;
    private final List<String> problems = new ArrayList<>();
    private final Deque<String> open = new ArrayDeque<>();
    private final Deque<Table> tables = new ArrayDeque<>();
    private boolean inline;
    private boolean display;
    private int skip;

    private static final class Table {
        private final int columns;
        private int cells = 1;
        private boolean filled;

        Table(int columns) {
            this.columns = columns;
        }
    }

    private Latex(String source) {
        this.source = source;
    }

    /// What LaTeX would stop at; empty if nothing.
    public static List<String> problems(String source) {
        var read = new Latex(source);
        read.read();
        return read.problems;
    }

    private void read() {
        var tokens = TOKEN.matcher(source);
        while (tokens.find()) {
            if (tokens.start() < skip) {
                continue;
            }
            if (tokens.group("word") != null) {
                word(tokens);
            } else if (tokens.group("sign") != null) {
                sign(tokens.group("sign"), tokens.start());
            } else if (tokens.group("one") != null) {
                one(tokens.group("one").charAt(0), tokens.start());
            }
        }
        check(open.isEmpty(), source.length(), "never closed: " + open);
        check(!inline && !display, source.length(), "mathematics never ends");
    }

    private void check(boolean right, int at, String what) {
        if (!right) {
            problems.add(
                    what + " at \"" + source.substring(Math.max(0, at - 20), Math.min(source.length(), at + 20)) + '"');
        }
    }

    private boolean math() {
        return inline || display;
    }

    private void word(Matcher tokens) {
        String word = tokens.group("word");
        int at = tokens.start();
        check(COMMANDS.contains(word), at, "unknown command " + word);
        switch (word) {
            case "begin" -> begin(tokens);
            case "end" -> {
                String name = argument(tokens.end());
                close("begin " + name, at);
                row(at, true);
                tables.pop();
            }
            case "hline" ->
                check(
                        !tables.isEmpty() && tables.element().cells == 1 && !tables.element().filled,
                        at,
                        "a line within a row");
            case "left" -> {
                open.push("left");
                skip = tokens.end() + 1;
            }
            case "right" -> {
                close("left", at);
                skip = tokens.end() + 1;
            }
            case "mbox" -> {
                // text within mathematics, which may hold mathematics again
                String inner = balanced(tokens.end());
                problems.addAll(problems(inner));
                skip = tokens.end() + inner.length() + 2;
            }
            case "times", "cdot", "to", "neq", "lceil", "rceil", "lfloor", "rfloor", "circ" ->
                check(math(), at, word + " outside of mathematics");
            default -> fill();
        }
    }

    private void begin(Matcher tokens) {
        String name = argument(tokens.end());
        check(Set.of("tabular", "array").contains(name), tokens.start(), "unknown environment " + name);
        check(!name.equals("array") || math(), tokens.start(), "an array outside of mathematics");
        int after = skip;
        String columns = balanced(after);
        skip = after + columns.length() + 2;
        open.push("begin " + name);
        tables.push(new Table(columns.replaceAll("p\\{[^}]*}", "p").length()));
    }

    private String argument(int from) {
        var argument = ARGUMENT.matcher(source).region(from, source.length());
        if (!argument.lookingAt()) {
            problems.add("no argument at " + from);
            return "";
        }
        skip = argument.end();
        return argument.group(1);
    }

    /// What stands in the braces that begin here, without them.
    private String balanced(int from) {
        int depth = 0;
        for (int i = from; i < source.length(); i++) {
            depth += source.charAt(i) == '{' ? 1 : source.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return source.substring(from + 1, i);
            }
        }
        problems.add("braces never closed at " + from);
        return "";
    }

    private void sign(String sign, int at) {
        switch (sign) {
            case "\\" -> row(at, false);
            case "[" -> {
                check(!math(), at, "mathematics within mathematics");
                display = true;
            }
            case "]" -> {
                check(display, at, "mathematics ends that never began");
                display = false;
            }
            case "&", "%", "$", "#", "_", "{", "}" -> fill();
            default -> problems.add("unknown command " + sign);
        }
    }

    private void one(char c, int at) {
        switch (c) {
            case '{' -> open.push("{");
            case '}' -> close("{", at);
            case '$' -> {
                check(!display, at, "$ in displayed mathematics");
                inline = !inline;
            }
            case '&' -> {
                check(!tables.isEmpty(), at, "& outside of a table");
                if (!tables.isEmpty()) {
                    tables.element().cells++;
                }
            }
            case '^' -> check(math(), at, "^ outside of mathematics");
            case '#', '~', '_' -> problems.add("bare " + c + " at " + at);
            default -> {
                check(c < 128, at, "LaTeX does not know " + c);
                if (!Character.isWhitespace(c)) {
                    fill();
                }
            }
        }
    }

    private void fill() {
        if (!tables.isEmpty()) {
            tables.element().filled = true;
        }
    }

    private void close(String what, int at) {
        check(!open.isEmpty() && open.element().equals(what), at, "ends what is not open: " + what);
        if (!open.isEmpty()) {
            open.pop();
        }
    }

    /// A row ends: it has as many cells as there are columns. The last may end without a break.
    private void row(int at, boolean last) {
        if (tables.isEmpty()) {
            problems.add("a row outside of a table at " + at);
            return;
        }
        var table = tables.element();
        boolean nothing = last && table.cells == 1 && !table.filled;
        check(nothing || table.cells == table.columns, at, table.cells + " cells in " + table.columns + " columns");
        table.cells = 1;
        table.filled = false;
    }
}
