package convarium.engine.layer;

import convarium.engine.layer.ParameterSpec.Role;
import convarium.engine.tensor.Shape;
import java.util.List;

/// Layer normalisation: the values along the last axes are brought to mean 0 and variance 1, then scaled
/// and shifted each by its own numbers (Ba et al. 2016).
///
/// @param shape the sizes of the axes that are normalised together, the last ones of the input
public record LayerNorm(Shape shape, float eps, boolean affine) implements Layer {

    /// @throws IllegalArgumentException if eps is not positive
    public LayerNorm {
        if (!(eps > 0)) {
            throw new IllegalArgumentException("LayerNorm needs an eps above 0, found " + eps);
        }
    }

    @Override
    public Shape output(Shape input) {
        int first = input.rank() - shape.rank();
        boolean fits =
                first >= 0 && input.dimensions().subList(first, input.rank()).equals(shape.dimensions());
        if (!fits) {
            throw new IllegalArgumentException(
                    name() + " normalises last axes of the shape " + shape + ", found an input of shape " + input);
        }
        return input;
    }

    @Override
    public List<ParameterSpec> parameterSpecs() {
        return affine
                ? List.of(
                        ParameterSpec.plain("weight", shape, Role.SCALE),
                        ParameterSpec.plain("bias", shape, Role.SHIFT))
                : List.of();
    }
}
