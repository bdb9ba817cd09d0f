package convarium.engine.notation;

import convarium.engine.arithmetic.Size;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The arguments of one call, each under its name.
final class Arguments {
    private final Constructor constructor;
    private final Expression.Call call;
    private final Map<String, Expression.Argument> values = new HashMap<>();

    private Arguments(Constructor constructor, Expression.Call call) {
        this.constructor = constructor;
        this.call = call;
    }

    /// Gives every argument its name.
    ///
    /// @throws NotationException if one is unknown, given twice, out of order or missing, or if there are too many
    static Arguments bind(Constructor constructor, Expression.Call call) {
        var arguments = new Arguments(constructor, call);
        arguments.bind();
        return arguments;
    }

    private void bind() {
        List<String> positional = constructor.positional();
        int position = 0;
        boolean named = false;
        for (var argument : call.arguments()) {
            if (argument.keyword().isPresent()) {
                named = true;
                var keyword = argument.keyword().get();
                if (!constructor.arguments().contains(keyword.dotted())) {
                    throw keyword.span().error(unknown(keyword.dotted()));
                }
                put(keyword.dotted(), argument);
            } else if (named) {
                throw argument.span()
                        .error("A value without a name cannot follow a named one: write its name before "
                                + argument.span().quote() + " too, or move it to the front.");
            } else if (position == positional.size()) {
                throw argument.span()
                        .error(constructor.title() + " takes at most "
                                + (position == 1 ? "1 value" : position + " values")
                                + " without a name, and " + argument.span().quote() + " is one too many.");
            } else {
                put(positional.get(position++), argument);
            }
        }
        for (var name : constructor.required()) {
            if (!values.containsKey(name)) {
                throw call.span()
                        .last()
                        .error(constructor.title() + " needs " + name + ": write " + constructor.title() + "("
                                + String.join(", ", constructor.required()) + ").");
            }
        }
    }

    private void put(String name, Expression.Argument argument) {
        var earlier = values.putIfAbsent(name, argument);
        if (earlier != null) {
            throw argument.span()
                    .error(name + " is given twice, first as "
                            + earlier.value().span().quote() + ": keep one of the two.");
        }
    }

    private String unknown(String keyword) {
        String start = constructor.title() + " has no argument " + keyword;
        boolean keras = constructor.dialect() == Dialect.KERAS;
        return switch (keyword) {
            case "in_channels" ->
                keras
                        ? start + ": Keras takes the channel count from the input, so leave it out."
                        : suggestion(start, keyword);
            case "padding_mode" -> keras ? start + ": Keras pads with zeros only." : suggestion(start, keyword);
            case "groups" -> keras ? start + ": Keras splits only Conv2D into groups." : suggestion(start, keyword);
            case "activation" ->
                keras
                        ? start + ": put ReLU() behind it in Sequential([…])."
                        : start + ": put nn.ReLU() behind it in nn.Sequential(…).";
            default -> suggestion(start, keyword);
        };
    }

    private String suggestion(String start, String keyword) {
        return start
                + Closest.argument(keyword, constructor.arguments())
                        .map(near -> "; did you mean " + near + "?")
                        .orElse(".");
    }

    Constructor constructor() {
        return constructor;
    }

    /// The whole call.
    Span span() {
        return call.span();
    }

    /// Where an argument's value stands, or the call's name if it is not given.
    Span spanOf(String name) {
        return find(name).map(Expression::span).orElse(call.function().span());
    }

    /// The value as written; empty if it is not given.
    Optional<Expression> find(String name) {
        return Optional.ofNullable(values.get(name)).map(Expression.Argument::value);
    }

    /// The value as written; empty if it is not given or `None`.
    Optional<Expression> findSome(String name) {
        return find(name).filter(value -> !(value instanceof Expression.Nothing));
    }

    private <T> T read(String name, T otherwise, Function<Expression, T> read) {
        var value = find(name);
        return value.isPresent() ? read.apply(value.get()) : otherwise;
    }

    /// A whole number of at least `least`; `otherwise` if it is not given.
    int whole(String name, int otherwise, int least) {
        return read(name, otherwise, value -> Values.whole(value, name, least));
    }

    /// A number for both axes or a pair; `otherwise` if it is not given.
    Size size(String name, Size otherwise, int least) {
        return read(name, otherwise, value -> Values.size(value, name, least));
    }

    /// `True` or `False`; `otherwise` if it is not given.
    boolean flag(String name, boolean otherwise) {
        return read(name, otherwise, value -> Values.flag(value, name));
    }
}
