package convarium.engine.notation;

import convarium.engine.compute.Activation;
import convarium.engine.layer.Activate;
import convarium.engine.layer.Layer;
import convarium.engine.layer.LogSoftmax;
import convarium.engine.layer.Softmax;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The functions that are computed, by the names that the frameworks give them.
final class Activations {
    private static final String COMPUTED = "ReLU, leaky ReLU, ELU, SiLU, GELU, hard swish, sigmoid, tanh and softmax";
    private static final float KERAS_LEAK = 0.2f;

    private Activations() {}

    /// The layer that Keras' `activation=…` puts behind another; empty for none.
    ///
    /// @throws NotationException if that function is not computed
    static Optional<Layer> of(Expression value) {
        String word = switch (value) {
            case Expression.Text text -> text.value();
            case Expression.Name name -> Constructor.last(name.dotted());
            case Expression.Call call
            when call.arguments().isEmpty() && call.function() instanceof Expression.Name name ->
                Constructor.last(name.dotted());
            default -> throw notComputed(value.span());
        };
        return switch (word.toLowerCase(Locale.ROOT).replace("_", "")) {
            case "linear" -> Optional.empty();
            case "relu" -> Optional.of(Activate.RELU);
            case "sigmoid" -> of(new Activation.Sigmoid());
            case "tanh" -> Optional.of(Activate.TANH);
            case "softmax" -> Optional.of(new Softmax(0));
            case "logsoftmax" -> Optional.of(new LogSoftmax(0));
            case "elu" -> of(new Activation.Elu(1));
            case "silu", "swish" -> of(new Activation.Silu());
            case "gelu" -> of(new Activation.Gelu());
            case "hardsilu", "hardswish" -> of(new Activation.HardSwish());
            case "leakyrelu" -> of(new Activation.LeakyRelu(KERAS_LEAK));
            default -> throw notComputed(value.span());
        };
    }

    private static Optional<Layer> of(Activation function) {
        return Optional.of(new Activate(function));
    }

    /// The layer that a constructor of its own makes.
    ///
    /// @param rank axes of a sample
    static Layer of(Constructor constructor, Arguments a, String type, int rank) {
        return switch (constructor) {
            case KERAS_SLOPE ->
                new Activate(new Activation.LeakyRelu(
                        real(a, a.findSome("alpha").isPresent() ? "alpha" : "negative_slope", 0.3)));
            case KERAS_ELU -> new Activate(new Activation.Elu(real(a, "alpha", 1)));
            case TORCH_SLOPE -> new Activate(new Activation.LeakyRelu(real(a, "negative_slope", 0.01)));
            case TORCH_GELU -> {
                refuse(a, "approximate", "none");
                yield new Activate(new Activation.Gelu());
            }
            case TORCH_ALPHA -> {
                if (!type.equals("ELU")) {
                    throw notComputed(a.span());
                }
                yield new Activate(new Activation.Elu(real(a, "alpha", 1)));
            }
            case TORCH_PLAIN, TORCH_BARE ->
                switch (type) {
                    case "SiLU" -> new Activate(new Activation.Silu());
                    case "Hardswish" -> new Activate(new Activation.HardSwish());
                    case "Sigmoid" -> new Activate(new Activation.Sigmoid());
                    case "Tanh" -> Activate.TANH;
                    case "Softmax2d" -> new Softmax(0);
                    default -> throw notComputed(a.span());
                };
            case KERAS_SOFTMAX -> {
                checkAxis(a, "axis", -1, rank, rank);
                yield new Softmax(0);
            }
            case TORCH_SOFTMAX -> {
                checkAxis(a, "dim", 1, 1, rank);
                yield type.equals("Softmax") ? new Softmax(0) : new LogSoftmax(0);
            }
            default -> throw notComputed(a.span());
        };
    }

    /// A softmax is read over the channels, or the features.
    private static void checkAxis(Arguments a, String name, int otherwise, int wanted, int rank) {
        int axis = a.findSome(name).map(value -> Values.whole(value, name, -4)).orElse(otherwise);
        if ((axis < 0 ? axis + rank + 1 : axis) != wanted) {
            throw a.spanOf(name)
                    .error(name + " is " + wanted + " here, the axis of the channels or features, found " + axis + ".");
        }
    }

    private static float real(Arguments a, String name, double otherwise) {
        return a.findSome(name)
                .map(value -> Values.real(value, name))
                .orElse(otherwise)
                .floatValue();
    }

    private static void refuse(Arguments a, String name, String only) {
        var value = a.findSome(name);
        if (value.isPresent()
                && !(value.get() instanceof Expression.Text text
                        && List.of(only).contains(text.value()))) {
            throw value.get()
                    .span()
                    .error(name + " is '" + only + "' where a network is computed, found "
                            + value.get().span().quote() + ".");
        }
    }

    private static NotationException notComputed(Span span) {
        return span.error(
                span.quote() + " is counted and not computed: the functions that can be trained are " + COMPUTED + ".");
    }
}
