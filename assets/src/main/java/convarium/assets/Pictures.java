package convarium.assets;

import java.io.InputStream;
import java.util.List;

/// The pictures that the program made itself, all PNG: some in colour, some grey.
public final class Pictures {
    private static final List<ShippedPicture> ALL = List.of(
            new ShippedPicture("lighthouse", "Lighthouse", 1024, 1024),
            new ShippedPicture("cat", "Cat", 768, 768),
            new ShippedPicture("page", "Printed page", 768, 768),
            new ShippedPicture("chart", "Test chart", 1024, 1024),
            new ShippedPicture("zone-plate", "Zone plate", 512, 512),
            new ShippedPicture("noise", "Blobs and noise", 512, 512));

    private Pictures() {}

    /// All pictures, the most inviting first.
    public static List<ShippedPicture> all() {
        return ALL;
    }

    /// A picture's PNG bytes; the caller closes the stream.
    ///
    /// @throws IllegalArgumentException if there is no picture with this id
    public static InputStream open(String id) {
        if (ALL.stream().noneMatch(p -> p.id().equals(id))) {
            throw new IllegalArgumentException("there is no shipped picture \"" + id + "\": choose one of "
                    + String.join(", ", ALL.stream().map(ShippedPicture::id).toList()));
        }
        return Resources.open("pictures/" + id + ".png");
    }
}
