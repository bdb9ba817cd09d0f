package convarium.app.cli;

import convarium.engine.compute.Compute;
import convarium.engine.compute.Computes;
import convarium.engine.compute.WorkerPool;
import convarium.engine.format.FormatException;
import convarium.engine.format.Npy;
import convarium.engine.format.TensorFiles;
import convarium.engine.layer.Activate;
import convarium.engine.layer.Forward;
import convarium.engine.layer.WindowLayer;
import convarium.engine.tensor.Shape;
import convarium.engine.tensor.Tensor;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `convarium apply`: runs a layer over an array or a picture.
@Command(
        name = "apply",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.Version.class,
        description = "Runs a layer over an npy file or a picture and writes the result as npy.",
        footer = {
            "",
            "Weights have PyTorch's layout, for Keras lines too: (out, in/groups, height, width); for transposed",
            "convolution (in, out/groups, height, width). A picture is red, green, blue from 0 to 1.",
            "",
            "Example:",
            "  convarium apply \"nn.Conv2d(3, 8, 3, padding=1)\" --input x.png --weight w.npy --output y.npy"
        })
final class ApplyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "LAYER", description = "The layer as PyTorch or Keras write it.")
    private String line = "";

    @Option(
            names = "--input",
            required = true,
            paramLabel = "FILE",
            description = "An npy file of shape (c, h, w) or (n, c, h, w), or a PNG, JPEG, GIF or BMP picture.")
    private String input = "";

    @Option(names = "--weight", paramLabel = "FILE", description = "The weights, for layers that have some.")
    private @Nullable String weight;

    @Option(names = "--bias", paramLabel = "FILE", description = "One value an output channel; 0 by default.")
    private @Nullable String bias;

    @Option(
            names = "--output",
            required = true,
            paramLabel = "FILE",
            description = "The npy file to write: float32, as many axes as the input.")
    private String output = "";

    @Option(
            names = "--compute",
            paramLabel = "HOW",
            description = "scalar (the plain reference) or simd; by default the faster one. Both give the same bits.")
    private @Nullable String compute;

    @Option(names = "--threads", paramLabel = "N", description = "1 to 256; by default one a processor.")
    private @Nullable String threads;

    @Override
    public Integer call() throws FormatException {
        var target = Values.path("--output", output);
        int threadCount = Values.threads(threads);
        var maker = maker();
        var file = Values.path("--input", input);
        var x = TensorFiles.read(file);
        if (x.shape().rank() != 3 && x.shape().rank() != 4) {
            throw new ValueException(file + ": expected an array c×h×w or n×c×h×w, found " + x.shape());
        }
        var parsed = Values.line(line, x.shape(), Optional.empty());
        var layer = parsed.layer();
        Values.about(file.toString(), () -> layer.output(x.shape()));
        var weights = weights(layer);
        var biases = bias(layer, x.shape());
        try (var pool = new WorkerPool(threadCount)) {
            var chosen = Values.about("--compute", () -> maker.make(pool));
            Notice.of(spec.commandLine().getErr(), chosen);
            var y = run(chosen, layer, x, weights, biases);
            Npy.write(target, parsed.relu() ? Forward.run(chosen, Activate.RELU, y) : y);
            spec.commandLine()
                    .getOut()
                    .println(Words.sizes(x.shape()) + " → " + Words.sizes(y.shape()) + ", float32, in " + target + " ("
                            + chosen.description() + ")");
        }
        return Cli.OK;
    }

    private interface Maker {
        Compute make(WorkerPool pool);
    }

    private Maker maker() {
        return switch (compute) {
            case null -> Computes::best;
            case "scalar" -> Computes::scalar;
            case "simd" -> Computes::simd;
            default -> throw new ValueException("--compute: expected scalar or simd, found '" + compute + "'");
        };
    }

    private Optional<Tensor> weights(WindowLayer layer) throws FormatException {
        var expected = layer.weightShape();
        if (expected.isEmpty()) {
            if (weight != null) {
                throw new ValueException("--weight: the layer is pooling, which has no weights, found " + weight);
            }
            return Optional.empty();
        }
        if (weight == null) {
            throw new ValueException(
                    "--weight: expected a file with weights of shape " + expected.get() + ", found none");
        }
        return Optional.of(parameter("--weight", weight, "weights", expected.get()));
    }

    private Optional<Tensor> bias(WindowLayer layer, Shape shape) throws FormatException {
        if (bias == null) {
            return Optional.empty();
        }
        if (layer.weightShape().isEmpty()) {
            throw new ValueException("--bias: the layer is pooling, which has no bias, found " + bias);
        }
        if (!layer.bias()) {
            throw new ValueException("--bias: the layer line says that it is without bias, found " + bias);
        }
        return Optional.of(parameter(
                "--bias", bias, "a bias", Shape.of(layer.geometry(shape).oc())));
    }

    private static Tensor parameter(String option, String name, String what, Shape expected) throws FormatException {
        Path file = Values.path(option, name);
        var tensor = Npy.read(file);
        if (!tensor.shape().equals(expected)) {
            throw new ValueException(
                    file + ": expected " + what + " of shape " + expected + ", found " + tensor.shape());
        }
        return tensor;
    }

    private static Tensor run(
            Compute compute, WindowLayer layer, Tensor x, Optional<Tensor> weights, Optional<Tensor> bias) {
        if (weights.isEmpty()) {
            return Forward.run(compute, layer, x);
        }
        return bias.map(b -> Forward.run(compute, layer, x, weights.get(), b))
                .orElseGet(() -> Forward.run(compute, layer, x, weights.get()));
    }
}
