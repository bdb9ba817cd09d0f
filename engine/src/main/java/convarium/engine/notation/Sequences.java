package convarium.engine.notation;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Opens `nn.Sequential(…)` and `Sequential([…])`.
final class Sequences {
    private static final Set<String> TORCH = Set.of("nn", "torch.nn");
    private static final Set<String> KERAS = Set.of(
            "keras",
            "keras.models",
            "models",
            "tf.keras",
            "tf.keras.models",
            "tensorflow.keras",
            "tensorflow.keras.models");

    private Sequences() {}

    /// Whose `Sequential` a prefix makes it; empty where the prefix does not tell.
    static Optional<Dialect> dialectOf(String prefix) {
        if (TORCH.contains(prefix)) {
            return Optional.of(Dialect.PYTORCH);
        }
        return KERAS.contains(prefix) ? Optional.of(Dialect.KERAS) : Optional.empty();
    }

    /// A sequence's entries and whose it is.
    record Opened(Dialect dialect, List<Expression> elements) {}

    static boolean isSequence(String dotted) {
        return Constructor.last(dotted).equals("Sequential");
    }

    static Opened open(Expression.Call call, Expression.Name name) {
        String prefix = Constructor.prefix(name.dotted());
        boolean torch = TORCH.contains(prefix);
        boolean keras = KERAS.contains(prefix);
        if (!torch && !keras && !prefix.isEmpty()) {
            throw name.span()
                    .error(name.dotted() + " is not read here; did you mean nn.Sequential or keras.Sequential?");
        }
        var listed = call.arguments().stream()
                .filter(a -> a.keyword().isEmpty() || a.keyword().get().dotted().equals("layers"))
                .map(Expression.Argument::value)
                .filter(Expression.Sequence.class::isInstance)
                .findFirst();
        if (torch || (prefix.isEmpty() && listed.isEmpty())) {
            return torch(call, listed.isPresent());
        }
        return keras(call, name);
    }

    private static Opened torch(Expression.Call call, boolean listed) {
        if (listed) {
            throw call.arguments()
                    .getFirst()
                    .span()
                    .error("nn.Sequential takes its layers one by one, without a list: take the brackets away.");
        }
        for (var argument : call.arguments()) {
            if (argument.keyword().isPresent()) {
                throw argument.span().error("nn.Sequential takes layers without names: take the name away.");
            }
        }
        return new Opened(
                Dialect.PYTORCH,
                call.arguments().stream().map(Expression.Argument::value).toList());
    }

    private static Opened keras(Expression.Call call, Expression.Name name) {
        var elements = List.<Expression>of();
        for (int i = 0; i < call.arguments().size(); i++) {
            var argument = call.arguments().get(i);
            String keyword = argument.keyword().map(Expression.Name::dotted).orElse(i == 0 ? "layers" : "");
            switch (keyword) {
                case "layers" -> {
                    if (!(argument.value() instanceof Expression.Sequence list)) {
                        throw argument.span()
                                .error("Keras' Sequential takes its layers in a list: write " + name.dotted()
                                        + "([…]).");
                    }
                    elements = list.elements();
                }
                case "name", "trainable" -> {
                    // neither bears on the layer
                }
                default ->
                    throw argument.span()
                            .error("Keras' Sequential takes one list of layers and a name, found "
                                    + argument.span().quote() + ".");
            }
        }
        return new Opened(Dialect.KERAS, elements);
    }

    static NotationException refused(Span span, Dialect dialect) {
        String what = holds(dialect);
        return span.error(Character.toUpperCase(what.charAt(0)) + what.substring(1));
    }

    /// What a `Sequential` may hold, as the second half of a sentence.
    static String holds(Dialect dialect) {
        return switch (dialect) {
            case PYTORCH ->
                "an nn.Sequential is read as one layer with a window, before it at most one of nn.ZeroPad2d,"
                        + " nn.ReflectionPad2d, nn.ReplicationPad2d, nn.CircularPad2d and nn.ConstantPad2d, behind it"
                        + " nn.ReLU(), and behind nn.ConvTranspose2d an nn.ZeroPad2d with negative numbers.";
            case KERAS ->
                "a Sequential is read as one layer with a window, before it at most one ZeroPadding2D, behind it"
                        + " ReLU() or Activation('relu'), and behind Conv2DTranspose a Cropping2D.";
        };
    }
}
