package convarium.app.field;

import convarium.app.export.TableFormat;
import convarium.app.field.Worked.Known;
import convarium.engine.arithmetic.AxisWindow;
import convarium.engine.trace.FieldChain.Along;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The fields of a chain as a table for other programs: a row a layer, the input first. Where the two
/// axes differ, a cell holds both, rows first; `start` counts from 1.
final class FieldTable {
    private static final List<String> HEAD = List.of("depth", "layer", "k", "s", "p", "d", "output", "r", "j", "start");

    private FieldTable() {}

    /// The table as text.
    static String write(Known known, TableFormat format) {
        var rows = rows(known);
        return switch (format) {
            case CSV -> line(HEAD) + rows.stream().map(FieldTable::line).collect(Collectors.joining());
            case LATEX -> latex(rows);
            case MARKDOWN ->
                bars(HEAD)
                        + bars(HEAD.stream().map(h -> "---").toList())
                        + rows.stream().map(FieldTable::bars).collect(Collectors.joining());
        };
    }

    /// The cells, row by row.
    static List<List<String>> rows(Known known) {
        var rows = new ArrayList<List<String>>();
        var input = known.chain().map(0);
        rows.add(List.of("0", "input", "", "", "", "", input.size(1) + "x" + input.size(2), "1", "1", "1"));
        for (int depth = 1; depth <= known.chain().depth(); depth++) {
            var stage = known.chain().stages().get(depth - 1);
            var output = stage.output();
            Function<Function<Along, Object>, String> both = value -> both(stage.height(), stage.width(), value);
            rows.add(List.of(
                    Integer.toString(depth),
                    known.layers().get(depth - 1).entry().type(),
                    both.apply(a -> a.window().kernel()),
                    both.apply(a -> a.window().stride()),
                    both.apply(a -> padding(a.window())),
                    both.apply(a -> a.window().dilation()),
                    output.size(1) + "x" + output.size(2),
                    both.apply(a -> a.after().size()),
                    both.apply(a -> a.after().stride()),
                    both.apply(a -> a.start() + 1)));
        }
        return rows;
    }

    private static String padding(AxisWindow window) {
        return window.before() == window.after()
                ? Integer.toString(window.before())
                : window.before() + "+" + window.after();
    }

    private static String both(Along height, Along width, Function<Along, Object> value) {
        String rows = value.apply(height).toString();
        String columns = value.apply(width).toString();
        return rows.equals(columns) ? rows : rows + "x" + columns;
    }

    private static String line(List<String> cells) {
        return cells.stream()
                        .map(cell -> cell.matches("(?s).*[\",\r\n].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell)
                        .collect(Collectors.joining(","))
                + "\r\n";
    }

    private static String bars(List<String> cells) {
        return "| " + cells.stream().map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | ")) + " |\n";
    }

    private static String latex(List<List<String>> rows) {
        return "\\begin{tabular}{rlrrrrrrrr}\n\\hline\n" + ampersands(HEAD) + "\\hline\n"
                + rows.stream().map(FieldTable::ampersands).collect(Collectors.joining())
                + "\\hline\n\\end{tabular}\n";
    }

    private static String ampersands(List<String> cells) {
        return cells.stream()
                        .map(cell -> cell.replace("_", "\\_")
                                .replaceAll("(?<=\\d)x(?=-?\\d)", "\\$\\\\times\\$")
                                .replaceAll("^-(?=\\d)", "\\$-\\$"))
                        .collect(Collectors.joining(" & "))
                + " \\\\\n";
    }
}
