package convarium.app.field;

import static convarium.app.l10n.Texts.text;

import convarium.app.export.Exportable;
import convarium.app.field.Worked.Known;
import convarium.app.place.SampleShape;
import convarium.app.task.TaskRunner;
import convarium.engine.compute.Compute;
import convarium.engine.tensor.Shape;
import convarium.engine.trace.EffectiveField;
import convarium.engine.trace.EffectiveField.Weights;
import convarium.engine.trace.UnitField;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// What the place of receptive fields does: every change is worked out at once, the effective field as
/// soon as it is there.
///
/// While a text cannot be read, the last chain stays and counts as old, so that typing does not make it
/// flicker.
public final class FieldViewModel {
    /// Multiply–adds that all draws of one effective field may take, forward and back.
    private static final long MOST_WORK = 2_000_000_000L;

    private static final int PASSES = 3;
    private static final int MOST_DRAWS = 64;
    private static final int LEAST_DRAWS = 4;

    private final EffectiveWork work;
    private final ReadOnlyLongWrapper changes = new ReadOnlyLongWrapper();
    private final ReadOnlyStringWrapper fieldError = new ReadOnlyStringWrapper("");
    private FieldState state;
    private Worked worked;
    private Worked shown;
    private Optional<FieldUnit> hover = Optional.empty();
    private Optional<UnitField> looked = Optional.empty();
    private Optional<EffectiveField> effective = Optional.empty();
    private Optional<FieldState> beforePreset = Optional.empty();

    /// A view model that begins with a state.
    ///
    /// @param runner takes the effective field's work away from the window
    /// @param compute does it
    public FieldViewModel(FieldState first, TaskRunner runner, Supplier<Compute> compute) {
        work = new EffectiveWork(runner, compute, field -> {
            effective = Optional.of(field);
            changed();
        });
        state = first;
        worked = Worked.of(first);
        shown = worked;
        look();
    }

    /// Goes up whenever something is shown otherwise.
    ReadOnlyLongProperty changesProperty() {
        return changes.getReadOnlyProperty();
    }

    private void changed() {
        changes.set(changes.get() + 1);
    }

    /// What is shown, as a value.
    public FieldState state() {
        return state;
    }

    /// What is wrong with what was typed into a small field; empty for nothing.
    public ReadOnlyStringProperty fieldErrorProperty() {
        return fieldError.getReadOnlyProperty();
    }

    /// The state's chain worked out, or why there is none.
    Worked worked() {
        return worked;
    }

    /// The chain that is shown, if there is one.
    Optional<Known> known() {
        return shown.known();
    }

    /// Whether what is shown is the chain of an earlier text.
    boolean isOld() {
        return worked.known().isEmpty() && shown.known().isPresent();
    }

    /// Why the chain that is shown ends before its text does; empty if it does not.
    String note() {
        return worked.note();
    }

    /// Why the text has no chain or not all of it works, with its line; empty if all of it does.
    public String problem() {
        return worked.problem().map(Worked.Problem::words).orElse("");
    }

    /// The unit that is looked at: pointed at, else kept, else in the middle of the last map.
    Optional<UnitField> looked() {
        return looked;
    }

    /// Whether the unit that is looked at is kept.
    boolean isKept() {
        return state.unit().isPresent() && (hover.isEmpty() || hover.equals(state.unit()));
    }

    /// The effective field of the unit that is looked at; empty until it is worked out.
    public Optional<EffectiveField> effective() {
        return effective.filter(field -> looked.filter(field.field()::equals).isPresent());
    }

    /// What can be made into files; empty without a chain.
    public Optional<Exportable> exportable() {
        return FieldScene.of(this).map(scene -> new FieldFigure(scene, state));
    }

    /// Why there will be no effective field, or nothing.
    String effectiveNote() {
        return known().filter(k -> draws(k) < LEAST_DRAWS)
                .map(k -> text("field.effective.much"))
                .orElse("");
    }

    /// Shows a state; the chain of an earlier one does not stay.
    ///
    /// @throws IllegalArgumentException if its chain has not the unit that it keeps
    public void open(FieldState other) {
        var now = Worked.of(other);
        if (other.unit().isPresent() && now.known().isPresent()) {
            check(other.unit().get(), now.known().get());
        }
        hover = Optional.empty();
        fieldError.set("");
        state = other;
        worked = now;
        shown = now;
        look();
    }

    private static void check(FieldUnit unit, Known known) {
        if (unit.depth() > known.chain().depth()) {
            throw new IllegalArgumentException(
                    "at: the chain has maps of depth 0 to " + known.chain().depth() + ", found " + unit.depth());
        }
        if (!known.has(unit)) {
            var map = known.chain().map(unit.depth());
            throw new IllegalArgumentException("at: the map of depth " + unit.depth() + " has rows 0 to "
                    + (map.size(1) - 1) + " and columns 0 to " + (map.size(2) - 1) + ", found " + unit.row() + ","
                    + unit.column());
        }
    }

    private void take(FieldState other) {
        fieldError.set("");
        boolean same = other.net().equals(state.net()) && other.input().equals(state.input());
        state = other;
        if (!same) {
            worked = Worked.of(other);
            hover = Optional.empty();
            if (worked.known().isPresent() || other.net().isBlank()) {
                shown = worked;
            }
            // a unit that the chain has no more is let go
            if (state.unit().isPresent()
                    && worked.known().isPresent()
                    && !worked.known().get().has(state.unit().get())) {
                state = state.withUnit(Optional.empty());
            }
        }
        look();
    }

