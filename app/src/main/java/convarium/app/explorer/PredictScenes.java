package convarium.app.explorer;

import convarium.app.explorer.PredictSettings.Hidden;
import convarium.app.l10n.Numbers;
import convarium.app.render.GridModel;
import convarium.app.render.GridModel.Cell;
import convarium.app.render.GridModel.Fill;
import convarium.engine.arithmetic.Derivation.Role;
import convarium.engine.trace.OutputStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// The stage of a question at any moment: what is asked for is left out, what was answered is marked.
///
/// What depends on the question alone is made once, so that a frame of the walk makes next to nothing.
final class PredictScenes {
    private final PredictQuestion question;
    private final ExplorerState state;
    private final Explored explored;
    private final NumbersScenes numbers;
    private Optional<NumbersScene> atRest = Optional.empty();
    private Optional<Told> told = Optional.empty();
    private Optional<Made> made = Optional.empty();

    /// What was last said of an output, or of none.
    private record Told(Optional<Focus.Output> seen, Sentence sentence) {}

    /// The outputs at one step, where nothing is on its way.
    private record Made(Optional<Focus.Output> seen, int step, boolean moving, List<Cell> cells) {}

    /// The stages of a question.
    PredictScenes(PredictQuestion question) {
        this(question, new NumbersScenes(question.state(), question.explored()));
    }

    private PredictScenes(PredictQuestion question, NumbersScenes numbers) {
        this.question = question;
        this.state = question.state();
        this.explored = question.explored();
        this.numbers = numbers;
    }

    /// Those of another question, which takes over what is the same.
    PredictScenes with(PredictQuestion other) {
        return numbers.areOf(other.state(), other.explored())
                ? new PredictScenes(other, numbers)
                : new PredictScenes(other);
    }

    /// Whether they are of this question: of the same moment, not only alike.
    @SuppressWarnings("ReferenceEquality")
    boolean isOf(PredictQuestion other) {
        return state == other.state() && explored == other.explored();
    }

    /// The stage for a focus, or for a moment of the walk where the focus says nothing.
    static NumbersScene of(PredictQuestion question, Walk.Frame frame, Focus focus) {
        return new PredictScenes(question).at(frame, focus);
    }

    /// The stage for a focus, or for a moment of the walk where the focus says nothing.
    NumbersScene at(Walk.Frame frame, Focus focus) {
        var seen = seen(focus);
        var base = seen.map(o -> numbers.at(frame, o, state.pin())).orElseGet(() -> unfocused(frame));
        return new NumbersScene(
                base.field(), base.kernel(), outputs(base.output(), frame, seen), base.flights(), sentence(seen));
    }

    private Sentence sentence(Optional<Focus.Output> seen) {
        var now = told.filter(t -> t.seen().equals(seen))
                .orElseGet(() -> new Told(
                        seen,
                        PredictSentences.of(
                                question,
                                seen.map(o -> o.row() * explored.output().columns() + o.column()))));
        told = Optional.of(now);
        return now.sentence();
    }

    /// Only what is no secret any more can be looked at.
    private Optional<Focus.Output> seen(Focus focus) {
        return focus instanceof Focus.Output o
                        && question.slotOf(o.row() * explored.output().columns() + o.column())
                                .map(question::status)
                                .filter(s -> s != PredictQuestion.Status.OPEN && s != PredictQuestion.Status.TYPED)
                                .isPresent()
                ? Optional.of(o)
                : Optional.empty();
    }

    private NumbersScene unfocused(Walk.Frame frame) {
        return switch (question.hidden()) {
            case OUTPUT -> frame.step() > 0 ? walk(frame.step() - 1, frame) : rest();
            case CELL -> frame.step() > 0 ? walk(question.settings().cell(), frame) : rest();
            case SIZE, PARAMETERS, SENTENCE -> rest();
        };
    }

    private NumbersScene walk(int output, Walk.Frame frame) {
        return numbers.at(new Walk.Frame(output, frame.progress()), Focus.NOTHING, state.pin());
    }

    private NumbersScene rest() {
        var scene = atRest.orElseGet(() -> switch (question.hidden()) {
            case OUTPUT, CELL, SIZE, PARAMETERS -> rest(Optional.empty());
            case SENTENCE -> rest(Optional.of(question.asked()));
        });
        atRest = Optional.of(scene);
        return scene;
    }

