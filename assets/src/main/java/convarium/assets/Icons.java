package convarium.assets;

import java.io.InputStream;
import java.util.List;

/// The program's icon in several sizes, all square PNG with transparent corners.
public final class Icons {
    private static final List<Integer> SIZES = List.of(16, 32, 48, 64, 128, 256);

    private Icons() {}

    /// Rows and columns of each, the smallest first.
    public static List<Integer> sizes() {
        return SIZES;
    }

    /// All icons, the smallest first; the caller closes the streams.
    public static List<InputStream> all() {
        return SIZES.stream().map(Icons::open).toList();
    }

    /// One icon; the caller closes the stream.
    ///
    /// @throws IllegalArgumentException if it does not exist in this size
    public static InputStream open(int size) {
        if (!SIZES.contains(size)) {
            throw new IllegalArgumentException("the icon has no size " + size + ": choose one of " + SIZES);
        }
        return Resources.open("icons/" + size + ".png");
    }
}
