package convarium.engine.train;

import convarium.engine.calculator.ChainTable;
import convarium.engine.compute.Compute;
import convarium.engine.data.DataSet;
import convarium.engine.data.Split;
import convarium.engine.network.Network;
import convarium.engine.network.NetworkOptions;
import convarium.engine.notation.Dialect;
import convarium.engine.notation.LayerChain;
import convarium.engine.notation.NotationException;
import convarium.engine.notation.WrittenGraph;
import convarium.engine.tensor.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A network that somebody wrote in PyTorch's or Keras' words.
///
/// It is taken as it stands: what does not fit the pictures is told with the line, and nothing is
/// changed. Weights start as the framework would let them ([TextWeights]).
///
/// @param name what it is called: its file
/// @param chain the text, read
public record WrittenNetwork(String name, LayerChain chain) implements Blueprint {
    private static final Recipe RECIPE = Recipe.of(new Optimiser.Adam(), 0.001, 32, 0);

    /// Reads one.
    ///
    /// @throws NotationException if the text holds no network, with what is wrong and where
    public static WrittenNetwork parse(String name, String text) {
        return new WrittenNetwork(name, LayerChain.parse(text));
    }

    @Override
    public String heading() {
        return name + ": " + chain.entries().size() + (chain.entries().size() == 1 ? " layer" : " layers") + " as "
                + chain.dialect().convention().title() + " writes them";
    }

    /// Adam at 0.001 with batches of 32, Keras' own defaults.
    @Override
    public Recipe recipe() {
        return RECIPE;
    }

    /// The pictures as they are, if they are what the text states.
    @Override
    public Split fit(Split pictures) {
        graph(pictures.training().shape(), pictures.training().classes());
        return pictures;
    }

    /// The network wired up for such pictures.
    ///
    /// @throws NotationException if a layer does not fit, or the last one has not an output a class
    public WrittenGraph graph(Shape pictures, int classes) {
        var input = chain.input(Optional.of(pictures)).orElseThrow();
        var table = ChainTable.of(chain, input, 1);
        if (table.trouble().isPresent()) {
            var trouble = table.trouble().get();
            throw at(trouble.entry(), trouble.text());
        }
        var given = table.rows().getLast().output();
        if (given.rank() != 1) {
            throw at(
                    chain.entries().getLast(),
                    "The network gives " + given + ", expected one number a class, " + classes
                            + " in all: put a Flatten and a layer of " + classes + " at its end");
        }
        if (given.size(0) != classes) {
            var last = table.rows().reversed().stream()
                    .filter(row -> row.parameters().value() > 0)
                    .findFirst()
                    .orElse(table.rows().getLast());
            boolean dense =
                    last.entry().type().equals("Linear") || last.entry().type().equals("Dense");
            throw at(
                    last.entry(),
                    "The network gives " + given.size(0) + " features, and the pictures have " + classes + " classes"
                            + (dense
                                    ? "; " + (chain.dialect() == Dialect.KERAS ? "units=" : "out_features=") + classes
                                            + " would fit"
                                    : ""));
        }
        return chain.graph(input);
    }

    private static NotationException at(LayerChain.Entry entry, String words) {
        return new NotationException(
                words.endsWith(".") ? words : words + ".",
                entry.start(),
                entry.start() + entry.text().length());
    }

    @Override
    public Network network(Recipe chosen, Compute compute, DataSet pictures) {
        var written = graph(pictures.shape(), pictures.classes());
        var network = new Network(written.graph(), compute, NetworkOptions.DEFAULT.withSeed(chosen.seed()));
        new TextWeights(written, chain.dialect()).draw(network, chosen.seed());
        written.origins().forEach((node, origin) -> {
            if (!origin.learns()) {
                network.freeze(node);
            }
        });
        return network;
    }

    @Override
    public Map<String, WrittenGraph.Origin> origins(DataSet pictures) {
        return chain.dialect() == Dialect.KERAS
                ? graph(pictures.shape(), pictures.classes()).origins()
                : Map.of();
    }

    @Override
    public Map<String, String> about() {
        var about = new LinkedHashMap<String, String>();
        about.put("network", "a text of " + chain.entries().size() + " layers");
        for (int i = 0; i < chain.entries().size(); i++) {
            var entry = chain.entries().get(i);
            String text = entry.name() + " = " + entry.text().strip().replaceAll("\\s+", " ");
            about.put("layer " + (i + 1), chain.isChain() ? text : text + " of " + chain.inputs(entry));
        }
        return about;
    }
}
