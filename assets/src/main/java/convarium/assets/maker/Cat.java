package convarium.assets.maker;

import static convarium.assets.maker.Shapes.curve;
import static convarium.assets.maker.Shapes.disc;
import static convarium.assets.maker.Shapes.loop;
import static convarium.assets.maker.Shapes.oval;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;

/// A tabby cat that looks at you: curves, fur in all directions, fine whiskers, and a soft room behind.
final class Cat implements Painting {
    private static final double X = 500;

    private final Noise noise = new Noise(907);

    @Override
    public String id() {
        return "cat";
    }

    @Override
    public BufferedImage paint() {
        var sheet = new Sheet(768, 1000);
        room(sheet);
        body(sheet);
        ear(sheet, -1);
        ear(sheet, 1);
        head(sheet);
        eye(sheet, -1);
        eye(sheet, 1);
        muzzle(sheet);
        return sheet.toImage(false);
    }

    private void room(Sheet sheet) {
        var left = Rgb.hex(0x3d6470);
        var right = Rgb.hex(0xa9c4b8);
        sheet.fill((x, y) -> left.mix(right, Noise.step(-100, 1150, x - 0.45 * y + 250)));
        double[][] lights = {
            {820, 150, 110}, {930, 330, 70}, {700, 70, 60}, {120, 240, 80}, {60, 520, 56}, {930, 620, 96}, {240, 90, 50}
        };
        for (double[] l : lights) {
            var spot = disc(l[0], l[1], l[2]);
            sheet.fill(spot, Ink.flat(0xffedc6), (x, y) -> {
                double d = Math.sqrt((x - l[0]) * (x - l[0]) + (y - l[1]) * (y - l[1])) / l[2];
                return (0.16 + 0.12 * d) * (1 - Noise.step(0.93, 1, d));
            });
        }
    }

    private void body(Sheet sheet) {
        Shape body = loop(500, 640, 330, 690, 215, 800, 160, 1000, 160, 1100, 840, 1100, 840, 1000, 785, 800, 670, 690);
        sheet.fill(body, (x, y) -> coat(x, y, 0.82));
        fur(sheet, 5200, 1, (x, y) -> body.contains(x, y), 690);
        for (int i = 0; i < 5; i++) {
            for (int side = -1; side <= 1; side += 2) {
                double y = 800 + 48 * i;
                var stripe = curve(X + side * (350 + 4 * i), y + 50, X + side * 255, y + 6, X + side * 200, y + 22);
                sheet.fill(within(stripe, 15, body), Ink.flat(0x4a2f22), 0.55);
            }
        }
        Shape bib = loop(500, 690, 405, 730, 370, 850, 400, 1010, 500, 1080, 600, 1010, 630, 850, 595, 730);
        sheet.fill(bib, Ink.down(690, 0xd9cbb6, 1000, 0xf7efe1));
        for (int i = 0; i < 1500; i++) {
            double x = noise.between(380, 620, i, 80);
            double y = noise.between(700, 1000, i, 81);
            if (bib.contains(x, y)) {
                double lean = (x - X) * 0.1 + noise.between(-7, 7, i, 82);
                var colour = Rgb.hex(0xb9a78f).mix(Rgb.hex(0xffffff), noise.white(i, 83));
                sheet.stroke(curve(x, y, x + lean / 2, y + 16, x + lean, y + 34), 2, Ink.flat(colour), 0.7);
            }
        }
        sheet.stroke(curve(330, 700, 400, 748, 500, 766, 600, 748, 670, 700), 24, Ink.flat(0x1f5f8a), 1);
        sheet.stroke(curve(332, 694, 402, 741, 500, 759, 598, 741, 668, 694), 4, Ink.flat(0x7db7dd), 0.9);
        sheet.fill(
                disc(500, 795, 28),
                (x, y) -> Rgb.hex(0xe8b53a).times(1.15 - 0.6 * Noise.step(475, 530, x + 0.4 * (y - 795))));
        sheet.stroke(curve(474, 795, 500, 802, 526, 795), 4, Ink.flat(0x6b4a10), 1);
        sheet.fill(disc(500, 808, 5), Ink.flat(0x3a2808));
    }

    /// The part of a thick line that lies inside a shape.
    private static Shape within(Shape line, double width, Shape clip) {
        var thick = new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
        var part = new Area(thick.createStrokedShape(line));
        part.intersect(new Area(clip));
        return part;
    }

