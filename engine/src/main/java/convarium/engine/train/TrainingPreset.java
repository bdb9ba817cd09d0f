package convarium.engine.train;

import convarium.engine.compute.Compute;
import convarium.engine.data.DataSet;
import convarium.engine.data.Split;
import convarium.engine.network.Network;
import convarium.engine.network.NetworkOptions;
import convarium.engine.tensor.Shape;
import convarium.engine.zoo.Architecture;
import convarium.engine.zoo.Zoo;
import java.util.List;
import java.util.Map;

/// A small network with a recipe that is known to work for handwritten digits.
///
/// @param architecture what is built
/// @param title its layers in a few words
/// @param initialiser where its weights start
/// @param recipe how it is taught, unless somebody wants otherwise
public record TrainingPreset(Architecture architecture, String title, Initialiser initialiser, Recipe recipe)
        implements Blueprint {
    private static final Initialiser HE = new Initialiser.He(Initialiser.Distribution.UNIFORM, Initialiser.Fan.IN);
    private static final Initialiser GLOROT = new Initialiser.Glorot(Initialiser.Distribution.UNIFORM);

    /// Those that the command line offers.
    public static final List<TrainingPreset> ALL = List.of(
            new TrainingPreset(
                    Zoo.named("lecture-mlp"),
                    "Dense 256, an output a class",
                    HE,
                    Recipe.of(new Optimiser.Adam(), 0.002, 32, 0)),
            new TrainingPreset(
                    Zoo.named("lecture-convnet"),
                    "Conv 32 5×5, pool, Conv 64 3×3, pool, Dense 256, an output a class",
                    HE,
                    Recipe.of(new Optimiser.Adam(), 0.001, 64, 0)),
            new TrainingPreset(
                    Zoo.named("lenet5"),
                    "Conv 6 5×5, pool, Conv 16 5×5, pool, Conv 120 5×5, Dense 84, an output a class, with tanh",
                    GLOROT,
                    Recipe.of(new Optimiser.Sgd(0.9, true, 0), 0.05, 16, 0).withSchedule(new Schedule.Step(563, 0.5))),
            new TrainingPreset(
                    Zoo.named("lenet-modern"),
                    "Conv 16 5×5, pool, Conv 32 5×5, pool, Dense 120, Dense 84, an output a class, with ReLU",
                    HE,
                    Recipe.of(new Optimiser.Adam(), 0.001, 32, 0)),
            new TrainingPreset(
                    Zoo.named("tiny-vgg"),
                    "two Conv 16 3×3, pool, two Conv 32 3×3, pool, Dense 128 with dropout, an output a class",
                    HE,
                    Recipe.of(new Optimiser.Adam(), 0.001, 32, 0)),
            new TrainingPreset(
                    Zoo.named("mini-resnet"),
                    "Conv 16 3×3, residual blocks of 16, 32 and 64, all with batch normalisation, average, an output a class",
                    HE,
                    Recipe.of(new Optimiser.Adam(), 0.002, 32, 0).withSchedule(new Schedule.Step(600, 0.5))));

    /// What it is called on the command line.
    @Override
    public String name() {
        return architecture.name();
    }

    @Override
    public String heading() {
        return architecture.title() + ": " + title;
    }

    @Override
    public Map<String, String> about() {
        return Map.of("network", name());
    }

    /// Its own recipe in words.
    public String settings() {
        return settings(recipe);
    }

    /// A recipe in words.
    public static String settings(Recipe recipe) {
        String optimiser = switch (recipe.optimiser()) {
            case Optimiser.Sgd sgd when sgd.momentum() == 0 -> "SGD";
            case Optimiser.Sgd sgd -> "SGD with " + (sgd.nesterov() ? "Nesterov " : "") + "momentum " + sgd.momentum();
            case Optimiser.RmsProp rms -> "RMSprop";
            case Optimiser.Adam adam -> "Adam";
            case Optimiser.AdamW adam -> "AdamW";
        };
        return optimiser + ", learning rate " + recipe.rate() + words(recipe.schedule()) + ", batch " + recipe.batch();
    }

    private static String words(Schedule schedule) {
        return switch (schedule) {
            case Schedule.Constant constant -> "";
            case Schedule.Step step -> " times " + step.gamma() + " every " + step.every() + " batches";
            case Schedule.Cosine cosine -> " along a cosine of " + cosine.steps() + " batches";
            case Schedule.WarmUp warmUp -> " after a warm-up of " + warmUp.steps() + " batches" + words(warmUp.then());
            case Schedule.OneCycle cycle -> " in one cycle of " + cycle.steps() + " batches";
        };
    }

    /// Pictures as the network takes them: those smaller than it was made for are set into a frame of
    /// zeros.
    @Override
    public Split fit(Split pictures) {
        var made = architecture.input();
        var shape = pictures.training().shape();
        return pictures.framed(
                Shape.of(shape.size(0), Math.max(shape.size(1), made.size(1)), Math.max(shape.size(2), made.size(2))));
    }

    /// Builds the network with its first weights, to be taught by a recipe.
    ///
    /// @param pictures what it is to learn: its first layer fits their shape, its last has an output a
    /// class
    @Override
    public Network network(Recipe chosen, Compute compute, DataSet pictures) {
        var graph = architecture.graph(pictures.shape(), pictures.classes());
        var network = new Network(graph, compute, NetworkOptions.DEFAULT.withSeed(chosen.seed()));
        FirstWeights.draw(network, initialiser, chosen.seed());
        return network;
    }
}
