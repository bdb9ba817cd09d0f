package convarium.engine.layer;

import convarium.engine.arithmetic.Counts.Count;
import convarium.engine.arithmetic.Derivation;
import convarium.engine.arithmetic.Size;
import convarium.engine.arithmetic.WindowGeometry;
import convarium.engine.tensor.Shape;
import java.util.List;
import java.util.Optional;

/// A layer that slides a window over its input: convolution, transposed convolution, pooling.
public sealed interface WindowLayer extends Layer permits Conv2d, ConvTranspose2d, MaxPool2d, AvgPool2d {

    /// Rows and columns of the window, dilation not counted.
    Size kernel();

    /// Cells from one window to the next.
    Size stride();

    /// Cells from one tap to the next.
    Size dilation();

    /// Everything resolved for one input `(c, h, w)` or `(n, c, h, w)`.
    ///
    /// @throws IllegalArgumentException if the layer cannot take that input, with the shapes in the text
    WindowGeometry geometry(Shape input);

    /// The shape of the weights, `(oc, ic/groups, kh, kw)` or for transposed convolution `(ic, oc/groups,
    /// kh, kw)`; empty for pooling.
    Optional<Shape> weightShape();

    /// Whether a bias is added to each output.
    boolean bias();

    @Override
    Count parameters();

    /// The multiply–adds over the whole input, with their derivation.
    @Override
    Count macs(Shape input);

    @Override
    default List<ParameterSpec> parameterSpecs() {
        return weightShape().map(this::withBias).orElse(List.of());
    }

    private List<ParameterSpec> withBias(Shape weights) {
        // a transposed convolution has its input channels first
        boolean transposed = this instanceof ConvTranspose2d;
        int taps = kernel().h() * kernel().w();
        int first = weights.size(0) * taps;
        int second = weights.size(1) * taps;
        int groups = groups();
        int outputs = transposed ? weights.size(1) * groups : weights.size(0);
        var spec = new ParameterSpec(
                "weight",
                weights,
                ParameterSpec.Role.WEIGHT,
                transposed ? first / groups : second,
                transposed ? second : first / groups);
        return Tally.withBias(spec, bias(), outputs);
    }

    /// Groups of channels that see only each other; 1 where none are chosen.
    default int groups() {
        return 1;
    }

    /// How the output's height and width came about.
    Derivation sizeDerivation(Shape input);

    @Override
    default Shape output(Shape input) {
        var g = geometry(input);
        try {
            return input.rank() == 3 ? Shape.of(g.oc(), g.oh(), g.ow()) : Shape.of(g.n(), g.oc(), g.oh(), g.ow());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    getClass().getSimpleName() + " cannot take an input of shape " + input + ": " + e.getMessage(), e);
        }
    }
}
