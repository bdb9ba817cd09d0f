package convarium.app.explorer;

import convarium.app.l10n.Numbers;
import java.util.ArrayList;
import java.util.List;

/// Reads a block of numbers as spreadsheets, CSV files and Python lists put it on the clipboard.
public final class PastedBlock {
    private PastedBlock() {}

    /// The block; short rows are filled up with zeros.
    ///
    /// @throws IllegalArgumentException if a cell is no number, naming it
    public static Matrix parse(String text) {
        String plain = text.replaceAll("\\]\\s*,?\\s*\\[", "\n").replaceAll("[\\[\\]]", "");
        var rows = new ArrayList<List<Float>>();
        int columns = 1;
        for (String line : plain.split("\\R", -1)) {
            if (line.isBlank() && !line.contains("\t")) {
                continue;
            }
            var row = new ArrayList<Float>();
            for (String cell : cells(line)) {
                row.add(cell.isBlank() ? 0f : Numbers.parse(cell));
            }
            columns = Math.max(columns, row.size());
            rows.add(row);
        }
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("expected rows of numbers, found nothing");
        }
        var values = new ArrayList<Float>();
        for (var row : rows) {
            for (int c = 0; c < columns; c++) {
                values.add(c < row.size() ? row.get(c) : 0f);
            }
        }
        return new Matrix(rows.size(), columns, values);
    }

    /// Tabs part cells if there are any, then semicolons, then commas, then spaces.
    private static String[] cells(String whole) {
        String line = whole.strip();
        boolean indented = line.matches(".*[;\\s].*") && !line.contains("\t");
        if (whole.contains("\t") && !indented) {
            return whole.split("\t", -1);
        }
        if (line.contains(";")) {
            return line.split(";", -1);
        }
        if ((line.contains(",") && !line.matches("\\S+(\\s+\\S+)+")) || line.matches(".*,\\s.*")) {
            return line.split(",", -1);
        }
        return line.split("\\s+", -1);
    }
}
