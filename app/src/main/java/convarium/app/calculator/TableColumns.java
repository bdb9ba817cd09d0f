package convarium.app.calculator;

import static convarium.app.l10n.Texts.text;

import convarium.app.l10n.Numbers;
import convarium.engine.arithmetic.Counts;
import convarium.engine.calculator.ChainRow;
import convarium.engine.calculator.ChainTable;
import convarium.engine.calculator.Products;
import convarium.engine.calculator.TableSheet;
import java.util.Locale;

/// The columns of the table: what each says of a row and of the sums.
enum TableColumns {
    /// The layer's name.
    NAME,
    /// Its constructor.
    LAYER,
    /// What it takes its values from, where that is not just the layer before it.
    INPUTS,
    /// The shape of one sample's output.
    OUTPUT,
    /// Learnt values.
    PARAMETERS,
    /// Work, in the chosen unit.
    WORK,
    /// Output values.
    ACTIVATIONS,
    /// Bytes of the output.
    MEMORY,
    /// Input cells that a unit sees.
    FIELD,
    /// Input cells from unit to unit.
    STRIDE;

    /// Whether it holds words, at the left of their cells.
    boolean isText() {
        return this == NAME || this == LAYER || this == INPUTS;
    }

    /// Its name for styles and tests.
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What stands over it.
    String title(Products unit) {
        return this == WORK ? unit.title() : text("calculator.column." + this);
    }

    /// What it means.
    String tip(Products unit) {
        return this == WORK ? text("calculator.unit." + unit) : text("calculator.column." + this + ".tip");
    }

    /// What it says of a line.
    ///
    /// @param brief whether large counts are shortened
    String of(Calculated.Line line, Products unit, boolean brief) {
        return switch (this) {
            case NAME -> line.entry().name();
            case LAYER -> line.entry().type();
            case INPUTS -> line.row().isPresent() ? line.inputs() : "";
            default -> line.row().map(row -> of(row, unit, brief)).orElse("");
        };
    }

    private String of(ChainRow row, Products unit, boolean brief) {
        return switch (this) {
            case NAME, LAYER, INPUTS -> "";
            case OUTPUT ->
                row.output().rank() == 1
                        ? Counts.grouped(row.output().size(0))
                        : row.output().toString().replace("×", " × ");
            case PARAMETERS -> count(row.parameters().value(), brief);
            case WORK -> count(unit.of(row.macs().value()), brief);
            case ACTIVATIONS -> count(row.activations().value(), brief);
            case MEMORY -> TableSheet.bytes(row.bytes());
            case FIELD ->
                row.field()
                        .map(f -> pair(
                                f.axes().getFirst().size(), f.axes().getLast().size()))
                        .orElse("–");
            case STRIDE ->
                row.field()
                        .map(f -> pair(
                                f.axes().getFirst().stride(), f.axes().getLast().stride()))
                        .orElse("–");
        };
    }

    /// What it says of all rows together.
    String sum(ChainTable table, Products unit, boolean brief) {
        return switch (this) {
            case NAME -> text("calculator.total");
            case PARAMETERS -> count(table.parameters(), brief);
            case WORK -> count(unit.of(table.macs()), brief);
            case ACTIVATIONS -> count(table.activations(), brief);
            case MEMORY -> TableSheet.bytes(Math.multiplyExact(table.activations(), (long) Float.BYTES));
            case LAYER, INPUTS, OUTPUT, FIELD, STRIDE -> "";
        };
    }

    private static String count(long value, boolean brief) {
        return brief ? Numbers.count(value) : Counts.grouped(value);
    }

    private static String pair(long h, long w) {
        return h == w ? Counts.grouped(h) : Counts.grouped(h) + " × " + Counts.grouped(w);
    }
}
