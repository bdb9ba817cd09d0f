package convarium.engine.notation;

import convarium.engine.arithmetic.Size;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Turns written values into numbers, sizes, flags and texts, or says why they are none.
final class Values {
    private static final long LARGEST = 1_000_000;
    private static final Set<String> INFINITY =
            Set.of("math.inf", "torch.inf", "np.inf", "numpy.inf", "inf", "torch.math.inf");

    private Values() {}

    /// A whole number of at least `least`.
    static int whole(Expression value, String name, int least) {
        return switch (value) {
            case Expression.Whole whole -> {
                if (whole.value() > LARGEST) {
                    throw value.span()
                            .error(String.format(
                                    Locale.ROOT,
                                    "%s goes up to %,d here, found %s.",
                                    name,
                                    LARGEST,
                                    value.span().quote()));
                }
                yield atLeast((int) whole.value(), value, name, least);
            }
            case Expression.Negative negative -> atLeast(-whole(negative.of(), name, 0), value, name, least);
            case Expression.Real real ->
                throw value.span()
                        .error(name + " is a whole number, found "
                                + value.span().quote()
                                + (real.value() == Math.rint(real.value()) && real.value() <= LARGEST
                                        ? ": write " + Math.round(real.value()) + "."
                                        : ": leave the fraction out."));
            case Expression.Name word ->
                throw value.span()
                        .error(name + " is a whole number, found the name " + word.dotted()
                                + ": write the number it stands for.");
            case Expression.Text text -> throw notWhole(value, name);
            case Expression.Flag flag -> throw notWhole(value, name);
            case Expression.Nothing nothing -> throw notWhole(value, name);
            case Expression.Sequence sequence ->
                throw value.span()
                        .error(name + " is one whole number, found "
                                + value.span().quote() + ": write one number.");
            case Expression.Call call -> throw notWhole(value, name);
        };
    }

    private static int atLeast(int number, Expression value, String name, int least) {
        if (number < least) {
            throw value.span().error(name + " is at least " + least + ", found " + number + ".");
        }
        return number;
    }

    private static NotationException notWhole(Expression value, String name) {
        return value.span()
                .error(name + " is a whole number, found " + value.span().quote() + ": write a number, for example 1.");
    }

    /// A number for both axes, or a pair of height and width.
    static Size size(Expression value, String name, int least) {
        if (value instanceof Expression.Sequence sequence) {
            List<Expression> elements = sequence.elements();
            if (elements.size() != 2) {
                throw value.span()
                        .error(name + " is one number or a pair (height, width), found " + elements.size()
                                + (elements.size() == 1 ? " value in " : " values in ")
                                + value.span().quote() + ".");
            }
            return new Size(
                    whole(elements.getFirst(), name + "'s height", least),
                    whole(elements.getLast(), name + "'s width", least));
        }
        return Size.square(whole(value, name, least));
    }

    /// `True` or `False`.
    static boolean flag(Expression value, String name) {
        if (value instanceof Expression.Flag flag) {
            return flag.value();
        }
        throw value.span()
                .error(name + " is True or False, found " + value.span().quote() + ".");
    }

    /// One of the words, as it is written in the list.
    static String word(Expression value, String name, List<String> words) {
        if (value instanceof Expression.Text text && words.contains(text.value())) {
            return text.value();
        }
        throw value.span()
                .error(name + " is '" + String.join("', '", words) + "', found "
                        + value.span().quote() + ".");
    }

    /// A real number, the infinities and `float('-inf')` too.
    static double real(Expression value, String name) {
        return switch (value) {
            case Expression.Whole whole -> whole.value();
            case Expression.Real real -> real.value();
            case Expression.Negative negative -> -real(negative.of(), name);
            case Expression.Name word when INFINITY.contains(word.dotted()) -> Double.POSITIVE_INFINITY;
            case Expression.Call call
            when call.function() instanceof Expression.Name function
                    && function.dotted().equals("float")
                    && call.arguments().size() == 1 -> floating(call.arguments().getFirst(), name);
            case Expression.Name word -> throw notReal(value, name);
            case Expression.Text text -> throw notReal(value, name);
            case Expression.Flag flag -> throw notReal(value, name);
            case Expression.Nothing nothing -> throw notReal(value, name);
            case Expression.Sequence sequence -> throw notReal(value, name);
            case Expression.Call call -> throw notReal(value, name);
        };
    }

    private static double floating(Expression.Argument argument, String name) {
        if (!(argument.value() instanceof Expression.Text text)) {
            return real(argument.value(), name);
        }
        return switch (text.value().strip().toLowerCase(Locale.ROOT)) {
            case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
            case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
            case "0", "0.0" -> 0;
            default -> throw notReal(argument.value(), name);
        };
    }

    private static NotationException notReal(Expression value, String name) {
        return value.span().error(name + " is a number, found " + value.span().quote() + ".");
    }
}
