package convarium.app.signal;

import convarium.app.render.Type;

/// Where the rows of a scene lie, and what lies where.
///
/// @param left where the axis begins
/// @param pitch from one sample to the next
/// @param first the first place of the axis
/// @param scale how much larger than usual type is
/// @param hasProducts whether there is room for the products; they stand in the sentence too
record SignalPlan(
        double left,
        double pitch,
        int first,
        double scale,
        boolean hasProducts,
        Row input,
        Row kernel,
        Row products,
        Row output) {
    private static final double GUTTER = 48;
    private static final double CAPTION = 26;
    private static final double TICKS = 18;
    private static final double FOOT = 6;
    private static final double LEAST_ROWS = 190;
    private static final double BETWEEN = 8;
    private static final double MOST_PITCH = 160;
    private static final double[] PARTS = {0.34, 0.18, 0.18, 0.30};
    private static final double[] FEW_PARTS = {0.42, 0.22, 0, 0.36};
    private static final double MOST_BAR = 48;
    private static final double NUMBER_TYPE = 11;
    private static final double NUMBER_AIR = 14;
    private static final double MOST_BEYOND = 5;
    private static final double STEPS = 20;

    /// One row of bars.
    ///
    /// @param caption where its caption begins
    /// @param top where its bars begin, its numbers included
    /// @param low the value at its foot
    /// @param high the value at its head
    record Row(double caption, double top, double height, double low, double high, double air) {

        /// Where a value ends.
        double y(double value) {
            double part = (value - low) / (high - low);
            return top + air + (height - 2 * air) * (1 - part);
        }

        /// The value that ends there; beyond the row it goes on, but not for ever.
        double value(double y) {
            double part = 1 - (y - top - air) / (height - 2 * air);
            return Math.clamp(low + part * (high - low), -MOST_BEYOND * high, MOST_BEYOND * high);
        }

        /// Steps in which a value is dragged.
        double step() {
            return high / STEPS;
        }

        double bottom() {
            return top + height;
        }
    }

    /// The rows of a scene in a rectangle.
    static SignalPlan of(SignalScene scene, double x, double y, double width, double height, double scale) {
        double gutter = GUTTER * scale;
        int places = scene.end() - scene.first();
        double pitch = Math.min(MOST_PITCH * scale, (width - gutter) / places);
        double caption = CAPTION * scale;
        double gap = BETWEEN * scale;
        double rows = height - 4 * caption - 3 * gap - (TICKS + FOOT) * scale;
        boolean all = rows >= LEAST_ROWS * scale;
        if (!all) {
            rows += caption + gap;
        }
        double[] parts = all ? PARTS : FEW_PARTS;
        double[] tops = new double[4];
        double at = y;
        for (int r = 0; r < 4; r++) {
            tops[r] = at;
            boolean there = r != 2 || all;
            at += there ? caption + rows * parts[r] + gap + (r == 0 ? TICKS * scale : 0) : 0;
        }
        double air = pitch >= leastForNumbers(scale) ? NUMBER_AIR * scale : 4;
        double low = scene.outputSigned() ? -scene.outputScale() : 0;
        return new SignalPlan(
                x + gutter,
                pitch,
                scene.first(),
                scale,
                all,
                new Row(tops[0], tops[0] + caption, rows * parts[0], -scene.inputScale(), scene.inputScale(), air),
                new Row(
                        tops[1],
                        tops[1] + caption,
                        rows * parts[1],
                        scene.kernelSigned() ? -scene.kernelScale() : 0,
                        scene.kernelScale(),
                        air),
                new Row(tops[2], tops[2] + caption, rows * parts[2], low, scene.outputScale(), air),
                new Row(tops[3], tops[3] + caption, rows * parts[3], low, scene.outputScale(), air));
    }

    private static double leastForNumbers(double scale) {
        return Type.width("−0.00", NUMBER_TYPE * scale, false) + 2;
    }

    /// Whether bars carry their numbers.
    boolean hasNumbers() {
        return pitch >= leastForNumbers(scale);
    }

    double numberType() {
        return NUMBER_TYPE * scale;
    }

    /// The middle of a place.
    double x(double place) {
        return left + (place - first + 0.5) * pitch;
    }

    /// The place at a point, with its fraction rounded off.
    int place(double x) {
        return (int) Math.floor((x - left) / pitch) + first;
    }

    /// How wide a bar is.
    double bar() {
        double gap = pitch >= 16 ? 4 : pitch >= 7 ? 2 : pitch >= 4 ? 1 : 0.5;
        return Math.min(MOST_BAR * scale, pitch - gap);
    }
}
