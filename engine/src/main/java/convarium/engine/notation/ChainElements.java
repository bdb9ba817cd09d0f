package convarium.engine.notation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Gathers the layers of a chain in order, out of a `Sequential` that may hold others, call by call, or
/// as they are called on each other in Keras' functional style.
final class ChainElements {
    private static final Set<String> ADDERS = Set.of("add", "append", "add_module");
    private static final int MOST = 5_000;

    private final Map<String, String> modules;
    private final List<Element> elements = new ArrayList<>();
    private final FunctionalStyle functional = new FunctionalStyle(this);
    private Optional<Dialect> dialect = Optional.empty();
    private boolean opened;
    /// The place of the element that gives what the next one of a chain takes.
    private int last = -1;

    /// @param modules what names were given to modules by imports
    ChainElements(Map<String, String> modules) {
        this.modules = modules;
    }

    /// One layer as written.
    ///
    /// @param name the name that the text gives it; empty for none
    /// @param place its position: `3`, or `1.0` within a `Sequential` inside
    /// @param inputs the places of the elements whose values it takes; −1 for whatever comes into the
    /// chain
    /// @param whole the call with what it is called on
    record Element(
            Optional<String> name,
            String place,
            Expression.Call call,
            Expression.Name called,
            List<Integer> inputs,
            Span whole) {}

    List<Element> elements() {
        return List.copyOf(elements);
    }

    /// Whose text it is.
    Dialect dialect() {
        return dialect.orElse(Dialect.PYTORCH);
    }

    /// Holds that there is at least one layer.
    void finish(String text) {
        functional.finish();
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
        if (call.function() instanceof Expression.Call) {
            throw call.span()
                    .error("What this layer gives has no name, as in x = "
                            + call.span().quote() + ": " + Script.READ);
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
        } else if (functional.isModel(call)) {
            functional.model(call);
        } else if (functional.isApplied(call) && elements.isEmpty()) {
            throw call.span()
                    .error("This value has no name: write inputs = "
                            + call.span().quote() + ".");
        } else if (opened || functional.begun()) {
            throw call.span().error("This stands behind the chain: " + Script.READ);
        } else {
            element(call, Optional.empty(), String.valueOf(elements.size()));
        }
    }

    private void added(Expression.Call call, String adder) {
        if (functional.begun()) {
            throw call.span().error("This stands behind the model: " + Script.READ);
        }
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
        if (opened || functional.begun() || !elements.isEmpty()) {
            throw call.span().error("This is a second chain: " + Script.READ);
        }
        opened = true;
        opened(call, "");
    }

    /// What is written in Keras' functional style.
    FunctionalStyle functional() {
        return functional;
    }

    /// Takes the input of functional style.
    ///
    /// @return its place
    int input(Expression.Call call) {
        if (opened || !elements.isEmpty()) {
            throw call.span()
                    .error(
                            opened
                                    ? "This stands behind the chain: " + Script.READ
                                    : "This is a second input: only one Input(…) is read, at the head.");
        }
        dialect = Optional.of(Dialect.KERAS);
        elements.add(new Element(Optional.empty(), "0", call, name(call), List.of(), call.span()));
        return 0;
    }

    /// Takes a layer that is called on values.
    ///
    /// @param inputs the places of the elements that give them
    /// @param whole the call on the values
    /// @return its place
    int called(Expression.Call call, Expression.Name called, List<Integer> inputs, Span whole) {
        if (opened) {
            throw whole.error("This stands behind the chain: " + Script.READ);
        }
        add(new Element(Optional.empty(), String.valueOf(elements.size()), call, called, inputs, whole));
        return elements.size() - 1;
    }

    /// Takes the layers of a `Sequential` that is called on a value.
    ///
    /// @return the place of the last
    int inlined(Expression.Call sequence, int input) {
        last = input;
        opened(sequence, elements.size() + ".");
        return last;
    }

    /// Whether an element is the input.
    boolean isInput(int place) {
        return elements.get(place).inputs().isEmpty();
    }

    /// A layer that no other reads and that is not the output.
    ///
    /// @param output empty for the last one
    Optional<Span> unread(Optional<Integer> output) {
        boolean[] read = new boolean[elements.size()];
        for (var element : elements) {
            element.inputs().forEach(input -> read[input] = true);
        }
        for (int i = 0; i < read.length; i++) {
            if (!read[i] && i != output.orElse(read.length - 1)) {
                return Optional.of(elements.get(i).whole());
            }
        }
        return Optional.empty();
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
        add(new Element(name, place, call, name(call), List.of(last), call.span()));
        last = elements.size() - 1;
    }

    private void add(Element element) {
        if (elements.size() >= MOST) {
            throw element.whole().error("A chain has at most 5,000 layers.");
        }
        elements.add(element);
    }

    /// The name that is called, an import's other name for a module put right.
    Expression.Name name(Expression.Call call) {
        if (call.function() instanceof Expression.Name name) {
            int dot = name.dotted().indexOf('.');
            String head = dot < 0 ? name.dotted() : name.dotted().substring(0, dot);
            String module = modules.getOrDefault(head, head);
            return new Expression.Name(module + name.dotted().substring(head.length()), name.span());
        }
        throw call.span().error("A layer called on a value has no place here: " + Script.READ);
    }
}
