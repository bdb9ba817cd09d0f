package convarium.app.explorer;

import convarium.app.l10n.Texts;
import java.util.List;

/// What a window of brightness looks like, told from its values alone.
public sealed interface WindowLook {

    /// Brightness is about the same everywhere.
    record Flat() implements WindowLook {}

    /// Brightness rises a little towards one side.
    record Slope(Place bright) implements WindowLook {}

    /// Bright at one side, dark at the other.
    record Edge(Place bright) implements WindowLook {}

    /// A line through the window, brighter or darker than both its sides.
    record Line(boolean bright, boolean upright) implements WindowLook {}

    /// One cell differs from all others, in the middle.
    record Spot(boolean bright) implements WindowLook {}

    /// One corner differs from the rest.
    record Corner(boolean bright, Place place) implements WindowLook {}

    /// Bright and dark mixed.
    ///
    /// @param fine whether they differ little
    record Texture(boolean fine) implements WindowLook {}

    /// Too few values to look like anything.
    record Nothing() implements WindowLook {}

    /// A side or corner of the window.
    enum Place {
        /// Columns of high number.
        RIGHT("picture.place.right", 1, 0),
        /// Columns and rows of high number.
        BOTTOM_RIGHT("picture.place.bottomRight", 1, 1),
        /// Rows of high number.
        BOTTOM("picture.place.bottom", 0, 1),
        /// Columns of low and rows of high number.
        BOTTOM_LEFT("picture.place.bottomLeft", -1, 1),
        /// Columns of low number.
        LEFT("picture.place.left", -1, 0),
        /// Columns and rows of low number.
        TOP_LEFT("picture.place.topLeft", -1, -1),
        /// Rows of low number.
        TOP("picture.place.top", 0, -1),
        /// Columns of high and rows of low number.
        TOP_RIGHT("picture.place.topRight", 1, -1);

        private static final List<Place> CLOCKWISE =
                List.of(RIGHT, BOTTOM_RIGHT, BOTTOM, BOTTOM_LEFT, LEFT, TOP_LEFT, TOP, TOP_RIGHT);

        private final String key;
        private final int x;
        private final int y;

        Place(String key, int x, int y) {
            this.key = key;
            this.x = x;
            this.y = y;
        }

        /// The place in words, as they stand in a sentence: `on the right`.
        public String words() {
            return Texts.text(key);
        }

        /// The place over the middle from this one.
        public Place opposite() {
            return towards(-x, -y);
        }

        /// Where a step of so many columns and rows goes, to the nearest eighth of a turn.
        static Place towards(double columns, double rows) {
            int eighth = (int) Math.round(Math.atan2(rows, columns) / (Math.PI / 4));
            return CLOCKWISE.get(Math.floorMod(eighth, 8));
        }

        /// The cell at this corner of a window.
        float corner(float[][] window) {
            return window[y < 0 ? 0 : window.length - 1][x < 0 ? 0 : window[0].length - 1];
        }
    }

    /// What these values look like, row by row.
    static WindowLook of(float[][] window) {
        return new WindowShape(window).look();
    }

    /// The look in a sentence; empty for [Nothing].
    default String sentence() {
        return switch (this) {
            case Flat flat -> Texts.text("picture.look.flat");
            case Slope slope ->
                Texts.text(
                        "picture.look.slope",
                        slope.bright().words(),
                        slope.bright().opposite().words());
            case Edge edge -> edgeSentence(edge.bright());
            case Line line ->
                line.upright()
                        ? Texts.text(line.bright() ? "picture.look.line.upright" : "picture.look.darkLine.upright")
                        : Texts.text(line.bright() ? "picture.look.line.level" : "picture.look.darkLine.level");
            case Spot spot -> Texts.text(spot.bright() ? "picture.look.spot" : "picture.look.darkSpot");
            case Corner corner ->
                Texts.text(
                        corner.bright() ? "picture.look.corner" : "picture.look.darkCorner",
                        corner.place().words());
            case Texture texture -> Texts.text(texture.fine() ? "picture.look.fine" : "picture.look.texture");
            case Nothing nothing -> "";
        };
    }

    private static String edgeSentence(Place bright) {
        var dark = bright.opposite();
        return switch (bright) {
            case RIGHT -> Texts.text("picture.look.rising", dark.words(), bright.words());
            case BOTTOM -> Texts.text("picture.look.rising", dark.words(), bright.words());
            case LEFT -> Texts.text("picture.look.falling", bright.words(), dark.words());
            case TOP -> Texts.text("picture.look.falling", bright.words(), dark.words());
            case TOP_LEFT, TOP_RIGHT, BOTTOM_LEFT, BOTTOM_RIGHT ->
                Texts.text("picture.look.slanted", bright.words(), dark.words());
        };
    }
}
