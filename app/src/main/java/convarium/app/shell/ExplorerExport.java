package convarium.app.shell;

import static convarium.app.l10n.Texts.text;

import convarium.app.explorer.ExplorerView;
import convarium.app.explorer.ExplorerViewModel;
import convarium.app.explorer.NumbersText;
import convarium.app.explorer.ShiftPictureWalk;
import convarium.app.explorer.WalkFigure;
import convarium.app.explorer.WalkFilm;
import convarium.app.export.Exportable;
import convarium.app.export.FigureCanvas;
import convarium.app.export.Film;
import convarium.app.export.TableFormat;
import convarium.app.render.Dimensions;
import convarium.app.theme.Look;
import javafx.scene.image.WritableImage;

/// The explorer as files.
record ExplorerExport(ExplorerViewModel model, ExplorerView view) implements Exportable {

    @Override
    public boolean isPicture() {
        return model.state().source().isPicture() && view.shiftedPicture().isEmpty();
    }

    @Override
    public boolean hasNumbers() {
        return !model.state().source().isPicture();
    }

    @Override
    public boolean hasWalk() {
        return !isPicture();
    }

    @Override
    public Dimensions size(Look look) {
        return isPicture() ? view.pictureSize() : figure().natural(look);
    }

    @Override
    public WalkFigure figure() {
        return view.shiftedPicture()
                .map(ShiftPictureWalk::now)
                .orElseGet(() -> WalkFigure.of(
                        model.state(), model.explored(), model.frameProperty().get(), model.focus()));
    }

    @Override
    public WritableImage image(Look look, int scale) {
        return isPicture() ? view.pictureImage(scale) : new FigureCanvas(look, size(look), scale).image(figure());
    }

    @Override
    public Film film(double speed, Look look) {
        return view.shiftedPicture()
                .map(walk -> walk.film(speed, look, size(look)))
                .orElseGet(() -> WalkFilm.of(model.state(), model.explored(), speed, look, size(look)));
    }

    @Override
    public String numbers(TableFormat format) {
        return NumbersText.of(model.state(), model.explored(), format);
    }

    @Override
    public String numbersWords() {
        return text("export.summary.numbers");
    }

    @Override
    public double speed() {
        return model.state().speed();
    }
}
