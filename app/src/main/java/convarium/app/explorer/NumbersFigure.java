package convarium.app.explorer;

import convarium.app.render.Dimensions;
import convarium.app.render.GridModel;
import convarium.app.render.GridPainter;
import convarium.app.render.Painter;
import convarium.app.render.Painter.Anchor;
import convarium.app.render.Painter.Run;
import convarium.app.render.Type;
import convarium.app.theme.Look;
import convarium.app.theme.Palette;
import convarium.engine.arithmetic.Derivation.Role;
import java.util.List;
import javafx.scene.paint.Color;

/// The stage on numbers as a drawing of its own: the grids with their captions, products under way, the sum
/// as a
/// sentence. It shows what the window shows, without what can only be clicked.
///
/// @param title what tops the stage
/// @param scene the moment
/// @param captions what stands above the grids
/// @param card the least height of the sentence's card, so that nothing moves when a sentence is shorter
public record NumbersFigure(String title, NumbersScene scene, Captions captions, double card) implements WalkFigure {
    private static final double AIR = 28;
    private static final double TYPE = 14;
    private static final double SIGN = 28;
    private static final double CAPTION_HEIGHT = 34;
    private static final double CAPTION_LINE = 26;
    private static final double MARGIN = 4;
    private static final double ABOVE_CARD = 20;
    private static final double MOST_CAPTION = 0.4;
    private static final double MOST_CARD = 0.4;

    /// What stands above a grid.
    ///
    /// @param id names the grid in a file
    /// @param name what it is
    /// @param role whose colour the name takes
    /// @param size what stands behind the name
    public record Caption(String id, String name, Role role, String size) {

        private double width(Look look) {
            double type = TYPE * look.scale();
            return MARGIN + Type.width(name, type, true) + Type.width(" " + size, type, false);
        }

        private Color ink(Palette palette) {
            return switch (role) {
                case PLAIN -> palette.ink();
                case INPUT -> palette.inputInk();
                case KERNEL -> palette.kernelInk();
                case OUTPUT -> palette.outputInk();
            };
        }
    }

    /// What stands above the three grids.
    ///
    /// @param sign what stands between the first two, or empty
    public record Captions(Caption first, String sign, Caption second, Caption third) {}

    @Override
    public NumbersFigure withCard(double least) {
        return new NumbersFigure(title, scene, captions, least);
    }

    @Override
    public String description() {
        return scene.sentence().spoken();
    }

    @Override
    public double cardHeight(Look look, double width, double height) {
        return FigureCard.of(scene.sentence(), look, width - 2 * AIR, height * MOST_CARD)
                .height();
    }

    @Override
    public void paint(Painter painter, Look look, double width, double height) {
        var palette = look.palette();
        double k = look.scale();
        painter.fill(0, 0, width, height, 0, palette.bg(), 1);
        double most = card > 0 ? card : height * MOST_CARD;
        var words = FigureCard.of(scene.sentence(), look, width - 2 * AIR, most);
        double cardHeight = Math.max(card, words.height());
        double top = AIR - CAPTION_LINE * k / 4;
        var plan = plan(look, width - 2 * AIR, height - AIR - cardHeight - ABOVE_CARD - top);
        var at = new Place(painter, look, AIR, top);
        at.grid(captions.first(), scene.field(), new Spot(plan.inputX(), plan.inputY(), plan.cell()));
        scene.kernel().ifPresent(kernel -> {
            at.sign(captions.sign(), plan.timesX(), plan.timesY());
            at.grid(captions.second(), kernel, new Spot(plan.kernelX(), plan.kernelY(), plan.kernelCell()));
        });
        boolean factors = scene.kernel().isPresent() && !captions.sign().isEmpty();
        at.sign(factors ? "=" : "→", plan.equalsX(), plan.equalsY());
        at.grid(captions.third(), scene.output(), new Spot(plan.outputX(), plan.outputY(), plan.outputCell()));
        at.flights(scene.flights(), plan);
        painter.begin("sum", scene.sentence().caption());
        words.paint(painter, palette, AIR, height - AIR - cardHeight, width - 2 * AIR, cardHeight);
        painter.end();
    }

