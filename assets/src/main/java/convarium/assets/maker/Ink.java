package convarium.assets.maker;

/// What a shape is filled with: a colour for each place, in the sheet's units.
@FunctionalInterface
interface Ink {
    Rgb at(double x, double y);

    /// One colour everywhere.
    static Ink flat(Rgb colour) {
        return (x, y) -> colour;
    }

    /// One colour everywhere, from six hexadecimal digits.
    static Ink flat(int hex) {
        return flat(Rgb.hex(hex));
    }

    /// From one colour at y0 to another at y1.
    static Ink down(double y0, int hex0, double y1, int hex1) {
        var top = Rgb.hex(hex0);
        var bottom = Rgb.hex(hex1);
        return (x, y) -> top.mix(bottom, Math.clamp((y - y0) / (y1 - y0), 0, 1));
    }
}