    /// The coat's ground colour, lit from the upper right.
    private Rgb coat(double x, double y, double light) {
        double patch = noise.layered(x / 90, y / 90, 3);
        var ground = Rgb.hex(0x8a5a38).mix(Rgb.hex(0xd9a169), patch);
        return ground.times(light * (0.82 + 0.3 * Noise.step(200, 850, x - 0.3 * (y - 400))));
    }

    @FunctionalInterface
    private interface Inside {
        boolean test(double x, double y);
    }

    /// Strokes that grow away from the bridge of the nose, dark ones in the tabby's stripes.
    private void fur(Sheet sheet, int strokes, int salt, Inside inside, double rootY) {
        for (int i = 0; i < strokes; i++) {
            double x = noise.between(130, 870, i, salt * 10L);
            double y = noise.between(120, 1000, i, salt * 10L + 1);
            if (!inside.test(x, y)) {
                continue;
            }
            double dx = x - X;
            double dy = y - rootY + 90;
            double away = Math.max(40, Math.sqrt(dx * dx + dy * dy));
            double length = noise.between(12, 26, i, salt * 10L + 2);
            double ux = dx / away + noise.between(-0.28, 0.28, i, salt * 10L + 3);
            double uy = dy / away + noise.between(-0.28, 0.28, i, salt * 10L + 4);
            double tone = noise.between(-0.5, 0.5, i, salt * 10L + 5);
            var colour = coat(x, y, 1).times(1 + 0.7 * tone);
            sheet.stroke(
                    curve(x, y, x + ux * length / 2, y + uy * length / 2 + 1, x + ux * length, y + uy * length + 4),
                    2.1,
                    Ink.flat(colour),
                    0.6);
        }
    }

    private void ear(Sheet sheet, int side) {
        var outer = new Path2D.Double();
        outer.moveTo(X + side * 95, 275);
        outer.curveTo(X + side * 140, 190, X + side * 195, 100, X + side * 235, 85);
        outer.curveTo(X + side * 275, 150, X + side * 290, 290, X + side * 262, 400);
        outer.closePath();
        sheet.fill(outer, (x, y) -> coat(x, y, 0.85));
        var inner = new Path2D.Double();
        inner.moveTo(X + side * 132, 285);
        inner.curveTo(X + side * 160, 215, X + side * 200, 150, X + side * 226, 134);
        inner.curveTo(X + side * 250, 190, X + side * 258, 290, X + side * 240, 365);
        inner.closePath();
        sheet.fill(inner, Ink.down(134, 0x8c5b52, 365, 0xe0a396));
        for (int i = 0; i < 60; i++) {
            double t = noise.white(i, 200 + side);
            double x = X + side * (128 + 90 * t);
            double y = 300 + 60 * t;
            double tall = noise.between(50, 130, i, 203 + side);
            sheet.stroke(
                    curve(x, y, x + side * 24, y - tall / 2, x + side * (30 + 30 * t), y - tall),
                    2,
                    Ink.flat(0xf3e2cd),
                    0.65);
        }
    }

    private void head(Sheet sheet) {
        Shape head = loop(
                500, 205, 385, 222, 285, 300, 238, 420, 245, 540, 320, 640, 420, 706, 500, 722, 580, 706, 680, 640, 755,
                540, 762, 420, 715, 300, 615, 222);
        sheet.fill(head, (x, y) -> coat(x, y, 1));
        fur(sheet, 6500, 3, (x, y) -> head.contains(x, y), 540);
        stripes(sheet);
        for (int side = -1; side <= 1; side += 2) {
            double s = side;
            sheet.fill(oval(X + s * 118, 432, 98, 74), Ink.flat(0xf0d9b8), (x, y) -> {
                double d = StrictMath.hypot((x - X - s * 118) / 98, (y - 432) / 74);
                return 0.6 * (1 - Noise.step(0.55, 1, d));
            });
        }
    }

    private static void stripes(Sheet sheet) {
        var dark = Ink.flat(0x3d261b);
        double[][] middle = {{0, 215, 0, 330, 14}, {-46, 226, -34, 340, 13}, {46, 226, 34, 340, 13}};
        for (double[] m : middle) {
            sheet.stroke(
                    curve(X + m[0], m[1], X + (m[0] + m[2]) / 2 + m[0] * 0.1, 280, X + m[2], m[3]), m[4], dark, 0.75);
        }
        for (int side = -1; side <= 1; side += 2) {
            sheet.stroke(curve(X + side * 34, 338, X + side * 75, 300, X + side * 98, 240), 12, dark, 0.7);
            sheet.stroke(curve(X + side * 120, 336, X + side * 140, 300, X + side * 148, 262), 11, dark, 0.6);
            sheet.stroke(curve(X + side * 196, 462, X + side * 228, 470, X + side * 256, 462), 13, dark, 0.7);
            sheet.stroke(curve(X + side * 178, 520, X + side * 218, 536, X + side * 250, 530), 13, dark, 0.7);
            sheet.stroke(curve(X + side * 160, 580, X + side * 194, 600, X + side * 224, 598), 12, dark, 0.6);
        }
    }

