package convarium.app.explorer;

import static convarium.app.l10n.Texts.text;

import convarium.app.explorer.ConventionColumn.Status;
import convarium.app.export.TableFormat;
import java.util.List;
import java.util.stream.Collectors;

/// The layer under several frameworks as a table for other programs: a row a framework, and every output behind it.
final class ConventionTable {
    private ConventionTable() {}

    static String of(ExplorerState state, Explored explored, TableFormat format) {
        var columns = ConventionColumn.all(state, explored);
        var rows = columns.stream().map(column -> row(column, explored)).toList();
        var head = List.of(
                text("convention.framework"),
                text("convention.line"),
                text("convention.padding"),
                text("convention.output"),
                text("convention.status"),
                text("convention.why"),
                text("convention.instead"));
        return table(head, rows, format)
                + columns.stream()
                        .flatMap(c -> c.made().stream()
                                .map(made -> outputs(c.said().framework().title(), made.output(), format)))
                        .collect(Collectors.joining());
    }

    private static List<String> row(ConventionColumn column, Explored explored) {
        return List.of(
                column.said().framework().title(),
                ConventionWords.line(column),
                column.made().map(ConventionWords::padding).orElse(""),
                column.made().map(ConventionWords::size).orElse(""),
                ConventionWords.status(column, explored).replaceFirst("^[=≠] ", ""),
                String.join(" ", ConventionWords.reasons(column)),
                column.status(explored) == Status.SAME
                        ? ""
                        : ConventionWords.instead(column, explored).orElse("").replace("\n", " "));
    }

    private static String outputs(String name, Matrix output, TableFormat format) {
        String numbers = NumbersText.of(output, format);
        return switch (format) {
            case CSV -> "\n" + name + "\n" + numbers;
            case MARKDOWN -> "\n**" + name + "**\n\n" + numbers;
            case LATEX -> "\n% " + name + "\n\\[\n" + numbers + "\\]\n";
        };
    }

    private static String table(List<String> head, List<List<String>> rows, TableFormat format) {
        return switch (format) {
            case CSV -> csv(head) + rows.stream().map(ConventionTable::csv).collect(Collectors.joining());
            case MARKDOWN ->
                markdown(head)
                        + "|" + "---|".repeat(head.size()) + "\n"
                        + rows.stream().map(ConventionTable::markdown).collect(Collectors.joining());
            case LATEX ->
                "\\begin{tabular}{" + "p{2.2cm}".repeat(head.size()) + "}\n" + latex(head) + "\\hline\n"
                        + rows.stream().map(ConventionTable::latex).collect(Collectors.joining())
                        + "\\end{tabular}\n";
        };
    }

    private static String csv(List<String> cells) {
        return cells.stream()
                .map(c -> c.matches("(?s).*[\",\n].*") ? "\"" + c.replace("\"", "\"\"") + "\"" : c)
                .collect(Collectors.joining(",", "", "\n"));
    }

    private static String markdown(List<String> cells) {
        return cells.stream().map(c -> c.replace("|", "\\|")).collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String latex(List<String> cells) {
        return cells.stream().map(ConventionTable::escaped).collect(Collectors.joining(" & ", "", " \\\\\n"));
    }

    /// Every sign that stands for something else there, and every one that plain LaTeX does not know, written out.
    private static String escaped(String cell) {
        var out = new StringBuilder();
        cell.codePoints()
                .forEach(c -> out.append(
                        switch (c) {
                            case '\\' -> "\\textbackslash{}";
                            case '~' -> "\\textasciitilde{}";
                            case '^' -> "\\textasciicircum{}";
                            case '&', '%', '$', '#', '_', '{', '}' -> "\\" + (char) c;
                            case '×' -> "$\\times$";
                            case '·' -> "$\\cdot$";
                            case '−' -> "$-$";
                            case '≠' -> "$\\neq$";
                            case '⌈' -> "$\\lceil$";
                            case '⌉' -> "$\\rceil$";
                            case '⌊' -> "$\\lfloor$";
                            case '⌋' -> "$\\rfloor$";
                            case '→' -> "$\\to$";
                            case '°' -> "$^\\circ$";
                            case '…' -> "\\dots{}";
                            case '–' -> "--";
                            case '’' -> "'";
                            default -> Character.toString(c);
                        }));
        return out.toString();
    }
}
