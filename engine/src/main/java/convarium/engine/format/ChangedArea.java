package convarium.engine.format;

/// The smallest rectangle that holds every pixel in which two frames differ; one pixel where they do not
/// differ.
///
/// @param x its left column
/// @param y its top row
record ChangedArea(int x, int y, int width, int height) {

    /// The area in which `after` differs from `before`, both of so many columns and rows.
    static ChangedArea of(int[] before, int[] after, int width, int height) {
        int left = width;
        int right = -1;
        int top = height;
        int bottom = -1;
        for (int y = 0; y < height; y++) {
            int row = y * width;
            int first = 0;
            while (first < width && before[row + first] == after[row + first]) {
                first++;
            }
            if (first == width) {
                continue;
            }
            int last = width - 1;
            while (before[row + last] == after[row + last]) {
                last--;
            }
            left = Math.min(left, first);
            right = Math.max(right, last);
            top = Math.min(top, y);
            bottom = y;
        }
        return right < 0 ? new ChangedArea(0, 0, 1, 1) : new ChangedArea(left, top, right - left + 1, bottom - top + 1);
    }

    /// Everything.
    static ChangedArea whole(int width, int height) {
        return new ChangedArea(0, 0, width, height);
    }

    /// The pixels of a frame within it, row by row.
    int[] cut(int[] frame, int frameWidth) {
        var pixels = new int[width * height];
        for (int r = 0; r < height; r++) {
            System.arraycopy(frame, (y + r) * frameWidth + x, pixels, r * width, width);
        }
        return pixels;
    }

    /// Checks a frame and how long it shows.
    static void check(int[] frame, int centiseconds, int width, int height) {
        if (frame.length != width * height) {
            throw new IllegalArgumentException("a frame of " + width + " × " + height + " pixels takes "
                    + width * height + ", found " + frame.length);
        }
        if (centiseconds < 1 || centiseconds > 0xFFFF) {
            throw new IllegalArgumentException(
                    "a frame shows from 1 to 65,535 hundredths of a second, found " + centiseconds);
        }
    }
}
