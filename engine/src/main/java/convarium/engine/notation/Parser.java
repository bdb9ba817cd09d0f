package convarium.engine.notation;

import convarium.engine.notation.Expression.Argument;
import convarium.engine.notation.Expression.Call;
import convarium.engine.notation.Expression.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads the small part of Python in which layers are written: names, calls, numbers, strings, tuples and lists.
final class Parser {
    private static final int LONGEST_LINE = 4_000;
    private static final int LONGEST_NUMBER = 40;
    private static final int DEEPEST = 24;
    private static final Pattern WHOLE = Pattern.compile("0+|[1-9](?:_?[0-9])*");
    private static final Pattern REAL =
            Pattern.compile("(?:[0-9][0-9_]*\\.?[0-9_]*|\\.[0-9][0-9_]*)(?:[eE][+-]?[0-9]+)?");

    private final String line;
    private final List<Token> tokens;
    private final Optional<Map<String, Expression>> constants;
    private int at;
    private int depth;

    private Parser(String line, Optional<Map<String, Expression>> constants) {
        this.line = line;
        this.tokens = Lexer.tokens(line);
        this.constants = constants;
    }

    /// A reader of a whole file's expressions, one after the other: it works out sums and products, and puts the
    /// constants in where their names stand.
    static Parser ofScript(String text, Map<String, Expression> constants) {
        return new Parser(text, Optional.of(constants));
    }

    /// The value of a whole line, an assignment before it and a comma behind it left out.
    ///
    /// @throws NotationException if the line is no such value
    static Expression parse(String line) {
        if (line.length() > LONGEST_LINE) {
            throw new NotationException(
                    String.format(
                            Locale.ROOT,
                            "A layer line has at most %,d characters, found %,d.",
                            LONGEST_LINE,
                            line.length()),
                    LONGEST_LINE,
                    line.length());
        }
        return new Parser(line, Optional.empty()).line();
    }

    private Expression line() {
        if (token().kind() == Token.Kind.END) {
            throw new NotationException(
                    "There is no layer yet: write one, for example nn.Conv2d(1, 1, 3) or Conv2D(1, 3).",
                    0,
                    line.length());
        }
        skipAssignment();
        var value = expression();
        if (token().is(",")) {
            at++;
        }
        var rest = token();
        if (rest.kind() != Token.Kind.END) {
            var span = Span.of(line, rest.start(), line.length());
            if (rest.is(")") || rest.is("]")) {
                throw rest.span().error("This " + rest.text() + " closes nothing: take it away or open it earlier.");
            }
            checkReadable(rest);
            if (value instanceof Name name
                    && Constructor.find(name.dotted(), Dialect.PYTORCH).isPresent()) {
                throw span.error(name.dotted() + " takes its arguments in brackets: write " + name.dotted() + "(…).");
            }
            throw span.error("The line goes on behind its end with " + span.quote()
                    + ": only one layer is read here; several belong into nn.Sequential(…) or Sequential([…]).");
        }
        return value;
    }

    private void skipAssignment() {
        int ahead = at;
        while (tokens.get(ahead).kind() == Token.Kind.NAME
                && tokens.get(ahead + 1).is(".")) {
            ahead += 2;
        }
        if (tokens.get(ahead).kind() == Token.Kind.NAME && tokens.get(ahead + 1).is("=")) {
            at = ahead + 2;
        }
    }

    Token token() {
        return tokens.get(at);
    }

    /// The token so many places further on; the end behind the end.
    Token ahead(int places) {
        return tokens.get(Math.min(at + places, tokens.size() - 1));
    }

    /// Goes on to the next token.
    void advance() {
        at = Math.min(at + 1, tokens.size() - 1);
    }

    /// Whether the token begins a line of its own.
    boolean startsLine() {
        if (at == 0) {
            return true;
        }
        String between =
                line.substring(tokens.get(at - 1).end(), token().start()).replaceAll("\\\\\\R", "");
        return between.indexOf('\n') >= 0 || between.indexOf('\r') >= 0;
    }

