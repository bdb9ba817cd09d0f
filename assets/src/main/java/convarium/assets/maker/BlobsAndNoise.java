package convarium.assets.maker;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/// Round blobs of several sizes on drifting clouds; noise grows from nothing at the left to a storm at the right.
final class BlobsAndNoise implements Painting {
    private static final int SIZE = 512;
    private static final int BLOBS = 46;

    @Override
    public String id() {
        return "noise";
    }

    @Override
    public BufferedImage paint() {
        var noise = new Noise(2718);
        var sheet = new Sheet(SIZE, SIZE);
        sheet.fill((x, y) -> Rgb.grey(0.18 + 0.3 * noise.layered(x / 130, y / 130, 3)));
        double[][] placed = new double[BLOBS][];
        for (int i = 0, tries = 0; i < BLOBS && tries < 4000; tries++) {
            double radius = i < 5
                    ? noise.between(38, 54, tries, 1)
                    : i < 16 ? noise.between(16, 28, tries, 2) : noise.between(4, 11, tries, 3);
            double x = noise.between(0, SIZE, tries, 4);
            double y = noise.between(0, SIZE, tries, 5);
            if (fits(placed, i, x, y, radius)) {
                placed[i++] = new double[] {x, y, radius};
                blob(sheet, x, y, radius, noise.between(0.62, 0.95, tries, 6));
            }
        }
        return grainy(sheet.toImage(true), noise);
    }

    private static boolean fits(double[][] placed, int count, double x, double y, double radius) {
        for (int i = 0; i < count; i++) {
            double apart = Math.sqrt((placed[i][0] - x) * (placed[i][0] - x) + (placed[i][1] - y) * (placed[i][1] - y));
            if (apart < placed[i][2] + radius + 7) {
                return false;
            }
        }
        return true;
    }

    /// A disc whose rim is soft and whose light comes from the upper left, with a darker core in the large ones.
    private static void blob(Sheet sheet, double cx, double cy, double radius, double brightness) {
        double soft = Math.min(radius * 0.5, 7);
        double reach = radius + soft;
        var around = new Rectangle2D.Double(cx - reach, cy - reach, 2 * reach, 2 * reach);
        sheet.fill(
                around,
                (x, y) -> {
                    double light = 1 - 0.28 * ((x - cx) + (y - cy)) / (2 * radius);
                    double core =
                            radius < 14 ? 0 : 1 - Noise.step(0.3, 0.46, away(x, y, cx - radius * 0.1, cy) / radius);
                    return Rgb.grey(brightness * light * (1 - 0.55 * core));
                },
                (x, y) -> 1 - Noise.step(radius - soft, radius + soft, away(x, y, cx, cy)));
    }

    private static double away(double x, double y, double cx, double cy) {
        return Math.sqrt((x - cx) * (x - cx) + (y - cy) * (y - cy));
    }

    /// Adds normal noise that grows to the right, and single black and white pixels in the last quarter.
    private static BufferedImage grainy(BufferedImage image, Noise noise) {
        var raster = image.getRaster();
        for (int y = 0; y < SIZE; y++) {
            for (int x = 0; x < SIZE; x++) {
                double strength = 58 * Noise.step(0.3 * SIZE, 1.1 * SIZE, x);
                double value = raster.getSample(x, y, 0) + strength * noise.normal(x, y);
                double chance = noise.white(x - 9000, y);
                double rare = 0.03 * Noise.step(0.7 * SIZE, 0.8 * SIZE, x);
                value = chance < rare ? 0 : chance > 1 - rare ? 255 : value;
                raster.setSample(x, y, 0, Math.clamp(Math.round(value), 0, 255));
            }
        }
        return image;
    }
}
