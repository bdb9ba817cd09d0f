package convarium.engine.notation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Keras' functional style: layers are called on what other layers give, from `Input(…)` to
/// `Model(inputs, outputs)`.
///
/// Values go by the place of the element that gives them. Every value has to lead to the one output, so
/// that nothing is written that does not count.
final class FunctionalStyle {
    private static final Map<String, String> FUNCTIONS =
            Map.of("add", "Add", "multiply", "Multiply", "concatenate", "Concatenate");
    private static final String WANTED = "write it as Model(inputs, outputs).";

    private final ChainElements elements;
    private final Map<String, Integer> values = new HashMap<>();
    private final Map<String, Expression.Call> layers = new LinkedHashMap<>();
    private final Set<String> called = new HashSet<>();
    private Optional<Integer> output = Optional.empty();

    /// @param elements takes the layers as they are called
    FunctionalStyle(ChainElements elements) {
        this.elements = elements;
    }

    /// Whether a layer has been called on a value, or an input named.
    boolean begun() {
        return !values.isEmpty() || !layers.isEmpty() || output.isPresent();
    }

    /// Takes `name = value`.
    void assign(Token name, Expression.Call call) {
        if (isModel(call)) {
            model(call);
        } else if (isApplied(call)) {
            int place = value(call);
            forget(name.text());
            values.put(name.text(), place);
        } else {
            forget(name.text());
            layer(name.text(), call);
        }
    }

    /// Takes `name = other`: another name for a value.
    ///
    /// @return whether there is such a value
    boolean alias(Token name, Expression.Name other) {
        var known = values.get(other.dotted());
        if (known == null) {
            return false;
        }
        forget(name.text());
        values.put(name.text(), known);
        return true;
    }

    /// A name that stands for something else from here on.
    void forget(String name) {
        values.remove(name);
        layers.remove(name);
    }

    /// Whether a call gives a value: an input, or a layer called on values.
    boolean isApplied(Expression.Call call) {
        return call.function() instanceof Expression.Call
                || (call.function() instanceof Expression.Name name
                        && (isInput(call) || layers.containsKey(name.dotted()) || isFunction(call)));
    }

    boolean isModel(Expression.Call call) {
        return call.function() instanceof Expression.Name
                && Constructor.last(elements.name(call).dotted()).equals("Model");
    }

    private boolean isInput(Expression.Call call) {
        return Constructor.findInChain(elements.name(call).dotted(), Dialect.KERAS)
                .filter(Constructor.KERAS_INPUT::equals)
                .isPresent();
    }

    private boolean isFunction(Expression.Call call) {
        String dotted = elements.name(call).dotted();
        return FUNCTIONS.containsKey(Constructor.last(dotted))
                && (Constructor.prefix(dotted).isEmpty()
                        || Constructor.dialectOf(Constructor.prefix(dotted))
                                .filter(Dialect.KERAS::equals)
                                .isPresent());
    }

    private void layer(String name, Expression.Call call) {
        var made = elements.name(call);
        boolean keras = Constructor.findInChain(made.dotted(), Dialect.KERAS)
                .filter(constructor -> constructor.dialect() == Dialect.KERAS)
                .isPresent();
        if (!keras) {
            throw call.span().error("Layers by name are read in Keras' functional style alone: " + Script.READ);
        }
        layers.put(name, call);
    }

    /// The place of the element that gives a value.
    private int value(Expression expression) {
        if (expression instanceof Expression.Name name) {
            var known = values.get(name.dotted());
            if (known == null) {
                throw name.span()
                        .error(
                                layers.containsKey(name.dotted())
                                        ? name.dotted() + " is a layer: call it on a value, as in x = " + name.dotted()
                                                + "(x)."
                                        : name.dotted() + " is given no value before this"
                                                + Closest.spelling(name.dotted(), List.copyOf(values.keySet()))
                                                        .filter(near -> Closest.isNear(name.dotted(), near))
                                                        .map(near -> "; did you mean " + near + "?")
                                                        .orElse(": " + Script.READ));
            }
            return known;
        }
        if (!(expression instanceof Expression.Call call) || !isApplied(call)) {
            throw expression
                    .span()
                    .error("What a layer gives is expected here, found "
                            + expression.span().quote() + ".");
        }
        if (call.function() instanceof Expression.Call made) {
            return elements.isSequence(made)
                    ? elements.inlined(made, one(call))
                    : elements.called(made, elements.name(made), inputs(call), call.span());
        }
        var name = (Expression.Name) call.function();
        if (isInput(call)) {
            return elements.input(call);
        }
        var made = layers.get(name.dotted());
        if (made == null) {
            return function(call);
        }
        if (!called.add(name.dotted() + "@" + made.span().start())) {
            throw call.span()
                    .error(name.dotted() + " is called a second time and would share its weights, which is not read:"
                            + " make a layer of its own.");
        }
        return elements.called(made, elements.name(made), inputs(call), call.span());
    }

