package convarium.app.train;

import convarium.app.data.Downloadable;
import convarium.engine.data.DataSets;
import convarium.engine.notation.Closest;
import convarium.engine.train.Blueprint;
import convarium.engine.train.Recipe;
import convarium.engine.train.TrainingPreset;
import convarium.engine.train.WrittenNetwork;
import java.util.List;
import java.util.stream.Collectors;

/// What is taught, with what, and how: together they decide about every bit of a run.
///
/// @param network the name of a [TrainingPreset], or the text of a network
/// @param data what [DataSets] knows, such as `glyphs`, `shapes` or `mnist:FOLDER`, or a set that can
/// be downloaded, such as `mnist`
/// @param recipe how it is taught
public record TrainSetup(String network, String data, Recipe recipe) {
    /// The data that the program makes itself, by name.
    public static final List<String> MADE = List.of("glyphs", "glyphs:letters", "glyphs:all", "shapes");

    /// Pictures of the largest batch.
    public static final int MOST_BATCH = 1_000_000;

    /// @throws IllegalArgumentException if there is no such network or no such kind of data
    public TrainSetup {
        preset(network);
        checkData(data);
        if (recipe.batch() > MOST_BATCH) {
            throw new IllegalArgumentException("a batch has at most 1,000,000 pictures, found " + recipe.batch());
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

    /// With another recipe.
    public TrainSetup withRecipe(Recipe other) {
        return new TrainSetup(network, data, other);
    }

    /// With other data.
    public TrainSetup withData(String other) {
        return new TrainSetup(network, other, recipe);
    }

    /// Whether another set-up goes on with the same run: what can be changed while it runs may differ.
    public boolean isSameRun(TrainSetup other) {
        return network.equals(other.network)
                && data.equals(other.data)
                && recipe.seed() == other.recipe.seed()
                && recipe.loss().equals(other.recipe.loss());
    }
}
