package convarium.app.explorer;

import convarium.app.explorer.ChannelPlan.Spot;
import convarium.app.explorer.ChannelWords.Caption;
import convarium.app.render.Dimensions;
import convarium.app.render.GridModel;
import convarium.app.render.GridPainter;
import convarium.app.render.Painter;
import convarium.app.render.Painter.Anchor;
import convarium.app.render.Painter.Run;
import convarium.app.render.Type;
import convarium.app.theme.Look;
import convarium.app.theme.Palette;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.paint.Color;

/// The stage of the channels as a drawing of its own. It shows what the window shows, without what can only be clicked.
///
/// @param scene the moment
/// @param words what stands above the grids
/// @param card the least height of the sentence's card
record ChannelFigure(ChannelScene scene, Captions words, double card) implements WalkFigure {
    private static final double AIR = 28;
    private static final double TYPE = 14;
    private static final double SIGN = 28;
    private static final double CAPTION = 22;
    private static final double ABOVE_CARD = 16;
    private static final double MOST_CARD = 0.4;

    /// What stands above the grids, and what tops the stage.
    ///
    /// @param unseen what is said of a channel that the filter does not see
    record Captions(
            String title,
            List<Caption> fields,
            List<Caption> kernels,
            List<Caption> partials,
            List<Caption> mixings,
            Caption bias,
            Caption output,
            List<Caption> stack,
            String unseen) {

        static Captions of(ExplorerState state, Explored explored, Channels channels) {
            var fields = new ArrayList<Caption>();
            var kernels = new ArrayList<Caption>();
            var partials = new ArrayList<Caption>();
            var mixings = new ArrayList<Caption>();
            for (int c = 0; c < channels.settings().inputs(); c++) {
                fields.add(ChannelWords.input(c, state, explored.geometry()));
                kernels.add(ChannelWords.kernel(c, channels));
                partials.add(ChannelWords.partial(c, channels));
                mixings.add(ChannelWords.mixing(c));
            }
            var stack = new ArrayList<Caption>();
            for (int f = 0; f < channels.settings().filters(); f++) {
                stack.add(ChannelWords.stacked(f, channels));
            }
            return new Captions(
                    ChannelWords.headline(channels),
                    fields,
                    kernels,
                    partials,
                    mixings,
                    ChannelWords.bias(),
                    ChannelWords.output(channels, explored.geometry()),
                    stack,
                    ChannelWords.unseen(channels));
        }

        private static double widest(List<Caption> captions, Look look, boolean briefly) {
            return captions.stream()
                    .mapToDouble(c -> width(c, look, briefly))
                    .max()
                    .orElse(0);
        }

        ChannelPlan.Captions widths(Look look, boolean briefly) {
            return new ChannelPlan.Captions(
                    widest(fields, look, briefly),
                    widest(kernels, look, briefly),
                    widest(partials, look, briefly),
                    widest(mixings, look, briefly),
                    width(output, look, briefly),
                    widest(stack, look, briefly),
                    width(bias, look, briefly));
        }
    }

    private static double width(Caption caption, Look look, boolean briefly) {
        double type = TYPE * look.scale();
        double name = Type.width(briefly ? caption.brief() : caption.name(), type, true);
        double size = briefly || caption.size().isEmpty() ? 0 : Type.width("  " + caption.size(), type, false);
        return ChannelPlan.MARGIN + name + size;
    }

    @Override
    public String title() {
        return words.title();
    }

    @Override
    public String description() {
        return scene.sentence().spoken();
    }

    @Override
    public ChannelFigure withCard(double least) {
        return new ChannelFigure(scene, words, least);
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
        double top = AIR * 0.75;
        double caption = CAPTION * look.scale();
        var plan = ChannelPlan.of(
                scene,
                width - 2 * AIR,
                height - AIR - cardHeight - ABOVE_CARD - top,
                caption,
                words.widths(look, false),
                words.widths(look, true),
                look.scale());
        new Placing(painter, look, plan, AIR, top, caption).paint();
        painter.begin("sum", scene.sentence().caption());
        sentence.paint(painter, look.palette(), AIR, height - AIR - cardHeight, width - 2 * AIR, cardHeight);
        painter.end();
    }

    /// Paints at the plan's places.
    private final class Placing {
        private final Painter painter;
        private final Look look;
        private final ChannelPlan plan;
        private final double left;
        private final double top;
        private final double caption;

        Placing(Painter painter, Look look, ChannelPlan plan, double left, double top, double caption) {
            this.painter = painter;
            this.look = look;
            this.plan = plan;
            this.left = left;
            this.top = top;
            this.caption = caption;
        }

