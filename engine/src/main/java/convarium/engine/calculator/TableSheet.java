package convarium.engine.calculator;

import convarium.engine.arithmetic.Counts;
import convarium.engine.calculator.TrainingMemory.Optimiser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A table as lines for a terminal: aligned, with the sums, the memory and what the numbers mean.
public final class TableSheet {
    private static final int LONGEST_NAME = 26;
    /// Columns of numbers, the last ones.
    private static final int NUMBERS = 7;
    private static final String[] BYTES = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
    private static final String[] COUNTS = {"", " k", " M", " G", " T", " P", " E"};

    private TableSheet() {}

    /// The lines.
    ///
    /// @param derivations whether each row's derivations follow
    public static List<String> lines(ChainTable table, Products products, boolean derivations) {
        var lines = new ArrayList<String>();
        var cells = new ArrayList<List<String>>();
        cells.add(List.of(
                "name",
                "layer",
                "output",
                "parameters",
                products.title(),
                "activations",
                "memory",
                "field",
                "stride",
                "Dense"));
        table.rows().forEach(row -> cells.add(cells(row, products)));
        cells.add(List.of(
                "total",
                "",
                "",
                Counts.grouped(table.parameters()),
                Counts.grouped(products.of(table.macs())),
                Counts.grouped(table.activations()),
                bytes(Math.multiplyExact(table.activations(), (long) Float.BYTES)),
                "",
                "",
                ""));
        if (!table.network().isChain()) {
            for (int i = 0; i < cells.size(); i++) {
                boolean row = i > 0 && i <= table.rows().size();
                String inputs =
                        row ? table.network().inputs(table.rows().get(i - 1).entry()) : i == 0 ? "inputs" : "";
                cells.set(i, Cells.with(cells.get(i), shortened(inputs)));
            }
        }
        lines.add("input " + words(table.input().toString())
                + (table.input().rank() == 2 ? " (channels × length)" : " (channels × height × width)") + ", batch of "
                + Counts.grouped(table.batch()));
        lines.add("");
        aligned(cells, lines);
        lines.add("");
        memory(table, lines);
        lines.add("");
        lines.add("Outputs are of one sample, channels first; " + products.title()
                + ", activations and memory of the batch, in float32.");
        lines.add(
                switch (products) {
                    case MAC -> "One MAC is one multiply and one add, 2 FLOP.";
                    case FLOP -> "Multiplies and adds are counted each: one MAC is 2 FLOP.";
                });
        lines.add("field and stride: input cells that a unit sees along each axis, and from unit to unit.");
        lines.add("Dense: weights of the Dense layer in its place.");
        if (derivations) {
            table.rows().forEach(row -> derivations(row, lines));
        }
        return lines;
    }

    private static List<String> cells(ChainRow row, Products products) {
        return List.of(
                shortened(row.entry().name()),
                shortened(row.entry().type()),
                words(row.output().toString()),
                Counts.grouped(row.parameters().value()),
                Counts.grouped(products.of(row.macs().value())),
                Counts.grouped(row.activations().value()),
                bytes(row.bytes()),
                row.field()
                        .map(f -> pair(
                                f.axes().getFirst().size(), f.axes().getLast().size()))
                        .orElse("–"),
                row.field()
                        .map(f -> pair(
                                f.axes().getFirst().stride(), f.axes().getLast().stride()))
                        .orElse("–"),
                row.dense().map(count -> count(count.value())).orElse(""));
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
    }

    private static void aligned(List<List<String>> cells, List<String> lines) {
        int columns = cells.getFirst().size();
        int texts = columns - NUMBERS;
        int[] widths = new int[columns];
        for (var row : cells) {
            for (int c = 0; c < columns; c++) {
                widths[c] = Math.max(widths[c], row.get(c).length());
            }
        }
        for (int r = 0; r < cells.size(); r++) {
            var line = new StringBuilder();
            for (int c = 0; c < columns; c++) {
                String cell = cells.get(r).get(c);
                String air = " ".repeat(widths[c] - cell.length());
                line.append(c < texts ? cell + air : air + cell).append(c < columns - 1 ? "  " : "");
            }
            String text = line.toString().stripTrailing();
            if (r == 1 || r == cells.size() - 1) {
                int width = 0;
                for (int w : widths) {
                    width += w + 2;
                }
                lines.add("─".repeat(width - 2));
            }
            lines.add(text);
        }
    }

    private static void memory(ChainTable table, List<String> lines) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("to train with", "parameters", "gradients", "state", "activations", "together"));
        for (var optimiser : Optimiser.values()) {
            var memory = table.memory(optimiser);
            rows.add(List.of(
                    optimiser.title(),
                    bytes(memory.parameters()),
                    bytes(memory.gradients()),
                    bytes(memory.state()),
                    bytes(memory.activations()),
                    bytes(memory.total())));
        }
        for (var row : rows) {
            var line = new StringBuilder(String.format(Locale.ROOT, "%-14s", row.getFirst()));
            row.subList(1, row.size()).forEach(cell -> line.append(String.format(Locale.ROOT, "%13s", cell)));
            lines.add(line.toString());
        }
    }

    private static void derivations(ChainRow row, List<String> lines) {
        lines.add("");
        lines.add(row.entry().name() + ": " + row.entry().text().replaceAll("\\s+", " "));
        row.size()
                .then(row.parameters().derivation())
                .then(row.macs().derivation())
                .then(row.activations().derivation())
                .then(row.fieldSteps())
                .texts()
                .forEach(text -> lines.add("  " + text));
    }

    private static String words(String sizes) {
        return sizes.replace("×", " × ");
    }

    private static String pair(long h, long w) {
        return h == w ? Counts.grouped(h) : Counts.grouped(h) + " × " + Counts.grouped(w);
    }

    /// `12.3 MiB`.
    public static String bytes(long bytes) {
        return scaled(bytes, 1024, BYTES, " ");
    }

    /// A count of three digits: `483 G`.
    private static String count(long count) {
        return scaled(count, 1000, COUNTS, "");
    }

    private static String scaled(long number, int step, String[] units, String space) {
        double value = number;
        int unit = 0;
        while (value >= step - 0.5 && unit < units.length - 1) {
            value /= step;
            unit++;
        }
        int decimals = unit == 0 || value >= 99.5 ? 0 : value >= 9.95 ? 1 : 2;
        return String.format(Locale.ROOT, "%,." + decimals + "f", value) + space + units[unit];
    }
}
