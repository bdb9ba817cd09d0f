package convarium.assets.maker;

import static convarium.assets.maker.Shapes.box;
import static convarium.assets.maker.Shapes.curve;
import static convarium.assets.maker.Shapes.disc;
import static convarium.assets.maker.Shapes.line;
import static convarium.assets.maker.Shapes.loop;
import static convarium.assets.maker.Shapes.oval;
import static convarium.assets.maker.Shapes.polygon;

import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;

/// An evening at the sea: soft gradients in the sky, hard edges on the tower, texture in rock, grass and water.
final class Lighthouse implements Painting {
    private static final double HORIZON = 600;
    private static final double SUN_X = 735;
    private static final double SUN_Y = 545;

    private final Noise noise = new Noise(1611);

    @Override
    public String id() {
        return "lighthouse";
    }

    @Override
    public BufferedImage paint() {
        var sheet = new Sheet(1024, 1000);
        sky(sheet);
        sea(sheet);
        boat(sheet);
        cliff(sheet);
        house(sheet);
        tower(sheet);
        grass(sheet);
        birds(sheet);
        return sheet.toImage(false);
    }

    private void sky(Sheet sheet) {
        var high = Rgb.hex(0x27507f);
        var middle = Rgb.hex(0x7fb0c4);
        var low = Rgb.hex(0xf9cf9c);
        sheet.fill((x, y) ->
                y < 330 ? high.mix(middle, Noise.step(-80, 330, y)) : middle.mix(low, Noise.step(330, HORIZON, y)));
        sheet.fill(box(0, 0, 1000, HORIZON), Ink.flat(0xffe3ae), (x, y) -> {
            double d = Math.sqrt((x - SUN_X) * (x - SUN_X) + (y - SUN_Y) * (y - SUN_Y));
            return 0.75 * (1 - Noise.step(0, 330, d));
        });
        sheet.fill(disc(SUN_X, SUN_Y, 40), Ink.flat(0xfff6d8));
        var lit = Rgb.hex(0xfff0dc);
        var shaded = Rgb.hex(0xb98f9d);
        sheet.fill(
                box(0, 0, 1000, HORIZON),
                (x, y) -> shaded.mix(lit, Noise.step(-0.05, 0.09, cloud(x, y) - cloud(x + 14, y + 12))),
                (x, y) -> 0.92 * Noise.step(0.53, 0.7, cloud(x, y)) * (1 - 0.6 * Noise.step(420, HORIZON, y)));
        sheet.fill(
                loop(-60, 640, 60, 566, 180, 578, 300, 556, 420, 580, 560, 590, 640, 604, 400, 640),
                Ink.down(556, 0x6b8ba6, 604, 0x9fb3bd));
    }

    private double cloud(double x, double y) {
        return noise.layered(x / 230 + y / 700, y / 64, 4);
    }

    private void sea(Sheet sheet) {
        var far = Rgb.hex(0x8fb0b4);
        var near = Rgb.hex(0x143650);
        var light = Rgb.hex(0xffe9c0);
        sheet.fill(box(0, HORIZON, 1000, 1000), (x, y) -> {
            double t = (y - HORIZON) / 400;
            double deep = StrictMath.pow(t, 0.55);
            double wave = noise.layered(x / (16 + 120 * t), y / (2.5 + 17 * t) + 40, 3) - 0.5;
            var water = far.mix(near, Math.clamp(deep - wave * 0.75, 0, 1));
            double path = Math.abs(x - SUN_X) / (50 + 170 * t);
            double glitter =
                    Noise.step(0.5, 0.6, noise.smooth(x / (5 + 26 * t), y / (1.5 + 6 * t)) + 0.16 - 0.2 * path);
            return water.mix(light, 0.9 * glitter * (1 - Noise.step(0.5, 1.5, path)));
        });
    }

    private static void boat(Sheet sheet) {
        sheet.fill(polygon(838, 688, 850, 700, 912, 700, 930, 686), Ink.flat(0x3a2a2c));
        sheet.stroke(line(840, 689, 928, 687), 3, Ink.flat(0xf1e8da), 1);
        sheet.stroke(line(884, 688, 884, 566), 3, Ink.flat(0x3a2a2c), 1);
        sheet.fill(polygon(888, 570, 888, 678, 938, 676), Ink.down(570, 0xfffaf0, 678, 0xe9d9c2));
        sheet.fill(polygon(879, 578, 879, 678, 842, 678), Ink.down(578, 0xd8cfc6, 678, 0xb9aca4));
        sheet.fill(polygon(850, 703, 912, 703, 900, 740, 866, 736), Ink.flat(0x1b3346), 0.5);
    }

