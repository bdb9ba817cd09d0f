package convarium.app.explorer;

import static convarium.app.l10n.Texts.text;

import convarium.app.explorer.ShiftArrows.Box;
import convarium.app.render.Dimensions;
import convarium.app.render.GridModel;
import convarium.app.render.GridPainter;
import convarium.app.render.Painter;
import convarium.app.render.Painter.Anchor;
import convarium.app.render.Painter.Run;
import convarium.app.render.Type;
import convarium.app.theme.Look;
import convarium.engine.arithmetic.Size;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import javafx.scene.paint.Color;

/// The stage of a shifted input as a drawing of its own.
///
/// @param title what tops the stage
/// @param sizes what stands behind the names of the grids, in the order of [ShiftScene]
/// @param card the least height of the sentence's card
record ShiftFigure(String title, ShiftScene scene, List<String> sizes, double card) implements WalkFigure {
    private static final double AIR = 28;
    private static final double TYPE = 14;
    private static final double CAPTION_HEIGHT = 34;
    private static final double CAPTION_LINE = 26;
    private static final double MARGIN = 4;
    private static final double ABOVE_CARD = 16;
    private static final double MOST_CARD = 0.3;
    private static final double FOOT = 40;
    private static final int BARS = 64;
    private static final double BAR = 10;

    /// The drawings of a state's shifts, moment by moment: what a shift comes to is worked out once for all its
    /// moments.
    static BiFunction<Walk.Frame, Focus, WalkFigure> of(ExplorerState state, Explored explored) {
        var last = new AtomicReference<Optional<ShiftScenes>>(Optional.empty());
        return (frame, focus) -> {
            var moved = ShiftSettings.walked(state, frame.step());
            var earlier = last.get();
            var scenes = earlier.filter(s -> s.areOf(moved, explored))
                    .orElseGet(() -> new ShiftScenes(moved, explored, earlier));
            last.set(Optional.of(scenes));
            return of(moved, explored, scenes, frame, focus);
        };
    }

    private static ShiftFigure of(
            ExplorerState moved, Explored explored, ShiftScenes scenes, Walk.Frame frame, Focus focus) {
        var of = scenes.shifted();
        var g = explored.geometry();
        return new ShiftFigure(
                ShiftWords.headline(of),
                scenes.at(moved, frame, focus, moved.pin()),
                List.of(
                        new Size(g.h(), g.w()) + PaddingWords.of(moved, g),
                        ShiftWords.arrows(of.shift().down(), of.shift().right()),
                        new Size(g.oh(), g.ow()).toString(),
                        "",
                        ShiftWords.arrows(of.down().steps(), of.right().steps()),
                        text("grid.shift.difference.how")),
                0);
    }

    private static String name(int grid) {
        return text(List.of(
                        "grid.input",
                        "grid.shift.shifted",
                        "grid.output",
                        "grid.shift.ofShifted",
                        "grid.shift.output",
                        "grid.shift.difference")
                .get(grid));
    }

