package convarium.app.explorer;

import static convarium.app.l10n.Texts.text;

import convarium.app.control.TensorGrid.Place;
import convarium.app.explorer.PredictSettings.Hidden;
import convarium.app.render.GridModel;
import convarium.app.theme.Palette;
import convarium.engine.arithmetic.Size;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;

/// The stage of a question: the grids with what is asked for left out, and places to type it in.
final class PredictStage extends GridsStage {
    private final CaptionedGrid input = captioned("predict-input", "input", text("grid.input"), "");
    private final CaptionedGrid kernel = captioned("predict-kernel", "kernel", text("grid.kernel"), "");
    private final CaptionedGrid output = captioned("predict-output", "output", text("grid.output"), "");
    private final Predicting predicting;
    private final PredictBar bar;
    private final PredictFields fields;
    private final Label score = new Label();
    private Optional<PredictSettings> asked = Optional.empty();
    private Optional<PredictScenes> scenes = Optional.empty();

    PredictStage(ExplorerViewModel model, ObservableValue<Palette> palette) {
        super(model, palette);
        predicting = new Predicting(model);
        bar = new PredictBar(predicting);
        fields = new PredictFields(model, predicting);
        output.grid().setEditor(new PredictEditor(model, predicting));
        input.grid().setNumbers(format -> NumbersText.of(model.state().input(), format));
        kernel.grid().setNumbers(format -> NumbersText.of(TurnedKernel.laid(model.state()), format));
        new GridLinks(model).bindOutput(output.grid());
        score.setId("predict-score");
        score.getStyleClass().add("predict-score");
        score.setTooltip(new Tooltip(text("predict.score.tip")));
        heading.setAside(score);
        setBar(bar);
        setFields(fields);
        begin(input, kernel, output);
    }

    @Override
    Shown show() {
        var question = predicting.question();
        var now = scenes.filter(s -> s.isOf(question)).orElseGet(() -> begin(question));
        scenes = Optional.of(now);
        var scene = now.at(model.frameProperty().get(), model.focus());
        return new Shown(input, kernel, output, fields.isShown() ? withoutBlanks(question, scene) : scene);
    }

    /// What the question alone says; frames of one step are all of the same question.
    private PredictScenes begin(PredictQuestion question) {
        bar.show(question);
        score.setText(PredictWords.score(question.settings()));
        fields.show(question);
        moveCursor(question);
        return scenes.map(s -> s.with(question)).orElseGet(() -> new PredictScenes(question));
    }

    /// The fields stand for the blanks of the sentence.
    private static NumbersScene withoutBlanks(PredictQuestion question, NumbersScene scene) {
        var words = scene.sentence();
        boolean derives = question.isSettled() && question.hidden() != Hidden.SENTENCE;
        return new NumbersScene(
                scene.field(),
                scene.kernel(),
                scene.output(),
                scene.flights(),
                new Sentence(words.caption(), derives ? words.pieces() : List.of(), words.remark()));
    }

    /// A new question has the keyboard's cursor where the answer goes.
    private void moveCursor(PredictQuestion question) {
        var now = question.settings().unanswered();
        boolean same = asked.map(a -> a.hidden() == now.hidden() && a.cell() == now.cell())
                .orElse(false);
        if (same) {
            return;
        }
        asked = Optional.of(now);
        int columns = question.explored().output().columns();
        output.grid()
                .cursorCellProperty()
                .set(IntStream.range(0, question.explored().steps())
                        .filter(i -> question.slotOf(i).isPresent())
                        .mapToObj(i -> new Place(i / columns, i % columns))
                        .findFirst());
    }

    @Override
    String title() {
        return PredictWords.question(predicting.question());
    }

    /// What to do stands in the card, where it is done or beside it.
    @Override
    String hint() {
        return "";
    }

    @Override
    List<String> signTips() {
        return List.of(text("sign.slides"), text("sign.gives"));
    }

    @Override
    String spoken(CaptionedGrid captioned, GridModel now) {
        var question = predicting.question();
        boolean hidden = captioned.equals(output) && question.hidden() == Hidden.SIZE && !question.isSettled();
        return hidden ? text("predict.size.spoken") : super.spoken(captioned, now);
    }

    @Override
    void captions() {
        var g = model.explored().geometry();
        input.setSize(new Size(g.h(), g.w()) + PaddingWords.of(model.state(), g));
        kernel.setSize(TurnedKernel.laidSize(model.state(), new Size(g.kh(), g.kw())));
        output.setSize(PredictWords.outputSize(predicting.question()));
    }
}
