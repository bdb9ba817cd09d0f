package convarium.engine.notation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Gathers the layers of a chain in order, out of a `Sequential` that may hold others, or call by call.
final class ChainElements {
    private static final Set<String> ADDERS = Set.of("add", "append", "add_module");
    private static final Set<String> FUNCTIONAL = Set.of("Model", "Input");
    private static final int MOST = 5_000;

    private final Map<String, String> modules;
    private final List<Element> elements = new ArrayList<>();
    private Optional<Dialect> dialect = Optional.empty();
    private boolean opened;

    /// @param modules what names were given to modules by imports
    ChainElements(Map<String, String> modules) {
        this.modules = modules;
    }

    /// One layer as written.
    ///
    /// @param name the name that the text gives it; empty for none
    /// @param place its position: `3`, or `1.0` within a `Sequential` inside
    record Element(Optional<String> name, String place, Expression.Call call, Expression.Name called) {}

    List<Element> elements() {
        return List.copyOf(elements);
    }

    /// Whose text it is.
    Dialect dialect() {
        return dialect.orElse(Dialect.PYTORCH);
    }

    /// Holds that there is at least one layer.
    void finish(String text) {
        if (elements.isEmpty()) {
            throw new NotationException(
                    "There is no layer: " + Script.READ,
                    Math.max(0, text.stripTrailing().length() - 1),
                    text.length());
        }
        if (dialect.isEmpty()) {
            dialect = elements.stream()
                    .flatMap(element -> only(element.called()).stream())
                    .findFirst();
        }
    }

    /// The dialect of a name that only one of the two has.
    private static Optional<Dialect> only(Expression.Name name) {
        var torch = Constructor.findInChain(name.dotted(), Dialect.PYTORCH);
        var keras = Constructor.findInChain(name.dotted(), Dialect.KERAS);
        return torch.equals(keras) ? torch.map(Constructor::dialect) : Optional.empty();
    }

    boolean isSequence(Expression.Call call) {
        return call.function() instanceof Expression.Name name && Sequences.isSequence(name.dotted());
    }

    /// Takes an expression that stands by itself: a `Sequential`, `model.add(…)`, or a layer.
    ///
    /// @param model what the chain is called, where it has a name
    void statement(Expression value, Optional<String> model) {
        if (!(value instanceof Expression.Call call)) {
            throw value.span().error(value.span().quote() + " is no layer: " + Script.READ);
        }
        if (isSequence(call)) {
            sequence(call);
            return;
        }
        var name = name(call);
        String last = Constructor.last(name.dotted());
        if (ADDERS.contains(last) && !Constructor.prefix(name.dotted()).isEmpty()) {
            String owner = Constructor.prefix(name.dotted());
            if (model.isPresent() && !model.get().equals(owner)) {
                throw name.span()
                        .error("The chain is called " + model.get() + ", and this adds to " + owner
                                + ": only one chain is read.");
            }
            added(call, last);
        } else if (FUNCTIONAL.contains(last)) {
            throw functional(call.span());
        } else if (opened) {
            throw call.span().error("This stands behind the chain: " + Script.READ);
        } else {
            element(call, Optional.empty(), String.valueOf(elements.size()));
        }
    }

    private void added(Expression.Call call, String adder) {
        opened = true;
        var arguments = call.arguments();
        int expected = adder.equals("add_module") ? 2 : 1;
        if (arguments.size() != expected) {
            throw call.span()
                    .error(adder + " takes " + (expected == 1 ? "one layer" : "a name and a layer") + ", found "
                            + arguments.size() + " arguments.");
        }
        if (dialect.isEmpty()) {
            dialect = Optional.of(adder.equals("add") ? Dialect.KERAS : Dialect.PYTORCH);
        }
        Optional<String> name = expected == 2 && arguments.getFirst().value() instanceof Expression.Text text
                ? Optional.of(text.value())
                : Optional.empty();
        entry(arguments.getLast().value(), name, String.valueOf(elements.size()));
    }

    /// Takes all layers of a `Sequential`.
    void sequence(Expression.Call call) {
        if (opened || !elements.isEmpty()) {
            throw call.span().error("This is a second chain: " + Script.READ);
        }
        opened = true;
        opened(call, "");
    }

    private void opened(Expression.Call call, String before) {
        var name = name(call);
        var found = Sequences.dialectOf(Constructor.prefix(name.dotted()));
        boolean listed = call.arguments().stream().anyMatch(a -> a.value() instanceof Expression.Sequence);
        boolean named = !call.arguments().isEmpty()
                && call.arguments().getFirst().value() instanceof Expression.Call inner
                && inner.function() instanceof Expression.Name of
                && Constructor.last(of.dotted()).equals("OrderedDict");
        if (dialect.isEmpty() && (found.isPresent() || !call.arguments().isEmpty())) {
            dialect = Optional.of(found.orElse(listed ? Dialect.KERAS : Dialect.PYTORCH));
        }
        if (named) {
            entries(call, before);
            return;
        }
        if (call.arguments().stream()
                .allMatch(a -> a.keyword()
                        .filter(word -> !word.dotted().equals("layers"))
                        .isPresent())) {
            return; // no layer yet, at most a name
        }
        int place = 0;
        for (var element : Sequences.open(call, name).elements()) {
            entry(element, Optional.empty(), before + place++);
        }
    }

    /// `OrderedDict([('conv1', nn.Conv2d(…)), …])`.
    private void entries(Expression.Call call, String before) {
        var dictionary = (Expression.Call) call.arguments().getFirst().value();
        if (dictionary.arguments().size() != 1
                || !(dictionary.arguments().getFirst().value() instanceof Expression.Sequence pairs)) {
            throw dictionary.span().error("OrderedDict is read with one list of (name, layer).");
        }
        for (var pair : pairs.elements()) {
            if (!(pair instanceof Expression.Sequence two)
                    || two.elements().size() != 2
                    || !(two.elements().getFirst() instanceof Expression.Text name)) {
                throw pair.span()
                        .error("OrderedDict holds (name, layer), found "
                                + pair.span().quote() + ".");
            }
            entry(two.elements().getLast(), Optional.of(before + name.value()), before + name.value());
        }
    }

    private void entry(Expression value, Optional<String> name, String place) {
        if (!(value instanceof Expression.Call call)) {
            throw value.span()
                    .error(
                            value instanceof Expression.Name word
                                            && Constructor.findInChain(word.dotted(), dialect())
                                                    .isPresent()
                                    ? word.dotted() + " takes its arguments in brackets: write " + word.dotted()
                                            + "(…)."
                                    : "A layer is expected here, found "
                                            + value.span().quote() + ".");
        }
        if (isSequence(call)) {
            opened(call, place + ".");
        } else {
            element(call, name, place);
        }
    }

    private void element(Expression.Call call, Optional<String> name, String place) {
        if (elements.size() >= MOST) {
            throw call.span().error("A chain has at most 5,000 layers.");
        }
        elements.add(new Element(name, place, call, name(call)));
    }

    /// The name that is called, an import's other name for a module put right.
    private Expression.Name name(Expression.Call call) {
        if (call.function() instanceof Expression.Name name) {
            int dot = name.dotted().indexOf('.');
            String head = dot < 0 ? name.dotted() : name.dotted().substring(0, dot);
            String module = modules.getOrDefault(head, head);
            return new Expression.Name(module + name.dotted().substring(head.length()), name.span());
        }
        throw functional(call.span());
    }

    private static NotationException functional(Span span) {
        return span.error("Functional style, where layers are called on values, is not read: " + Script.READ);
    }
}
