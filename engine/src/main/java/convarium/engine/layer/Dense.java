package convarium.engine.layer;

import convarium.engine.arithmetic.Counts;
import convarium.engine.arithmetic.Counts.Count;
import convarium.engine.layer.ParameterSpec.Role;
import convarium.engine.tensor.Shape;
import java.util.List;

/// A fully connected layer: each output is the sum of the products of all inputs and its row of
/// weights.
///
/// Works along the last axis: input `(f)` or `(t, f)`, weights `(out, in)` as in PyTorch (Keras has
/// them the other way round), output `(out)` or `(t, out)`.
public record Dense(int in, int out, boolean bias) implements Layer {

    /// @throws IllegalArgumentException if there is no input or no output
    public Dense {
        Several.atLeastOne("Dense", "input", in);
        Several.atLeastOne("Dense", "output", out);
        // a shape refuses more weights than one array can hold
        Shape.of(out, in);
    }

    @Override
    public Shape output(Shape input) {
        int last = input.rank() - 1;
        if (input.size(last) != in) {
            throw new IllegalArgumentException(
                    name() + " expects " + in + " features along the last axis, and the input"
                            + " of shape " + input + " has " + input.size(last)
                            + (input.rank() > 1 && input.elements() == in ? ": flatten it first" : ""));
        }
        long[] sizes = input.dimensions().stream().mapToLong(size -> size).toArray();
        sizes[last] = out;
        return Several.output(name(), input.toString(), sizes);
    }

    @Override
    public List<ParameterSpec> parameterSpecs() {
        return Tally.withBias(new ParameterSpec("weight", Shape.of(out, in), Role.WEIGHT, in, out), bias, out);
    }

    @Override
    public Count macs(Shape input) {
        output(input);
        int rows = input.elements() / in;
        String product = "{i:" + Counts.grouped(in) + "} inputs × {k:" + Counts.grouped(out) + "} outputs";
        return Tally.macs((long) rows * in * out, rows == 1 ? product : rows + " rows × " + product);
    }
}
