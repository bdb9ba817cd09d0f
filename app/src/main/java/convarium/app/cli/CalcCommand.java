package convarium.app.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import convarium.engine.arithmetic.Counts;
import convarium.engine.arithmetic.Counts.Count;
import convarium.engine.arithmetic.Derivation;
import convarium.engine.notation.LayerLine;
import convarium.engine.notation.LayerLines;
import convarium.engine.notation.Rendering;
import convarium.engine.tensor.Shape;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `convarium calc`: output size, parameters and MACs of a layer, and how they come about.
@Command(
        name = "calc",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.Version.class,
        description = "Works out a layer's output size, parameters and MACs, and shows how.",
        footer = {
            "",
            "Examples:",
            "  convarium calc \"nn.Conv2d(96, 256, 5, padding=2, groups=2)\" --input 96x27x27",
            "  convarium calc \"MaxPooling2D(3, strides=2)\" --input 64x112x112 --convention caffe --json"
        })
final class CalcCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "LAYER", description = "The layer as PyTorch or Keras write it.")
    private String line = "";

    @Option(
            names = "--input",
            required = true,
            paramLabel = "CxHxW",
            description = "The input: channels, height, width.")
    private String input = "";

    @Option(
            names = "--convention",
            paramLabel = "NAME",
            description = "Whose habits hold where the line leaves something open: pytorch, keras, caffe or onnx. By "
                    + "default those of the notation.")
    private @Nullable String convention;

    @Option(names = "--json", description = "Print JSON and nothing else.")
    private boolean json;

    @Override
    public Integer call() {
        var shape = Values.input(input);
        var parsed = Values.line(line, shape, Values.convention(convention));
        var result = Values.about("the layer line", () -> Result.of(parsed, shape));
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(result.toJson());
        } else {
            result.print(out, title(parsed, shape));
        }
        return Cli.OK;
    }

    private String title(LayerLine parsed, Shape shape) {
        return switch (LayerLines.write(parsed.layer(), parsed.relu(), parsed.dialect(), shape)) {
            case Rendering.Text text -> text.line();
            case Rendering.Impossible impossible -> line.strip();
        };
    }

    private record Result(Shape input, Shape output, Count parameters, Count macs, Derivation size) {

        static Result of(LayerLine line, Shape input) {
            var layer = line.layer();
            return new Result(
                    input, layer.output(input), layer.parameters(), layer.macs(input), layer.sizeDerivation(input));
        }

        JsonObject toJson() {
            var derivation = new JsonArray();
            size.then(parameters.derivation())
                    .then(macs.derivation())
                    .texts()
                    .forEach(text -> derivation.add(text.strip()));
            var object = new JsonObject();
            object.add("input", sizes(input));
            object.add("output", sizes(output));
            object.addProperty("parameters", parameters.value());
            object.addProperty("macs", macs.value());
            object.add("derivation", derivation);
            return object;
        }

        private static JsonArray sizes(Shape shape) {
            var array = new JsonArray();
            shape.dimensions().forEach(array::add);
            return array;
        }

        void print(PrintWriter out, String title) {
            out.println(title);
            out.println();
            row(out, "input", Words.sizes(input) + "  (channels × height × width)");
            row(out, "output", Words.sizes(output));
            row(out, "parameters", Counts.grouped(parameters.value()));
            row(out, "MACs", Counts.grouped(macs.value()));
            out.println();
            section(out, "Size", size);
            section(out, "Counts", parameters.derivation().then(macs.derivation()));
        }

        private static void row(PrintWriter out, String name, String value) {
            out.println("  " + name + " ".repeat(12 - name.length()) + value);
        }

        private static void section(PrintWriter out, String name, Derivation derivation) {
            out.println(name);
            derivation.texts().forEach(text -> out.println("  " + text));
        }
    }
}
