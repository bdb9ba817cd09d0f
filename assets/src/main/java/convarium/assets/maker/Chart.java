package convarium.assets.maker;

import static convarium.assets.maker.Shapes.box;
import static convarium.assets.maker.Shapes.disc;
import static convarium.assets.maker.Shapes.polygon;

import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;

/// Known things in known places: edges in every direction, steps, ramps, dots, lines and squares of many sizes.
final class Chart implements Painting {
    private static final Ink BLACK = Ink.flat(0x0a0a0a);
    private static final Ink WHITE = Ink.flat(0xf5f5f5);
    private static final double MIDDLE = 512;

    @Override
    public String id() {
        return "chart";
    }

    @Override
    public BufferedImage paint() {
        var sheet = new Sheet(1024, 1024);
        sheet.fill(Ink.flat(0x8c8c8c));
        frame(sheet);
        ramps(sheet);
        for (double[] at : new double[][] {{144, 272}, {880, 272}, {144, 752}, {880, 752}}) {
            rings(sheet, at[0], at[1]);
        }
        star(sheet);
        checks(sheet);
        bars(sheet);
        slanted(sheet);
        dots(sheet);
        return sheet.toImage(true);
    }

    /// Black and white squares all around, and corners that show whether the picture was cut.
    private static void frame(Sheet sheet) {
        for (int i = 0; i < 32; i++) {
            Ink one = i % 2 == 0 ? BLACK : WHITE;
            Ink other = i % 2 == 0 ? WHITE : BLACK;
            sheet.fill(box(i * 32, 0, i * 32 + 32, 16), one);
            sheet.fill(box(i * 32, 1008, i * 32 + 32, 1024), other);
            sheet.fill(box(0, i * 32, 16, i * 32 + 32), one);
            sheet.fill(box(1008, i * 32, 1024, i * 32 + 32), other);
        }
    }

    /// A smooth ramp over eleven steps from black to white.
    private static void ramps(Sheet sheet) {
        sheet.fill(box(48, 40, 976, 84), (x, y) -> Rgb.grey((x - 48) / 928));
        for (int i = 0; i < 11; i++) {
            sheet.fill(box(48 + i * 928 / 11.0, 84, 48 + (i + 1) * 928 / 11.0, 128), Ink.flat(Rgb.grey(i / 10.0)));
        }
        for (int i = 0; i < 11; i++) {
            double x = 48 + (i + 0.5) * 928 / 11.0;
            sheet.fill(disc(x, 106, 10), Ink.flat(Rgb.grey(i < 5 ? i / 10.0 + 0.06 : i / 10.0 - 0.06)));
        }
    }

    private static void rings(Sheet sheet, double x, double y) {
        sheet.fill(disc(x, y, 96), WHITE);
        double radius = 92;
        for (int i = 0; radius > 3; i++) {
            sheet.fill(disc(x, y, radius), i % 2 == 0 ? BLACK : WHITE);
            radius -= Math.max(2, radius * 0.13);
        }
    }

    /// Thirty-six spokes: every direction, ever finer towards the middle.
    private static void star(Sheet sheet) {
        sheet.fill(disc(MIDDLE, MIDDLE, 216), WHITE);
        int spokes = 36;
        for (int i = 0; i < spokes; i++) {
            double from = 2 * StrictMath.PI * (i - 0.25) / spokes;
            double to = 2 * StrictMath.PI * (i + 0.25) / spokes;
            sheet.fill(
                    polygon(
                            MIDDLE,
                            MIDDLE,
                            MIDDLE + 206 * StrictMath.cos(from),
                            MIDDLE + 206 * StrictMath.sin(from),
                            MIDDLE + 206 * StrictMath.cos(to),
                            MIDDLE + 206 * StrictMath.sin(to)),
                    BLACK);
        }
        sheet.fill(disc(MIDDLE, MIDDLE, 14), Ink.flat(0x8c8c8c));
    }

    /// Checkerboards whose squares measure 1, 2, 4, 8 and 16 pixels.
    private static void checks(Sheet sheet) {
        for (int i = 0; i < 5; i++) {
            int square = 1 << i;
            int left = 272 + i * 100;
            sheet.fill(box(left, 176, left + 80, 256), (x, y) -> {
                boolean even = ((int) (x - left) / square + (int) (y - 176) / square) % 2 == 0;
                return Rgb.grey(even ? 0.04 : 0.96);
            });
        }
    }

    /// Lines of 1, 2, 3, 4, 6 and 8 pixels, upright at the left and level at the right.
    private static void bars(Sheet sheet) {
        double y = 400;
        for (int width : new int[] {1, 2, 3, 4, 6, 8}) {
            for (int i = 0; i < 5; i++) {
                sheet.fill(box(56 + 2 * width * i, y, 56 + 2 * width * i + width, y + 32), BLACK);
                sheet.fill(box(176 + 2 * width * i, y, 176 + 2 * width * i + width, y + 32), WHITE);
            }
            y += 40;
        }
        double x = 768;
        for (int width : new int[] {1, 2, 3, 4, 6, 8}) {
            for (int i = 0; i < 5; i++) {
                sheet.fill(box(x, 400 + 2 * width * i, x + 28, 400 + 2 * width * i + width), BLACK);
                sheet.fill(box(x, 520 + 2 * width * i, x + 28, 520 + 2 * width * i + width), WHITE);
            }
            x += 36;
        }
    }

    /// Squares turned by 0° to 75°: edges at every slant, on both sides of grey.
    private static void slanted(Sheet sheet) {
        for (int i = 0; i < 6; i++) {
            double x = 282 + i * 92;
            var turn = AffineTransform.getRotateInstance(StrictMath.toRadians(15.0 * i), x, 792);
            sheet.fill(turn.createTransformedShape(box(x - 28, 764, x + 28, 820)), i % 2 == 0 ? BLACK : WHITE);
        }
    }

    /// Dots from a single pixel to 24 pixels across, black and white, sharp and soft.
    private static void dots(Sheet sheet) {
        int[] across = {1, 2, 3, 4, 6, 8, 12, 16, 24};
        for (int i = 0; i < across.length; i++) {
            double x = 80 + i * 52;
            double radius = across[i] / 2.0;
            if (across[i] <= 2) {
                sheet.fill(box(x, 896, x + across[i], 896 + across[i]), BLACK);
                sheet.fill(box(x, 952, x + across[i], 952 + across[i]), WHITE);
            } else {
                sheet.fill(disc(x, 896, radius), BLACK);
                sheet.fill(disc(x, 952, radius), WHITE);
            }
        }
        for (int i = 0; i < 4; i++) {
            double x = 592 + i * 100;
            double wide = 5 + 3.0 * i;
            boolean light = i % 2 == 0;
            sheet.fill(box(x - 48, 876, x + 48, 972), Ink.flat(light ? 0xf5f5f5 : 0x0a0a0a), (px, py) -> {
                double square = (px - x) * (px - x) + (py - 924) * (py - 924);
                return StrictMath.exp(-square / (2 * wide * wide));
            });
        }
    }
}
