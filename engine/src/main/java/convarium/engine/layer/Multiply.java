package convarium.engine.layer;

import convarium.engine.tensor.Shape;
import java.util.List;

/// A product of two inputs, value by value: the second is a gate for the first.
///
/// The gates have the first input's shape, or one value a channel: `c×1×1` against `c×h×w`, as in
/// squeeze-and-excite (Hu et al. 2017).
public record Multiply() implements Layer {

    @Override
    public Shape output(Shape input) {
        return output(List.of(input));
    }

    @Override
    public Shape output(List<Shape> inputs) {
        if (inputs.size() != 2) {
            throw new IllegalArgumentException(name() + " takes two inputs, found " + inputs.size()
                    + (inputs.isEmpty() ? "" : " of the shapes " + Several.text(inputs)));
        }
        var x = inputs.get(0);
        var gates = inputs.get(1);
        if (!x.equals(gates) && !gatesChannels(x, gates)) {
            throw new IllegalArgumentException(name()
                    + " needs a second input of the first one's shape, or one value a channel, found " + x + " and "
                    + gates);
        }
        return x;
    }

    /// Whether the second shape holds one gate for each channel of the first.
    public static boolean gatesChannels(Shape x, Shape gates) {
        return !x.equals(gates) && x.rank() == 3 && gates.equals(Shape.of(x.size(0), 1, 1));
    }
}
