package convarium.app.explorer;

import convarium.app.render.Dimensions;
import convarium.app.render.Figure;
import convarium.app.theme.Look;

/// A moment of the walk as a drawing of its own, with its sentence on a card at the foot.
public interface WalkFigure extends Figure {

    /// The drawing of a state at a moment of its walk, or of what is looked at.
    static WalkFigure of(ExplorerState state, Explored explored, Walk.Frame frame, Focus focus) {
        return AspectFigures.of(state, explored).at(frame, focus);
    }

    /// How high its card is in a drawing of this size.
    double cardHeight(Look look, double width, double height);

    /// The same with a card at least so high, so that nothing moves when a sentence is shorter.
    WalkFigure withCard(double least);

    /// The size in which its cells are about as large as in the window: what it needs, within bounds.
    Dimensions natural(Look look);
}
