package convarium.app.explorer;

import static convarium.app.l10n.Texts.text;

import convarium.app.control.Segments;
import convarium.app.explorer.GradientSettings.Target;
import convarium.app.theme.Palette;
import convarium.engine.arithmetic.Size;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.value.ObservableValue;

/// The stage of the backward pass: the gradient at the output, and what it comes to at the input or at the weights.
final class BackwardStage extends GridsStage {
    private final CaptionedGrid gradient =
            captioned("dy", "output", text("grid.back.output"), text("grid.back.output.tip"));
    private final CaptionedGrid kernel = captioned("back-kernel", "kernel", text("grid.kernel"), "");
    private final CaptionedGrid input = captioned("back-input", "input", text("grid.input"), "");
    private final CaptionedGrid atInput =
            captioned("dx", "input", text("grid.back.input"), text("grid.back.input.tip"));
    private final CaptionedGrid atWeights =
            captioned("dw", "kernel", text("grid.back.weights"), text("grid.back.weights.tip"));
    private final Segments<Target> targets;
    private Optional<BackwardScenes> scenes = Optional.empty();

    BackwardStage(ExplorerViewModel model, ObservableValue<Palette> palette) {
        super(model, palette);
        gradient.grid().setEditor(new MatrixEditors.Gradient(model));
        kernel.grid().setEditor(new MatrixEditors.Kernel(model, false));
        input.grid().setEditor(new MatrixEditors.Input(model, true));
        gradient.grid().setNumbers(format -> NumbersText.of(scenes().backward().given(), format));
        kernel.grid().setNumbers(format -> NumbersText.of(model.state().kernel(), format));
        input.grid().setNumbers(format -> NumbersText.of(model.state().input(), format));
        atInput.grid().setNumbers(format -> NumbersText.of(scenes().backward().atInput(), format));
        atWeights
                .grid()
                .setNumbers(format -> NumbersText.of(
                        scenes().backward().atWeights().orElse(model.state().kernel()), format));
        gradient.addToCaption(Menus.fillGradient(model));
        var links = new GridLinks(model);
        links.bindOutput(gradient.grid());
        links.bindKernel(kernel.grid());
        links.bindInput(input.grid());
        links.bindInputs(atInput.grid());
        links.bindKernel(atWeights.grid());
        targets = new Segments<>(
                List.of(Target.values()), t -> text("back.target." + t), t -> text("back.target." + t + ".tip"));
        targets.setId("gradient-targets");
        for (var target : Target.values()) {
            targets.button(target).setId("gradient-at-" + target.name().toLowerCase(Locale.ROOT));
        }
        targets.setOnChosen(model::lookAtGradient);
        heading.setAside(targets);
        begin(gradient, input, kernel, atInput, atWeights);
    }

    /// What depends on the state alone is worked out once, not at every frame.
    private BackwardScenes scenes() {
        var state = model.state();
        var explored = model.explored();
        var now = scenes.filter(s -> s.areOf(state, explored)).orElseGet(() -> new BackwardScenes(state, explored));
        scenes = Optional.of(now);
        return now;
    }

    private Target target() {
        return model.state().looking().gradient().target();
    }

    @Override
    Shown show() {
        targets.choose(target());
        targets.button(Target.WEIGHTS)
                .setDisable(!model.state().layer().operation().hasWeights());
        var scene = scenes().at(
                        model.frameProperty().get(),
                        model.focus(),
                        model.state().pin());
        return switch (target()) {
            case INPUT -> new Shown(gradient, routes() ? input : kernel, atInput, scene);
            case WEIGHTS -> new Shown(input, gradient, atWeights, scene);
        };
    }

    @Override
    String title() {
        return BackwardWords.headline(model.state());
    }

    @Override
    String hint() {
        return scenes().backward().stopsAny() ? text("stage.hint.stopped") + " " + super.hint() : super.hint();
    }

    /// Max pooling has no factors: which input is the largest decides.
    @Override
    String sign() {
        return routes() ? "" : super.sign();
    }

    private boolean routes() {
        return model.state().layer().operation() == Operation.MAX_POOLING;
    }

    @Override
    List<String> signTips() {
        return switch (target()) {
            case INPUT -> List.of(text("sign.back.input"), text("sign.gives"));
            case WEIGHTS -> List.of(text("sign.back.weights"), text("sign.gives"));
        };
    }

    @Override
    void captions() {
        var g = model.explored().geometry();
        gradient.setSize(new Size(g.oh(), g.ow()).toString());
        kernel.setSize(TurnedKernel.learntSize(model.state(), new Size(g.kh(), g.kw())));
        input.setSize(new Size(g.h(), g.w()) + PaddingWords.of(model.state(), g));
        atInput.setSize(new Size(g.h(), g.w()).toString());
        atWeights.setSize(new Size(g.kh(), g.kw()).toString());
    }
}
