package convarium.app.explorer;

import static convarium.app.l10n.Texts.text;

import convarium.app.theme.Palette;
import convarium.engine.arithmetic.Size;
import java.util.List;
import javafx.beans.value.ObservableValue;

/// The stage on numbers: the input under the window, the kernel, the output, and the sum as a sentence.
final class NumbersStage extends GridsStage {
    private final CaptionedGrid input = captioned("input", "input", text("grid.input"), "");
    private final CaptionedGrid kernel = captioned("kernel", "kernel", text("grid.kernel"), "");
    private final CaptionedGrid output = captioned("output", "output", text("grid.output"), "");

    NumbersStage(ExplorerViewModel model, ObservableValue<Palette> palette) {
        super(model, palette);
        input.grid().setEditor(new MatrixEditors.Input(model));
        kernel.grid().setEditor(new MatrixEditors.Kernel(model));
        input.grid().setNumbers(format -> NumbersText.of(model.state().input(), format));
        kernel.grid().setNumbers(format -> NumbersText.of(model.state().kernel(), format));
        output.grid().setNumbers(format -> NumbersText.of(model.explored().output(), format));
        input.addToCaption(Menus.fill(model));
        kernel.addToCaption(Menus.library(model));
        var links = new GridLinks(model);
        links.bindInput(input.grid());
        links.bindKernel(kernel.grid());
        links.bindOutput(output.grid());
        begin(input, kernel, output);
    }

    @Override
    Shown show() {
        var scene = NumbersScene.of(
                model.state(), model.explored(), model.frameProperty().get(), model.focus());
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
        kernel.setSize(new Size(g.kh(), g.kw()).toString());
        output.setSize(new Size(g.oh(), g.ow()).toString());
    }
}
