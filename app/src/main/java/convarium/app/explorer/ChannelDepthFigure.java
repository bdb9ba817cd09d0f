package convarium.app.explorer;

import convarium.app.render.Dimensions;
import convarium.app.render.GridModel;
import convarium.app.render.Painter;
import convarium.app.theme.Look;
import java.util.List;
import java.util.function.Function;

/// The stacks of the channels as a drawing of their own.
///
/// @param title what tops the stage
/// @param scene the moment
/// @param settings which filter is looked at, and from where
/// @param kernels of every filter
/// @param names of the stacks
/// @param card the least height of the sentence's card
record ChannelDepthFigure(
        String title,
        ChannelScene scene,
        ChannelSettings settings,
        List<List<GridModel>> kernels,
        Function<ChannelDepth.Kind, String> names,
        double card)
        implements WalkFigure {
    private static final double AIR = 28;
    private static final double CAPTION = 36;
    private static final double ABOVE_CARD = 16;
    private static final double MOST_CARD = 0.4;
    private static final double WIDTH = 1000;
    private static final double STACKS = 380;

    @Override
    public String description() {
        return scene.sentence().spoken();
    }

    @Override
    public ChannelDepthFigure withCard(double least) {
        return new ChannelDepthFigure(title, scene, settings, kernels, names, least);
    }

    @Override
    public double cardHeight(Look look, double width, double height) {
        return FigureCard.of(scene.sentence(), look, width - 2 * AIR, height * MOST_CARD)
                .height();
    }

    @Override
    public void paint(Painter painter, Look look, double width, double height) {
        painter.fill(0, 0, width, height, 0, look.palette().bg(), 1);
        double most = card > 0 ? card : height * MOST_CARD;
        var sentence = FigureCard.of(scene.sentence(), look, width - 2 * AIR, most);
        double cardHeight = Math.max(card, sentence.height());
        double top = AIR / 2;
        var turn = settings.turn().orElse(ChannelTurn.USUAL);
        var depth = ChannelDepth.of(
                scene,
                settings,
                kernels,
                turn,
                width - 2 * AIR,
                height - AIR - cardHeight - ABOVE_CARD - top,
                CAPTION * look.scale(),
                look.scale());
        new ChannelDepthPainter(painter, look, names).paint(depth.moved(AIR, top), scene, turn);
        painter.begin("sum", scene.sentence().caption());
        sentence.paint(painter, look.palette(), AIR, height - AIR - cardHeight, width - 2 * AIR, cardHeight);
        painter.end();
    }

    @Override
    public Dimensions natural(Look look) {
        double k = look.scale();
        double width = Math.min(WIDTH * k, Dimensions.MOST_WIDTH);
        double height = Math.min(
                Dimensions.MOST_HEIGHT,
                2 * AIR + STACKS * k + ABOVE_CARD + cardHeight(look, width, Dimensions.MOST_HEIGHT));
        return new Dimensions((int) Math.ceil(width / 2) * 2, (int) Math.ceil(height / 2) * 2);
    }
}
