package convarium.app.explorer;

import static convarium.app.l10n.Texts.text;

import convarium.app.theme.Palette;
import convarium.engine.arithmetic.Size;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;

/// The stage on numbers: the input under the window, the kernel, the output, and the sum as a sentence.
final class NumbersStage extends GridsStage {
    private final CaptionedGrid input = captioned("input", "input", text("grid.input"), "");
    private final CaptionedGrid kernel = captioned("kernel", "kernel", text("grid.kernel"), "");
    private final CaptionedGrid output = captioned("output", "output", text("grid.output"), "");
    private Optional<NumbersScenes> scenes = Optional.empty();
    private LayerSettings shownLayer;
    private boolean turned;
    private String agreement = "";
    private Explored compared;

    NumbersStage(ExplorerViewModel model, ObservableValue<Palette> palette) {
        super(model, palette);
        input.grid().setEditor(new MatrixEditors.Input(model, true));
        kernel.grid().setEditor(new MatrixEditors.Kernel(model, true));
        input.grid().setNumbers(format -> NumbersText.of(model.state().input(), format));
        kernel.grid().setNumbers(format -> NumbersText.of(TurnedKernel.laid(model.state()), format));
        output.grid().setNumbers(format -> NumbersText.of(model.explored().output(), format));
        input.addToCaption(Menus.fill(model));
        kernel.addToCaption(Menus.library(model));
        var links = new GridLinks(model);
        links.bindInput(input.grid());
        links.bindLaidKernel(kernel.grid());
        links.bindOutput(output.grid());
        shownLayer = model.state().layer();
        turned = TurnedKernel.isTurned(model.state());
        compared = model.explored();
        begin(input, kernel, output);
    }

    @Override
    void refresh() {
        super.refresh();
        boolean now = TurnedKernel.isTurned(model.state());
        boolean alone = model.state().layer().equals(shownLayer.withFlipped(now));
        if (now != turned && alone && !model.hasReducedMotion()) {
            swing();
        }
        turned = now;
        shownLayer = model.state().layer();
    }

    @Override
    String hint() {
        var state = model.state();
        if (!TurnedKernel.isTurned(state) || !(state.pin() instanceof Focus.Nothing)) {
            return super.hint();
        }
        var explored = model.explored();
        if (agreement.isEmpty() || !explored.equals(compared)) {
            compared = explored;
            agreement = Agreement.of(state, explored).sentence();
        }
        return agreement;
    }

    @Override
    Shown show() {
        var state = model.state();
        var explored = model.explored();
        var now = scenes.filter(s -> s.areOf(state, explored)).orElseGet(() -> new NumbersScenes(state, explored));
        scenes = Optional.of(now);
        var scene = now.at(model.frameProperty().get(), model.focus(), state.pin());
        return new Shown(input, kernel, output, scene);
    }

    @Override
    String title() {
        return Headline.of(model.state());
    }

    @Override
    List<String> signTips() {
        return List.of(text("sign.slides"), text("sign.gives"));
    }

    @Override
    void captions() {
        var g = model.explored().geometry();
        String around = PaddingWords.of(model.state(), g);
        input.setSize(new Size(g.h(), g.w()) + around);
        kernel.setSize(TurnedKernel.laidSize(model.state(), new Size(g.kh(), g.kw())));
        output.setSize(new Size(g.oh(), g.ow()).toString());
    }
}