    private void cliff(Sheet sheet) {
        var rock = loop(
                -60, 640, 90, 604, 250, 612, 420, 622, 540, 650, 566, 700, 556, 760, 600, 812, 590, 872, 662, 930, 690,
                1060, 300, 1100, -80, 1060);
        var dark = Rgb.hex(0x2f2a2e);
        var bright = Rgb.hex(0xb89878);
        sheet.fill(rock, (x, y) -> {
            double bend = 9 * noise.smooth(x / 40, y / 40);
            var facet = noise.facet((x + bend) / 44, (y - bend + 0.35 * x) / 62);
            var chip = noise.facet((x - bend) / 15 + 90, (y + 0.3 * x) / 19);
            double light = 0.1 + 0.5 * facet.tone() + 0.26 * chip.tone() + 0.16 * noise.layered(x / 9, y / 9, 2);
            double crack = 0.45 + 0.55 * Noise.step(0.02, 0.16, facet.inset());
            double shine = 0.72 + 0.42 * Noise.step(250, 660, x) - 0.3 * Noise.step(780, 1050, y);
            return dark.mix(bright, Math.clamp(light * crack * shine, 0, 1));
        });
        for (int i = 0; i < 90; i++) {
            double x = noise.between(600, 730, i, 50);
            double y = 1000 - noise.between(0, 90, i, 51) * Noise.step(760, 640, x);
            sheet.fill(oval(x, y, noise.between(3, 16, i, 52), noise.between(1, 4, i, 53)), Ink.flat(0xf3f1ea), 0.55);
        }
        var turf = loop(
                -60, 640, 90, 602, 250, 610, 420, 620, 545, 648, 560, 668, 500, 668, 420, 652, 330, 664, 240, 646, 130,
                660, 40, 644, -60, 690);
        var shade = Rgb.hex(0x2f4a2a);
        var sunny = Rgb.hex(0x9aa653);
        sheet.fill(turf, (x, y) -> shade.mix(sunny, noise.layered(x / 18, y / 9, 3)));
    }

    private void house(Sheet sheet) {
        sheet.fill(polygon(372, 556, 372, 634, 512, 646, 512, 556), (x, y) -> {
            double row = Math.floor((y - 556) / 7);
            double along = (x + (row % 2) * 8) / 16;
            boolean mortar = (y - 556) - row * 7 < 1.2 || along - Math.floor(along) < 0.08;
            double tone = mortar ? 0.72 : 0.86 + 0.12 * noise.white((long) Math.floor(along), (long) row);
            return Rgb.hex(0xf2dfc6).times(tone * (x > 440 ? 1.02 : 0.78));
        });
        sheet.fill(polygon(356, 560, 396, 500, 496, 500, 528, 560), (x, y) -> {
            double row = Math.floor((y - 500) / 7.5);
            double along = (x + (row % 2) * 5) / 10;
            double edge = Math.min(along - Math.floor(along), 1) < 0.14 || (y - 500) - row * 7.5 < 1.4 ? 0.55 : 1;
            return Rgb.hex(0x9b3f32)
                    .times(edge * (0.8 + 0.35 * noise.white((long) Math.floor(along), (long) row + 99)));
        });
        sheet.fill(box(466, 470, 486, 512), Ink.flat(0x7b4a3c));
        sheet.fill(box(462, 466, 490, 474), Ink.flat(0x4b2f2b));
        sheet.fill(box(430, 590, 454, 640), Ink.flat(0x2f5560));
        sheet.fill(disc(448, 616, 2), Ink.flat(0xf4d58a));
        for (double x : new double[] {388, 472}) {
            sheet.fill(box(x - 3, 585, x + 25, 619), Ink.flat(0xf7f0e2));
            sheet.fill(box(x, 588, x + 22, 616), Ink.down(588, 0xffd98a, 616, 0xf0a85a));
            sheet.stroke(line(x + 11, 588, x + 11, 616), 2, Ink.flat(0xf7f0e2), 1);
            sheet.stroke(line(x, 602, x + 22, 602), 2, Ink.flat(0xf7f0e2), 1);
        }
    }

