package convarium.app.explorer;

import convarium.app.explorer.Focus.Part;
import convarium.app.render.GridModel;
import convarium.app.render.Slab;
import convarium.engine.arithmetic.Derivation.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// The stacks of a moment as they are seen from one side: input channels, the filter's kernels, what comes of each
/// channel, and the outputs, each a stack of plates one behind the other, the first in front.
///
/// @param stacks from left to right
/// @param signs what stands between them
/// @param others the filters that are not looked at, small
record ChannelDepth(List<Stack> stacks, List<Sign> signs, List<Stack> others) {
    /// From one plate to the next, in cells.
    private static final double APART = 3.6;
    private static final double MOST_CELL = 52;
    private static final double LEAST_CELL = 3;
    private static final double BETWEEN = 46;
    private static final double LONG_SIGN = 22;
    private static final double SMALL = 0.42;
    private static final double OTHERS_GAP = 30;

    ChannelDepth {
        stacks = List.copyOf(stacks);
        signs = List.copyOf(signs);
        others = List.copyOf(others);
    }

    /// What a stack shows.
    enum Kind {
        /// The input channels.
        INPUT,
        /// The kernels of a filter.
        KERNEL,
        /// What comes of each channel.
        PARTIAL,
        /// What the 1 × 1 step of a pair weighs each channel with.
        MIXING,
        /// The bias.
        BIAS,
        /// The outputs of all filters.
        OUTPUT;

        Role role() {
            return switch (this) {
                case INPUT -> Role.INPUT;
                case KERNEL, MIXING, BIAS -> Role.KERNEL;
                case PARTIAL, OUTPUT -> Role.OUTPUT;
            };
        }

        private Optional<Part> part() {
            return switch (this) {
                case INPUT -> Optional.of(Part.INPUT);
                case KERNEL -> Optional.of(Part.KERNEL);
                case PARTIAL -> Optional.of(Part.PARTIAL);
                case MIXING -> Optional.of(Part.MIXING);
                case BIAS, OUTPUT -> Optional.empty();
            };
        }
    }

    /// A grid of a stack.
    ///
    /// @param index the channel, or of outputs the filter, from 0
    /// @param depth how many plates lie before it
    record Plate(int index, int depth, GridModel grid, Slab slab) {}

    /// Plates one behind the other.
    ///
    /// @param index of a filter that is not looked at, from 0; else 0
    /// @param x of the left edge of what is seen of it
    /// @param y of the top edge
    record Stack(Kind kind, int index, List<Plate> plates, double x, double y, double width, double height) {

        private Stack moved(double right, double down) {
            var moved = plates.stream()
                    .map(p -> new Plate(p.index(), p.depth(), p.grid(), p.slab().moved(right, down)))
                    .toList();
            return new Stack(kind, index, moved, x + right, y + down, width, height);
        }

        /// The plate of an index.
        Optional<Plate> plate(int ofIndex) {
            return plates.stream().filter(p -> p.index() == ofIndex).findFirst();
        }

        /// From the last plate to the first: each may hide what lies behind it.
        List<Plate> backToFront() {
            return plates.stream()
                    .sorted(Comparator.comparingInt(Plate::depth).reversed())
                    .toList();
        }
    }

    /// A sign and its middle.
    record Sign(String text, double x, double y) {}

    /// What is under a point.
    ///
    /// @param focus what is looked at there
    /// @param filter the filter whose output or kernels lie there, if it is another
    record Hit(Focus focus, OptionalInt filter) {}

    /// The stack of a kind.
    Optional<Stack> stack(Kind kind) {
        return stacks.stream().filter(s -> s.kind() == kind).findFirst();
    }

    /// How the axes of a plate are seen, each for one cell.
    private record View(double acrossX, double acrossY, double downY, double backX, double backY) {

        static View of(ChannelTurn turn) {
            double yaw = Math.toRadians(turn.yaw());
            double pitch = Math.toRadians(turn.pitch());
            return new View(
                    Math.cos(yaw),
                    Math.sin(yaw) * Math.sin(pitch),
                    Math.cos(pitch),
                    Math.sin(yaw) * APART,
                    -Math.cos(yaw) * Math.sin(pitch) * APART);
        }

        Slab slab(double x, double y, int depth, double cell) {
            return new Slab(
                    x + depth * backX * cell,
                    y + depth * backY * cell,
                    acrossX * cell,
                    acrossY * cell,
                    0,
                    downY * cell);
        }
    }

    /// A grid before it has its place.
    private record Sheet(int index, int depth, GridModel grid) {}