    private void eye(Sheet sheet, int side) {
        double x = X + side * 118;
        double y = 432;
        Shape lid = loop(
                x - side * 74,
                y + 20,
                x - side * 34,
                y - 36,
                x + side * 22,
                y - 48,
                x + side * 74,
                y - 22,
                x + side * 40,
                y + 34,
                x - side * 24,
                y + 42);
        sheet.stroke(lid, 15, Ink.flat(0x2a1a14), 1);
        sheet.fill(lid, (px, py) -> {
            double d = Math.sqrt((px - x) * (px - x) + (py - y) * (py - y)) / 64;
            double spoke = noise.smooth(StrictMath.atan2(py - y, px - x) * 11 + 50 * side, d * 2);
            var iris = Rgb.hex(0xd8d56a).mix(Rgb.hex(0x3f7d4d), Noise.step(0.2, 1.05, d));
            return iris.times(0.82 + 0.3 * spoke - 0.35 * Noise.step(y - 10, y - 52, py));
        });
        sheet.fill(oval(x, y - 2, 17, 41), Ink.flat(0x0d0b0c));
        sheet.fill(oval(x + 20, y - 18, 12, 10), Ink.flat(0xffffff));
        sheet.fill(disc(x - 16, y + 18, 5), Ink.flat(0xffffff), 0.7);
    }

    private void muzzle(Sheet sheet) {
        sheet.fill(loop(500, 350, 470, 440, 452, 540, 500, 560, 548, 540, 530, 440), Ink.flat(0xe9c396), 0.35);
        sheet.fill(oval(500, 652, 50, 36), Ink.down(625, 0xfff4e4, 690, 0xc9ae8c));
        for (int side = -1; side <= 1; side += 2) {
            sheet.fill(oval(X + side * 52.0, 598, 78, 58), Ink.down(540, 0xfff7ea, 665, 0xe2d0b8));
        }
        for (int i = 0; i < 1300; i++) {
            double x = noise.between(375, 625, i, 300);
            double y = noise.between(545, 690, i, 301);
            boolean lip = StrictMath.hypot((Math.abs(x - X) - 50) / 74, (y - 600) / 56) < 1;
            boolean chin = StrictMath.hypot((x - X) / 50, (y - 652) / 36) < 1;
            if (lip || chin) {
                double dx = (x - X) * 0.12;
                var colour = Rgb.hex(0xc4ad90).mix(Rgb.hex(0xffffff), noise.white(i, 302));
                sheet.stroke(curve(x, y, x + dx / 2, y + 7, x + dx, y + 15), 1.7, Ink.flat(colour), 0.6);
            }
        }
        sheet.fill(
                loop(452, 534, 478, 526, 500, 530, 522, 526, 548, 534, 528, 566, 500, 580, 472, 566),
                Ink.down(526, 0xd98a82, 580, 0xa85a58));
        sheet.fill(oval(484, 541, 12, 5), Ink.flat(0xf6c9c0), 0.8);
        sheet.stroke(curve(500, 580, 500, 604), 4, Ink.flat(0x4a2b26), 1);
        for (int side = -1; side <= 1; side += 2) {
            sheet.stroke(
                    curve(500, 604, X + side * 30, 630, X + side * 66, 628, X + side * 92, 608),
                    4,
                    Ink.flat(0x4a2b26),
                    1);
            for (int row = 0; row < 4; row++) {
                for (int dot = 0; dot < 3; dot++) {
                    sheet.fill(
                            disc(X + side * (44 + 20 * dot + 4 * row), 578 + 13 * row + 2 * dot, 2.6),
                            Ink.flat(0x5b4033));
                }
                double y = 582 + 12 * row;
                double fall = -70 + 52 * row;
                sheet.stroke(
                        curve(
                                X + side * 70,
                                y,
                                X + side * 220,
                                y + fall * 0.5 - 12,
                                X + side * (400 - 14 * row),
                                y + fall + 18),
                        2.2,
                        Ink.flat(0xfffdf6),
                        0.95);
            }
        }
    }
}
