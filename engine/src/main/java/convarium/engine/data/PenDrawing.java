package convarium.engine.data;

import java.util.ArrayList;
import java.util.List;

/// What has been drawn on a pad with a round pen, stroke by stroke.
///
/// Places are in parts of the pad: 0 is its left or upper edge, 1 its right or lower one.
///
/// @param strokes in the order in which they were drawn
public record PenDrawing(List<Stroke> strokes) {
    /// Nothing drawn yet.
    public static final PenDrawing EMPTY = new PenDrawing(List.of());

    public PenDrawing {
        strokes = List.copyOf(strokes);
    }

    /// Where the pen was.
    public record Spot(double x, double y) {}

    /// The pen's way from where it touched the pad to where it was lifted.
    ///
    /// @param width of the pen, in parts of the pad
    /// @param spots at least one
    public record Stroke(double width, List<Spot> spots) {
        /// @throws IllegalArgumentException if there is no spot or the pen has no width
        public Stroke {
            spots = List.copyOf(spots);
            if (spots.isEmpty() || !(width > 0)) {
                throw new IllegalArgumentException(
                        "a stroke needs a spot and a width above 0, found " + spots.size() + " and " + width);
            }
        }

        /// The same, and on to another spot.
        public Stroke to(Spot spot) {
            var longer = new ArrayList<>(spots);
            longer.add(spot);
            return new Stroke(width, longer);
        }
    }

    /// Whether nothing is drawn.
    public boolean isEmpty() {
        return strokes.isEmpty();
    }

    /// The same and one stroke more.
    public PenDrawing with(Stroke stroke) {
        var more = new ArrayList<>(strokes);
        more.add(stroke);
        return new PenDrawing(more);
    }

    /// The same without the last stroke; the same if there is none.
    public PenDrawing undone() {
        return isEmpty() ? this : new PenDrawing(strokes.subList(0, strokes.size() - 1));
    }

    /// The drawing as a grey picture with soft edges: 1 where the pen was, 0 elsewhere.
    ///
    /// @param size its height and width
    public float[] raster(int size) {
        var raster = new PenRaster(size);
        for (var stroke : strokes) {
            var from = stroke.spots().getFirst();
            for (var to : stroke.spots()) {
                raster.line(size * from.x(), size * from.y(), size * to.x(), size * to.y(), size * stroke.width(), 1);
                from = to;
            }
        }
        float[] values = new float[size * size];
        for (int i = 0; i < values.length; i++) {
            values[i] = raster.value(i);
        }
        return values;
    }
}
