package convarium.engine.notation;

import java.util.List;
import java.util.Optional;

/// A value as the line writes it, with the stretch that it takes there.
sealed interface Expression {

    Span span();

    /// A whole number, `Long.MAX_VALUE` standing for all larger ones.
    record Whole(long value, Span span) implements Expression {}

    record Real(double value, Span span) implements Expression {}

    record Text(String value, Span span) implements Expression {}

    record Flag(boolean value, Span span) implements Expression {}

    /// `None`.
    record Nothing(Span span) implements Expression {}

    record Negative(Expression of, Span span) implements Expression {}

    /// A tuple or a list.
    record Sequence(List<Expression> elements, Span span) implements Expression {}

    /// `nn.Conv2d`: names with dots between, the spaces left out.
    record Name(String dotted, Span span) implements Expression {}

    record Call(Expression function, List<Argument> arguments, Span span) implements Expression {}

    /// One argument of a call.
    ///
    /// @param keyword the name before `=`, if there is one
    /// @param span keyword and value
    record Argument(Optional<Name> keyword, Expression value, Span span) {}
}
