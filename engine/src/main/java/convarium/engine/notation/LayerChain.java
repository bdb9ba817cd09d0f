package convarium.engine.notation;

import convarium.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// A network as people write it: one `nn.Sequential(…)`, `Sequential([…])` or chain of `model.add(…)`,
/// or Keras' functional style, in which a layer may take what any earlier ones give.
///
/// What a layer is may depend on what it gets (Keras takes channel counts from the input), so layers
/// are made one after the other, each for the shape that the one before it gives. Shapes are those of
/// one sample, channels first.
public final class LayerChain {
    private static final String INPUT = "input";

    private final Dialect dialect;
    private final Optional<InputText> declared;
    private final List<Entry> entries;
    private final List<ChainElements.Element> elements;

    private LayerChain(
            Dialect dialect, Optional<InputText> declared, List<Entry> entries, List<ChainElements.Element> elements) {
        this.dialect = dialect;
        this.declared = declared;
        this.entries = List.copyOf(entries);
        this.elements = List.copyOf(elements);
    }

    /// One layer of the chain as written.
    ///
    /// @param name the one that the text gives; else its place as in PyTorch, or its kind and number as
    /// in Keras
    /// @param type the name of the constructor, without what stands before its last dot
    /// @param text the call
    /// @param line its line in the text, counted from 1
    /// @param start its first character in the text, counted from 0
    /// @param inputs the entries that it takes its values from, counted from 0; −1 is the network's
    /// input
    public record Entry(String name, String type, String text, int line, int start, List<Integer> inputs) {
        public Entry {
            inputs = List.copyOf(inputs);
        }
    }

    /// Reads a chain.
    ///
    /// @throws NotationException if the text is none, with what is wrong and where
    public static LayerChain parse(String text) {
        var read = Script.read(text);
        var dialect = read.dialect();
        var names = new Names();
        var entries = new ArrayList<Entry>();
        var elements = new ArrayList<ChainElements.Element>();
        var places = new ArrayList<Integer>();
        Optional<InputText> declared = Optional.empty();
        for (var element : read.elements()) {
            var input = InputText.of(element, dialect);
            if (input.isPresent() && elements.isEmpty() && declared.isEmpty()) {
                declared = input;
            }
            if (InputText.isInput(element)) {
                if (!elements.isEmpty()) {
                    throw element.call().span().error("An input stands at the head of a chain, not within it.");
                }
                places.add(-1);
                continue;
            }
            places.add(entries.size());
            var span = element.call().span();
            String type = Constructor.last(element.called().dotted());
            String name = element.name()
                    .or(() -> given(element.call()))
                    .orElseGet(() -> dialect == Dialect.PYTORCH ? element.place() : names.next(usual(element, type)));
            var inputs = element.inputs().stream()
                    .map(place -> place < 0 ? -1 : places.get(place))
                    .toList();
            entries.add(new Entry(name, type, span.text(), line(text, span.start()), span.start(), inputs));
            elements.add(element);
        }
        if (entries.isEmpty()) {
            throw new NotationException("There is no layer behind the input: " + Script.READ, 0, text.length());
        }
        return new LayerChain(dialect, declared, entries, elements);
    }

    /// The name of a constructor that has several: `MaxPool2D` is `MaxPooling2D`.
    private static String usual(ChainElements.Element element, String type) {
        return Constructor.findInChain(element.called().dotted(), Dialect.KERAS)
                .filter(constructor -> constructor.names().size() == 2)
                .map(constructor -> constructor.names().getFirst())
                .orElse(type);
    }

    /// The line of a text that holds a character, counted from 1.
    public static int line(String text, int at) {
        return 1
                + (int) text.substring(0, Math.min(at, text.length()))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    /// Whose notation it is.
    public Dialect dialect() {
        return dialect;
    }

    /// The layers in order.
    public List<Entry> entries() {
        return entries;
    }

    /// The shape of one input: the one given, or the one that the text states; empty if neither is
    /// there.
    ///
    /// @throws NotationException if the two do not agree
    public Optional<Shape> input(Optional<Shape> given) {
        if (declared.isEmpty()) {
            return given;
        }
        return given.isPresent()
                ? Optional.of(declared.get().agreed(given.get()))
                : declared.get().shape();
    }

    /// What one entry does with an input of this shape.
    ///
    /// @param index the entry's, counted from 0
    /// @throws NotationException if its text cannot be read for that input
    public List<ChainStep> steps(int index, Shape input) {
        return steps(index, List.of(input));
    }

    /// What one entry does with inputs of these shapes.
    ///
    /// @param index the entry's, counted from 0
    /// @param inputs the shapes of what its [Entry#inputs] give
    /// @throws NotationException if its text cannot be read for those inputs
    public List<ChainStep> steps(int index, List<Shape> inputs) {
        return new ChainReader(elements.get(index), dialect, inputs).steps();
    }

    /// The names of what an entry takes its values from; `input` is the network's own.
    public String inputs(Entry entry) {
        return entry.inputs().stream()
                .map(place -> place < 0 ? INPUT : entries.get(place).name())
                .collect(Collectors.joining(", "));
    }

    /// An entry's call with what it is called on.
    Span whole(int index) {
        return elements.get(index).whole();
    }

    /// The line that states the input at the head of a Sequential; empty if the text states none before
    /// its layers.
    String inputLine() {
        boolean within = elements.getFirst().call().arguments().stream()
                .anyMatch(a -> a.keyword()
                        .filter(word -> word.dotted().startsWith("input_")
                                || word.dotted().startsWith("batch_input"))
                        .isPresent());
        return declared.isEmpty() || within
                ? ""
                : "    Input(" + declared.get().argument().text() + "),\n";
    }

    /// Wires the network up from layers that compute.
    ///
    /// @param input of one sample, channels first
    /// @throws NotationException if a layer cannot take what it gets, or can be counted but not
    /// computed
    public WrittenGraph graph(Shape input) {
        return WrittenGraph.of(this, elements, input);
    }

    /// Whether each layer takes what the one before it gives, and nothing else.
    public boolean isChain() {
        for (int i = 0; i < entries.size(); i++) {
            if (!entries.get(i).inputs().equals(List.of(i - 1))) {
                return false;
            }
        }
        return true;
    }

    private static Optional<String> given(Expression.Call call) {
        return call.arguments().stream()
                .filter(a ->
                        a.keyword().map(word -> word.dotted().equals("name")).orElse(false))
                .map(Expression.Argument::value)
                .filter(Expression.Text.class::isInstance)
                .map(value -> ((Expression.Text) value).value())
                .findFirst();
    }

    /// Keras' names: `max_pooling2d`, `max_pooling2d_1` …
    private static final class Names {
        private final Map<String, Integer> seen = new HashMap<>();

        String next(String type) {
            String snake = type.replaceAll("(.)([A-Z][a-z0-9]+)", "$1_$2")
                    .replaceAll("([a-z])([A-Z])", "$1_$2")
                    .toLowerCase(Locale.ROOT);
            int number = seen.merge(snake, 1, Integer::sum) - 1;
            return number == 0 ? snake : snake + "_" + number;
        }
    }
}
