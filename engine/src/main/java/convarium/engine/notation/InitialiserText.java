package convarium.engine.notation;

import java.util.Locale;
import java.util.Optional;

/// Where a Keras text lets an array of weights start: `kernel_initializer='he_normal'`.
///
/// @param kind the rule
/// @param value the number of a constant
public record InitialiserText(Kind kind, float value) {

    /// The rules, as Keras names them.
    public enum Kind {
        /// Glorot, evenly spread.
        GLOROT_UNIFORM,
        /// Glorot, a normal distribution cut off at two deviations.
        GLOROT_NORMAL,
        /// He, evenly spread.
        HE_UNIFORM,
        /// He, a normal distribution cut off at two deviations.
        HE_NORMAL,
        /// LeCun, evenly spread.
        LECUN_UNIFORM,
        /// LeCun, a normal distribution cut off at two deviations.
        LECUN_NORMAL,
        /// The same number everywhere.
        CONSTANT
    }

    /// What an argument says.
    ///
    /// @throws NotationException if it is none of these rules
    static InitialiserText of(Expression value) {
        String word = switch (value) {
            case Expression.Text text -> text.value();
            case Expression.Name name -> Constructor.last(name.dotted());
            case Expression.Call call
            when call.function() instanceof Expression.Name name -> Constructor.last(name.dotted());
            default -> "";
        };
        Optional<Expression> number = value instanceof Expression.Call call
                        && call.arguments().size() == 1
                        && !word.toLowerCase(Locale.ROOT).contains("_")
                ? Optional.of(call.arguments().getFirst().value())
                : Optional.empty();
        boolean bare =
                !(value instanceof Expression.Call call) || call.arguments().isEmpty();
        String plain = word.toLowerCase(Locale.ROOT).replace("_", "");
        if (plain.equals("constant") && number.isPresent()) {
            return new InitialiserText(Kind.CONSTANT, (float) Values.real(number.get(), "value"));
        }
        if (plain.equals("zeros") && bare) {
            return new InitialiserText(Kind.CONSTANT, 0);
        }
        if (plain.equals("ones") && bare) {
            return new InitialiserText(Kind.CONSTANT, 1);
        }
        for (var kind : Kind.values()) {
            if (bare
                    && kind != Kind.CONSTANT
                    && kind.name().toLowerCase(Locale.ROOT).replace("_", "").equals(plain)) {
                return new InitialiserText(kind, 0);
            }
        }
        throw value.span()
                .error("The initialisers that are read are glorot, he and lecun, each _uniform or _normal, zeros, ones"
                        + " and Constant(value), found " + value.span().quote() + ".");
    }
}