        void paint() {
            for (int c = 0; c < scene.planes().size(); c++) {
                var plane = scene.planes().get(c);
                var column = plan.channels().get(c);
                grid(words.fields().get(c), plane.field(), column.field());
                if (plane.seen().isEmpty()) {
                    plain(words.unseen(), column.kernel());
                    continue;
                }
                var seen = plane.seen().get();
                grid(words.kernels().get(c), seen.kernel(), column.kernel());
                grid(words.partials().get(c), seen.partial(), column.partial());
                if (seen.mixing().isPresent()) {
                    grid(
                            words.mixings().get(c),
                            seen.mixing().get(),
                            column.mixing().orElseThrow());
                }
            }
            scene.bias().ifPresent(b -> grid(words.bias(), b, plan.bias().orElseThrow()));
            plan.pluses().forEach(p -> sign("+", p));
            sign("=", plan.equals());
            grid(words.output(), scene.output(), plan.output());
            for (int f = 0; f < plan.stack().size(); f++) {
                grid(words.stack().get(f), scene.stack().get(f), plan.stack().get(f));
            }
            flights();
        }

        private void grid(Caption words, GridModel grid, Spot spot) {
            double x = Math.rint(left + spot.x());
            double y = Math.rint(top + spot.y());
            String name = plan.brief() ? words.brief() : words.name();
            painter.begin(
                    words.id(),
                    words.name()
                            + (words.size().isEmpty() ? "" : " " + words.size().strip()));
            var runs = new ArrayList<Run>();
            runs.add(new Run(name, ink(words, look.palette()), true, 1));
            if (!plan.brief() && !words.size().isEmpty()) {
                runs.add(new Run("  " + words.size(), look.palette().muted(), false, 1));
            }
            painter.runs(runs, x + ChannelPlan.MARGIN, y + caption / 2, TYPE * look.scale());
            GridPainter.draw(
                    painter,
                    grid,
                    look.palette(),
                    spot.cell(),
                    x + ChannelPlan.MARGIN,
                    y + caption + ChannelPlan.MARGIN);
            painter.end();
        }

        private void plain(String text, Spot spot) {
            painter.text(
                    text,
                    Math.rint(left + spot.x()) + ChannelPlan.MARGIN,
                    Math.rint(top + spot.y()) + caption / 2,
                    Anchor.START,
                    TYPE * look.scale() * 0.93,
                    false,
                    look.palette().muted(),
                    1);
        }

        private void sign(String sign, ChannelPlan.Point at) {
            painter.text(
                    sign,
                    Math.rint(left + at.x()),
                    Math.rint(top + at.y()),
                    Anchor.MIDDLE,
                    SIGN * look.scale(),
                    false,
                    look.palette().muted(),
                    1);
        }

        private void flights() {
            for (var flight : scene.flights()) {
                boolean single = flight.channel() < 0;
                var from = single
                        ? plan.bias().orElseThrow()
                        : plan.channels().get(flight.channel()).partial();
                GridPainter.flying(
                        painter,
                        flight.text(),
                        look.palette(),
                        plan.output().cell(),
                        centre(from, single ? 0 : flight.row(), single ? 0 : flight.column()),
                        centre(plan.output(), flight.row(), flight.column()),
                        flight.along());
            }
        }

        private double[] centre(Spot spot, int row, int column) {
            double pitch = GridPainter.pitch(spot.cell());
            return new double[] {
                Math.rint(left + spot.x()) + ChannelPlan.MARGIN + column * pitch + spot.cell() / 2,
                Math.rint(top + spot.y()) + caption + ChannelPlan.MARGIN + row * pitch + spot.cell() / 2
            };
        }
    }

    private static Color ink(Caption caption, Palette palette) {
        return switch (caption.role()) {
            case PLAIN -> palette.ink();
            case INPUT -> palette.inputInk();
            case KERNEL -> palette.kernelInk();
            case OUTPUT -> palette.outputInk();
        };
    }

    @Override
    public Dimensions natural(Look look) {
        double k = look.scale();
        double[] grids;
        double cell = 40 * k;
        do {
            grids = ChannelPlan.needed(scene, cell, CAPTION * k, words.widths(look, false), k);
            cell--;
        } while (cell > 4 && (grids[0] + 2 * AIR > Dimensions.MOST_WIDTH || grids[1] > Dimensions.MOST_HEIGHT * 0.75));
        double width = Math.clamp(grids[0] + 2 * AIR, Dimensions.LEAST_WIDTH * k, Dimensions.MOST_WIDTH);
        double card = cardHeight(look, width, Dimensions.MOST_HEIGHT);
        double height = Math.min(Dimensions.MOST_HEIGHT, 2 * AIR + grids[1] + ABOVE_CARD + card);
        return new Dimensions((int) Math.ceil(width / 2) * 2, (int) Math.ceil(height / 2) * 2);
    }
}