    private GridPlan plan(Look look, double width, double height) {
        return GridPlan.of(
                scene.field(),
                scene.kernel(),
                scene.output(),
                width,
                height,
                CAPTION_HEIGHT * look.scale() + 2 * MARGIN,
                new GridPlan.Captions(
                        Math.min(captions.first().width(look), width * MOST_CAPTION),
                        captions.second().width(look),
                        captions.third().width(look)));
    }

    /// Where a grid's top left lies, and how large its cells are.
    private record Spot(double x, double y, double cell) {}

    /// Paints at places that a plan gives.
    private record Place(Painter painter, Look look, double left, double top) {

        void grid(Caption caption, GridModel grid, Spot spot) {
            double k = look.scale();
            double x = Math.rint(left + spot.x());
            double y = Math.rint(top + spot.y());
            painter.begin(caption.id(), caption.name() + " " + caption.size().strip());
            painter.runs(
                    List.of(
                            new Run(caption.name(), caption.ink(look.palette()), true, 1),
                            new Run("  " + caption.size(), look.palette().muted(), false, 1)),
                    x + MARGIN,
                    y + CAPTION_LINE * k / 2,
                    TYPE * k);
            GridPainter.draw(painter, grid, look.palette(), spot.cell(), x + MARGIN, y + CAPTION_HEIGHT * k + MARGIN);
            painter.end();
        }

        void sign(String sign, double x, double y) {
            if (sign.isEmpty()) {
                return;
            }
            painter.text(
                    sign,
                    Math.rint(left + x),
                    Math.rint(top + y),
                    Anchor.MIDDLE,
                    SIGN * look.scale(),
                    false,
                    look.palette().muted(),
                    1);
        }

        void flights(List<NumbersScene.Flight> flights, GridPlan plan) {
            Palette palette = look.palette();
            for (var flight : flights) {
                GridPainter.flying(
                        painter,
                        flight.text(),
                        palette,
                        plan.cell(),
                        centre(flight.fieldRow(), flight.fieldColumn(), plan.inputX(), plan.inputY(), plan.cell()),
                        centre(
                                flight.outputRow(),
                                flight.outputColumn(),
                                plan.outputX(),
                                plan.outputY(),
                                plan.outputCell()),
                        flight.along());
            }
        }

        private double[] centre(int row, int column, double x, double y, double cell) {
            double pitch = GridPainter.pitch(cell);
            return new double[] {
                Math.rint(left + x) + MARGIN + column * pitch + cell / 2,
                Math.rint(top + y) + CAPTION_HEIGHT * look.scale() + MARGIN + row * pitch + cell / 2
            };
        }
    }

    @Override
    public Dimensions natural(Look look) {
        double k = look.scale();
        double columns = scene.field().columns()
                + scene.kernel().map(GridModel::columns).orElse(0)
                + scene.output().columns();
        double signs = scene.kernel().isPresent() ? 2 : 1;
        double rows = Math.max(
                scene.field().rows(),
                Math.max(
                        scene.kernel().map(GridModel::rows).orElse(0),
                        scene.output().rows()));
        double beside = 2 * AIR + signs * 96 * k + 40;
        double cell = Math.clamp((Dimensions.MOST_WIDTH - beside) / columns - 3, 4, 52 * k);
        double width = Math.clamp(
                beside + columns * GridPainter.pitch(cell), Dimensions.LEAST_WIDTH * k, Dimensions.MOST_WIDTH);
        double grids = CAPTION_HEIGHT * k + 2 * MARGIN + GridPainter.length((int) rows, cell);
        double card = cardHeight(look, width, Dimensions.MOST_HEIGHT);
        double height = Math.min(Dimensions.MOST_HEIGHT, 2 * AIR + grids + ABOVE_CARD + card);
        return new Dimensions((int) Math.ceil(width / 2) * 2, (int) Math.ceil(height / 2) * 2);
    }
}