    private void look() {
        var known = shown.known();
        looked = known.map(k -> {
            var unit = hover.or(state::unit).filter(k::has).orElseGet(k::middle);
            return k.chain().unit(unit.depth(), unit.row(), unit.column());
        });
        if (known.isPresent() && looked.isPresent() && draws(known.get()) >= LEAST_DRAWS) {
            work.want(new EffectiveWork.Wish(
                    known.get().chain(),
                    looked.get(),
                    new EffectiveField.Settings(
                            state.weights(), state.relu(), (int) draws(known.get()), state.seed())));
        } else {
            work.forget();
        }
        changed();
    }

    private static long draws(Known known) {
        long macs = known.macs().stream().mapToLong(m -> Math.min(m, MOST_WORK)).sum();
        return Math.min(MOST_DRAWS, MOST_WORK / (PASSES * Math.max(1, macs)));
    }

    /// The unit that is looked at as a place.
    Optional<FieldUnit> unit() {
        return looked.map(u -> new FieldUnit(u.depth(), u.row(), u.column()));
    }

    /// Looks at a unit for as long as it is pointed at.
    public void hover(Optional<FieldUnit> unit) {
        var there = unit.filter(u -> known().filter(k -> k.has(u)).isPresent());
        if (!there.equals(hover)) {
            hover = there;
            look();
        }
    }

    /// Keeps a unit; the same again lets go.
    public void pick(FieldUnit unit) {
        hover = Optional.empty();
        boolean again = state.unit().equals(Optional.of(unit));
        take(state.withUnit(again ? Optional.empty() : Optional.of(unit)));
    }

    /// Keeps the unit so many rows and columns on, within its map.
    public void move(int rows, int columns) {
        known().ifPresent(k -> unit().ifPresent(u -> {
            var map = k.chain().map(u.depth());
            hover = Optional.empty();
            take(state.withUnit(Optional.of(new FieldUnit(
                    u.depth(),
                    Math.clamp(u.row() + (long) rows, 0, map.size(1) - 1),
                    Math.clamp(u.column() + (long) columns, 0, map.size(2) - 1)))));
        }));
    }

    /// Keeps the unit of the map so many layers on that looks at the same place.
    public void deepen(int layers) {
        known().ifPresent(k -> unit().ifPresent(u -> {
            int depth = Math.clamp(u.depth() + (long) layers, 0, k.chain().depth());
            hover = Optional.empty();
            take(state.withUnit(Optional.of(k.at(depth, u))));
        }));
    }

    /// Lets go of what is pointed at and kept.
    ///
    /// @return whether there was something
    public boolean release() {
        boolean any = hover.isPresent() || state.unit().isPresent();
        hover = Optional.empty();
        if (any) {
            take(state.withUnit(Optional.empty()));
        }
        return any;
    }

    /// Takes the chain and the input of a preset.
    public void choose(FieldPreset preset) {
        beforePreset = Optional.of(state);
        take(state.with(preset));
    }

    /// Takes a text as it is typed. An undone preset takes its input back with it, one done again brings it.
    public void write(String net) {
        if (net.length() > FieldState.MOST_TEXT) {
            fieldError.set(text("calculator.long"));
        } else {
            var typed = state.withNet(net);
            take(inputs(net).map(typed::withInput).orElse(typed));
        }
    }

    /// The input that goes with a text that was left for a preset, or with that preset.
    private Optional<Optional<Shape>> inputs(String net) {
        if (beforePreset.isPresent() && beforePreset.get().net().equals(net)) {
            return Optional.of(beforePreset.get().input());
        }
        return Stream.of(FieldPreset.values())
                .filter(preset -> preset.net().equals(net))
                .map(FieldPreset::input)
                .findFirst();
    }

    /// Takes the shape of a sample as it is typed; what is none leaves the state as it is.
    public void writeInput(String typed) {
        try {
            take(state.withInput(SampleShape.read(typed)));
        } catch (IllegalArgumentException e) {
            fieldError.set(text("calculator.input.wrong", String.valueOf(e.getMessage())));
        }
    }

    /// Changes the chain layer by layer; what cannot be leaves the state as it is and says why.
    void edit(ChainEdit edit) {
        var known = worked.known();
        if (known.isEmpty()) {
            return;
        }
        try {
            String net = edit.apply(state.net(), known.get());
            take(state.withNet(net).withInput(Optional.of(known.get().chain().map(0))));
        } catch (IllegalArgumentException e) {
            complain(String.valueOf(e.getMessage()));
        }
    }

    /// Says what is wrong with what was typed; the state stays.
    void complain(String words) {
        fieldError.set(words);
        changed();
    }

    /// Takes other weights for the effective field.
    public void weigh(Weights weights) {
        take(state.withWeights(weights));
    }

    /// Puts a ReLU behind every convolution of the effective field, or takes it away.
    public void rectify(boolean relu) {
        take(state.withRelu(relu));
    }

    /// Draws anew: the next seed.
    public void drawAgain() {
        take(state.withSeed(state.seed() == FieldState.MOST_SEED ? 0 : state.seed() + 1));
    }
}