    /// `add([x, y])`: what `Add()([x, y])` is.
    private int function(Expression.Call call) {
        var name = elements.name(call);
        String layer = Optional.ofNullable(FUNCTIONS.get(Constructor.last(name.dotted())))
                .orElseThrow();
        if (call.arguments().isEmpty()) {
            throw call.span().error(name.dotted() + " takes a list of values, as in " + name.dotted() + "([x, y]).");
        }
        var values = inputs(call.arguments().getFirst());
        var rest = call.arguments().subList(1, call.arguments().size());
        var made = new Expression.Name(layer, name.span());
        return elements.called(new Expression.Call(made, rest, call.span()), made, values, call.span());
    }

    private List<Integer> inputs(Expression.Call call) {
        if (call.arguments().size() != 1
                || call.arguments().getFirst().keyword().isPresent()) {
            var trouble = call.arguments().isEmpty()
                    ? call
                    : call.arguments().getLast().value();
            throw trouble.span()
                    .error("A layer is called on one value, or on a list of several as in Add()([x, y]), found "
                            + call.arguments().size() + " arguments.");
        }
        return inputs(call.arguments().getFirst());
    }

    private List<Integer> inputs(Expression.Argument argument) {
        if (!(argument.value() instanceof Expression.Sequence sequence)) {
            return List.of(value(argument.value()));
        }
        var places = new ArrayList<Integer>();
        for (var element : sequence.elements()) {
            places.add(value(element));
        }
        if (places.isEmpty()) {
            throw sequence.span().error("This list is empty: name the values that are joined.");
        }
        return places;
    }

    private int one(Expression.Call call) {
        var places = inputs(call);
        if (places.size() != 1) {
            throw call.span().error("Sequential is called on one value, found " + places.size() + ".");
        }
        return places.getFirst();
    }

    /// Takes `Model(inputs, outputs)`.
    void model(Expression.Call call) {
        if (output.isPresent()) {
            throw call.span().error("This is a second model: only one is read.");
        }
        Optional<Expression> inputs = Optional.empty();
        Optional<Expression> outputs = Optional.empty();
        for (int i = 0; i < call.arguments().size(); i++) {
            var argument = call.arguments().get(i);
            String keyword = argument.keyword()
                    .map(Expression.Name::dotted)
                    .orElse(i == 0 ? "inputs" : i == 1 ? "outputs" : "name");
            switch (keyword) {
                case "inputs", "input" -> inputs = Optional.of(argument.value());
                case "outputs", "output" -> outputs = Optional.of(argument.value());
                case "name", "trainable" -> {
                    // neither bears on the layers
                }
                default ->
                    throw argument.span()
                            .error("Model takes inputs, outputs and a name, found "
                                    + argument.span().quote() + ": " + WANTED);
            }
        }
        var from = inputs.orElseThrow(() -> call.span().error("Model needs its inputs: " + WANTED));
        var to = outputs.orElseThrow(() -> call.span().error("Model needs its outputs: " + WANTED));
        int source = value(only(from, "input"));
        if (!elements.isInput(source)) {
            throw from.span().error(from.span().quote() + " is no Input(…), and a model begins with one: " + WANTED);
        }
        int sink = value(only(to, "output"));
        if (elements.isInput(sink)) {
            throw to.span().error("The output is the input itself: there is no layer between them.");
        }
        output = Optional.of(sink);
    }

    private static Expression only(Expression value, String what) {
        if (!(value instanceof Expression.Sequence sequence)) {
            return value;
        }
        if (sequence.elements().size() != 1) {
            throw sequence.span()
                    .error("One " + what + " is read, found "
                            + sequence.elements().size() + ".");
        }
        return sequence.elements().getFirst();
    }

    /// Holds that every value leads to the output.
    void finish() {
        if (!begun()) {
            return;
        }
        for (var layer : layers.entrySet()) {
            if (!called.contains(layer.getKey() + "@" + layer.getValue().span().start())) {
                throw layer.getValue()
                        .span()
                        .error(layer.getKey() + " is never called: write x = " + layer.getKey()
                                + "(x), or take the layer away.");
            }
        }
        var unread = elements.unread(output);
        if (unread.isPresent()) {
            throw unread.get()
                    .error("What this layer gives leads to no output: read it in a later layer, or take it away.");
        }
    }
}
