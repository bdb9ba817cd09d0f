package convarium.engine.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// What has been measured, kept in a file, so that a table can be measured in pieces. The latest figure
/// counts.
final class Figures {
    /// Where a figure belongs.
    ///
    /// @param table the table
    /// @param row its row
    /// @param threads how many threads worked
    /// @param what what was measured: a contestant's name, or a property of the row
    record Key(String table, String row, int threads, String what) {}

    private final Path file;
    private final Map<Key, String> figures = new LinkedHashMap<>();

    /// Reads the file, if there is one.
    Figures(Path file) throws IOException {
        this.file = file;
        if (Files.exists(file)) {
            Files.readAllLines(file).forEach(this::add);
        }
    }

    /// A figure as a line of text.
    static String line(Key key, Object value) {
        return String.join("\t", key.table, key.row, Integer.toString(key.threads), key.what, value.toString());
    }

    /// Whether a line of text is a figure.
    static boolean isLine(String line) {
        return line.split("\t").length == 5;
    }

    /// Takes a figure from a line.
    void add(String line) {
        String[] parts = line.split("\t");
        figures.put(new Key(parts[0], parts[1], Integer.parseInt(parts[2]), parts[3]), parts[4]);
    }

    void save() throws IOException {
        var lines = new ArrayList<String>();
        figures.forEach((key, value) -> lines.add(line(key, value)));
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, lines);
    }

    boolean has(String table) {
        return figures.keySet().stream().anyMatch(key -> key.table.equals(table));
    }

    /// The rows of a table, in the order in which they were first measured.
    List<String> rows(String table) {
        return figures.keySet().stream()
                .filter(key -> key.table.equals(table))
                .map(Key::row)
                .distinct()
                .toList();
    }

    OptionalDouble number(String table, String row, int threads, String what) {
        String text = figures.get(new Key(table, row, threads, what));
        return text == null ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text));
    }

    String text(String table, String row, int threads, String what) {
        return figures.getOrDefault(new Key(table, row, threads, what), "–");
    }
}
