package convarium.assets.maker;

import java.awt.image.BufferedImage;
import java.util.List;

/// A picture and the way to paint it.
interface Painting {
    /// The file's name without its ending.
    String id();

    /// The finished picture, the same every time.
    BufferedImage paint();

    /// All that the program ships.
    static List<Painting> all() {
        return List.of(new Lighthouse(), new Cat(), new Page(), new Chart(), new ZonePlate(), new BlobsAndNoise());
    }
}