    @Override
    public ShiftFigure withCard(double least) {
        return new ShiftFigure(title, scene, sizes, least);
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

    private double captionWidth(int grid, Look look) {
        double type = TYPE * look.scale();
        return MARGIN + Type.width(name(grid), type, true) + Type.width("  " + sizes.get(grid), type, false);
    }

    private ShiftPlan.Need need(Look look) {
        return new ShiftPlan.Need(
                scene.input().rows(),
                scene.input().columns(),
                scene.output().rows(),
                scene.output().columns(),
                CAPTION_HEIGHT * look.scale(),
                Math.max(captionWidth(0, look), captionWidth(1, look)),
                Math.max(captionWidth(2, look), captionWidth(3, look)),
                Math.max(captionWidth(4, look), captionWidth(5, look)),
                0,
                FOOT * look.scale(),
                0);
    }

    @Override
    public void paint(Painter painter, Look look, double width, double height) {
        var palette = look.palette();
        painter.fill(0, 0, width, height, 0, palette.bg(), 1);
        double most = card > 0 ? card : height * MOST_CARD;
        var words = FigureCard.of(scene.sentence(), look, width - 2 * AIR, most);
        double cardHeight = Math.max(card, words.height());
        double top = AIR - CAPTION_LINE * look.scale() / 4;
        var plan = ShiftPlan.of(need(look), width - 2 * AIR, height - AIR - cardHeight - ABOVE_CARD - top);
        var brush = new Brush(painter, look, plan.cell());
        double below = plan.nextRow();
        double inputY = top + plan.inputY();
        double outputY = top + plan.outputY();
        var input = brush.grid(this, 0, scene.input(), AIR + plan.inputX(), inputY);
        var shifted = brush.grid(this, 1, scene.shifted(), AIR + plan.inputX(), inputY + below);
        var output = brush.grid(this, 2, scene.output(), AIR + plan.outputX(), outputY);
        var ofShifted = brush.grid(this, 3, scene.ofShifted(), AIR + plan.outputX(), outputY + below);
        var shiftedOutput = brush.grid(this, 4, scene.shiftedOutput(), AIR + plan.thirdX(), outputY);
        var difference = brush.grid(this, 5, scene.difference(), AIR + plan.thirdX(), outputY + below);
        ShiftArrows.draw(
                painter,
                palette,
                input,
                shifted,
                output,
                ofShifted,
                shiftedOutput,
                difference,
                CAPTION_HEIGHT * look.scale());
        brush.legend(scene.most(), difference.x() + MARGIN, top + plan.foot() + 8, Math.max(140, difference.width()));
        painter.begin("sum", scene.sentence().caption());
        words.paint(painter, palette, AIR, height - AIR - cardHeight, width - 2 * AIR, cardHeight);
        painter.end();
    }

    /// Paints in one look, with cells of one size.
    private record Brush(Painter painter, Look look, double cell) {

        private Color ink(int grid) {
            return switch (grid) {
                case 0, 1 -> look.palette().inputInk();
                case 5 -> look.palette().ink();
                default -> look.palette().outputInk();
            };
        }

        Box grid(ShiftFigure figure, int grid, GridModel model, double x, double y) {
            double k = look.scale();
            double left = Math.rint(x);
            double top = Math.rint(y) + CAPTION_HEIGHT * k;
            painter.begin(
                    "grid-" + grid, name(grid) + " " + figure.sizes.get(grid).strip());
            painter.runs(
                    List.of(
                            new Run(name(grid), ink(grid), true, 1),
                            new Run(
                                    "  " + figure.sizes.get(grid),
                                    look.palette().muted(),
                                    false,
                                    1)),
                    left + MARGIN,
                    Math.rint(y) + CAPTION_LINE * k / 2,
                    TYPE * k);
            GridPainter.draw(painter, model, look.palette(), cell, left + MARGIN, top + MARGIN);
            painter.end();
            return new Box(
                    left,
                    top,
                    GridPainter.length(model.columns(), cell) + 2 * MARGIN,
                    GridPainter.length(model.rows(), cell) + 2 * MARGIN);
        }

        void legend(float most, double x, double y, double width) {
            double k = look.scale();
            painter.begin("legend", text("shift.legend"));
            for (int i = 0; i < BARS; i++) {
                double tone = 2.0 * i / (BARS - 1) - 1;
                painter.fill(
                        x + i * width / BARS,
                        y,
                        width / BARS + 0.5,
                        BAR * k,
                        0,
                        GridPainter.signed(tone, look.palette()),
                        1);
            }
            for (var tick : ShiftWords.ticks(most)) {
                var anchor = tick.at() == 0 ? Anchor.START : tick.at() == 1 ? Anchor.END : Anchor.MIDDLE;
                painter.text(
                        tick.text(),
                        x + tick.at() * width,
                        y + BAR * k + 10 * k,
                        anchor,
                        12 * k,
                        false,
                        look.palette().muted(),
                        1);
            }
            painter.end();
        }
    }

    @Override
    public Dimensions natural(Look look) {
        double k = look.scale();
        double columns = scene.input().columns() + 2.0 * scene.output().columns();
        double captions = captionWidth(0, look) + captionWidth(3, look) + captionWidth(5, look);
        double beside = 2 * AIR + 2 * 72 * k + 40;
        double cell = Math.clamp((Dimensions.MOST_WIDTH - beside) / columns - 3, 4, 44 * k);
        double width = Math.clamp(
                beside + Math.max(captions, columns * GridPainter.pitch(cell)),
                Dimensions.LEAST_WIDTH * k,
                Dimensions.MOST_WIDTH);
        int rows = Math.max(scene.input().rows(), scene.output().rows());
        double grids = 2 * (CAPTION_HEIGHT * k + 2 * MARGIN + GridPainter.length(rows, cell) + 12) + FOOT * k;
        double height = Math.min(
                Dimensions.MOST_HEIGHT,
                2 * AIR + grids + ABOVE_CARD + cardHeight(look, width, Dimensions.MOST_HEIGHT) + 24);
        return new Dimensions((int) Math.ceil(width / 2) * 2, (int) Math.ceil(height / 2) * 2);
    }
}
