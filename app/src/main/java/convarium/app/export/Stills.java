package convarium.app.export;

import convarium.app.render.Dimensions;
import convarium.app.render.Figure;
import convarium.app.theme.Look;

/// What a place without a walk lets be made into files: one drawing and one table.
public interface Stills {

    /// What is on screen as a drawing of its own.
    Figure figure();

    /// How large the drawing is at scale 1; on the JavaFX thread, which knows how wide texts are.
    Dimensions size(Look look);

    /// The numbers, for other programs.
    String table(TableFormat format);

    /// What the table holds, as a sentence without its full stop.
    String tableWords();
}
