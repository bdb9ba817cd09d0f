package convarium.app.train;

import convarium.engine.data.DataSet;
import convarium.engine.data.Split;
import convarium.engine.network.Network;
import convarium.engine.tensor.Tensor;
import convarium.engine.train.Trainer;
import convarium.engine.train.TrainingState;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/// A network between two steps of its training, to be looked at.
///
/// What is looked at is a copy of the weights: nothing that is done with it changes a bit of the training.
/// Only the gradients are the training's own.
///
/// @param model the copy, and what it makes of pictures
/// @param data the pictures, as the network takes them
/// @param progress how far the training has come
/// @param batches how many steps an epoch has
/// @param picture what is looked at
/// @param gradients the last step's gradients by the name of their parameter (`conv1.weight`), averaged
/// over the batch; empty before the first step and for moments of the past. The arrays belong to the
/// training: read, not kept
/// @param isGoing whether more steps follow at once; looking should be quick then
/// @param side which of two compared networks it is; the first where it is alone
/// @param other the other one at the same moment, copied when it is asked for; none where there is none
public record Moment(
        ViewedNetwork model,
        Split data,
        TrainingState.Progress progress,
        int batches,
        LookedAt picture,
        Map<String, float[]> gradients,
        boolean isGoing,
        CompareSide side,
        Supplier<Optional<Moment>> other) {

    public Moment {
        gradients = Map.copyOf(gradients);
    }

    /// The moment at which a training stands, or stood.
    ///
    /// @param past where it stood; none for the present
    static Moment of(
            Trainer trainer,
            ViewedNetwork viewed,
            Split data,
            Optional<TrainingState> past,
            LookedAt picture,
            boolean isGoing,
            CompareSide side,
            Supplier<Optional<Moment>> other) {
        var parameters = trainer.network().parameters();
        past.ifPresentOrElse(then -> viewed.copy(then.values()), () -> viewed.copy(parameters));
        var gradients = new HashMap<String, float[]>();
        if (past.isEmpty() && trainer.progress().step() > 0) {
            for (var parameter : parameters) {
                if (parameter.gradient().length > 0) {
                    gradients.put(parameter.name(), parameter.gradient());
                }
            }
        }
        var progress = past.map(TrainingState::progress).orElseGet(trainer::progress);
        return new Moment(viewed, data, progress, trainer.batches(), picture, gradients, isGoing, side, other);
    }

    /// What is looked at: a picture of the validation set, or one from elsewhere.
    ///
    /// @param pixels the picture as the network takes it, channels × height × width
    /// @param index its number in the validation set; none for one from elsewhere
    /// @param label its class; none where it is not known
    public record LookedAt(Tensor pixels, OptionalInt index, OptionalInt label) {}

    /// A network with the weights of this moment. It may be run and watched at will; it does not learn.
    public Network network() {
        return model.network();
    }

    /// The pictures that were kept back.
    public DataSet validation() {
        return data.validation();
    }

    /// Batches learnt from so far.
    public long step() {
        return progress.step();
    }

    /// Epochs done so far.
    public int epoch() {
        return progress.epoch();
    }

    /// What a node gives for the picture that is looked at. Worked out once a moment, for all nodes.
    ///
    /// @throws IllegalArgumentException if there is no such node
    public Tensor activation(String node) {
        return model.activation(picture.pixels(), node);
    }

    /// The network's outputs for pictures: probabilities where it ends in a softmax.
    ///
    /// @param n how many pictures
    /// @param pictures their values, one after the other
    /// @return `n` rows of a number a class; good until the next call
    public float[] outputs(int n, float[] pictures) {
        return model.outputs(n, pictures);
    }

    /// The last step's gradient of a parameter.
    public Optional<float[]> gradient(String parameter) {
        return Optional.ofNullable(gradients.get(parameter));
    }
}
