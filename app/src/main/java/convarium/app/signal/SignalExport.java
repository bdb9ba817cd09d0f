package convarium.app.signal;

import static convarium.app.l10n.Texts.text;

import convarium.app.export.Exportable;
import convarium.app.export.FigureCanvas;
import convarium.app.export.Film;
import convarium.app.export.TableFormat;
import convarium.app.render.Dimensions;
import convarium.app.theme.Look;
import javafx.scene.image.WritableImage;

/// The signal place as files.
record SignalExport(SignalViewModel model) implements Exportable {

    @Override
    public boolean isPicture() {
        return false;
    }

    @Override
    public SignalFigure figure() {
        return SignalFigure.of(
                model.state(), model.work(), model.frameProperty().get(), model.focus());
    }

    @Override
    public boolean hasWalk() {
        return true;
    }

    @Override
    public Dimensions size(Look look) {
        return SignalFilm.natural(model.state(), look);
    }

    @Override
    public WritableImage image(Look look, int scale) {
        return new FigureCanvas(look, size(look), scale).image(figure());
    }

    @Override
    public Film film(double speed, Look look) {
        return SignalFilm.of(model.state(), speed, look, size(look));
    }

    @Override
    public String numbers(TableFormat format) {
        return SignalText.of(model.state(), model.work(), format);
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
