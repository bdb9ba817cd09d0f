package convarium.app.calculator;

import static convarium.app.l10n.Texts.text;

import convarium.app.calculator.Calculated.Line;
import convarium.app.explorer.LayerOffer;
import convarium.app.field.FieldOffer;
import convarium.app.place.Offer;
import convarium.app.place.SampleShape;
import convarium.engine.calculator.ChainTable;
import convarium.engine.calculator.Products;
import convarium.engine.calculator.TableFormat;
import convarium.engine.calculator.TrainingMemory.Optimiser;
import convarium.engine.notation.ChainStep;
import convarium.engine.notation.LayerChain;
import convarium.engine.tensor.Shape;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// What the calculator does: every change is worked out at once.
///
/// While a text cannot be read, the last table stays and counts as old, so that typing does not make it
/// flicker.
public final class CalculatorViewModel {
    private final ReadOnlyObjectWrapper<CalculatorState> state;
    private final ReadOnlyObjectWrapper<Calculated> calculated;
    private final ReadOnlyObjectWrapper<Calculated> shown;
    private Optional<CalculatorState> beforePreset = Optional.empty();
    private final ReadOnlyStringWrapper fieldError = new ReadOnlyStringWrapper("");

    /// A calculator that begins with a state.
    public CalculatorViewModel(CalculatorState first) {
        var worked = Calculated.of(first);
        state = new ReadOnlyObjectWrapper<>(first);
        calculated = new ReadOnlyObjectWrapper<>(worked);
        shown = new ReadOnlyObjectWrapper<>(worked);
    }

    /// What is shown, as a value.
    public ReadOnlyObjectProperty<CalculatorState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// What is shown, as a value.
    public CalculatorState state() {
        return state.get();
    }

    /// The state worked out.
    ReadOnlyObjectProperty<Calculated> calculatedProperty() {
        return calculated.getReadOnlyProperty();
    }

    /// The last state that had a table, worked out.
    ReadOnlyObjectProperty<Calculated> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// Whether the table that is shown is that of an earlier text.
    boolean isOld() {
        return !shown.get().equals(calculated.get());
    }

    /// What is wrong with what was typed as input or batch; empty for nothing.
    public ReadOnlyStringProperty fieldErrorProperty() {
        return fieldError.getReadOnlyProperty();
    }

    /// The table that is shown, if there is one.
    public Optional<ChainTable> table() {
        return shown.get().table();
    }

    /// Why the text has no table, with its line; empty if it has one.
    public String problem() {
        return calculated
                .get()
                .problem()
                .map(p -> p.line() > 0 ? text("calculator.problem", p.line(), p.message()) : p.message())
                .orElse("");
    }

    /// The line that is opened up.
    Optional<Line> opened() {
        int row = state().row();
        var lines = shown.get().lines();
        return row >= 0 && row < lines.size() ? Optional.of(lines.get(row)) : Optional.empty();
    }

    /// Shows a state; a table of an earlier one does not stay.
    public void open(CalculatorState other) {
        take(other, false);
    }

    private void edit(CalculatorState other) {
        take(other, true);
    }

    private void take(CalculatorState other, boolean keepsTable) {
        fieldError.set("");
        boolean same = other.net().equals(state().net())
                && other.input().equals(state().input())
                && other.batch() == state().batch();
        if (!same || !keepsTable) {
            var worked = Calculated.of(other);
            if (worked.table().isPresent() || other.net().isBlank() || !keepsTable) {
                shown.set(worked);
            }
            calculated.set(worked);
        }
        state.set(other);
    }

    /// Takes the text and the input of a preset.
    public void choose(ChainPreset preset) {
        beforePreset = Optional.of(state());
        edit(state().with(preset));
    }

    /// Takes a text as it is typed. An undone preset takes its input back with it, one done again brings it.
    public void write(String net) {
        if (net.length() > CalculatorState.MOST_TEXT) {
            fieldError.set(text("calculator.long"));
        } else {
            var typed = state().withNet(net);
            edit(inputs(net).map(typed::withInput).orElse(typed));
        }
    }

    /// The input that goes with a text that was left for a preset, or with that preset.
    private Optional<Optional<Shape>> inputs(String net) {
        if (beforePreset.isPresent() && beforePreset.get().net().equals(net)) {
            return Optional.of(beforePreset.get().input());
        }
        return Stream.of(ChainPreset.values())
                .filter(preset -> preset.net().equals(net))
                .map(ChainPreset::input)
                .findFirst();
    }

    /// Takes the shape of a sample as it is typed; what is none leaves the state as it is.
    public void writeInput(String typed) {
        try {
            edit(state().withInput(SampleShape.read(typed)));
        } catch (IllegalArgumentException e) {
            fieldError.set(text("calculator.input.wrong", String.valueOf(e.getMessage())));
        }
    }

    /// Takes a number of samples as it is typed; what is none leaves the state as it is.
    public void writeBatch(String typed) {
        String plain = typed.strip().replace(",", "");
        long samples = plain.matches("\\d{1,10}") ? Long.parseLong(plain) : 0;
        if (samples < 1 || samples > CalculatorState.MOST_SAMPLES) {
            fieldError.set(text("calculator.batch.wrong"));
        } else {
            edit(state().withBatch((int) samples));
        }
    }

    /// Counts work in another unit.
    public void count(Products unit) {
        edit(state().withUnit(unit));
    }

    /// Works out what another optimiser takes.
    public void train(Optimiser optimiser) {
        edit(state().withOptimiser(optimiser));
    }

    /// Opens up a row, counted from 0; −1 for none.
    public void select(int row) {
        if (row != state().row()) {
            edit(state().withRow(row));
        }
    }

    /// What the explorer would show of the row that is opened up.
    public Offer exploring() {
        var line = opened().filter(l -> l.row().isPresent());
        if (line.isEmpty() || isOld()) {
            return Offer.none(text("offer.row"));
        }
        var row = line.get().row().orElseThrow();
        var steps = LayerChain.parse(state().net()).steps(state().row(), row.input());
        String type = row.entry().type();
        return steps.size() == 1 && steps.getFirst() instanceof ChainStep.Runs runs
                ? LayerOffer.of(runs.layer(), type, row.input())
                : Offer.none(text("offer.explore.window", type));
    }

    /// What the place of receptive fields would show of the row that is opened up.
    public Offer seeing() {
        return opened().filter(l -> l.row().isPresent() && !isOld()).isPresent()
                ? FieldOffer.of(state().net(), state().input(), state().row())
                : Offer.none(text("offer.row"));
    }

    /// The table for another program; empty if there is none.
    public Optional<String> copy(TableFormat format) {
        return table().map(table -> format.write(table, state().unit()));
    }
}