    private record Draft(Kind kind, int index, List<Sheet> sheets, double scale) {

        /// Left, top, right and bottom of what is seen, for cells of size 1.
        double[] bounds(View view) {
            double[] b = {
                Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY
            };
            for (var sheet : sheets) {
                double[] corners = view.slab(0, 0, sheet.depth(), scale)
                        .corners(0, 0, sheet.grid().rows(), sheet.grid().columns());
                for (int i = 0; i < corners.length; i += 2) {
                    b[0] = Math.min(b[0], corners[i]);
                    b[1] = Math.min(b[1], corners[i + 1]);
                    b[2] = Math.max(b[2], corners[i]);
                    b[3] = Math.max(b[3], corners[i + 1]);
                }
            }
            return b;
        }

        Stack placed(View view, double cell, double x, double y) {
            double[] b = bounds(view);
            var plates = new ArrayList<Plate>();
            for (var sheet : sheets) {
                var slab = view.slab(x - b[0] * cell, y - b[1] * cell, sheet.depth(), cell * scale);
                plates.add(new Plate(sheet.index(), sheet.depth(), sheet.grid(), slab));
            }
            return new Stack(kind, index, plates, x, y, (b[2] - b[0]) * cell, (b[3] - b[1]) * cell);
        }
    }

    /// Places the stacks of a moment in a space.
    ///
    /// @param kernels of every filter, for the channels that it sees; of a pair none
    /// @param caption the room above a stack for its name
    /// @param scale of the look
    static ChannelDepth of(
            ChannelScene scene,
            ChannelSettings settings,
            List<List<GridModel>> kernels,
            ChannelTurn turn,
            double width,
            double height,
            double caption,
            double scale) {
        var view = View.of(turn);
        var drafts = drafts(scene, settings);
        var others = others(settings, kernels);
        double wide = 0;
        double tall = 0;
        double below = 0;
        double belowWide = 0;
        for (var draft : drafts) {
            double[] b = draft.bounds(view);
            wide += b[2] - b[0];
            tall = Math.max(tall, b[3] - b[1]);
        }
        for (var other : others) {
            double[] b = other.bounds(view);
            below = Math.max(below, b[3] - b[1]);
            belowWide += b[2] - b[0];
        }
        double between = BETWEEN * scale;
        // before the bias stands a longer sign
        double more = scene.bias().isPresent() ? LONG_SIGN * scale : 0;
        double gaps = (drafts.size() - 1) * between + more;
        double under = others.isEmpty() ? 0 : caption + OTHERS_GAP * scale;
        double cell = Math.min((width - gaps) / wide, (height - caption - under) / (tall + below));
        cell = Math.clamp(Math.floor(cell * 2) / 2, LEAST_CELL, MOST_CELL * scale);
        double x = Math.max(0, (width - gaps - wide * cell) / 2);
        double used = caption + tall * cell + under + below * cell;
        double top = Math.max(0, (height - used) / 2) + caption;
        var stacks = new ArrayList<Stack>();
        var signs = new ArrayList<Sign>();
        double middle = top + tall * cell / 2;
        for (int i = 0; i < drafts.size(); i++) {
            double[] b = drafts.get(i).bounds(view);
            var stack = drafts.get(i).placed(view, cell, x, middle - (b[3] - b[1]) * cell / 2);
            stacks.add(stack);
            if (i < drafts.size() - 1) {
                var next = drafts.get(i + 1).kind();
                double room = between + (next == Kind.BIAS ? more : 0);
                signs.add(new Sign(sign(drafts.get(i).kind(), next), x + stack.width() + room / 2, middle));
                x += stack.width() + room;
            }
        }
        double otherGap = 18 * scale;
        double row = belowWide * cell + (others.size() - 1) * otherGap;
        double start = stacks.get(1).x() + stacks.get(1).width() / 2 - row / 2;
        var small = new ArrayList<Stack>();
        double otherX = Math.clamp(start, 0, Math.max(0, width - row));
        double otherY = top + tall * cell + under;
        for (var other : others) {
            var stack = other.placed(view, cell, otherX, otherY);
            small.add(stack);
            otherX += stack.width() + otherGap;
        }
        return new ChannelDepth(stacks, signs, small);
    }

    /// The same elsewhere.
    ChannelDepth moved(double right, double down) {
        return new ChannelDepth(
                stacks.stream().map(s -> s.moved(right, down)).toList(),
                signs.stream()
                        .map(s -> new Sign(s.text(), s.x() + right, s.y() + down))
                        .toList(),
                others.stream().map(s -> s.moved(right, down)).toList());
    }

