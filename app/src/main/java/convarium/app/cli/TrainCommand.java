package convarium.app.cli;

import convarium.app.data.DataLibrary;
import convarium.engine.arithmetic.Counts;
import convarium.engine.compute.Computes;
import convarium.engine.compute.WorkerPool;
import convarium.engine.data.DataSets;
import convarium.engine.data.Split;
import convarium.engine.format.FormatException;
import convarium.engine.notation.Closest;
import convarium.engine.train.Blueprint;
import convarium.engine.train.Optimiser;
import convarium.engine.train.Recipe;
import convarium.engine.train.TrainingPreset;
import convarium.engine.train.WrittenNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `convarium train`: teaches a network and tells how well it does after each epoch.
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.Version.class,
        description = "Teaches a network to tell pictures apart and prints a line after each epoch.")
final class TrainCommand implements Callable<Integer> {
    private static final int DEFAULT_EPOCHS = 5;
    private static final int MOST = 1_000_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "NETWORK",
            description =
                    "One of the networks below, or a file with one in PyTorch's or Keras' words (net.py), taken as "
                            + "it stands: its input fits the pictures, its last layer has an output a class. Its weights start "
                            + "as that framework lets them; a softmax at its end is folded into the loss.")
    private String name = "";

    @Option(
            names = "--data",
            required = true,
            paramLabel = "DATA",
            description = {
                "glyphs, glyphs:letters or glyphs:all: digits, capitals or both, written by this program, 10,000 to train "
                        + "with and 2,000 to validate.",
                "shapes: ten kinds of figures in colour, drawn by this program, as many.",
                "mnist:FOLDER or fashion:FOLDER: the files of MNIST or Fashion-MNIST under their standard names, plain or "
                        + ".gz; train-* trains and t10k-* validates.",
                "cifar10:FOLDER or cifar100:FOLDER: the binary version, unpacked or as the .tar.gz.",
                "folder:FOLDER: pictures by class, such as FOLDER/cats/1.png, or below FOLDER/train and FOLDER/val. "
                        + "Pictures of several sizes become squares of one side, at most 64.",
                "mnist, fashion or cifar10: as downloaded by 'convarium data get'.",
                "npz:FILE: x_train, y_train, x_test and y_test, or x and y.",
                "Where nothing is said of what is to validate, a tenth, chosen by the seed, validates."
            })
    private String data = "";

    @Option(names = "--epochs", paramLabel = "N", description = "How often all pictures are met; 5 by default.")
    private @Nullable String epochs;

    @Option(names = "--batch", paramLabel = "N", description = "Pictures a step.")
    private @Nullable String batch;

    @Option(names = "--lr", paramLabel = "X", description = "The learning rate.")
    private @Nullable String rate;

    @Option(
            names = "--optimizer",
            paramLabel = "NAME",
            description = "sgd, momentum, nesterov, rmsprop, adam or adamw, with PyTorch's defaults; momentum is 0.9.")
    private @Nullable String optimiser;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Decides about first weights, the order of the pictures and the split; 0 by default.")
    private @Nullable String seed;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "1 to 256; by default one a processor. The weights do not depend on it.")
    private @Nullable String threads;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description =
                    "Keep a checkpoint after each epoch there (the last three stay). The folder may not hold a run "
                            + "already, unless it is that of --resume.")
    private @Nullable String out;

    @Option(
            names = "--resume",
            paramLabel = "FOLDER",
            description =
                    "Go on from the newest checkpoint there up to --epochs in all, to the same weights as without "
                            + "the break; where there is none, from the beginning.")
    private @Nullable String resume;

    @Option(
            names = "--weights",
            paramLabel = "FILE",
            description = "Begin with the weights of this file, .safetensors or .npz, instead of drawn ones.")
    private @Nullable String weights;

    @Option(
            names = "--save",
            paramLabel = "FILE",
            description =
                    "Write the weights to this file at the end: .safetensors or .npz, with the names and layouts of "
                            + "PyTorch's state_dict; an .npz of a Keras text with Keras' names and order. The file records which.")
    private @Nullable String save;

    @Option(
            names = "--layout",
            paramLabel = "NAME",
            description = "pytorch or keras: the names and order of an .npz of a Keras text.")
    private @Nullable String layout;

    private Optional<NetworkFile> file = Optional.empty();

    @Option(names = "--json", description = "Print an object a line: one for each epoch, then one with weightsSha256.")
    private boolean json;

    /// The command with its help: the networks and their defaults.
    static CommandLine commandLine() {
        var command = new CommandLine(new TrainCommand());
        int width = TrainingPreset.ALL.stream()
                .mapToInt(preset -> preset.name().length())
                .max()
                .orElse(0);
        var lines = new ArrayList<String>(List.of("", "Networks and their defaults:"));
        for (var preset : TrainingPreset.ALL) {
            lines.add("  " + preset.name() + " ".repeat(width - preset.name().length()) + "  " + preset.title());
            lines.add(" ".repeat(width + 4) + preset.settings());
        }
        lines.addAll(List.of(
                "  net.py" + " ".repeat(Math.max(0, width - 6)) + "  a file of your own",
                " ".repeat(width + 4)
                        + TrainingPreset.settings(
                                WrittenNetwork.parse("", "nn.ReLU()").recipe()),
                "",
                "Examples:",
                "  convarium train lecture-convnet --data mnist:digits --epochs 3",
                "  convarium train net.py --data shapes"));
        command.getCommandSpec().usageMessage().footer(lines.toArray(String[]::new));
        return command;
    }

    @Override
    public Integer call() throws IOException {
        var network = network();
        int epochCount = epochs == null ? DEFAULT_EPOCHS : Values.whole("--epochs", epochs, 1, MOST);
        long number = seed == null ? 0 : Values.seed(seed);
        var recipe = network.recipe().withSeed(number);
        if (rate != null) {
            recipe = recipe.withRate(Values.positive("--lr", rate));
        }
        if (optimiser != null) {
            recipe = recipe.withOptimiser(optimiser(optimiser));
        }
        int wanted = batch == null ? 0 : Values.whole("--batch", batch, 1, MOST);
        int threadCount = Values.threads(threads);
        var keeping = new RunKeeping(spec.commandLine().getErr(), path("--out", out), path("--resume", resume));
        keeping.checkOut();
        var split = split(network, number);
        recipe = recipe.withBatch(batchSize(wanted, recipe, split));
        var saving = new WeightSaving(save, layout, network.origins(split.training()));
        teach(network, recipe, split, epochCount, threadCount, keeping, saving);
        return Cli.OK;
    }

    private static Optional<Path> path(String option, @Nullable String text) {
        return text == null ? Optional.empty() : Optional.of(Values.path(option, text));
    }

    private static Optimiser optimiser(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "sgd" -> new Optimiser.Sgd();
            case "momentum" -> new Optimiser.Sgd(0.9, false, 0);
            case "nesterov" -> new Optimiser.Sgd(0.9, true, 0);
            case "rmsprop" -> new Optimiser.RmsProp();
            case "adam" -> new Optimiser.Adam();
            case "adamw" -> new Optimiser.AdamW();
            default ->
                throw new ValueException(
                        "--optimizer: expected sgd, momentum, nesterov, rmsprop, adam or adamw, found '" + text + "'");
        };
    }

    private Blueprint network() throws IOException {
        var names = TrainingPreset.ALL.stream().map(TrainingPreset::name).toList();
        for (var preset : TrainingPreset.ALL) {
            if (preset.name().equals(name)) {
                return preset;
            }
        }
        if (name.endsWith(".py")
                || name.contains("/")
                || name.contains("\\")
                || Files.exists(Values.path("NETWORK", name))) {
            var read = NetworkFile.read(name);
            file = Optional.of(read);
            return read.reading(() -> WrittenNetwork.parse(name, read.text()));
        }
        String nearest = Closest.spelling(name, names)
                .filter(candidate -> Closest.isNear(name, candidate))
                .map(candidate -> "; did you mean " + candidate + "?")
                .orElse("");
        throw new ValueException("expected one of the networks " + String.join(", ", names) + ", found '" + name
                + "', which is no file with one either" + nearest);
    }

    private Split split(Blueprint network, long number) throws FormatException {
        Split pictures;
        try {
            pictures = DataSets.read(DataLibrary.here().resolve(data), number);
        } catch (IllegalArgumentException e) {
            throw new ValueException("--data: " + Failures.message(e), e);
        }
        if (file.isPresent()) {
            return file.get().reading(() -> network.fit(pictures));
        }
        try {
            return network.fit(pictures);
        } catch (IllegalArgumentException e) {
            throw new ValueException("--data: " + Failures.message(e), e);
        }
    }

    /// What was asked for, or the preset's own as far as there are so many pictures.
    private static int batchSize(int wanted, Recipe recipe, Split split) {
        int pictures = split.training().count();
        if (wanted > pictures) {
            throw new ValueException("--batch: expected at most " + Counts.grouped(pictures)
                    + ", the number of pictures to learn from, found " + Counts.grouped(wanted));
        }
        return wanted > 0 ? wanted : Math.min(recipe.batch(), pictures);
    }

    private void teach(
            Blueprint chosen,
            Recipe recipe,
            Split split,
            int epochCount,
            int threadCount,
            RunKeeping keeping,
            WeightSaving saving)
            throws FormatException {
        var printer = spec.commandLine().getOut();
        var report = json ? new TrainReport.Json(printer) : new TrainReport.Table(printer);
        var network = weights == null ? chosen : WeightSaving.beginning(weights, chosen, split);
        var about = keeping.keeps() ? RunKeeping.about(network, recipe, split) : Map.<String, String>of();
        var saved = keeping.saved(about);
        keeping.prepare();
        try (var pool = new WorkerPool(threadCount)) {
            var compute = Computes.best(pool);
            report.begin(network, recipe, split, compute.description());
            var teaching = new Teaching(
                    network, recipe, split, compute, spec.commandLine().getErr());
            if (saved.isPresent()) {
                keeping.restore(teaching, saved.get());
                if (saved.get().epoch().epoch() >= epochCount) {
                    report.epoch(saved.get().epoch());
                }
            }
            teaching.run(epochCount, printer, report, (done, state) -> keeping.keep(about, done, state));
            saving.write(teaching.network());
        }
    }
}
