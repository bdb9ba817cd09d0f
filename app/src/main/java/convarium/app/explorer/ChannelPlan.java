package convarium.app.explorer;

import convarium.app.render.GridPainter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where the grids of the channels stand: a column a channel, from its numbers at the top over the kernel to its
/// partial sums at the bottom, which the bottom line adds up to the output. All filters' outputs stand above that.
/// Where the cells would be too small for that, the kernel stands beside the partial sums.
///
/// @param brief whether captions are to be brief
/// @param channels a place for each channel
/// @param pluses the middles of the signs between the partial sums, and before the bias
/// @param equals the middle of the sign before the output
/// @param stack a place for each filter's output; none if there is only one
record ChannelPlan(
        boolean brief,
        List<Column> channels,
        Optional<Spot> bias,
        Spot output,
        List<Point> pluses,
        Point equals,
        List<Spot> stack) {

    /// Room around a grid's cells.
    static final double MARGIN = 4;

    private static final double MOST_CELL = 64;
    private static final double LEAST_CELL = 3;
    private static final double LEAST_GAP = 12;
    private static final double MOST_GAP = 64;
    private static final double LEAST_LINE_GAP = 6;
    private static final double MOST_LINE_GAP = 26;
    private static final double LEAST_SIGN = 30;
    private static final double BEFORE_MAP = 16;
    private static final double LEAST_STACKED = 13;
    private static final double STACK_GAP = 14;
    /// Cells at least as large can be read from the last row.
    private static final double LEAST_READ = 20;
    /// Between a kernel and the partial sums beside it.
    private static final double BESIDE = 12;

    ChannelPlan {
        channels = List.copyOf(channels);
        pluses = List.copyOf(pluses);
        stack = List.copyOf(stack);
    }

    /// Where a grid with its caption begins, and how large its cells are.
    record Spot(double x, double y, double cell) {}

    /// A middle.
    record Point(double x, double y) {}

    /// Where a channel's grids stand.
    record Column(Spot field, Spot kernel, Spot partial, Optional<Spot> mixing) {}

    /// How wide captions are.
    ///
    /// @param field the widest over a channel's numbers
    /// @param kernel the widest over a channel's kernel
    /// @param partial the widest over what comes of a channel
    /// @param mixing over what the 1 × 1 step weighs it with
    /// @param output over the output
    /// @param stacked the widest over an output of the stack
    /// @param bias over the bias
    record Captions(
            double field, double kernel, double partial, double mixing, double output, double stacked, double bias) {}

    /// Plans for a space.
    ///
    /// @param caption the height of a caption
    /// @param scale of the look
    static ChannelPlan of(
            ChannelScene scene,
            double width,
            double height,
            double caption,
            Captions whole,
            Captions brief,
            double scale) {
        var planner = new Planner(scene, width, height, caption, whole, scale, false);
        var shorter = new Planner(scene, width, height, caption, brief, scale, false);
        var wide = new Planner(scene, width, height, caption, brief, scale, true);
        double cell = Math.max(planner.cell(), shorter.cell());
        if (cell < LEAST_READ * scale && wide.isPossible() && wide.cell() > cell) {
            return wide.plan(true);
        }
        return planner.cell() < shorter.cell() ? shorter.plan(true) : planner.plan(false);
    }

    /// How wide and high the grids with their captions are with cells of a size.
    static double[] needed(ChannelScene scene, double cell, double caption, Captions captions, double scale) {
        var planner = new Planner(scene, 0, 0, caption, captions, scale, false);
        return new double[] {planner.width(cell) + 40, planner.height(cell) + 24};
    }

    /// What the plan is made from.
    private record Planner(
            ChannelScene scene,
            double width,
            double height,
            double caption,
            Captions captions,
            double scale,
            boolean beside) {

        /// What weighs a channel's partial sums stands there too, so that there is no place for the kernel.
        private boolean isPossible() {
            return !mixes();
        }

        private int n() {
            return scene.planes().size();
        }

        private int fieldRows() {
            return scene.planes().getFirst().field().rows();
        }

        private int fieldColumns() {
            return scene.planes().getFirst().field().columns();
        }

        private ChannelScene.Seen seen() {
            return scene.planes().stream()
                    .flatMap(p -> p.seen().stream())
                    .findFirst()
                    .orElseThrow();
        }

        private boolean mixes() {
            return seen().mixing().isPresent();
        }

        private double kernelWidth(double cell) {
            return Math.max(
                    captions.kernel(), GridPainter.length(seen().kernel().columns(), cell) + 2 * MARGIN);
        }

        private double beforeMap(double cell) {
            if (beside) {
                return kernelWidth(cell) + BESIDE * scale;
            }
            return mixes() ? Math.max(mixingCell(cell) + 2 * MARGIN, captions.mixing()) + BEFORE_MAP * scale : 0;
        }

        private double mixingCell(double cell) {
            return Math.max(cell, Math.rint(18 * scale));
        }

        private double mapWidth(double cell) {
            return GridPainter.length(scene.output().columns(), cell) + 2 * MARGIN;
        }

        private double slot(double cell) {
            double field = Math.max(captions.field(), GridPainter.length(fieldColumns(), cell) + 2 * MARGIN);
            double above = beside ? field : Math.max(field, kernelWidth(cell));
            double below = beforeMap(cell) + Math.max(mapWidth(cell), captions.partial());
            return Math.max(above, below);
        }

        /// At least so much lies between two channels: the sign between their maps has room.
        private double leastGap(double cell) {
            double beside = slot(cell) - beforeMap(cell) - mapWidth(cell);
            return Math.max(LEAST_GAP, LEAST_SIGN - beside) * scale;
        }

        private double right(double cell) {
            int filters = scene.stack().size();
            double map = GridPainter.length(scene.output().columns(), Math.min(cell, LEAST_STACKED)) + 2 * MARGIN;
            double one = Math.max(captions.stacked(), map);
            double stack = filters == 1 ? 0 : filters == 2 ? one : 2 * one + STACK_GAP;
            return Math.max(Math.max(mapWidth(cell), captions.output()), stack);
        }

        private double biasWidth(double cell) {
            return scene.bias().isPresent() ? Math.max(mixingCell(cell) + 2 * MARGIN, captions.bias()) : 0;
        }

        private double width(double cell) {
            double gaps = (n() - 1 + (scene.bias().isPresent() ? 1 : 0)) * leastGap(cell);
            return n() * slot(cell) + gaps + biasWidth(cell) + LEAST_SIGN * scale + right(cell);
        }

        private double lines(double cell) {
            double kernel = GridPainter.length(seen().kernel().rows(), cell);
            double output = GridPainter.length(scene.output().rows(), cell);
            double below = beside ? Math.max(kernel, output) : kernel + output;
            return (gaps() + 1) * (caption + 2 * MARGIN) + GridPainter.length(fieldRows(), cell) + below;
        }

        /// Between how many lines of grids there is a gap.
        private int gaps() {
            return beside ? 1 : 2;
        }

        private double height(double cell) {
            return lines(cell) + gaps() * LEAST_LINE_GAP;
        }

        double cell() {
            double cell = MOST_CELL * scale;
            while (cell > LEAST_CELL && (width(cell) > width || height(cell) > height)) {
                cell--;
            }
            return cell;
        }

        ChannelPlan plan(boolean brief) {
            double cell = cell();
            double slot = slot(cell);
            double free = Math.max(0, width - width(cell));
            int gaps = n() + (scene.bias().isPresent() ? 1 : 0);
            double gap = Math.max(leastGap(cell), Math.min(MOST_GAP * scale, leastGap(cell) + free / (gaps + 2)));
            double sign = Math.max(LEAST_SIGN * scale, gap);
            double used = n() * slot + (gaps - 1) * gap + biasWidth(cell) + sign + right(cell);
            double left = Math.max(0, width - used) / 2;
            double lineGap = Math.clamp((height - lines(cell)) / (gaps() + 1), LEAST_LINE_GAP, MOST_LINE_GAP * scale);
            double tall = lines(cell) + gaps() * lineGap;
            double top = Math.max(0, Math.min((height - tall) / 2, 24));
            double kernelTop = top + caption + 2 * MARGIN + GridPainter.length(fieldRows(), cell) + lineGap;
            double kernelHeight =
                    caption + 2 * MARGIN + GridPainter.length(seen().kernel().rows(), cell) + lineGap;
            double mapTop = kernelTop + (beside ? 0 : kernelHeight);
            double middle = mapTop
                    + caption
                    + MARGIN
                    + GridPainter.length(scene.output().rows(), cell) / 2;
            double mapWidth = mapWidth(cell);
            double single = middle - mixingCell(cell) / 2 - MARGIN - caption;
            var columns = new ArrayList<Column>();
            var pluses = new ArrayList<Point>();
            double end = 0;
            boolean any = false;
            for (int c = 0; c < n(); c++) {
                double x = left + c * (slot + gap);
                boolean shown = scene.planes().get(c).seen().isPresent();
                if (shown && any) {
                    pluses.add(new Point((end + x) / 2, middle));
                }
                columns.add(new Column(
                        new Spot(x, top, cell),
                        new Spot(x, kernelTop, cell),
                        new Spot(x + beforeMap(cell), mapTop, cell),
                        mixes() ? Optional.of(new Spot(x, single, mixingCell(cell))) : Optional.empty()));
                if (shown) {
                    any = true;
                    end = x + beforeMap(cell) + mapWidth;
                }
            }
            double x = left + n() * (slot + gap) - gap;
            Optional<Spot> bias = Optional.empty();
            if (scene.bias().isPresent()) {
                bias = Optional.of(new Spot(x + gap, single, mixingCell(cell)));
                pluses.add(new Point((end + x + gap) / 2, middle));
                x += gap + biasWidth(cell);
                end = x - biasWidth(cell) + mixingCell(cell) + 2 * MARGIN;
            }
            double outputX = x + sign;
            var output = new Spot(outputX, mapTop, cell);
            var room = new Stacked(outputX, top, width - outputX, mapTop - top - lineGap);
            return new ChannelPlan(
                    brief, columns, bias, output, pluses, new Point((end + outputX) / 2, middle), stack(room, cell));
        }

        /// The space above the output.
        private record Stacked(double x, double y, double width, double height) {}

        private List<Spot> stack(Stacked room, double most) {
            int filters = scene.stack().size();
            if (filters == 1) {
                return List.of();
            }
            double best = 0;
            int across = 1;
            for (int a = 1; a <= 2 && a * captions.stacked() + (a - 1) * STACK_GAP <= room.width(); a++) {
                int down = (filters + a - 1) / a;
                double w = (room.width() - (a - 1) * STACK_GAP) / a - 2 * MARGIN;
                double h = (room.height() - (down - 1) * 4) / down - caption - 2 * MARGIN;
                double pitch = Math.min(
                        w / scene.output().columns(), h / scene.output().rows());
                double cell = Math.min(most, Math.floor(pitch - GridPainter.gap(pitch - 1)));
                if (cell > best) {
                    best = cell;
                    across = a;
                }
            }
            double cell = Math.max(LEAST_CELL, best);
            double pitchX = Math.max(mapWidth(cell), captions.stacked()) + STACK_GAP;
            double pitchY = caption + GridPainter.length(scene.output().rows(), cell) + 2 * MARGIN + 4;
            var spots = new ArrayList<Spot>();
            for (int f = 0; f < filters; f++) {
                spots.add(new Spot(room.x() + f % across * pitchX, room.y() + Math.floorDiv(f, across) * pitchY, cell));
            }
            return spots;
        }
    }
}
