package convarium.engine.notation;

import convarium.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The input that a Keras text states: `Input(shape=(28, 28, 1))`, `input_shape=(28, 28, 1)`, `input_dim=784`.
///
/// @param sizes of one sample, channels first; 0 where the text leaves a size open
/// @param argument the argument as written
record InputText(List<Integer> sizes, Span argument) {

    InputText {
        sizes = List.copyOf(sizes);
    }

    /// Whether an element states the input and does nothing else.
    static boolean isInput(ChainElements.Element element) {
        return Constructor.findInChain(element.called().dotted(), Dialect.KERAS)
                .filter(Constructor.KERAS_INPUT::equals)
                .isPresent();
    }

    static Optional<InputText> of(ChainElements.Element element, Dialect dialect) {
        if (dialect == Dialect.PYTORCH) {
            return Optional.empty();
        }
        boolean input = isInput(element);
        boolean first = element.call().arguments().stream()
                .anyMatch(a -> a.keyword().isPresent()
                        && a.keyword().get().dotted().equals("data_format")
                        && a.value() instanceof Expression.Text text
                        && text.value().equals("channels_first"));
        boolean leading = true;
        for (var argument : element.call().arguments()) {
            String name = argument.keyword().map(Expression.Name::dotted).orElse(input && leading ? "shape" : "");
            leading = false;
            switch (name) {
                case "shape", "input_shape" -> {
                    return Optional.of(read(argument, name, 0, first));
                }
                case "batch_shape", "batch_input_shape" -> {
                    return Optional.of(read(argument, name, 1, first));
                }
                case "input_dim" -> {
                    return Optional.of(
                            new InputText(List.of(Values.whole(argument.value(), name, 1)), argument.span()));
                }
                default -> {
                    // says nothing of the input
                }
            }
        }
        return Optional.empty();
    }

    private static InputText read(Expression.Argument argument, String name, int skipped, boolean channelsFirst) {
        if (!(argument.value() instanceof Expression.Sequence sequence)
                || sequence.elements().size() <= skipped
                || sequence.elements().size() > skipped + 3) {
            throw argument.span()
                    .error(name + " is a tuple such as (28, 28, 1), found "
                            + argument.value().span().quote() + ".");
        }
        var sizes = new ArrayList<Integer>();
        for (var size : sequence.elements().subList(skipped, sequence.elements().size())) {
            sizes.add(size instanceof Expression.Nothing ? 0 : Values.whole(size, name, 1));
        }
        if (!channelsFirst && sizes.size() > 1) {
            sizes.addFirst(sizes.removeLast());
        }
        return new InputText(sizes, argument.span());
    }

    /// The shape, if no size is left open.
    Optional<Shape> shape() {
        if (sizes.contains(0)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Shape(sizes));
        } catch (IllegalArgumentException e) {
            throw argument.error(Building.sentence(e));
        }
    }

    /// The given shape, if it is this one.
    Shape agreed(Shape given) {
        boolean same = given.rank() == sizes.size();
        for (int i = 0; same && i < sizes.size(); i++) {
            same = sizes.get(i) == 0 || sizes.get(i) == given.size(i);
        }
        if (!same) {
            throw argument.error("The text says " + argument.quote() + ", which is " + words()
                    + " (channels first), and the input is " + given + ": change one of the two.");
        }
        return given;
    }

    private String words() {
        return String.join(
                "×",
                sizes.stream()
                        .map(size -> size == 0 ? "any" : String.valueOf(size))
                        .toList());
    }
}
