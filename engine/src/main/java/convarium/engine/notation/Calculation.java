package convarium.engine.notation;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/// Sums and products of the numbers that a file writes out: `16 * 5 * 5`, `1. / 255`.
final class Calculation {
    private Calculation() {}

    /// The value of `left sign right`.
    ///
    /// @param sign one of `+ - * / //`
    /// @throws NotationException if one of the two is no number, or the result is none that fits
    static Expression of(String sign, Expression left, Expression right, Span span) {
        var a = whole(left);
        var b = whole(right);
        if (a.isPresent() && b.isPresent() && !sign.equals("/")) {
            return whole(sign, a.getAsLong(), b.getAsLong(), span);
        }
        var x = real(left);
        var y = real(right);
        if (x.isEmpty() || y.isEmpty()) {
            var trouble = x.isEmpty() ? left : right;
            throw trouble.span()
                    .error("Only numbers are worked out here, found "
                            + trouble.span().quote()
                            + (trouble instanceof Expression.Name || trouble instanceof Expression.Call
                                    ? ": write the number itself, or Add()([x, y]) for the sum of what layers give."
                                    : ": write the number itself."));
        }
        return real(
                switch (sign) {
                    case "+" -> x.getAsDouble() + y.getAsDouble();
                    case "-" -> x.getAsDouble() - y.getAsDouble();
                    case "*" -> x.getAsDouble() * y.getAsDouble();
                    case "//" -> Math.floor(x.getAsDouble() / y.getAsDouble());
                    default -> x.getAsDouble() / y.getAsDouble();
                },
                span);
    }

    private static Expression whole(String sign, long a, long b, Span span) {
        try {
            long value = switch (sign) {
                case "+" -> Math.addExact(a, b);
                case "-" -> Math.subtractExact(a, b);
                case "*" -> Math.multiplyExact(a, b);
                default -> Math.floorDiv(a, b);
            };
            var number = new Expression.Whole(Math.absExact(value), span);
            return value < 0 ? new Expression.Negative(number, span) : number;
        } catch (ArithmeticException e) {
            throw span.error(span.quote() + " is no number that fits here: write smaller ones.");
        }
    }

    private static Expression real(double value, Span span) {
        if (!Double.isFinite(value)) {
            throw span.error(span.quote() + " is no number that fits here: write smaller ones.");
        }
        var number = new Expression.Real(Math.abs(value), span);
        return value < 0 ? new Expression.Negative(number, span) : number;
    }

    private static OptionalLong whole(Expression value) {
        return switch (value) {
            case Expression.Whole whole -> OptionalLong.of(whole.value());
            case Expression.Negative negative -> {
                var of = whole(negative.of());
                yield of.isPresent() ? OptionalLong.of(-of.getAsLong()) : of;
            }
            default -> OptionalLong.empty();
        };
    }

    private static OptionalDouble real(Expression value) {
        return switch (value) {
            case Expression.Whole whole -> OptionalDouble.of((double) whole.value());
            case Expression.Real real -> OptionalDouble.of(real.value());
            case Expression.Negative negative -> {
                var of = real(negative.of());
                yield of.isPresent() ? OptionalDouble.of(-of.getAsDouble()) : of;
            }
            default -> OptionalDouble.empty();
        };
    }

    /// A constant where its name stands, so that complaints point there.
    static Expression at(Expression value, Span span) {
        return switch (value) {
            case Expression.Whole whole -> new Expression.Whole(whole.value(), span);
            case Expression.Real real -> new Expression.Real(real.value(), span);
            case Expression.Text text -> new Expression.Text(text.value(), span);
            case Expression.Flag flag -> new Expression.Flag(flag.value(), span);
            case Expression.Nothing nothing -> new Expression.Nothing(span);
            case Expression.Negative negative -> new Expression.Negative(at(negative.of(), span), span);
            case Expression.Sequence sequence ->
                new Expression.Sequence(
                        sequence.elements().stream()
                                .map(element -> at(element, span))
                                .toList(),
                        span);
            case Expression.Name name -> name;
            case Expression.Call call -> call;
        };
    }
}
