package convarium.app.train;

import convarium.app.data.Downloadable;
import convarium.engine.compute.Compute;
import convarium.engine.data.DataSet;
import convarium.engine.data.DataSets;
import convarium.engine.format.FormatException;
import convarium.engine.notation.Closest;
import convarium.engine.notation.Dialect;
import convarium.engine.train.Blueprint;
import convarium.engine.train.Recipe;
import convarium.engine.train.TrainingPreset;
import convarium.engine.train.WeightFile;
import convarium.engine.train.WeightedNetwork;
import convarium.engine.train.WrittenNetwork;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What is taught, with what, and how: together they decide about every bit of a run.
///
/// @param network the name of a [TrainingPreset], or the text of a network
/// @param data what [DataSets] knows, such as `glyphs`, `shapes` or `mnist:FOLDER`, or a set that can
/// be downloaded, such as `mnist`
/// @param recipe how it is taught
/// @param weights the file whose weights it begins with, `.safetensors` or `.npz`; none where they are
/// drawn
public record TrainSetup(String network, String data, Recipe recipe, Optional<String> weights) {
    /// The data that the program makes itself, by name.
    public static final List<String> MADE = List.of("glyphs", "glyphs:letters", "glyphs:all", "shapes");

    /// Pictures of the largest batch.
    public static final int MOST_BATCH = 1_000_000;

    /// With drawn weights.
    public TrainSetup(String network, String data, Recipe recipe) {
        this(network, data, recipe, Optional.empty());
    }

    /// @throws IllegalArgumentException if there is no such network or no such kind of data, or no file
    /// of weights is called so
    public TrainSetup {
        preset(network);
        checkData(data);
        if (recipe.batch() > MOST_BATCH) {
            throw new IllegalArgumentException("a batch has at most 1,000,000 pictures, found " + recipe.batch());
        }
        try {
            weights.ifPresent(file -> new WeightFile(Path.of(file), Map.of()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("weights: " + e.getMessage(), e);
        }
    }

    private static void checkData(String data) {
        if (Downloadable.named(data).isPresent()) {
            return;
        }
        try {
            DataSets.check(data);
        } catch (IllegalArgumentException e) {
            String downloaded =
                    Downloadable.ALL.stream().map(Downloadable::name).collect(Collectors.joining(", "));
            String kinds = DataSets.readKinds().stream().map(kind -> kind + ":").collect(Collectors.joining(", "));
            throw new IllegalArgumentException(
                    "data is " + String.join(", ", MADE) + ", " + downloaded + ", or one of " + kinds
                            + " followed by a folder or file, found \"" + data + "\"",
                    e);
        }
    }

    /// A network with its own recipe.
    public static TrainSetup of(String network, String data) {
        return new TrainSetup(network, data, preset(network).recipe());
    }

    /// Whether a network is a text and no preset's name.
    static boolean isText(String network) {
        return network.indexOf('(') >= 0;
    }

    private static Blueprint preset(String name) {
        if (isText(name)) {
            return WrittenNetwork.parse("", name);
        }
        var names = TrainingPreset.ALL.stream().map(TrainingPreset::name).toList();
        return TrainingPreset.ALL.stream()
                .filter(preset -> preset.name().equals(name))
                .<Blueprint>map(preset -> preset)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the network is "
                        + names.stream().collect(Collectors.joining(" or ")) + ", found \"" + name + "\""
                        + Closest.spelling(name, names)
                                .filter(near -> Closest.isNear(name, near))
                                .map(near -> "; did you mean " + near + "?")
                                .orElse("")));
    }

    /// The network, as it is built.
    public Blueprint preset() {
        return preset(network);
    }

    /// Whether the network is written in Keras' words, so that weights can be in Keras' order.
    boolean isKeras() {
        return preset() instanceof WrittenNetwork written && written.chain().dialect() == Dialect.KERAS;
    }

    /// With another recipe.
    public TrainSetup withRecipe(Recipe other) {
        return new TrainSetup(network, data, other, weights);
    }

    /// With other data.
    public TrainSetup withData(String other) {
        return new TrainSetup(network, other, recipe, weights);
    }

    /// Beginning with other weights.
    public TrainSetup withWeights(Optional<String> other) {
        return new TrainSetup(network, data, recipe, other);
    }

    /// The network as it begins: with the weights of the file, if there is one.
    ///
    /// @param pictures what it is to learn
    /// @throws FormatException if the file cannot be read or holds the weights of another network
    Blueprint beginning(Compute compute, DataSet pictures) throws FormatException {
        var drawn = preset();
        if (weights.isEmpty()) {
            return drawn;
        }
        var file = new WeightFile(Path.of(weights.get()), drawn.origins(pictures));
        return WeightedNetwork.of(drawn, file, compute, pictures);
    }

    /// Whether another set-up goes on with the same run: what can be changed while it runs may differ.
    public boolean isSameRun(TrainSetup other) {
        return network.equals(other.network)
                && data.equals(other.data)
                && weights.equals(other.weights)
                && recipe.seed() == other.recipe.seed()
                && recipe.loss().equals(other.recipe.loss());
    }
}
