package convarium.assets.maker;

/// A colour: red, green and blue from 0 to 1.
record Rgb(double r, double g, double b) {

    /// From six hexadecimal digits.
    static Rgb hex(int rgb) {
        return new Rgb((rgb >> 16 & 255) / 255.0, (rgb >> 8 & 255) / 255.0, (rgb & 255) / 255.0);
    }

    static Rgb grey(double value) {
        return new Rgb(value, value, value);
    }

    /// This colour at 0, the other at 1.
    Rgb mix(Rgb other, double t) {
        return new Rgb(r + (other.r - r) * t, g + (other.g - g) * t, b + (other.b - b) * t);
    }

    Rgb times(double factor) {
        return new Rgb(r * factor, g * factor, b * factor);
    }
}
