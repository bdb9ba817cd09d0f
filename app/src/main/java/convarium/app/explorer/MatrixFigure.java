package convarium.app.explorer;

import convarium.app.explorer.MatrixCaptions.Caption;
import convarium.app.explorer.MatrixPlan.Spot;
import convarium.app.render.Dimensions;
import convarium.app.render.GridPainter;
import convarium.app.render.MatrixModel;
import convarium.app.render.MatrixModel.Light;
import convarium.app.render.MatrixPainter;
import convarium.app.render.Painter;
import convarium.app.render.Painter.Run;
import convarium.app.render.TextLines;
import convarium.app.render.Type;
import convarium.app.theme.Look;
import java.util.List;
import java.util.Optional;
import javafx.scene.paint.Color;

/// The layer as a matrix product as a drawing of its own: it shows what the window shows.
///
/// @param title what tops the stage
/// @param content the matrices at rest
/// @param scene what is lit in them
/// @param captions what stands above them and under them
/// @param card the least height of the sentence's card
record MatrixFigure(String title, MatrixContent content, MatrixScene scene, MatrixCaptions captions, double card)
        implements WalkFigure {
    private static final double AIR = 28;
    private static final double TYPE = 14;
    private static final double NOTE = 12;
    private static final double LEADING = 1.4;
    private static final double CAPTION_HEIGHT = 34;
    private static final double CAPTION_LINE = 26;
    private static final double MARGIN = 4;
    private static final double ABOVE_CARD = 16;
    private static final double MOST_CARD = 0.3;
    private static final double CELL = 30;
    private static final double MOST_CELLS = 300;

    @Override
    public MatrixFigure withCard(double least) {
        return new MatrixFigure(title, content, scene, captions, least);
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

    private static double width(Caption caption, Look look) {
        double type = TYPE * look.scale();
        return MARGIN + Type.width(caption.name(), type, true) + Type.width("  " + caption.size(), type, false);
    }

    private List<List<Run>> note(Look look, double width) {
        return captions.note().isEmpty()
                ? List.of()
                : TextLines.wrap(
                        List.of(new Run(captions.note(), look.palette().muted(), false, 1)),
                        NOTE * look.scale(),
                        width);
    }

    private MatrixPlan.Need need(Look look) {
        double k = look.scale();
        return new MatrixPlan.Need(
                k,
                CAPTION_HEIGHT * k,
                CAPTION_HEIGHT * k,
                width(captions.matrix(), look),
                width(captions.output(), look),
                Math.max(
                        captions.dense().map(c -> width(c, look)).orElse(0.0),
                        captions.turned().map(c -> width(c, look)).orElse(0.0)),
                width -> note(look, width).size() * NOTE * k * LEADING);
    }

    @Override
    public void paint(Painter painter, Look look, double width, double height) {
        var palette = look.palette();
        painter.fill(0, 0, width, height, 0, palette.bg(), 1);
        double most = card > 0 ? card : height * MOST_CARD;
        var words = FigureCard.of(scene.sentence(), look, width - 2 * AIR, most);
        double cardHeight = Math.max(card, words.height());
        double top = AIR - CAPTION_LINE * look.scale() / 4;
        double room = width - 2 * AIR;
        double free = height - AIR - cardHeight - ABOVE_CARD - top;
        var brush = new Brush(painter, look, AIR, top);
        switch (content) {
            case MatrixContent.Columns c -> {
                var plan = MatrixPlan.columns(need(look), c, scene.field(), room, free);
                brush.field(captions.field(), scene, plan.field());
                brush.matrix("kernel", captions.kernel(), c.kernel(), scene.kernel(), plan.kernel());
                brush.matrix("windows", captions.matrix(), c.matrix(), scene.matrix(), plan.matrix());
                brush.matrix("output", captions.output(), c.output(), scene.output(), plan.output());
                brush.note(note(look, plan.note().width()), plan.note());
            }
            case MatrixContent.Sparse s -> {
                var plan = MatrixPlan.sparse(need(look), s, scene.field(), room, free);
                brush.field(captions.field(), scene, plan.field());
                brush.matrix("kernel", captions.kernel(), s.kernel(), scene.kernel(), plan.kernel());
                brush.matrix("sparse", captions.matrix(), s.matrix(), scene.matrix(), plan.matrix());
                brush.matrix("output", captions.output(), s.output(), scene.output(), plan.output());
                brush.maybe("flat-input", captions.input(), Optional.of(s.input()), scene.input(), plan.input());
                brush.maybe(
                        "transpose",
                        captions.turned(),
                        s.turned(),
                        scene.matrix().transposed(),
                        plan.turned());
                brush.maybe("dense", captions.dense(), Optional.of(s.dense()), Light.NONE, plan.dense());
                brush.note(note(look, plan.note().width()), plan.note());
            }
            case MatrixContent.TooLarge large ->
                brush.field(captions.field(), scene, MatrixPlan.alone(need(look), scene.field(), room, free));
        }
        painter.begin("sum", scene.sentence().caption());
        words.paint(painter, palette, AIR, height - AIR - cardHeight, room, cardHeight);
        painter.end();
    }

    /// Paints in one look, from a corner on.
    private record Brush(Painter painter, Look look, double left, double top) {

        private Color ink(String id) {
            return switch (id) {
                case "field", "flat-input" -> look.palette().inputInk();
                case "kernel" -> look.palette().kernelInk();
                case "output" -> look.palette().outputInk();
                default -> look.palette().ink();
            };
        }

        private void begin(String id, Caption caption, double x, double y) {
            painter.begin(id, caption.name() + " " + caption.size());
            painter.runs(
                    List.of(
                            new Run(caption.name(), ink(id), true, 1),
                            new Run("  " + caption.size(), look.palette().muted(), false, 1)),
                    x + MARGIN,
                    y + CAPTION_LINE * look.scale() / 2,
                    TYPE * look.scale());
        }

        void field(Caption caption, MatrixScene scene, Spot spot) {
            double x = Math.rint(left + spot.x());
            double y = Math.rint(top + spot.y());
            begin("field", caption, x, y);
            GridPainter.draw(
                    painter,
                    scene.field(),
                    look.palette(),
                    spot.down(),
                    x + MARGIN,
                    y + CAPTION_HEIGHT * look.scale() + MARGIN);
            painter.end();
        }

        void matrix(String id, Caption caption, MatrixModel model, Light light, Spot spot) {
            double x = Math.rint(left + spot.x());
            double y = Math.rint(top + spot.y());
            begin(id, caption, x, y);
            var matrix =
                    new MatrixPainter(look.palette(), x, y + CAPTION_HEIGHT * look.scale(), spot.across(), spot.down());
            matrix.rest(painter, model);
            matrix.light(painter, model, light);
            painter.end();
        }

        void maybe(
                String id, Optional<Caption> caption, Optional<MatrixModel> model, Light light, Optional<Spot> spot) {
            caption.ifPresent(c -> model.ifPresent(m -> spot.ifPresent(s -> matrix(id, c, m, light, s))));
        }

        void note(List<List<Run>> lines, MatrixPlan.Note place) {
            double step = NOTE * look.scale() * LEADING;
            double y = top + place.y() + step / 2;
            for (var line : lines) {
                painter.runs(line, left + place.x(), y, NOTE * look.scale());
                y += step;
            }
        }
    }

    @Override
    public Dimensions natural(Look look) {
        double k = look.scale();
        double columns = 12;
        double rows = 8;
        switch (content) {
            case MatrixContent.Columns c -> {
                columns = c.matrix().columns() * 1.4;
                rows = c.matrix().rows() + 1.0;
            }
            case MatrixContent.Sparse s -> {
                columns = s.matrix().columns() * 1.6;
                rows = s.matrix().rows() + 1.0;
            }
            case MatrixContent.TooLarge large -> {}
        }
        double cell = CELL * Math.min(1, MOST_CELLS / (columns * 10)) * k;
        double width = Math.clamp(
                2 * AIR + Math.max(300 * k, columns * cell * 1.3), Dimensions.LEAST_WIDTH * k, Dimensions.MOST_WIDTH);
        width = Math.max(width, Math.min(Dimensions.MOST_WIDTH, 960 * k));
        double height = 2 * AIR
                + 3 * CAPTION_HEIGHT * k
                + Math.max(rows * cell, 180 * k)
                + 60 * k
                + ABOVE_CARD
                + cardHeight(look, width, Dimensions.MOST_HEIGHT);
        height = Math.clamp(height, Math.min(560 * k, Dimensions.MOST_HEIGHT), Dimensions.MOST_HEIGHT);
        return new Dimensions((int) Math.ceil(width / 2) * 2, (int) Math.ceil(height / 2) * 2);
    }
}
