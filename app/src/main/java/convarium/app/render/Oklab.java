package convarium.app.render;

import javafx.scene.paint.Color;

/// A colour as lightness and two opponent hues, in which equal distances look about equal.
///
/// Source: Björn Ottosson, "A perceptual color space for image processing" (2020).
///
/// @param lightness from 0, black, to 1, white
/// @param greenRed below 0 greenish, above 0 reddish
/// @param blueYellow below 0 bluish, above 0 yellowish
record Oklab(double lightness, double greenRed, double blueYellow) {

    static Oklab of(Color colour) {
        double r = linear(colour.getRed());
        double g = linear(colour.getGreen());
        double b = linear(colour.getBlue());
        double l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
        double m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
        double s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
        return new Oklab(
                0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
                1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
                0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s);
    }

    /// The colour a part of the way to another.
    Oklab mixed(Oklab other, double part) {
        return new Oklab(
                lightness + (other.lightness - lightness) * part,
                greenRed + (other.greenRed - greenRed) * part,
                blueYellow + (other.blueYellow - blueYellow) * part);
    }

    double distance(Oklab other) {
        return Math.hypot(
                lightness - other.lightness, Math.hypot(greenRed - other.greenRed, blueYellow - other.blueYellow));
    }

    /// Packed as opaque ARGB; what sRGB cannot show is clipped.
    int argb() {
        double l = cube(lightness + 0.3963377774 * greenRed + 0.2158037573 * blueYellow);
        double m = cube(lightness - 0.1055613458 * greenRed - 0.0638541728 * blueYellow);
        double s = cube(lightness - 0.0894841775 * greenRed - 1.2914855480 * blueYellow);
        int r = byteOf(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
        int g = byteOf(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
        int b = byteOf(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s);
        return 0xff << 24 | r << 16 | g << 8 | b;
    }

    private static double cube(double v) {
        return v * v * v;
    }

    private static double linear(double v) {
        return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
    }

    private static int byteOf(double linear) {
        double v = linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
        return Math.clamp(Math.round(v * 255), 0, 255);
    }
}
