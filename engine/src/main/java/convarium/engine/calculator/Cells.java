package convarium.engine.calculator;

import convarium.engine.arithmetic.Counts;
import convarium.engine.arithmetic.ReceptiveField;
import convarium.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.Collectors;

/// A table as texts: a head, a row a layer, and the sums last.
record Cells(List<String> head, List<List<String>> rows) {
    private static final Set<String> TEXTS = Set.of("name", "layer", "inputs", "output", "receptive field", "stride");

    Cells {
        head = List.copyOf(head);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /// Whether a column holds words, not counts.
    boolean isText(String name) {
        return TEXTS.contains(name);
    }

    /// @param people whether numbers have commas between thousands and sizes true crosses
    static Cells of(ChainTable table, Products products, boolean people) {
        String cross = people ? " × " : "x";
        LongFunction<String> number = people ? Counts::grouped : String::valueOf;
        var rows = new ArrayList<List<String>>();
        for (var row : table.rows()) {
            rows.add(List.of(
                    row.entry().name(),
                    row.entry().type(),
                    sizes(row.output(), cross),
                    number.apply(row.parameters().value()),
                    number.apply(products.of(row.macs().value())),
                    number.apply(row.activations().value()),
                    number.apply(row.bytes()),
                    axes(row.field(), ReceptiveField::size, cross),
                    axes(row.field(), ReceptiveField::stride, cross),
                    row.dense().map(count -> number.apply(count.value())).orElse("")));
        }
        rows.add(List.of(
                "total",
                "",
                "",
                number.apply(table.parameters()),
                number.apply(products.of(table.macs())),
                number.apply(table.activations()),
                number.apply(Math.multiplyExact(table.activations(), (long) Float.BYTES)),
                "",
                "",
                ""));
        var head = List.of(
                "name",
                "layer",
                "output",
                "parameters",
                products.title(),
                "activations",
                "bytes",
                "receptive field",
                "stride",
                "Dense weights");
        return table.network().isChain() ? new Cells(head, rows) : withInputs(table, head, rows);
    }

    /// The same with a column that names what each layer takes its values from.
    private static Cells withInputs(ChainTable table, List<String> head, List<List<String>> rows) {
        var wider = new ArrayList<List<String>>();
        for (int i = 0; i < rows.size(); i++) {
            boolean sums = i == table.rows().size();
            wider.add(with(
                    rows.get(i),
                    sums ? "" : table.network().inputs(table.rows().get(i).entry())));
        }
        return new Cells(with(head, "inputs"), wider);
    }

    /// The cells with one more behind the layer's.
    static List<String> with(List<String> cells, String inputs) {
        var all = new ArrayList<>(cells);
        all.add(2, inputs);
        return all;
    }

    private static String sizes(Shape shape, String cross) {
        return shape.toString().replace("×", cross);
    }

    private static String axes(Optional<InputField> field, Function<ReceptiveField, Long> value, String cross) {
        return field.map(f -> f.axes().stream()
                        .map(axis -> String.valueOf(value.apply(axis)))
                        .collect(Collectors.joining(cross)))
                .orElse("");
    }
}