    private static String sign(Kind left, Kind right) {
        return switch (right) {
            case KERNEL -> "∗";
            case PARTIAL -> "→";
            case MIXING -> "·";
            case BIAS -> "Σ +";
            case OUTPUT -> left == Kind.BIAS ? "=" : "Σ";
            case INPUT -> "";
        };
    }

    private static List<Draft> drafts(ChannelScene scene, ChannelSettings settings) {
        var fields = new ArrayList<Sheet>();
        var kernels = new ArrayList<Sheet>();
        var partials = new ArrayList<Sheet>();
        var mixings = new ArrayList<Sheet>();
        for (int c = 0; c < scene.planes().size(); c++) {
            int channel = c;
            var plane = scene.planes().get(c);
            fields.add(new Sheet(c, c, plane.field()));
            plane.seen().ifPresent(seen -> {
                kernels.add(new Sheet(channel, channel, seen.kernel()));
                partials.add(new Sheet(channel, channel, seen.partial()));
                seen.mixing().ifPresent(mixing -> mixings.add(new Sheet(channel, channel, mixing)));
            });
        }
        var drafts = new ArrayList<Draft>();
        drafts.add(new Draft(Kind.INPUT, 0, fields, 1));
        drafts.add(new Draft(Kind.KERNEL, 0, kernels, 1));
        drafts.add(new Draft(Kind.PARTIAL, 0, partials, 1));
        if (!mixings.isEmpty()) {
            drafts.add(new Draft(Kind.MIXING, 0, mixings, 1));
        }
        scene.bias().ifPresent(b -> drafts.add(new Draft(Kind.BIAS, 0, List.of(new Sheet(0, 0, b)), 1)));
        drafts.add(new Draft(Kind.OUTPUT, 0, outputs(scene, settings), 1));
        return drafts;
    }

    /// The output looked at in front, the others behind it in order.
    private static List<Sheet> outputs(ChannelScene scene, ChannelSettings settings) {
        var sheets = new ArrayList<Sheet>();
        sheets.add(new Sheet(settings.filter(), 0, scene.output()));
        for (int f = 0; f < scene.stack().size(); f++) {
            if (f != settings.filter()) {
                sheets.add(new Sheet(f, sheets.size(), scene.stack().get(f)));
            }
        }
        return sheets;
    }

    private static List<Draft> others(ChannelSettings settings, List<List<GridModel>> kernels) {
        var others = new ArrayList<Draft>();
        for (int f = 0; f < kernels.size(); f++) {
            if (f != settings.filter()) {
                var sheets = new ArrayList<Sheet>();
                for (var kernel : kernels.get(f)) {
                    sheets.add(new Sheet(sheets.size(), sheets.size(), kernel));
                }
                others.add(new Draft(Kind.KERNEL, f, sheets, SMALL));
            }
        }
        return others;
    }

    /// What is seen at a point.
    ///
    /// @param explored gives the field's cells their meaning
    Hit at(double x, double y, ChannelSettings settings, Explored explored) {
        for (var stack : stacks) {
            for (var plate : stack.backToFront().reversed()) {
                int row = (int) Math.floor(plate.slab().rowAt(x, y));
                int column = (int) Math.floor(plate.slab().columnAt(x, y));
                var grid = plate.grid();
                if (row >= 0 && column >= 0 && row < grid.rows() && column < grid.columns()) {
                    return hit(stack.kind(), plate.index(), row, column, settings, explored);
                }
            }
        }
        for (var other : others) {
            boolean inside =
                    x >= other.x() && y >= other.y() && x < other.x() + other.width() && y < other.y() + other.height();
            if (inside) {
                return new Hit(Focus.NOTHING, OptionalInt.of(other.index()));
            }
        }
        return new Hit(Focus.NOTHING, OptionalInt.empty());
    }

    private static Hit hit(Kind kind, int index, int row, int column, ChannelSettings settings, Explored explored) {
        if (kind == Kind.OUTPUT) {
            return index == settings.filter()
                    ? new Hit(new Focus.Output(row, column), OptionalInt.empty())
                    : new Hit(Focus.NOTHING, OptionalInt.of(index));
        }
        if (kind == Kind.INPUT) {
            return new Hit(ChannelPlaces.input(explored, index, row, column), OptionalInt.empty());
        }
        return new Hit(
                kind.part()
                        .<Focus>map(p -> new Focus.Plane(p, index, row, column))
                        .orElse(Focus.NOTHING),
                OptionalInt.empty());
    }
}
