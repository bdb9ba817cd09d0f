package convarium.app.explorer;

import static convarium.app.l10n.Texts.text;

import convarium.app.explorer.ShiftArrows.Box;
import convarium.app.explorer.ShiftPicturePlan.Arrangement;
import convarium.app.explorer.ShiftPicturePlan.Picture;
import convarium.app.explorer.ShiftPictureWindow.Cell;
import convarium.app.render.ColourMap;
import convarium.app.render.Dimensions;
import convarium.app.render.Painter;
import convarium.app.render.Painter.Anchor;
import convarium.app.render.Painter.Run;
import convarium.app.render.Placement;
import convarium.app.render.Raster;
import convarium.app.render.RasterPainter;
import convarium.app.render.Type;
import convarium.app.theme.Look;
import java.nio.IntBuffer;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.scene.paint.Color;

/// The stage of a shifted picture as a drawing of its own: the pictures and maps as the window arranges them, the
/// cell that is kept, the legends, and the sentence on a card at the foot.
///
/// @param card the least height of the sentence's card
record ShiftPictureFigure(ShiftPicture picture, double card) implements WalkFigure {
    private static final double AIR = 28;
    private static final double WIDTH = 900;
    private static final double TYPE = 14;
    private static final double TICK = 12;
    private static final double BAR = 10;
    private static final int BARS = 64;
    private static final double MOST_CARD = 0.3;
    private static final double ABOVE_CARD = 16;

    @Override
    public String title() {
        return ShiftPictureWords.headline(picture);
    }

    @Override
    public String description() {
        return sentence().spoken();
    }

    private Optional<Cell> cell() {
        var settings = picture.state().picture();
        var result = picture.before();
        return settings.hasPixel() && settings.pixelRow() < result.rows() && settings.pixelColumn() < result.columns()
                ? Optional.of(new Cell(settings.pixelRow(), settings.pixelColumn()))
                : Optional.empty();
    }

    private Sentence sentence() {
        return cell().map(c -> ShiftPictureWords.output(picture, c.row(), c.column()))
                .orElseGet(() -> ShiftPictureWords.summary(picture));
    }

    @Override
    public double cardHeight(Look look, double width, double height) {
        return FigureCard.of(sentence(), look, width - 2 * AIR, height * MOST_CARD)
                .height();
    }

    @Override
    public ShiftPictureFigure withCard(double least) {
        return new ShiftPictureFigure(picture, least);
    }

    @Override
    public Dimensions natural(Look look) {
        double k = look.scale();
        // a film of pictures hardly shrinks: this keeps it at a size that can be sent
        double width = Math.min(Dimensions.MOST_WIDTH, WIDTH * k);
        double side = (width - 2 * AIR - ShiftSliders.SIDE) / 3 - 4 * TYPE * k;
        double rows = 2 * (side * shape() + 2 * TYPE * k) + 3 * TYPE * k;
        double height = 2 * AIR + rows + ABOVE_CARD + cardHeight(look, width, Dimensions.MOST_HEIGHT) + 24;
        double fitting = Math.clamp(height, Dimensions.LEAST_HEIGHT, Dimensions.MOST_HEIGHT);
        return new Dimensions((int) width, (int) Math.ceil(fitting / 2) * 2);
    }

    private double shape() {
        var plane = picture.before().input().shape();
        return (double) plane.size(1) / plane.size(2);
    }

    private String name(Picture which) {
        return switch (which) {
            case INPUT -> text("grid.input");
            case SHIFTED -> text("grid.shift.shifted");
            case OUTPUT -> text("grid.output");
            case OF_SHIFTED -> text("grid.shift.ofShifted");
            case SHIFTED_OUTPUT -> text("grid.shift.output");
            case DIFFERENCE -> text("grid.shift.difference");
        };
    }

    private String behind(Picture which, Arrangement arrangement) {
        var result = picture.before();
        var plane = result.input().shape();
        var shift = picture.shift();
        return switch (which) {
            case INPUT -> plane.size(1) + " × " + plane.size(2);
            case SHIFTED -> ShiftWords.arrows(shift.down(), shift.right());
            case OUTPUT -> result.rows() + " × " + result.columns();
            case OF_SHIFTED -> "";
            case SHIFTED_OUTPUT ->
                ShiftWords.arrows(picture.down().steps(), picture.right().steps());
            case DIFFERENCE -> ShiftPictureWords.difference(arrangement);
        };
    }

    @Override
    public void paint(Painter painter, Look look, double width, double height) {
        var palette = look.palette();
        double k = look.scale();
        painter.fill(0, 0, width, height, 0, palette.bg(), 1);
        double inner = width - 2 * AIR;
        var words = FigureCard.of(sentence(), look, inner, card > 0 ? card : height * MOST_CARD);
        double tall = Math.max(card, words.height());
        double longest = Math.max(
                captionWidth(Picture.OF_SHIFTED, Arrangement.SIX, k),
                captionWidth(Picture.DIFFERENCE, Arrangement.SIX, k));
        // the card lies at the foot, as in all drawings: beside the pictures it would not fit
        var plan = ShiftPicturePlan.of(
                inner, height - 2 * AIR, TYPE * k, shape(), longest, at -> at < inner ? 2 * height : tall);
        var brush = new Brush(painter, look, plan, new EnumMap<>(Picture.class));
        for (var which : Picture.values()) {
            plan.place(which).ifPresent(place -> brush.show(which, AIR + place.x(), AIR + place.y()));
        }
        brush.arrows();
        brush.legends();
        painter.begin("sum", sentence().caption());
        words.paint(painter, palette, AIR, height - AIR - tall, inner, tall);
        painter.end();
    }

