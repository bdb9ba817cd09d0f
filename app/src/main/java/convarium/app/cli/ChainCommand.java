package convarium.app.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import convarium.engine.calculator.ChainRow;
import convarium.engine.calculator.ChainTable;
import convarium.engine.calculator.InputField;
import convarium.engine.calculator.Products;
import convarium.engine.calculator.TableFormat;
import convarium.engine.calculator.TableSheet;
import convarium.engine.calculator.TrainingMemory.Optimiser;
import convarium.engine.notation.LayerChain;
import convarium.engine.tensor.Shape;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `convarium chain`: a chain of layers as a table.
@Command(
        name = "chain",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.Version.class,
        description = "Prints a row a layer of a network, with its output, parameters, MACs, activations, memory and "
                + "receptive field, and the sums. The file holds one nn.Sequential(...), Sequential([...]), chain of "
                + "model.add(...) or Keras' functional style up to Model(inputs, outputs), with imports and comments "
                + "around it. Where a layer takes more than the one before it gives, its inputs are named.",
        footer = {
            "",
            "Examples:",
            "  convarium chain net.py --input 3x224x224",
            "  convarium chain net.py --input 3x224x224 --batch 32 --json"
        })
final class ChainCommand implements Callable<Integer> {
    private static final int MOST_SAMPLES = 1_000_000_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "The text of the chain, in PyTorch's or Keras' words.")
    private String file = "";

    @Option(
            names = "--input",
            paramLabel = "CxHxW",
            description = "The input of one sample: channels, height, width; one number for features. May be left out "
                    + "where a Keras text states input_shape.")
    private @Nullable String input;

    @Option(
            names = "--batch",
            paramLabel = "N",
            description = "Samples in a batch, by default 1. MACs, activations and memory are those of the whole "
                    + "batch; an output's shape stays that of one sample.")
    private String batch = "1";

    @Option(names = "--flops", description = "Count FLOPs, 2 a MAC, in the table.")
    private boolean flops;

    @Option(
            names = "--derivations",
            description = "Say below the table, or in the JSON of each layer, how each number came about.")
    private boolean derivations;

    @Option(names = "--format", paramLabel = "NAME", description = "text (the default), markdown, csv or latex.")
    private @Nullable String format;

    @Option(names = "--json", description = "Print JSON and nothing else.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Optional<Shape> given = Optional.ofNullable(input).map(Values::sample);
        int samples = Values.whole("--batch", batch, 1, MOST_SAMPLES);
        var chosen = tableFormat();
        if (json && format != null) {
            throw new ParameterException(spec.commandLine(), "--json and --format exclude each other");
        }
        var net = NetworkFile.read(file);
        var chain = net.reading(() -> LayerChain.parse(net.text()));
        var shape = net.reading(() -> chain.input(given))
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "Missing required option: '--input=CxHxW', because " + file + " does not state its input"));
        var table = ChainTable.of(chain, shape, samples);
        print(table, chosen);
        spec.commandLine().getOut().flush();
        if (table.trouble().isPresent()) {
            var trouble = table.trouble().get();
            throw new ValueException(file + ", line " + trouble.entry().line() + ", "
                    + quote(trouble.entry().text()) + ": " + trouble.text());
        }
        return Cli.OK;
    }

    private void print(ChainTable table, Optional<TableFormat> chosen) {
        var out = spec.commandLine().getOut();
        var products = flops ? Products.FLOP : Products.MAC;
        if (json) {
            out.println(toJson(table, derivations));
        } else if (chosen.isPresent()) {
            out.print(chosen.get().write(table, products));
        } else {
            TableSheet.lines(table, products, derivations).forEach(out::println);
        }
    }

    private Optional<TableFormat> tableFormat() {
        if (format == null || format.equalsIgnoreCase("text")) {
            return Optional.empty();
        }
        for (var candidate : TableFormat.values()) {
            if (candidate.name().equalsIgnoreCase(format)) {
                return Optional.of(candidate);
            }
        }
        throw new ValueException("--format: expected text, markdown, csv or latex, found '" + format + "'");
    }

    private static String quote(String call) {
        String flat = call.strip().replaceAll("\\s+", " ");
        return flat.length() <= 60 ? flat : flat.substring(0, 59) + "…";
    }

    private static JsonObject toJson(ChainTable table, boolean derivations) {
        var object = new JsonObject();
        object.addProperty("batch", table.batch());
        object.add("input", sizes(table.input()));
        var layers = new JsonArray();
        for (var row : table.rows()) {
            var layer = toJson(row);
            if (!table.network().isChain()) {
                var inputs = new JsonArray();
                row.entry()
                        .inputs()
                        .forEach(place -> inputs.add(
                                place < 0
                                        ? "input"
                                        : table.rows().get(place).entry().name()));
                layer.add("inputs", inputs);
            }
            if (derivations) {
                explain(row, layer);
            }
            layers.add(layer);
        }
        object.add("layers", layers);
        object.addProperty("parameters", table.parameters());
        object.addProperty("macs", table.macs());
        object.addProperty("activations", table.activations());
        var training = new JsonObject();
        for (var optimiser : Optimiser.values()) {
            var memory = table.memory(optimiser);
            var bytes = new JsonObject();
            bytes.addProperty("parameters", memory.parameters());
            bytes.addProperty("gradients", memory.gradients());
            bytes.addProperty("state", memory.state());
            bytes.addProperty("activations", memory.activations());
            bytes.addProperty("total", memory.total());
            training.add(optimiser.title().toLowerCase(Locale.ROOT), bytes);
        }
        object.add("trainingBytes", training);
        return object;
    }

    private static JsonObject toJson(ChainRow row) {
        var object = new JsonObject();
        object.addProperty("name", row.entry().name());
        object.addProperty("type", row.entry().type());
        object.add("output", sizes(row.output()));
        object.addProperty("parameters", row.parameters().value());
        object.addProperty("macs", row.macs().value());
        object.addProperty("activations", row.activations().value());
        if (row.field().isPresent()) {
            object.add("receptiveField", toJson(row.field().get()));
        } else {
            object.add("receptiveField", JsonNull.INSTANCE);
        }
        return object;
    }

    private static void explain(ChainRow row, JsonObject object) {
        row.dense().ifPresent(count -> object.addProperty("denseWeights", count.value()));
        var derivation = new JsonArray();
        row.size()
                .then(row.parameters().derivation())
                .then(row.macs().derivation())
                .then(row.fieldSteps())
                .texts()
                .forEach(text -> derivation.add(text.strip()));
        object.add("derivation", derivation);
    }

    private static JsonObject toJson(InputField field) {
        var object = new JsonObject();
        var size = new JsonArray();
        var stride = new JsonArray();
        for (var axis : field.axes()) {
            size.add(axis.size());
            stride.add(axis.stride());
        }
        object.add("size", size);
        object.add("stride", stride);
        return object;
    }

    private static JsonArray sizes(Shape shape) {
        var array = new JsonArray();
        shape.dimensions().forEach(array::add);
        return array;
    }
}
