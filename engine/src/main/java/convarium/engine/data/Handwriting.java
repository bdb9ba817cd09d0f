package convarium.engine.data;

import convarium.engine.data.PenPath.Point;
import convarium.engine.tensor.RandomStream;

/// One way in which a hand writes: drawn anew for each picture, and the wilder, the greater the
/// difficulty.
///
/// @param height of a character in pixels
/// @param widening its width, as a share of what its form asks for
/// @param slant how far the top leans to the right, as a share of the height
/// @param turn clockwise, in radians
/// @param sway how far lines are bent, in units of the form
/// @param swayLength over how many units of the form a line sways once
/// @param swayPhase where the sway begins
/// @param jitter by how much each point of a form is off, in units of the form (one standard deviation)
/// @param pen the width of the line in pixels
/// @param right from the middle, in pixels
/// @param down from the middle, in pixels
/// @param ink how dark the line is, at most 1
/// @param noise how far each pixel is off (one standard deviation)
record Handwriting(
        double height,
        double widening,
        double slant,
        double turn,
        double sway,
        double swayLength,
        double swayPhase,
        double jitter,
        double pen,
        double right,
        double down,
        double ink,
        double noise) {

    /// Draws one.
    ///
    /// @param wildness from 0, as printed, to 1, hardly readable
    static Handwriting draw(double wildness, RandomStream random) {
        return new Handwriting(
                17.5 * Math.max(0.65, 1 + 0.2 * wildness * random.normal()),
                Math.max(0.55, 1 + 0.28 * wildness * random.normal()),
                0.34 * wildness * random.normal(),
                0.26 * wildness * random.normal(),
                1.1 * wildness * random.normal(),
                9 + 9 * random.uniform(),
                2 * Math.PI * random.uniform(),
                0.85 * wildness,
                2.3 + wildness * (2.6 * random.uniform() - 1.3),
                14 * wildness * (2 * random.uniform() - 1),
                14 * wildness * (2 * random.uniform() - 1),
                1 - 0.5 * wildness * random.uniform(),
                0.26 * wildness * random.uniform());
    }

    /// Where a point of a form comes to lie, in pixels from the middle of the picture.
    Point place(Point point, RandomStream random) {
        double x = point.x() - 5 + jitter * random.normal();
        double y = point.y() - 7 + jitter * random.normal();
        x += sway * StrictMath.sin(2 * Math.PI * y / swayLength + swayPhase);
        y += 0.5 * sway * StrictMath.sin(2 * Math.PI * x / swayLength - swayPhase);
        double unit = height / 14;
        x = unit * (x * widening - y * slant);
        y *= unit;
        double cos = StrictMath.cos(turn);
        double sin = StrictMath.sin(turn);
        return new Point(x * cos - y * sin, x * sin + y * cos);
    }
}
