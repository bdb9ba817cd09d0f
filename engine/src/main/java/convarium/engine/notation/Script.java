package convarium.engine.notation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads a file of Python that holds one network: imports, comments, plain constants and a
/// `Sequential`, written at once or layer by layer, or Keras' functional style.
///
/// Nothing is run: whatever else stands there is refused, save what only uses the model
/// (`model.summary()`).
final class Script {
    private static final int LONGEST = 200_000;
    private static final int LONGEST_CONSTANT = 64;
    private static final Set<String> BLOCKS =
            Set.of("class", "def", "for", "while", "if", "with", "try", "return", "async", "lambda", "global");
    private static final Set<String> USES = Set.of(
            "summary",
            "compile",
            "build",
            "fit",
            "evaluate",
            "predict",
            "save",
            "train",
            "eval",
            "to",
            "cuda",
            "cpu",
            "float",
            "half",
            "double");

    static final String READ =
            "what is read is one nn.Sequential(…), Sequential([…]) or chain of model.add(…), or Keras' functional style"
                    + " up to Model(inputs, outputs), imports and comments around it.";

    private final String text;
    private final Map<String, Expression> constants = new HashMap<>();
    private final Map<String, String> modules = new HashMap<>();
    private final Parser parser;
    private final ChainElements elements;
    private Optional<String> model = Optional.empty();

    private Script(String text) {
        this.text = text;
        this.parser = Parser.ofScript(text, constants);
        this.elements = new ChainElements(modules);
    }

    /// The layers of a file, not yet made.
    ///
    /// @throws NotationException if the file holds none, or anything else
    static ChainElements read(String text) {
        if (text.length() > LONGEST) {
            throw new NotationException(
                    "A chain has at most 200,000 characters, found " + text.length() + ".", LONGEST, text.length());
        }
        var script = new Script(text);
        script.run();
        return script.elements;
    }

    private void run() {
        while (parser.token().kind() != Token.Kind.END) {
            if (parser.token().is(";")) {
                parser.advance();
            } else {
                statement();
                checkEnd();
            }
        }
        elements.finish(text);
    }

    private void statement() {
        var first = parser.token();
        if (first.is("@") || (first.kind() == Token.Kind.NAME && BLOCKS.contains(first.text()))) {
            throw first.span().error("Classes, functions and loops are not read, nor a forward method: " + READ);
        }
        if (first.kind() == Token.Kind.STRING) {
            parser.advance(); // a text by itself is a comment
        } else if (first.text().equals("import") || first.text().equals("from")) {
            imported();
        } else if (first.text().equals("print") && parser.ahead(1).is("(")) {
            skipStatement();
        } else if (isUse()) {
            skipStatement();
        } else if (isAssignment()) {
            assignment();
        } else {
            elements.statement(parser.expression(), model);
        }
    }

    /// `model.summary()` and the like.
    private boolean isUse() {
        return parser.token().kind() == Token.Kind.NAME
                && parser.ahead(1).is(".")
                && USES.contains(parser.ahead(2).text())
                && parser.ahead(3).is("(");
    }

    /// Names with commas between, and a single `=`.
    private boolean isAssignment() {
        int at = 0;
        while (parser.ahead(at).kind() == Token.Kind.NAME) {
            if (parser.ahead(at + 1).is("=")) {
                return !parser.ahead(at + 2).is("=");
            }
            if (!parser.ahead(at + 1).is(",")) {
                return false;
            }
            at += 2;
        }
        return false;
    }

    private void assignment() {
        var names = new ArrayList<Token>();
        boolean more = true;
        while (more) {
            names.add(parser.token());
            parser.advance();
            more = !parser.token().is("=");
            parser.advance();
        }
        var values = new ArrayList<Expression>();
        values.add(parser.expression());
        while (parser.token().is(",") && !parser.ahead(1).is(",")) {
            parser.advance();
            values.add(parser.expression());
        }
        if (names.size() == 1 && values.size() == 1) {
            assign(names.getFirst(), values.getFirst());
        } else if (names.size() == values.size()) {
            for (int i = 0; i < names.size(); i++) {
                define(names.get(i), values.get(i));
            }
        } else {
            throw names.getFirst()
                    .span()
                    .error("Here are " + names.size() + " names for " + values.size() + " values: write one for each.");
        }
        skipUses();
    }

