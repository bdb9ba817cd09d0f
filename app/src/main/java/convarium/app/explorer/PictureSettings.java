package convarium.app.explorer;

/// How a picture and its result are looked at.
///
/// @param compare where the handle between before and after stands, from 0 (left, all after) to 1 (right, all before)
/// @param pixelRow the output row opened up, counted from 0, or −1 for none
/// @param pixelColumn the output column opened up, or −1
/// @param scale how results are coloured
public record PictureSettings(double compare, int pixelRow, int pixelColumn, Scale scale) {

    /// Half before, half after, no pixel opened.
    public static final PictureSettings PLAIN = new PictureSettings(0.5, -1, -1, Scale.AUTO);

    /// How results are coloured.
    public enum Scale {
        /// As brightness where the weights keep it (they sum to about 1), else as signed values.
        AUTO,
        /// Blue below zero, orange above.
        SIGNED,
        /// Black at 0, white at 1.
        BRIGHTNESS
    }

    /// Whether a pixel is opened up.
    public boolean hasPixel() {
        return pixelRow >= 0 && pixelColumn >= 0;
    }

    /// With the handle elsewhere.
    public PictureSettings withCompare(double value) {
        return new PictureSettings(value, pixelRow, pixelColumn, scale);
    }

    /// With another pixel opened up.
    public PictureSettings withPixel(int row, int column) {
        return new PictureSettings(compare, row, column, scale);
    }

    /// With results coloured otherwise.
    public PictureSettings withScale(Scale value) {
        return new PictureSettings(compare, pixelRow, pixelColumn, value);
    }
}
