package convarium.engine.layer;

import convarium.engine.layer.ParameterSpec.Role;
import convarium.engine.tensor.Shape;
import java.util.List;

/// Group normalisation: the channels of a sample in groups, each brought to mean 0 and variance 1, then
/// scaled and shifted channel by channel (Wu and He 2018).
///
/// Input `(c)`, `(c, l)` or `(c, h, w)`.
public record GroupNorm(int groups, int channels, float eps, boolean affine) implements Layer {

    /// @throws IllegalArgumentException if the groups do not divide the channels or eps is not positive
    public GroupNorm {
        Inputs.checkChannels("GroupNorm", channels, channels, groups);
        if (!(eps > 0)) {
            throw new IllegalArgumentException("GroupNorm needs an eps above 0, found " + eps);
        }
    }

    @Override
    public Shape output(Shape input) {
        if (input.rank() > 3 || input.size(0) != channels) {
            throw new IllegalArgumentException(
                    name() + " expects " + channels + " channels, c, c×l or c×h×w, found the shape " + input);
        }
        return input;
    }

    @Override
    public List<ParameterSpec> parameterSpecs() {
        var shape = Shape.of(channels);
        return affine
                ? List.of(
                        ParameterSpec.plain("weight", shape, Role.SCALE),
                        ParameterSpec.plain("bias", shape, Role.SHIFT))
                : List.of();
    }
}
