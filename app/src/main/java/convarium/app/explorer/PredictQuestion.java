package convarium.app.explorer;

import convarium.app.explorer.PredictSettings.Hidden;
import convarium.engine.arithmetic.Axis;
import convarium.engine.trace.FieldCell;
import convarium.engine.trace.OutputStep;
import convarium.engine.trace.Tap;
import convarium.lessons.grading.OutputGrading;
import convarium.lessons.grading.ParameterGrading;
import convarium.lessons.grading.SizeGrading;
import convarium.lessons.grading.TermGrading;
import convarium.lessons.grading.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/// What is asked of a learner, how far it is answered, and how the answers are.
///
/// A step of the walk reveals the next place, from the first on: step 0 reveals nothing.
///
/// @param state what is shown
/// @param explored what it comes to
public record PredictQuestion(ExplorerState state, Explored explored) {

    /// The most terms of a sum that are asked for.
    static final int MOST_TERMS = 25;

    /// How it stands with one place.
    public enum Status {
        /// Nothing was answered.
        OPEN,
        /// There is an answer that was not checked.
        TYPED,
        /// The answer is right.
        RIGHT,
        /// The answer is wrong.
        WRONG,
        /// The walk revealed it.
        SHOWN
    }

    PredictSettings settings() {
        return state.looking().predict();
    }

    /// What is hidden.
    public Hidden hidden() {
        return settings().hidden();
    }

    /// How many places there are to fill in.
    public int slots() {
        return switch (hidden()) {
            case SIZE -> 2;
            case CELL, PARAMETERS -> 1;
            case OUTPUT -> explored.steps();
            case SENTENCE -> terms().size() * factors() + (mean().isPresent() ? 1 : 0);
        };
    }

    /// How many steps of the walk reveal everything, the one that reveals nothing counted too.
    public int steps() {
        return switch (hidden()) {
            case SIZE, CELL, PARAMETERS -> 2;
            case OUTPUT -> slots() + 1;
            case SENTENCE -> slots() / factors() + 1;
        };
    }

    /// Whether a step of the walk shows anything that was not answered and checked before.
    public boolean isRevealing(int step) {
        int to = Math.min(slots(), step * slotsAStep());
        return IntStream.range(Math.max(0, (step - 1) * slotsAStep()), to)
                .anyMatch(slot -> !settings().checked().contains(slot));
    }

    /// Places that one step of the walk reveals.
    private int slotsAStep() {
        return hidden() == Hidden.SIZE ? 2 : hidden() == Hidden.SENTENCE ? factors() : 1;
    }

    /// Two numbers a term where there are weights, one where there are none.
    private int factors() {
        return state.layer().operation().hasWeights() ? 2 : 1;
    }

    /// The output that is asked for, where it is one.
    OutputStep asked() {
        int columns = explored.output().columns();
        int cell = Math.min(settings().cell(), explored.steps() - 1);
        return explored.trace().step(0, cell / columns, cell % columns);
    }

    /// The terms that make up the output asked for.
    List<Tap> terms() {
        var all = TermGrading.terms(asked());
        if (mean().isPresent()) {
            // only inputs are added up; padded cells count in the divisor alone
            all = all.stream()
                    .filter(t -> t.cell().kind() == FieldCell.Kind.INPUT)
                    .toList();
        }
        return all.subList(0, Math.min(all.size(), MOST_TERMS));
    }

    /// Whether there are more terms than are asked for.
    boolean hasMoreTerms() {
        return TermGrading.terms(asked()).size() > MOST_TERMS;
    }

    private Optional<OutputStep.Reduction.Average> mean() {
        return asked().reduction() instanceof OutputStep.Reduction.Average mean ? Optional.of(mean) : Optional.empty();
    }

    /// How it stands with a place.
    public Status status(int slot) {
        boolean answered = settings().answers().containsKey(slot);
        boolean reached = slot < state.step() * slotsAStep();
        if (settings().checked().contains(slot) || (answered && reached)) {
            return verdict(slot).isRight() ? Status.RIGHT : Status.WRONG;
        }
        return reached ? Status.SHOWN : answered ? Status.TYPED : Status.OPEN;
    }

    /// Whether every place was checked or revealed, so that nothing needs to be hidden any more.
    public boolean isSettled() {
        return IntStream.range(0, slots()).allMatch(this::isSettled);
    }

    private boolean isSettled(int slot) {
        return switch (status(slot)) {
            case OPEN, TYPED -> false;
            case RIGHT, WRONG, SHOWN -> true;
        };
    }

    /// Whether an output's value may be seen.
    boolean isSeen(int output) {
        return switch (hidden()) {
            case SIZE -> isSettled();
            case CELL -> output != settings().cell() || isSettled(0);
            case OUTPUT -> isSettled(output);
            case PARAMETERS, SENTENCE -> true;
        };
    }

    /// Where an output is asked for.
    Optional<Integer> slotOf(int output) {
        return switch (hidden()) {
            case CELL -> output == settings().cell() ? Optional.of(0) : Optional.empty();
            case OUTPUT -> Optional.of(output);
            case SIZE, PARAMETERS, SENTENCE -> Optional.empty();
        };
    }

    /// Which output a place stands for, where it stands for one.
    int outputOf(int slot) {
        return hidden() == Hidden.OUTPUT ? slot : settings().cell();
    }

    /// What was answered.
    OptionalDouble answer(int slot) {
        Float given = settings().answers().get(slot);
        return given == null ? OptionalDouble.empty() : OptionalDouble.of(given);
    }

    /// What is right.
    double expected(int slot) {
        return switch (hidden()) {
            case SIZE ->
                slot == 0 ? explored.geometry().oh() : explored.geometry().ow();
            case CELL, OUTPUT -> explored.output().values().get(outputOf(slot));
            case PARAMETERS -> (double) explored.layer().parameters().value();
            case SENTENCE -> {
                int term = slot / factors();
                yield term == terms().size()
                        ? mean().orElseThrow().divisor()
                        : factors() == 2 && slot % 2 == 0
                                ? terms().get(term).weight()
                                : terms().get(term).input();
            }
        };
    }

    /// What there is to say about an answer.
    Verdict verdict(int slot) {
        double answer = answer(slot).orElse(Double.NaN);
        int columns = explored.output().columns();
        return switch (hidden()) {
            case SIZE ->
                SizeGrading.grade(explored.layer(), explored.input(), slot == 0 ? Axis.HEIGHT : Axis.WIDTH, answer);
            case CELL, OUTPUT ->
                OutputGrading.grade(
                        explored.trace(),
                        state.layer().relu(),
                        0,
                        outputOf(slot) / columns,
                        outputOf(slot) % columns,
                        answer);
            case PARAMETERS -> ParameterGrading.grade(explored.layer(), explored.input(), answer);
            case SENTENCE -> term(slot, answer);
        };
    }

    private Verdict term(int slot, double answer) {
        if (factors() == 1) {
            return slot < terms().size()
                    ? TermGrading.value(terms().get(slot), answer)
                    : TermGrading.divisor(
                            mean().orElseThrow(),
                            (int) asked().taps().stream()
                                    .filter(t -> t.cell().kind() == FieldCell.Kind.INPUT)
                                    .count(),
                            asked().taps().size(),
                            answer);
        }
        int first = slot / 2 * 2;
        var both = TermGrading.grade(
                asked(), slot / 2, answer(first), answer(first + 1), TermGrading.turns(explored.layer()));
        return slot == first ? both.weight() : both.input();
    }
}