    /// The grids, a window at most lit: which weight lies on which input is not said.
    private NumbersScene rest(Optional<OutputStep> window) {
        var field = explored.trace().field();
        var cells = new ArrayList<>(List.of(NumbersScene.fieldCells(explored)));
        window.ifPresent(step -> step.taps().forEach(tap -> {
            int at = tap.row() * field.columns() + tap.column();
            cells.set(
                    at,
                    cells.get(at).withFill(NumbersScene.windowed(cells.get(at).fill())));
        }));
        var outline = window.map(step -> new GridModel.Outline(
                step.windowRow(),
                step.windowColumn(),
                field.height().extent(),
                field.width().extent()));
        return new NumbersScene(
                new GridModel(field.rows(), field.columns(), cells, outline),
                state.layer().operation().hasWeights()
                        ? Optional.of(grid(TurnedKernel.laid(state), Fill.KERNEL))
                        : Optional.empty(),
                grid(explored.output(), Fill.OUTPUT),
                List.of(),
                new Sentence("", List.of(), ""));
    }

    private static GridModel grid(Matrix matrix, Fill fill) {
        return new GridModel(
                matrix.rows(),
                matrix.columns(),
                matrix.values().stream()
                        .map(v -> Cell.of(fill, Numbers.cell(v)))
                        .toList(),
                Optional.empty());
    }

    private GridModel outputs(GridModel base, Walk.Frame frame, Optional<Focus.Output> seen) {
        if (question.hidden() == Hidden.SIZE && !question.isSettled()) {
            // as large as the kernel, whatever the output is: its size must not show
            return new GridModel(1, 1, List.of(Cell.of(Fill.EMPTY, "?")), Optional.empty());
        }
        boolean moving = frame.progress() < 1;
        var now = made.filter(m -> m.step() == frame.step()
                        && m.moving() == moving
                        && m.seen().equals(seen))
                .orElseGet(() -> new Made(seen, frame.step(), moving, outputs(base.cells(), frame)));
        made = Optional.of(now);
        int arriving = question.hidden() == Hidden.OUTPUT
                ? frame.step() - 1
                : question.settings().cell();
        if (!isArriving(arriving, frame)) {
            return new GridModel(base.rows(), base.columns(), now.cells(), Optional.empty());
        }
        var cells = new ArrayList<>(now.cells());
        cells.set(arriving, output(arriving, base.cells().get(arriving), frame));
        return new GridModel(base.rows(), base.columns(), cells, Optional.empty());
    }

    private List<Cell> outputs(List<Cell> base, Walk.Frame frame) {
        var cells = new ArrayList<Cell>();
        for (int i = 0; i < base.size(); i++) {
            cells.add(output(i, base.get(i), frame));
        }
        return cells;
    }

    private Cell output(int i, Cell base, Walk.Frame frame) {
        String value = Numbers.cell(explored.output().values().get(i));
        boolean strong = base.fill() == Fill.OUTPUT_STRONG;
        var plain = Cell.of(strong ? Fill.OUTPUT_STRONG : Fill.OUTPUT, value);
        var slot = question.slotOf(i);
        if (slot.isEmpty()) {
            boolean asked = question.hidden() == Hidden.SENTENCE
                    && i == question.settings().cell();
            return asked ? plain.withFill(Fill.OUTPUT_STRONG) : plain;
        }
        String typed = question.answer(slot.get()).isPresent() ? typed(question.answer(slot.get())) : "";
        var cell = switch (question.status(slot.get())) {
            case OPEN -> Cell.of(Fill.EMPTY, question.hidden() == Hidden.CELL ? "?" : "");
            case TYPED -> Cell.of(Fill.TYPED, typed);
            case RIGHT -> plain.withNote("✓", Role.OUTPUT);
            case WRONG -> Cell.of(Fill.WRONG, typed).withNote("→ " + value, Role.OUTPUT);
            case SHOWN -> isArriving(i, frame) ? base : plain;
        };
        var here = new Focus.Output(
                i / explored.output().columns(), i % explored.output().columns());
        return state.pin().equals(here) ? cell.kept() : cell;
    }

    /// Whether an output is just being revealed by the walk.
    private boolean isArriving(int output, Walk.Frame frame) {
        return frame.progress() < 1
                && frame.step() > 0
                && output
                        == (question.hidden() == Hidden.OUTPUT
                                ? frame.step() - 1
                                : question.settings().cell());
    }

    private static String typed(OptionalDouble answer) {
        return Numbers.decimal(answer.orElseThrow(), 2);
    }
}