    private void tower(Sheet sheet) {
        for (double[] beam : new double[][] {{-40, 70, 150}, {1040, 40, 120}}) {
            sheet.fill(
                    polygon(300, 176, beam[0], beam[1], beam[0], beam[2], 300, 190),
                    Ink.flat(0xfff3c4),
                    (x, y) -> 0.42 * (1 - Noise.step(0, 620, Math.abs(x - 300))));
        }
        var white = Rgb.hex(0xf6efe2);
        var red = Rgb.hex(0xb5352c);
        sheet.fill(polygon(266, 232, 334, 232, 366, 624, 234, 624), (x, y) -> {
            double half = 34 + 32 * (y - 232) / 392;
            double across = (x - 300) / half;
            double round = 0.42 + 0.62 * Math.sqrt(Math.max(0, 1 - (across - 0.35) * (across - 0.35) / 1.9));
            boolean striped = (int) Math.floor((y - 232 + 10 * across * across) / 56) % 2 == 1 && y < 606;
            double course = (y - 232) / 8 - Math.floor((y - 232) / 8);
            double plaster = 0.93 + 0.1 * noise.layered(x / 9, y / 9, 2) - (course < 0.14 ? 0.07 : 0);
            return (striped ? red : white).times(round * plaster);
        });
        for (double[] w : new double[][] {{306, 300}, {296, 412}, {308, 520}}) {
            sheet.fill(box(w[0] - 8, w[1] - 2, w[0] + 8, w[1] + 24), Ink.flat(0x20242c));
            sheet.fill(disc(w[0], w[1], 8), Ink.flat(0x20242c));
            sheet.stroke(line(w[0] - 11, w[1] + 25, w[0] + 11, w[1] + 25), 3, Ink.flat(0xe9dfcd), 1);
        }
        sheet.fill(loop(284, 626, 284, 592, 300, 578, 316, 592, 316, 626), Ink.flat(0x2d3a3f));
        sheet.fill(polygon(262, 232, 250, 220, 350, 220, 338, 232), Ink.flat(0x33302f));
        sheet.fill(box(276, 154, 324, 220), (x, y) -> {
            double glow = 1 - Noise.step(0, 34, Math.sqrt((x - 300) * (x - 300) + (y - 184) * (y - 184)));
            return Rgb.hex(0x6d6a58).mix(Rgb.hex(0xfff7c9), 0.25 + 0.75 * glow);
        });
        for (int i = 0; i <= 4; i++) {
            sheet.stroke(line(276 + 12 * i, 154, 276 + 12 * i, 220), 2.4, Ink.flat(0x2b2827), 1);
        }
        sheet.stroke(line(276, 187, 324, 187), 2, Ink.flat(0x2b2827), 1);
        var dome = new Path2D.Double();
        dome.moveTo(266, 156);
        dome.curveTo(270, 122, 330, 122, 334, 156);
        dome.closePath();
        sheet.fill(dome, (x, y) -> Rgb.hex(0x9d2f28).times(0.75 + 0.45 * Noise.step(270, 326, x)));
        sheet.stroke(line(300, 128, 300, 98), 2.5, Ink.flat(0x2b2827), 1);
        sheet.fill(disc(300, 124, 5), Ink.flat(0x2b2827));
        for (int i = 0; i <= 12; i++) {
            sheet.stroke(line(250 + 8.33 * i, 196, 250 + 8.33 * i, 220), 1.4, Ink.flat(0x2b2827), 1);
        }
        sheet.stroke(line(250, 196, 350, 196), 2.4, Ink.flat(0x2b2827), 1);
    }

    private void grass(Sheet sheet) {
        for (int i = 0; i < 1500; i++) {
            double x = noise.between(-10, 560, i, 60);
            double y = noise.between(612, 668, i, 61) + Noise.step(380, 560, x) * 16;
            double tall = noise.between(6, 15, i, 62);
            double lean = noise.between(-5, 7, i, 63);
            var colour = Rgb.hex(0x24401f).mix(Rgb.hex(0xc9c873), noise.white(i, 64));
            sheet.stroke(curve(x, y, x + lean / 3, y - tall / 2, x + lean, y - tall), 1.3, Ink.flat(colour), 0.9);
        }
        for (int i = 0; i < 7; i++) {
            double x = 22 + 31 * i;
            double y = 614 - 9 * StrictMath.sin(i * 0.6);
            sheet.fill(box(x - 3, y - 32, x + 3, y + 8), Ink.flat(0xe8dcc8));
            if (i < 6) {
                double next = 614 - 9 * StrictMath.sin((i + 1) * 0.6);
                sheet.stroke(line(x, y - 24, x + 31, next - 24), 3, Ink.flat(0xe8dcc8), 1);
                sheet.stroke(line(x, y - 10, x + 31, next - 10), 3, Ink.flat(0xd9ccb6), 1);
            }
        }
    }

    private static void birds(Sheet sheet) {
        double[][] places = {{560, 210, 22}, {612, 244, 15}, {640, 196, 12}, {520, 262, 10}, {470, 150, 9}};
        for (double[] p : places) {
            double s = p[2];
            sheet.stroke(
                    curve(p[0] - s, p[1] - s * 0.2, p[0] - s * 0.5, p[1] - s * 0.5, p[0], p[1]),
                    s / 7,
                    Ink.flat(0x24303c),
                    1);
            sheet.stroke(
                    curve(p[0], p[1], p[0] + s * 0.45, p[1] - s * 0.55, p[0] + s, p[1] - s * 0.3),
                    s / 7,
                    Ink.flat(0x24303c),
                    1);
        }
    }
}
