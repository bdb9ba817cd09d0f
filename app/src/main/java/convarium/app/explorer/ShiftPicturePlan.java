package convarium.app.explorer;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/// Where the pictures of a shifted picture stand, and the sentence under or beside them: of the ways to
/// arrange them the one in which they become largest.
///
/// @param arrangement which pictures stand where
/// @param width of a picture
/// @param height of a picture
/// @param caption the height of the caption above it
/// @param first where the first column begins
/// @param column from one column to the next
/// @param below from the first row to the second
/// @param foot the height of what lies under the last row
/// @param card where the card with the sentence is
record ShiftPicturePlan(
        Arrangement arrangement,
        double width,
        double height,
        double caption,
        double first,
        double column,
        double below,
        double foot,
        Card card) {
    private static final double CARD_EMS = 20;
    private static final double BETWEEN = 12;
    private static final double ABOVE_CARD = 16;
    private static final double BESIDE_CARD = 24;
    private static final double LEAST = 40;
    private static final double AIR = 8;
    /// What an arrangement is worth whose captions are cut off.
    private static final double CUT = 0.6;

    /// Which pictures are shown.
    enum Picture {
        /// The picture x.
        INPUT,
        /// S(x).
        SHIFTED,
        /// f(x).
        OUTPUT,
        /// f(S(x)).
        OF_SHIFTED,
        /// S(f(x)).
        SHIFTED_OUTPUT,
        /// f(S(x)) − S(f(x)).
        DIFFERENCE
    }

    /// Which pictures stand where.
    enum Arrangement {
        /// All: both ways from the input to an output of the shifted kind, and the difference.
        SIX(3, 2, 5, 1.25),
        /// Those that are compared, in two rows.
        SQUARE(2, 2, 2.4, 1),
        /// Those that are compared, in one row.
        ROW(4, 1, 2.4, 1);

        private final int columns;
        private final int rows;
        private final double gapEms;
        /// How much smaller pictures may be for what more is seen.
        private final double worth;

        Arrangement(int columns, int rows, double gapEms, double worth) {
            this.columns = columns;
            this.rows = rows;
            this.gapEms = gapEms;
            this.worth = worth;
        }

        /// Row by row.
        private List<Picture> pictures() {
            return switch (this) {
                case SIX ->
                    List.of(
                            Picture.INPUT,
                            Picture.OUTPUT,
                            Picture.SHIFTED_OUTPUT,
                            Picture.SHIFTED,
                            Picture.OF_SHIFTED,
                            Picture.DIFFERENCE);
                case SQUARE, ROW ->
                    List.of(Picture.SHIFTED, Picture.OF_SHIFTED, Picture.SHIFTED_OUTPUT, Picture.DIFFERENCE);
            };
        }
    }

    /// Where the card with the sentence is.
    record Card(double x, double y, double width, double height) {}

    /// A place of the plan.
    record Place(double x, double y) {}

    /// Where a picture with its caption begins; empty if it is not shown.
    Optional<Place> place(Picture picture) {
        int index = arrangement.pictures().indexOf(picture);
        if (index < 0) {
            return Optional.empty();
        }
        int row = index / arrangement.columns;
        return Optional.of(new Place(first + index % arrangement.columns * column, row * below));
    }

    /// @param em the size of the type
    /// @param shape the height of a picture for each of its width
    /// @param longest how wide the longest caption is
    /// @param card how high the sentence's card is at a width
    static ShiftPicturePlan of(
            double width, double height, double em, double shape, double longest, DoubleUnaryOperator card) {
        double beside = Math.rint(CARD_EMS * em);
        double high = card.applyAsDouble(beside);
        double low = card.applyAsDouble(width);
        Optional<ShiftPicturePlan> best = Optional.empty();
        for (var arrangement : Arrangement.values()) {
            var under = of(arrangement, width, height - low - ABOVE_CARD, em, shape)
                    .with(new Card(0, height - low, width, low));
            var right = of(arrangement, width - beside - BESIDE_CARD, height, em, shape);
            right = right.with(
                    new Card(Math.max(right.end() + BESIDE_CARD, width - beside), right.caption, beside, high));
            for (var plan : high <= height ? List.of(under, right) : List.of(under)) {
                if (best.filter(b -> b.score(longest) >= plan.score(longest)).isEmpty()) {
                    best = Optional.of(plan);
                }
            }
        }
        return best.orElseThrow();
    }

    private static ShiftPicturePlan of(Arrangement arrangement, double width, double height, double em, double shape) {
        double caption = Math.rint(em * 1.8);
        double foot = Math.rint(em * 2.6);
        double gap = arrangement.gapEms * em;
        // where the shifted input stands in the first row of two, its slider lies between them
        double between = arrangement == Arrangement.SQUARE ? 28 : BETWEEN;
        double byWidth = (width - ShiftSliders.SIDE - (arrangement.columns - 1) * gap) / arrangement.columns;
        double byHeight =
                (height - arrangement.rows * caption - (arrangement.rows - 1) * between - foot) / arrangement.rows;
        double side = Math.floor(Math.max(LEAST, Math.min(byWidth, byHeight / shape)));
        double tall = Math.floor(side * shape);
        double free = width - ShiftSliders.SIDE - arrangement.columns * side;
        double room = Math.clamp(free / arrangement.columns, gap, 1.6 * gap);
        double left = Math.max(0, free - (arrangement.columns - 1) * room) / 2 + ShiftSliders.SIDE;
        return new ShiftPicturePlan(
                arrangement,
                side,
                tall,
                caption,
                left,
                side + room,
                caption + tall + between,
                foot,
                new Card(0, 0, 0, 0));
    }

    /// How wide a caption may be.
    double captionRoom() {
        return column - AIR;
    }

    private double score(double longest) {
        return width * (longest > captionRoom() ? CUT : arrangement.worth);
    }

    private double end() {
        return first + (arrangement.columns - 1) * column + width;
    }

    private ShiftPicturePlan with(Card where) {
        return new ShiftPicturePlan(arrangement, width, height, caption, first, column, below, foot, where);
    }
}
