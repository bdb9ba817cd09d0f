package convarium.app.field;

import convarium.app.render.Dimensions;
import convarium.engine.arithmetic.Axis;
import convarium.engine.trace.FieldChain;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where the maps of a chain lie side by side: the input at the left, each unit as large as the stride of
/// its field and at the height of the place in the input that it looks at.
///
/// @param maps one for each depth
/// @param width how wide all of them are
/// @param height how high, captions not counted
record MapsPlan(List<Place> maps, double width, double height) {
    private static final double LEAST_GAP = 28;
    private static final double MOST_GAP = 84;
    private static final double LEAST_SLOT = 56;
    private static final double MOST_CELL = 26;
    private static final int ROUNDS = 4;
    /// Padding is drawn so far out, in parts of the map.
    private static final double MOST_OVERHANG = 0.3;

    MapsPlan {
        maps = List.copyOf(maps);
    }

    /// Where a map lies.
    ///
    /// @param x of its first column
    /// @param y of its first row
    /// @param cellWidth from one column to the next
    /// @param cellHeight from one row to the next
    /// @param left where what is drawn of its padding begins; the captions begin here
    /// @param right where it ends
    /// @param top where it begins
    /// @param bottom where it ends
    record Place(
            int rows,
            int columns,
            double x,
            double y,
            double cellWidth,
            double cellHeight,
            double left,
            double right,
            double top,
            double bottom) {

        /// The left edge of a column, which may lie in the padding or beyond what is drawn of it.
        double x(double column) {
            return Math.clamp(x + column * cellWidth, left, right);
        }

        /// The top edge of a row, which may lie in the padding or beyond what is drawn of it.
        double y(double row) {
            return Math.clamp(y + row * cellHeight, top, bottom);
        }

        /// The unit at a point of the drawing, if there is one.
        Optional<int[]> at(double px, double py) {
            int row = (int) Math.floor((py - y) / cellHeight);
            int column = (int) Math.floor((px - x) / cellWidth);
            return row >= 0 && column >= 0 && row < rows && column < columns
                    ? Optional.of(new int[] {row, column})
                    : Optional.empty();
        }
    }

    /// A map in input cells, before it is known how large they are.
    private record Extent(double first, double last, double low, double high) {

        double size() {
            return high - low;
        }

        static Extent of(FieldChain chain, int depth, Axis axis) {
            int units = axis == Axis.HEIGHT
                    ? chain.map(depth).size(1)
                    : chain.map(depth).size(2);
            double each = chain.field(depth, axis).stride();
            double first = chain.centre(depth, axis, 0) + 0.5 - each / 2;
            double last = first + units * each;
            int deepest = chain.depth();
            var map = chain.map(deepest);
            var begin = chain.unit(deepest, 0, 0).maps().get(depth).along(axis);
            var end = chain.unit(deepest, map.size(1) - 1, map.size(2) - 1)
                    .maps()
                    .get(depth)
                    .along(axis);
            double most = MOST_OVERHANG * units;
            double before = Math.clamp((double) -begin.first(), 0, most) * each;
            double after = Math.clamp(end.last() - units + 1.0, 0, most) * each;
            return new Extent(first, last, first - before, last + after);
        }
    }

    /// The plan for a room.
    ///
    /// @param scale how much larger than usual type is
    static MapsPlan of(FieldChain chain, double width, double height, double scale) {
        int maps = chain.depth() + 1;
        var across = new ArrayList<Extent>();
        var down = new ArrayList<Extent>();
        for (int depth = 0; depth < maps; depth++) {
            across.add(Extent.of(chain, depth, Axis.WIDTH));
            down.add(Extent.of(chain, depth, Axis.HEIGHT));
        }
        double top = down.stream().mapToDouble(Extent::low).min().orElse(0);
        double bottom = down.stream().mapToDouble(Extent::high).max().orElse(1);
        double slot = LEAST_SLOT * scale;
        double room = width - (maps - 1) * LEAST_GAP * scale;
        double cell = Math.min(
                MOST_CELL * scale,
                Math.min(Math.max(1, height) / (bottom - top), cell(across, Math.max(1, room), slot)));
        double used = across.stream()
                .mapToDouble(e -> Math.max(slot, e.size() * cell))
                .sum();
        double gap = maps == 1 ? 0 : Math.clamp((width - used) / (maps - 1), LEAST_GAP * scale / 2, MOST_GAP * scale);
        var places = new ArrayList<Place>();
        double x = 0;
        for (int depth = 0; depth < maps; depth++) {
            var a = across.get(depth);
            var d = down.get(depth);
            var map = chain.map(depth);
            double left = Math.rint(x);
            double first = left + (a.first() - a.low()) * cell;
            double y = (d.first() - top) * cell;
            places.add(new Place(
                    map.size(1),
                    map.size(2),
                    first,
                    y,
                    cell * chain.field(depth, Axis.WIDTH).stride(),
                    cell * chain.field(depth, Axis.HEIGHT).stride(),
                    left,
                    left + a.size() * cell,
                    (d.low() - top) * cell,
                    (d.high() - top) * cell));
            x += Math.max(slot, a.size() * cell) + gap;
        }
        return new MapsPlan(places, x - gap, (bottom - top) * cell);
    }

    /// The pixels of an input cell with which all maps fit, none narrower than its caption.
    private static double cell(List<Extent> across, double room, double slot) {
        double cell = room / across.stream().mapToDouble(Extent::size).sum();
        for (int i = 0; i < ROUNDS; i++) {
            double now = cell;
            double wide = across.stream()
                    .filter(e -> e.size() * now > slot)
                    .mapToDouble(Extent::size)
                    .sum();
            long narrow = across.stream().filter(e -> e.size() * now <= slot).count();
            cell = wide > 0 ? Math.max(1, room - narrow * slot) / wide : cell;
        }
        return cell;
    }

    /// The size of the drawing.
    Dimensions size() {
        return new Dimensions((int) Math.ceil(width), (int) Math.ceil(height));
    }
}
