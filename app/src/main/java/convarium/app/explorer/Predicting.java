package convarium.app.explorer;

import convarium.app.explorer.PredictSettings.Hidden;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// What a learner does about a question: answers, has it checked, has it revealed, asks for another.
public final class Predicting {
    private final ExplorerViewModel model;

    /// Over the explorer's state.
    public Predicting(ExplorerViewModel model) {
        this.model = model;
    }

    /// The question as it stands.
    public PredictQuestion question() {
        return new PredictQuestion(model.state(), model.explored());
    }

    private void edit(UnaryOperator<PredictSettings> change) {
        model.edit(s -> with(s, change.apply(s.looking().predict())));
    }

    private static ExplorerState with(ExplorerState state, PredictSettings settings) {
        return state.withLooking(state.looking().withPredict(settings));
    }

    /// Hides something else.
    public void hide(Hidden hidden) {
        model.pause();
        model.edit(s ->
                with(s, s.looking().predict().withHidden(hidden)).withStep(0).withPin(Focus.NOTHING));
    }

    /// Asks for another output.
    public void ask(int cell) {
        model.pause();
        model.edit(
                s -> with(s, s.looking().predict().withCell(cell)).withStep(0).withPin(Focus.NOTHING));
    }

    /// Takes an answer, without judging it.
    public void answer(int slot, float value) {
        Float before = model.state().looking().predict().answers().get(slot);
        if (before == null || before != value) {
            edit(p -> p.withAnswer(slot, value));
        }
    }

    /// Takes an answer back.
    public void erase(int slot) {
        edit(p -> p.withoutAnswer(slot));
    }

    /// Judges an answer, if there is one that was not judged yet, and opens it up.
    public void check(int slot) {
        if (question().status(slot) == PredictQuestion.Status.TYPED) {
            judge(slot);
            show(slot);
        }
    }

    private void judge(int slot) {
        boolean right = question().verdict(slot).isRight();
        edit(p -> p.withChecked(slot, right));
    }

    /// Judges every answer that was not judged yet, and opens the first wrong one up.
    public void check() {
        var typed = IntStream.range(0, question().slots())
                .filter(slot -> question().status(slot) == PredictQuestion.Status.TYPED)
                .boxed()
                .toList();
        typed.forEach(this::judge);
        typed.stream()
                .filter(slot -> question().status(slot) == PredictQuestion.Status.WRONG)
                .findFirst()
                .or(() -> typed.stream().findFirst())
                .ifPresent(this::show);
    }

    /// Keeps the output that a place stands for, so that its window is seen.
    private void show(int slot) {
        switch (question().hidden()) {
            case CELL, OUTPUT -> {
                int columns = model.explored().output().columns();
                int output = question().outputOf(slot);
                model.edit(s -> s.withPin(new Focus.Output(output / columns, output % columns)));
            }
            case SIZE, PARAMETERS, SENTENCE -> {}
        }
    }

    /// Reveals all that is left.
    public void reveal() {
        model.scrub(Integer.MAX_VALUE);
    }

    /// Asks the same about other numbers, or about another layer where numbers make no difference.
    public void another() {
        model.pause();
        model.edit(PredictDraw::next);
    }
}