    Expression expression() {
        if (++depth > DEEPEST) {
            throw token().span().error("The brackets are nested more than " + DEEPEST + " deep: no layer needs that.");
        }
        var value = constants.isPresent() ? sum() : signed();
        depth--;
        var next = token();
        if (next.kind() == Token.Kind.SYMBOL && "+-*/%".contains(next.text())) {
            throw next.span().error("Nothing is worked out here: write the number itself instead of a sum or product.");
        }
        return value;
    }

    private Expression sum() {
        var left = product();
        while (token().is("+") || token().is("-")) {
            var sign = token();
            at++;
            var right = product();
            left = Calculation.of(sign.text(), left, right, spanOf(left, right));
        }
        return left;
    }

    private Expression product() {
        var left = signed();
        while (token().is("*") || token().is("/")) {
            boolean whole = token().is("/") && ahead(1).is("/");
            String sign = whole ? "//" : token().text();
            at += sign.length();
            var right = signed();
            left = Calculation.of(sign, left, right, spanOf(left, right));
        }
        return left;
    }

    private Span spanOf(Expression left, Expression right) {
        return Span.of(line, left.span().start(), right.span().end());
    }

    private Expression signed() {
        var sign = token();
        if (sign.is("-") || sign.is("+")) {
            at++;
            var of = constants.isPresent() ? factor() : expression();
            var span = Span.of(line, sign.start(), of.span().end());
            return sign.is("-") ? new Expression.Negative(of, span) : of;
        }
        return called(atom());
    }

    /// What a sign stands before; signs may pile up no deeper than brackets.
    private Expression factor() {
        if (++depth > DEEPEST) {
            throw token().span().error("The signs are piled more than " + DEEPEST + " deep: no layer needs that.");
        }
        var value = signed();
        depth--;
        return value;
    }

    private Expression called(Expression atom) {
        var value = atom;
        while (true) {
            if (token().is("(")) {
                value = call(value);
            } else if (token().is(".") && value instanceof Name name) {
                value = member(name);
            } else {
                return value;
            }
        }
    }

    private Expression atom() {
        var token = token();
        checkReadable(token);
        return switch (token.kind()) {
            case NUMBER -> number(token);
            case STRING -> {
                at++;
                yield new Expression.Text(token.text().substring(1, token.text().length() - 1), token.span());
            }
            case NAME -> {
                at++;
                yield switch (token.text()) {
                    case "True" -> new Expression.Flag(true, token.span());
                    case "False" -> new Expression.Flag(false, token.span());
                    case "None" -> new Expression.Nothing(token.span());
                    default -> constant(token);
                };
            }
            case SYMBOL -> {
                if (token.is("(") || token.is("[")) {
                    yield bracketed();
                }
                throw token.span().error("Expected a value here, found " + token.text() + ".");
            }
            case BROKEN, END -> throw ended(token);
        };
    }

    private Expression constant(Token token) {
        var name = new Name(token.text(), token.span());
        if (constants.isEmpty() || token().is("(") || token().is(".")) {
            return name;
        }
        return Optional.ofNullable(constants.get().get(token.text()))
                .map(value -> Calculation.at(value, token.span()))
                .orElse(name);
    }

    private NotationException ended(Token token) {
        int start = Math.max(0, line.stripTrailing().length() - 1);
        return new NotationException(
                "The line ends where a value is expected: finish it or take away what stands last.",
                start,
                Math.max(token.start(), start));
    }

    private static void checkReadable(Token token) {
        if (token.kind() != Token.Kind.BROKEN) {
            return;
        }
        char first = token.text().charAt(0);
        if (first == '\'' || first == '"') {
            throw token.span().error("This text is never closed: put " + first + " behind it.");
        }
        if ("‘’‚‛`´".indexOf(first) >= 0) {
            throw token.span().error(token.text() + " is a typographic quote: write ' instead.");
        }
        if ("“”„".indexOf(first) >= 0) {
            throw token.span().error(token.text() + " is a typographic quote: write \" instead.");
        }
        if ("−–—".indexOf(first) >= 0) {
            throw token.span().error(token.text() + " is a typographic minus: write - instead.");
        }
        throw token.span().error("The character " + token.text() + " has no place in a layer line: take it away.");
    }