    /// `.to(device)` behind a `Sequential`.
    private void skipUses() {
        while (parser.token().is(".")
                && USES.contains(parser.ahead(1).text())
                && parser.ahead(2).is("(")) {
            parser.advance();
            parser.advance();
            skipBrackets();
        }
    }

    private void assign(Token name, Expression value) {
        if (value instanceof Expression.Call call) {
            if (elements.isSequence(call)) {
                model = Optional.of(name.text());
                elements.sequence(call);
                return;
            }
            constants.remove(name.text());
            elements.functional().assign(name, call);
            return;
        }
        if (value instanceof Expression.Name other && elements.functional().alias(name, other)) {
            return;
        }
        define(name, value);
    }

    private void define(Token name, Expression value) {
        boolean plain = value instanceof Expression.Sequence sequence
                ? sequence.elements().size() <= LONGEST_CONSTANT
                        && sequence.elements().stream().noneMatch(Script::isCompound)
                : !isCompound(value);
        if (!plain) {
            throw value.span()
                    .error(name.text() + " stands for " + value.span().quote()
                            + ", and only numbers, texts and short tuples of them are read: " + READ);
        }
        elements.functional().forget(name.text());
        constants.put(name.text(), value);
    }

    private static boolean isCompound(Expression value) {
        return value instanceof Expression.Sequence
                || value instanceof Expression.Call
                || value instanceof Expression.Name;
    }

    /// `import torch.nn as nn`, `from tensorflow.keras import layers as L`: other names of modules are
    /// remembered.
    private void imported() {
        String home = "";
        if (parser.token().text().equals("from")) {
            parser.advance();
            home = dotted() + ".";
        }
        parser.advance();
        boolean bracketed = parser.token().is("(");
        while (parser.token().kind() != Token.Kind.END
                && !parser.token().is(";")
                && (bracketed || !parser.startsLine())) {
            if (parser.token().kind() == Token.Kind.NAME) {
                String name = home + dotted();
                if (parser.token().text().equals("as")) {
                    parser.advance();
                    modules.put(parser.token().text(), name);
                    parser.advance();
                }
            } else {
                bracketed &= !parser.token().is(")");
                parser.advance();
            }
        }
    }

    private String dotted() {
        var name = new StringBuilder(parser.token().text());
        parser.advance();
        while (parser.token().is(".")) {
            parser.advance();
            name.append('.').append(parser.token().text());
            parser.advance();
        }
        return name.toString();
    }

    private void skipStatement() {
        parser.advance();
        while (parser.token().kind() != Token.Kind.END && !parser.startsLine()) {
            if (parser.token().is("(")) {
                skipBrackets();
            } else {
                parser.advance();
            }
        }
    }

    private void skipBrackets() {
        var open = parser.token();
        int deep = 0;
        do {
            var token = parser.token();
            if (token.kind() == Token.Kind.END) {
                throw open.span().error("This " + open.text() + " is never closed: put ) where it ends.");
            }
            if (token.is("(") || token.is("[") || token.is("{")) {
                deep++;
            } else if (token.is(")") || token.is("]") || token.is("}")) {
                deep--;
            }
            parser.advance();
        } while (deep > 0);
    }

    private void checkEnd() {
        var token = parser.token();
        if (token.is(",")) {
            parser.advance(); // a layer cut out of a list
            token = parser.token();
        }
        if (token.kind() == Token.Kind.END || token.is(";") || parser.startsLine()) {
            return;
        }
        int end = text.indexOf('\n', token.start());
        var rest = Span.of(text, token.start(), end < 0 ? text.length() : end);
        throw rest.error("The line goes on with " + rest.quote() + ": " + READ);
    }
}
