package convarium.app.cli;

import java.util.regex.Pattern;

/// The size of a picture as `--size` gives it.
record PixelSize(int width, int height) {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,5})[xX×](\\d{1,5})");

    /// Reads `1440x900`.
    static PixelSize of(String text, PixelSize least, PixelSize most) {
        var matcher = SIZE.matcher(text);
        if (!matcher.matches()) {
            throw new ValueException("--size is width x height in pixels, such as 1440x900, found '" + text + "'");
        }
        var size = new PixelSize(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
        if (size.width < least.width
                || size.height < least.height
                || size.width > most.width
                || size.height > most.height) {
            throw new ValueException("--size is from " + least + " to " + most + ", found '" + text + "'");
        }
        return size;
    }

    @Override
    public String toString() {
        return width + "x" + height;
    }
}
