package convarium.engine.trace;

import convarium.engine.arithmetic.Axis;
import convarium.engine.arithmetic.AxisWindow;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// What one unit of a [FieldChain] sees: in each map from its own back to the input a rectangle, and
/// within it the cells that are really looked at.
///
/// Windows are lattices of rows and columns, so both are products of something along each axis.
///
/// @param depth the unit's own map
/// @param row counted from 0
/// @param column counted from 0
/// @param maps one for each depth, from the input to the unit's own map, where it sees itself
public record UnitField(int depth, int row, int column, List<Seen> maps) {

    public UnitField {
        maps = List.copyOf(maps);
    }

    /// What is seen of one map.
    public record Seen(Reach rows, Reach columns) {

        /// Cells of the rectangle, those in the padding too.
        public long cells() {
            return Math.multiplyExact(rows.size(), columns.size());
        }

        /// Cells of the rectangle that lie outside the map: padding of the next layer or of a later one.
        public long outside() {
            return cells() - (long) rows.inside() * columns.inside();
        }

        /// The part of the rectangle that lies outside the map, from 0 to 1.
        public double outsideShare() {
            return (double) outside() / cells();
        }

        /// Whether a cell of the map, counted from 0, is looked at.
        public boolean has(int row, int column) {
            return rows.cells().contains(row) && columns.cells().contains(column);
        }

        /// Whether dilation or strides leave out cells of the rectangle that lie within the map.
        public boolean hasHoles() {
            return (long) rows.cells().size() * columns.cells().size() < (long) rows.inside() * columns.inside();
        }

        /// What is seen along one axis.
        public Reach along(Axis axis) {
            return switch (axis) {
                case HEIGHT -> rows;
                case WIDTH -> columns;
            };
        }
    }

    /// What is seen of a map along one axis.
    ///
    /// @param first the rectangle's first row or column, counted from 0; negative in the padding
    /// @param last its last one
    /// @param length how many the map has
    /// @param cells those of the map that are looked at, in order; the rest is stepped over, or lies
    /// behind padding
    public record Reach(long first, long last, int length, List<Integer> cells) {

        public Reach {
            cells = List.copyOf(cells);
        }

        /// Rows or columns from the first to the last.
        public long size() {
            return last - first + 1;
        }

        /// How many of the rectangle's lie within the map.
        public int inside() {
            return (int) Math.max(0, Math.min(last, length - 1L) - Math.max(first, 0) + 1);
        }
    }

    static UnitField of(FieldChain chain, int depth, int row, int column) {
        Objects.checkIndex(depth, chain.depth() + 1);
        Objects.checkIndex(row, chain.map(depth).size(1));
        Objects.checkIndex(column, chain.map(depth).size(2));
        var maps = new ArrayList<Seen>();
        var seen = new Seen(
                self(row, chain.map(depth).size(1)),
                self(column, chain.map(depth).size(2)));
        maps.add(seen);
        for (int l = depth; l > 0; l--) {
            var stage = chain.stages().get(l - 1);
            Shape before = stage.input();
            seen = new Seen(
                    back(seen.rows(), stage.height().window(), stage.mode(), before.size(1)),
                    back(seen.columns(), stage.width().window(), stage.mode(), before.size(2)));
            maps.addFirst(seen);
        }
        return new UnitField(depth, row, column, maps);
    }

    private static Reach self(int at, int length) {
        return new Reach(at, at, length, List.of(at));
    }

    /// One layer back: the rectangle grows to where its windows reach; the cells are those under a tap,
    /// padding traced to what it is a copy of.
    private static Reach back(Reach seen, AxisWindow window, PaddingMode mode, int length) {
        var cells = new TreeSet<Integer>();
        for (int unit : seen.cells()) {
            for (int tap = 0; tap < window.kernel(); tap++) {
                int cell = unit * window.stride() + tap * window.dilation() - window.before();
                boolean padded = cell >= -window.before() && cell < length + window.after();
                int source = padded ? mode.source(cell, length) : -1;
                if (source >= 0) {
                    cells.add(source);
                }
            }
        }
        return new Reach(
                seen.first() * window.stride() - window.before(),
                seen.last() * window.stride() - window.before() + window.extent() - 1,
                length,
                List.copyOf(cells));
    }

    /// What is seen of the input.
    public Seen input() {
        return maps.getFirst();
    }

    /// A map of what is seen of the input, row by row: whether each cell is looked at.
    public List<Boolean> inputMask() {
        var seen = input();
        int w = seen.columns().length();
        return IntStream.range(0, seen.rows().length() * w)
                .mapToObj(i -> seen.has(i / w, i % w))
                .toList();
    }
}
