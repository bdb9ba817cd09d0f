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

/// The stage of a question at one moment: what is asked for is left out, what was answered is marked.
final class PredictScenes {
    private final PredictQuestion question;
    private final ExplorerState state;
    private final Explored explored;

    private PredictScenes(PredictQuestion question) {
        this.question = question;
        this.state = question.state();
        this.explored = question.explored();
    }

    /// The stage for a focus, or for a moment of the walk where the focus says nothing.
    static NumbersScene of(PredictQuestion question, Walk.Frame frame, Focus focus) {
        return new PredictScenes(question).at(frame, focus);
    }

    private NumbersScene at(Walk.Frame frame, Focus focus) {
        var seen = seen(focus);
        var base = seen.map(o -> NumbersScene.of(state, explored, frame, o)).orElseGet(() -> unfocused(frame));
        return new NumbersScene(
                base.field(),
                base.kernel(),
                outputs(base.output(), frame),
                base.flights(),
                PredictSentences.of(
                        question, seen.map(o -> o.row() * explored.output().columns() + o.column())));
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
            case OUTPUT -> frame.step() > 0 ? walk(frame.step() - 1, frame) : rest(Optional.empty());
            case CELL -> frame.step() > 0 ? walk(question.settings().cell(), frame) : rest(Optional.empty());
            case SIZE, PARAMETERS -> rest(Optional.empty());
            case SENTENCE -> rest(Optional.of(question.asked()));
        };
    }

    private NumbersScene walk(int output, Walk.Frame frame) {
        return NumbersScene.of(state, explored, new Walk.Frame(output, frame.progress()), Focus.NOTHING);
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

    private GridModel outputs(GridModel base, Walk.Frame frame) {
        if (question.hidden() == Hidden.SIZE && !question.isSettled()) {
            // as large as the kernel, whatever the output is: its size must not show
            return new GridModel(1, 1, List.of(Cell.of(Fill.EMPTY, "?")), Optional.empty());
        }
        var cells = new ArrayList<Cell>();
        for (int i = 0; i < base.cells().size(); i++) {
            cells.add(output(i, base.cells().get(i), frame));
        }
        return new GridModel(base.rows(), base.columns(), cells, Optional.empty());
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
