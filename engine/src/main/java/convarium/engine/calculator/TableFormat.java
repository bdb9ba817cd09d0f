package convarium.engine.calculator;

import java.util.List;
import java.util.stream.Collectors;

/// How a table is written down for other programs. Every row has the same cells as the head.
public enum TableFormat {
    /// Bars and dashes (GitHub's tables).
    MARKDOWN {
        @Override
        String write(Cells cells) {
            var out = new StringBuilder();
            out.append(bars(cells.head()));
            out.append(bars(cells.head().stream()
                    .map(name -> cells.isText(name) ? "---" : "---:")
                    .toList()));
            cells.rows()
                    .forEach(row -> out.append(bars(row.stream()
                            .map(cell -> cell.replace("\\", "\\\\").replace("|", "\\|"))
                            .toList())));
            return out.toString();
        }

        private static String bars(List<String> cells) {
            return "| " + String.join(" | ", cells) + " |\n";
        }
    },
    /// Commas between, quotes where needed (RFC 4180), numbers plain.
    CSV {
        @Override
        String write(Cells cells) {
            return line(cells.head())
                    + cells.rows().stream().map(TableFormat::line).collect(Collectors.joining());
        }
    },
    /// A plain `tabular`, which needs no package.
    LATEX {
        @Override
        String write(Cells cells) {
            var out = new StringBuilder("\\begin{tabular}{");
            cells.head().forEach(name -> out.append(cells.isText(name) ? 'l' : 'r'));
            out.append("}\n\\hline\n").append(tabbed(cells.head())).append("\\hline\n");
            int last = cells.rows().size() - 1;
            for (int i = 0; i <= last; i++) {
                out.append(i == last ? "\\hline\n" : "")
                        .append(tabbed(cells.rows().get(i)));
            }
            return out.append("\\hline\n\\end{tabular}\n").toString();
        }

        private static String tabbed(List<String> cells) {
            return cells.stream().map(TableFormat::latex).collect(Collectors.joining(" & ")) + " \\\\\n";
        }
    };

    abstract String write(Cells cells);

    /// The table as text, its last row the sums.
    public String write(ChainTable table, Products products) {
        return write(Cells.of(table, products, this != CSV));
    }

    private static String line(List<String> cells) {
        return cells.stream().map(TableFormat::csv).collect(Collectors.joining(",")) + "\r\n";
    }

    private static String csv(String cell) {
        return cell.matches("(?s).*[\",\r\n].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }

    private static String latex(String cell) {
        var out = new StringBuilder();
        cell.codePoints()
                .forEach(c -> out.append(
                        switch (c) {
                            case '\\' -> "\\textbackslash{}";
                            case '~' -> "\\textasciitilde{}";
                            case '^' -> "\\textasciicircum{}";
                            case '&', '%', '$', '#', '_', '{', '}' -> "\\" + (char) c;
                            case '×' -> "$\\times$";
                            case '−' -> "$-$";
                            case '–' -> "--";
                            default -> Character.toString(c);
                        }));
        return out.toString();
    }
}