    private Expression number(Token token) {
        at++;
        String text = token.text();
        if (text.length() > LONGEST_NUMBER) {
            throw token.span().error("This number has " + text.length() + " digits: no size is that large.");
        }
        if (WHOLE.matcher(text).matches()) {
            String digits = text.replace("_", "");
            return new Expression.Whole(digits.length() > 18 ? Long.MAX_VALUE : Long.parseLong(digits), token.span());
        }
        if (REAL.matcher(text).matches()
                && (text.contains(".") || text.toLowerCase(Locale.ROOT).contains("e"))) {
            return new Expression.Real(Double.parseDouble(text.replace("_", "")), token.span());
        }
        throw token.span().error(text + " is not a number as Python writes it: write digits only, for example 3.");
    }

    private Expression bracketed() {
        var open = token();
        at++;
        var elements = new ArrayList<Expression>();
        boolean tuple = open.is("[");
        String close = open.is("[") ? "]" : ")";
        while (!token().is(close)) {
            checkOpen(open, close);
            elements.add(expression());
            if (!separator(open, close)) {
                break;
            }
            tuple = true;
        }
        int end = token().end();
        at++;
        if (!tuple && elements.size() == 1) {
            return elements.getFirst();
        }
        return new Expression.Sequence(List.copyOf(elements), Span.of(line, open.start(), end));
    }

    private Expression call(Expression function) {
        var open = token();
        at++;
        var arguments = new ArrayList<Argument>();
        while (!token().is(")")) {
            checkOpen(open, ")");
            arguments.add(argument());
            if (!separator(open, ")")) {
                break;
            }
        }
        int end = token().end();
        at++;
        return new Call(
                function, List.copyOf(arguments), Span.of(line, function.span().start(), end));
    }

    private Argument argument() {
        var first = token();
        if (first.kind() == Token.Kind.NAME && tokens.get(at + 1).is("=")) {
            at += 2;
            if (token().is(",") || token().is(")")) {
                throw Span.of(line, first.start(), tokens.get(at - 1).end())
                        .error(first.text() + " has no value: write one behind the = or take it away.");
            }
            var value = expression();
            return new Argument(
                    Optional.of(new Name(first.text(), first.span())),
                    value,
                    Span.of(line, first.start(), value.span().end()));
        }
        if (first.is("*")) {
            throw first.span().error("Arguments cannot be unpacked with * here: write each of them out.");
        }
        var value = expression();
        return new Argument(Optional.empty(), value, value.span());
    }

    /// Takes the comma between two elements; false at the closing bracket, which stays.
    private boolean separator(Token open, String close) {
        if (token().is(close)) {
            return false;
        }
        if (token().is(",")) {
            at++;
            return true;
        }
        checkOpen(open, close);
        var found = token();
        checkReadable(found);
        if (found.is(")") || found.is("]") || found.is("}")) {
            throw found.span()
                    .error("The " + open.text() + " before it is closed by " + close + ", found " + found.text() + ".");
        }
        throw found.span()
                .error("Expected a comma or " + close + " before "
                        + found.span().quote() + ".");
    }

    private void checkOpen(Token open, String close) {
        if (token().kind() == Token.Kind.END) {
            throw open.span().error("This " + open.text() + " is never closed: put " + close + " where it ends.");
        }
    }

    private Expression member(Name name) {
        at++;
        var member = token();
        if (member.kind() != Token.Kind.NAME) {
            throw tokens.get(at - 1).span().error("Expected a name behind the dot.");
        }
        at++;
        return new Name(
                name.dotted() + "." + member.text(), Span.of(line, name.span().start(), member.end()));
    }
}