    private double captionWidth(Picture which, Arrangement arrangement, double k) {
        return Type.width(name(which), TYPE * k, true) + Type.width("  " + behind(which, arrangement), TYPE * k, false);
    }

    /// Paints at the plan's places.
    private final class Brush {
        private final Painter painter;
        private final Look look;
        private final ShiftPicturePlan plan;
        private final Map<Picture, Box> boxes;
        private final ColourMap signed;
        private final Colouring outputs = picture.outputColouring();
        private final Colouring differences = picture.differenceColouring();

        Brush(Painter painter, Look look, ShiftPicturePlan plan, Map<Picture, Box> boxes) {
            this.painter = painter;
            this.look = look;
            this.plan = plan;
            this.boxes = boxes;
            signed = ColourMap.diverging(look.palette());
        }

        private Raster raster(Picture which) {
            return switch (which) {
                case INPUT -> ShiftPicture.brightness(picture.before().input(), Placement.INPUT);
                case SHIFTED -> ShiftPicture.brightness(picture.shiftedInput(), Placement.INPUT);
                case OUTPUT -> raster(picture.before().output(), map(outputs), outputs);
                case OF_SHIFTED -> raster(picture.output(), map(outputs), outputs);
                case SHIFTED_OUTPUT -> raster(picture.shiftedOutput(), map(outputs), outputs);
                case DIFFERENCE -> raster(picture.difference(), signed, differences);
            };
        }

        private Raster raster(convarium.engine.tensor.Tensor map, ColourMap colours, Colouring colouring) {
            return new Raster(map, picture.place(), colours, colouring.low(), colouring.high());
        }

        private ColourMap map(Colouring colouring) {
            return switch (colouring.kind()) {
                case SIGNED -> signed;
                case BRIGHTNESS -> ColourMap.brightness();
                case ACTIVATION -> ColourMap.viridis();
            };
        }

        private Color ink(Picture which) {
            return switch (which) {
                case INPUT, SHIFTED -> look.palette().inputInk();
                case OUTPUT, OF_SHIFTED, SHIFTED_OUTPUT -> look.palette().outputInk();
                case DIFFERENCE -> look.palette().ink();
            };
        }

        void show(Picture which, double atX, double atY) {
            var palette = look.palette();
            double x = Math.rint(atX);
            double y = Math.rint(atY) + plan.caption();
            double type = TYPE * look.scale();
            String size = behind(which, plan.arrangement());
            painter.begin(which.name().toLowerCase(Locale.ROOT).replace('_', '-'), (name(which) + " " + size).strip());
            painter.runs(
                    List.of(new Run(name(which), ink(which), true, 1), new Run("  " + size, palette.muted(), false, 1)),
                    x,
                    Math.rint(atY) + plan.caption() / 2 - 2,
                    type);
            var plane = picture.before().input().shape();
            var world = new Rectangle2D(0, 0, plane.size(2), plane.size(1));
            int columns = (int) plan.width();
            int rows = (int) plan.height();
            int[] pixels = new int[columns * rows];
            var raster = which == Picture.DIFFERENCE ? RasterPainter.ofStrongest() : new RasterPainter();
            raster.paint(raster(which), world, columns, rows, IntBuffer.wrap(pixels));
            painter.image(pixels, columns, x, y, columns, rows);
            painter.stroke(x + 0.5, y + 0.5, columns - 1, rows - 1, 0, palette.line(), 1, false);
            var box = new Rectangle2D(x, y, columns, rows);
            var marks = ShiftPictureMarks.of(picture, which, cell());
            Color colour = which == Picture.INPUT || which == Picture.SHIFTED ? palette.input() : palette.output();
            for (var area : marks.entered()) {
                var band = ShiftPictureMarks.onScreen(area, world, box);
                if (band.getWidth() >= 1 && band.getHeight() >= 1) {
                    ShiftPictureMarks.hatch(painter, band, colour);
                }
            }
            marks.mark()
                    .ifPresent(area -> ShiftPictureMarks.ring(
                            painter, ShiftPictureMarks.onScreen(area, world, box), box, colour, palette.panel()));
            painter.end();
            boxes.put(which, new Box(x, y, columns, rows));
        }

        void arrows() {
            ShiftArrows.draw(painter, look.palette(), plan, boxes);
        }

        void legends() {
            boolean six = plan.arrangement() == Arrangement.SIX;
            legend(
                    "legend",
                    text("picture.legend"),
                    map(outputs),
                    outputs,
                    six ? Picture.OF_SHIFTED : Picture.SHIFTED_OUTPUT);
            legend("differences", text("shift.legend"), signed, differences, Picture.DIFFERENCE);
        }

        private void legend(String id, String what, ColourMap map, Colouring colouring, Picture over) {
            var box = boxes.get(over);
            if (box == null) {
                return;
            }
            double k = look.scale();
            double y = box.y() + box.height() + 8;
            painter.begin(id, what);
            for (int i = 0; i < BARS; i++) {
                int argb = map.argb(i * (ColourMap.SIZE - 1) / (BARS - 1));
                painter.fill(
                        box.x() + i * box.width() / BARS,
                        y,
                        box.width() / BARS + 0.5,
                        BAR * k,
                        0,
                        Color.rgb(argb >> 16 & 0xff, argb >> 8 & 0xff, argb & 0xff),
                        1);
            }
            for (var tick : ShiftPictureWords.ticks(colouring)) {
                var anchor = tick.at() == 0 ? Anchor.START : tick.at() == 1 ? Anchor.END : Anchor.MIDDLE;
                double x = box.x() + tick.at() * box.width();
                painter.text(
                        tick.text(),
                        x,
                        y + (BAR + 10) * k,
                        anchor,
                        TICK * k,
                        false,
                        look.palette().muted(),
                        1);
            }
            painter.end();
        }
    }
}
