package convarium.assets.maker;

import java.awt.image.BufferedImage;

/// Rings that narrow towards the rim: every frequency in every direction, at a known place.
///
/// Brightness (1 + cos(k·r²)) / 2 changes by 2·k·r radians a pixel. At the edge's middle that is 0.95·π, just short of
/// one bright and one dark pixel in turn; beyond, the rings fade out before they would beat with the pixels.
final class ZonePlate implements Painting {
    private static final int SIZE = 512;

    @Override
    public String id() {
        return "zone-plate";
    }

    @Override
    public BufferedImage paint() {
        double middle = SIZE / 2.0;
        double k = 0.95 * StrictMath.PI / SIZE;
        var sheet = new Sheet(SIZE, SIZE);
        sheet.fill((x, y) -> {
            double square = (x - middle) * (x - middle) + (y - middle) * (y - middle);
            double contrast = 1 - Noise.step(middle - 14, middle + 2, Math.sqrt(square));
            return Rgb.grey(0.5 + 0.5 * contrast * StrictMath.cos(k * square));
        });
        return sheet.toImage(true);
    }
}
