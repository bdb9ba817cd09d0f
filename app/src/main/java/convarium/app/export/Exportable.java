package convarium.app.export;

import convarium.app.render.Dimensions;
import convarium.app.render.Figure;
import convarium.app.theme.Look;
import javafx.scene.image.WritableImage;

/// What is on screen in a place, to be made files of; asked on the JavaFX thread.
public interface Exportable {

    /// Whether only pixels can be had of it.
    boolean isPicture();

    /// Whether tables of its numbers can be had.
    default boolean hasNumbers() {
        return !isPicture();
    }

    /// Whether there is a walk to make a film of.
    boolean hasWalk();

    /// How large its drawing is at scale 1.
    Dimensions size(Look look);

    /// What is on screen as a drawing.
    Figure figure();

    /// What is on screen as pixels.
    ///
    /// @param scale pixels for each of the drawing's
    WritableImage image(Look look, int scale);

    /// The walk as a film.
    ///
    /// @param speed 1 for 0.6 seconds a step
    /// @throws IllegalStateException if there is none
    Film film(double speed, Look look);

    /// Its numbers for another program.
    String numbers(TableFormat format);

    /// What a table of its numbers holds, as a sentence without its full stop.
    String numbersWords();

    /// The speed of its walk; 1 without one.
    double speed();
}
