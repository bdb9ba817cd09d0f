package convarium.app.signal;

import convarium.app.explorer.FigureCard;
import convarium.app.explorer.Walk.Frame;
import convarium.app.render.Dimensions;
import convarium.app.render.Figure;
import convarium.app.render.Painter;
import convarium.app.theme.Look;

/// The stage as a drawing of its own.
///
/// @param title what tops the stage
/// @param scene the moment
/// @param captions what stands above the rows
/// @param card the least height of the sentence's card
public record SignalFigure(String title, SignalScene scene, SignalPainter.Captions captions, double card)
        implements Figure {
    private static final double AIR = 28;
    private static final double ABOVE_CARD = 16;
    private static final double MOST_CARD = 0.35;
    private static final double ROWS = 460;
    private static final double WIDE = 22;

    /// The drawing of a state at a moment.
    static SignalFigure of(SignalState state, SignalWork work, Frame frame, SignalFocus focus) {
        return new SignalFigure(
                SignalWords.title(state),
                SignalScene.of(state, work, frame, focus),
                SignalPainter.Captions.of(state, work),
                0);
    }

    SignalFigure withCard(double least) {
        return new SignalFigure(title, scene, captions, least);
    }

    @Override
    public String description() {
        return scene.sentence().spoken();
    }

    private FigureCard card(Look look, double width, double height) {
        return FigureCard.of(scene.sentence(), look, width - 2 * AIR, height * MOST_CARD);
    }

    /// How high its card is in a drawing of this size.
    double cardHeight(Look look, double width, double height) {
        return card(look, width, height).height();
    }

    @Override
    public void paint(Painter painter, Look look, double width, double height) {
        painter.fill(0, 0, width, height, 0, look.palette().bg(), 1);
        var words = card(look, width, height);
        double tall = Math.max(card, words.height());
        var plan = SignalPlan.of(scene, AIR, AIR, width - 2 * AIR, height - 2 * AIR - tall - ABOVE_CARD, look.scale());
        new SignalPainter(painter, plan, look.palette()).paint(scene, captions);
        painter.begin("sum", scene.sentence().caption());
        words.paint(painter, look.palette(), AIR, height - AIR - tall, width - 2 * AIR, tall);
        painter.end();
    }

    /// The size that it needs, within bounds.
    Dimensions natural(Look look) {
        double k = look.scale();
        int places = scene.end() - scene.first();
        double width = Math.clamp(2 * AIR + 48 * k + places * WIDE * k, 720, Dimensions.MOST_WIDTH);
        double height = Math.min(
                Dimensions.MOST_HEIGHT,
                2 * AIR + ROWS * k + ABOVE_CARD + cardHeight(look, width, Dimensions.MOST_HEIGHT));
        return new Dimensions((int) Math.ceil(width / 2) * 2, (int) Math.ceil(height / 2) * 2);
    }
}
