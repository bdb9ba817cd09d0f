package convarium.engine.layer;

import convarium.engine.layer.ParameterSpec.Role;
import convarium.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/// Batch normalisation: each channel is brought to mean 0 and variance 1 over the batch and all places,
/// then scaled and shifted (Ioffe and Szegedy 2015). At inference the running mean and variance stand in
/// for the batch's.
///
/// Input `(c)`, `(c, l)` or `(c, h, w)`.
///
/// @param eps added to the variance: 1e-5 in PyTorch and ONNX, 1e-3 in Keras
/// @param momentum the share of the new batch in the running statistics, as in PyTorch (0.1); Keras and
/// ONNX state the share of the old ones. The running variance takes the unbiased one
/// @param affine whether it scales and shifts
public record BatchNorm(int channels, float eps, float momentum, boolean affine) implements Layer {

    /// @throws IllegalArgumentException if there is no channel, eps is not positive or the momentum is not
    /// within 0 to 1
    public BatchNorm {
        Several.atLeastOne("BatchNorm", "channel", channels);
        if (!(eps > 0) || !(momentum >= 0 && momentum <= 1)) {
            throw new IllegalArgumentException(
                    "BatchNorm needs an eps above 0 and a momentum from 0 to 1, found " + eps + " and " + momentum);
        }
    }

    /// PyTorch's defaults.
    public static BatchNorm of(int channels) {
        return new BatchNorm(channels, 1e-5f, 0.1f, true);
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
        var specs = new ArrayList<ParameterSpec>();
        var shape = Shape.of(channels);
        if (affine) {
            specs.add(ParameterSpec.plain("weight", shape, Role.SCALE));
            specs.add(ParameterSpec.plain("bias", shape, Role.SHIFT));
        }
        specs.add(ParameterSpec.plain("running_mean", shape, Role.RUNNING_MEAN));
        specs.add(ParameterSpec.plain("running_var", shape, Role.RUNNING_VARIANCE));
        return specs;
    }
}
