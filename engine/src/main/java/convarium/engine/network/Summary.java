package convarium.engine.network;

import convarium.engine.tensor.Shape;
import java.util.List;

/// A graph as a table: a row a node, and the sums.
///
/// @param parameters learnt values of all rows
/// @param macs multiply–adds of all rows for one sample
public record Summary(List<Row> rows, long parameters, long macs) {

    public Summary {
        rows = List.copyOf(rows);
    }

    /// One node.
    ///
    /// @param layer what people call the layer: `Conv2d`; `Input` for an input
    /// @param output shape of one sample of its output
    /// @param parameters learnt values
    /// @param macs multiply–adds for one sample
    public record Row(String name, String layer, Shape output, long parameters, long macs) {}

    /// The table of a graph.
    public static Summary of(Graph graph) {
        var rows = graph.nodes().stream().map(node -> row(graph, node)).toList();
        return new Summary(
                rows,
                rows.stream().mapToLong(Row::parameters).sum(),
                rows.stream().mapToLong(Row::macs).sum());
    }

    private static Row row(Graph graph, Node node) {
        return switch (node) {
            case Node.Input input -> new Row(input.name(), "Input", input.shape(), 0, 0);
            case Node.Applied applied -> {
                var layer = applied.layer();
                var first = graph.node(applied.inputs().getFirst()).shape();
                yield new Row(
                        applied.name(),
                        layer.name(),
                        applied.shape(),
                        layer.parameters().value(),
                        layer.macs(first).value());
            }
        };
    }
}
