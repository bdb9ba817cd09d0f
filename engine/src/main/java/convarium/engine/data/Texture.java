package convarium.engine.data;

import convarium.engine.tensor.RandomStream;

/// A surface of two colours that mix in a pattern.
///
/// @param kind the pattern
/// @param first red, green and blue, from 0 to 1
/// @param second likewise
/// @param angle in which direction the pattern runs, in radians
/// @param length over how many pixels it repeats
/// @param phase where it begins, from 0 to 1
record Texture(Kind kind, Colour first, Colour second, double angle, double length, double phase) {

    /// A colour with parts from 0 to 1.
    record Colour(double red, double green, double blue) {
        static Colour draw(RandomStream random) {
            return new Colour(random.uniform(), random.uniform(), random.uniform());
        }

        /// How bright it looks (ITU-R BT.709).
        double brightness() {
            return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
        }

        /// Somewhere between two colours.
        Colour towards(Colour other, double part) {
            return new Colour(
                    red + part * (other.red - red),
                    green + part * (other.green - green),
                    blue + part * (other.blue - blue));
        }
    }

    /// The patterns.
    enum Kind {
        /// One colour fades into the other.
        FADE,
        /// Soft stripes.
        STRIPES,
        /// A board of squares.
        CHECKS,
        /// Soft blots.
        BLOTS
    }

    /// Draws one.
    ///
    /// @param contrast how far the two colours may lie apart, from 0 to 1
    static Texture draw(Colour colour, double contrast, RandomStream random) {
        return new Texture(
                Kind.values()[random.below(Kind.values().length)],
                colour,
                colour.towards(Colour.draw(random), contrast * random.uniform()),
                2 * Math.PI * random.uniform(),
                4 + 8 * random.uniform(),
                random.uniform());
    }

    /// How much of the second colour there is at a point.
    double mix(double x, double y, double cos, double sin) {
        double u = (x * cos + y * sin) / length + phase;
        double v = (y * cos - x * sin) / length + phase;
        return switch (kind) {
            case FADE -> Math.clamp(u * length / 32 + 0.5, 0.0, 1.0);
            case STRIPES -> wave(u);
            case CHECKS -> ((int) Math.floor(2 * u) + (int) Math.floor(2 * v) & 1);
            case BLOTS -> wave(u + 0.3 * wave(v)) * wave(v + 0.4 * wave(0.7 * u));
        };
    }

    /// Goes from 0 to 1 and back once a unit, softly: a parabola each way, the same bits everywhere.
    private static double wave(double t) {
        double part = t - Math.floor(t);
        double s = part < 0.5 ? 2 * part : 2 - 2 * part;
        return s * s * (3 - 2 * s);
    }
}
