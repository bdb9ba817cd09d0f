package convarium.app.export;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// How a rectangle of numbers is written for other programs: in full, with a point and an ASCII minus sign.
public enum TableFormat {
    /// A line a row, commas between.
    CSV("csv", ", "),
    /// A matrix in square brackets, without any package.
    LATEX("tex", " & "),
    /// A table whose rows and columns are counted from 1.
    MARKDOWN("md", " | ");

    private final String extension;
    private final String between;

    TableFormat(String extension, String between) {
        this.extension = extension;
        this.between = between;
    }

    /// How names of such files end, without the dot.
    public String extension() {
        return extension;
    }

    /// The numbers as text.
    ///
    /// @param values row by row
    public String write(int rows, int columns, List<Float> values) {
        var lines = IntStream.range(0, rows).mapToObj(r -> line(values.subList(r * columns, (r + 1) * columns)));
        return switch (this) {
            case CSV -> lines.map(line -> line.replace(" ", "")).collect(Collectors.joining("\n", "", "\n"));
            case LATEX ->
                lines.collect(Collectors.joining(
                        " \\\\\n", "\\left[\\begin{array}{" + "r".repeat(columns) + "}\n", "\n\\end{array}\\right]\n"));
            case MARKDOWN -> {
                var body = lines.toList();
                yield head(columns)
                        + IntStream.range(0, rows)
                                .mapToObj(r -> "| **" + (r + 1) + "** | " + body.get(r) + " |\n")
                                .collect(Collectors.joining());
            }
        };
    }

    private static String head(int columns) {
        String numbers =
                IntStream.rangeClosed(1, columns).mapToObj(Integer::toString).collect(Collectors.joining(" | "));
        return "|  | " + numbers + " |\n|---|" + "--:|".repeat(columns) + "\n";
    }

    private String line(List<Float> row) {
        return row.stream().map(TableFormat::number).collect(Collectors.joining(between));
    }

    /// Whole numbers without a point, others with as many digits as tell them apart.
    private static String number(float value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e7;
        return whole ? String.format(Locale.ROOT, "%d", (long) value) : Float.toString(value);
    }
}
