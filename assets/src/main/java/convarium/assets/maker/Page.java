package convarium.assets.maker;

import static convarium.assets.maker.Shapes.box;
import static convarium.assets.maker.Shapes.curve;
import static convarium.assets.maker.Shapes.disc;
import static convarium.assets.maker.Shapes.line;
import static convarium.assets.maker.Shapes.oval;

import java.awt.image.BufferedImage;
import java.util.ArrayList;

/// A printed page in a script that nobody reads: fine dark strokes on light paper, in several sizes.
///
/// The letters are made of a few strokes each, so that no font of any machine is needed.
final class Page implements Painting {
    private static final int LETTERS = 22;

    private final Noise noise = new Noise(31);

    @Override
    public String id() {
        return "page";
    }

    @Override
    public BufferedImage paint() {
        var sheet = new Sheet(768, 768);
        sheet.fill((x, y) -> Rgb.grey(0.95
                - 0.05 * noise.layered(x / 200, y / 200, 2)
                - 0.06 * Noise.step(240, 560, StrictMath.hypot(x - 384, y - 384))));
        words(sheet, 64, 112, 704, 58, 1);
        words(sheet, 66, 146, 560, 19, 2);
        sheet.stroke(line(64, 166, 704, 166), 2.4, Ink.flat(0x1c1c1c), 1);
        sheet.stroke(line(64, 171, 704, 171), 0.8, Ink.flat(0x1c1c1c), 1);
        dropCap(sheet);
        for (int i = 0; i < 23; i++) {
            double y = 206 + 20 * i;
            words(sheet, i < 4 ? 146 : 64, y, last(i, 9) ? 230 : 370, 14, 10 + i);
        }
        engraving(sheet);
        words(sheet, 398, 448, 690, 10.5, 90);
        words(sheet, 398, 464, 600, 10.5, 91);
        for (int i = 0; i < 9; i++) {
            words(sheet, 398, 502 + 20 * i, last(i, 4) ? 560 : 704, 14, 50 + i);
        }
        sheet.stroke(line(64, 688, 240, 688), 1, Ink.flat(0x1c1c1c), 1);
        words(sheet, 64, 706, 704, 9, 70);
        words(sheet, 64, 720, 520, 9, 71);
        words(sheet, 372, 748, 404, 14, 72);
        return sheet.toImage(true);
    }

    private static boolean last(int row, int paragraph) {
        return row % paragraph == paragraph - 1;
    }

    /// A line of words from x to `right`, spread to fill it unless it ends early; `size` is the height of a capital.
    private void words(Sheet sheet, double x, double baseline, double right, double size, long salt) {
        var starts = new ArrayList<Double>();
        double at = x;
        while (at + width(starts.size(), salt) * size <= right) {
            double start = at;
            at += (width(starts.size(), salt) + 0.34) * size;
            starts.add(start);
        }
        double rest = right - at + 0.34 * size;
        double spread = rest > 0.5 * size * starts.size() ? 0 : rest / Math.max(1, starts.size() - 1);
        for (int word = 0; word < starts.size(); word++) {
            double pen = starts.get(word) + spread * word;
            for (int i = 0; i < letters(word, salt); i++) {
                glyph(sheet, letter(word, i, salt), pen, baseline, size);
                pen += advance(letter(word, i, salt)) * size;
            }
        }
    }

    private int letters(int word, long salt) {
        return 2 + (int) (7 * noise.white(word, salt * 3));
    }

    /// A word's width in heights of a capital.
    private double width(int word, long salt) {
        double width = 0;
        for (int i = 0; i < letters(word, salt); i++) {
            width += advance(letter(word, i, salt));
        }
        return width;
    }

    private int letter(int word, int i, long salt) {
        double u = noise.white(word * 40L + i, salt);
        return (int) (LETTERS * u * u);
    }

    private static double advance(int letter) {
        return letter % 6 == 3 ? 0.5 : letter % 6 == 0 ? 0.66 : 0.6;
    }

    /// One letter: thick stems, thin joins, now and then a dot or a tail.
    private static void glyph(Sheet sheet, int letter, double x, double y, double size) {
        var ink = Ink.flat(0x161616);
        double thick = Math.max(size * 0.105, 0.9);
        double thin = Math.max(size * 0.05, 0.6);
        double w = (advance(letter) - 0.16) * size;
        double mid = x + w / 2;
        double low = y - size * 0.68;
        double top = letter % 4 == 2 ? y - size : low;
        double foot = letter % 7 == 4 ? y + size * 0.28 : y;
        switch (letter % 6) {
            case 0 -> {
                sheet.stroke(
                        curve(x, low, x, y - size * 0.2, mid, y, x + w, y - size * 0.2, x + w, low), thick, ink, 1);
                sheet.stroke(line(x - thin, low, mid, low), thin, ink, 1);
            }
            case 1 -> {
                sheet.stroke(line(x, top, x, foot), thick, ink, 1);
                sheet.stroke(curve(x, low + size * 0.1, x + w, low + size * 0.22, mid, y - size * 0.3), thick, ink, 1);
                sheet.stroke(line(mid, y - size * 0.3, x + w, y), thin, ink, 1);
            }
            case 2 -> {
                sheet.stroke(oval(mid, (low + y) / 2, w / 2, (y - low) / 2), thick, ink, 1);
                sheet.stroke(line(x, (low + y) / 2, x + w, (low + y) / 2), thin, ink, 1);
            }
            case 3 -> {
                sheet.stroke(line(mid, low - size * 0.1, mid, y), thick, ink, 1);
                sheet.stroke(line(x, low + size * 0.22, x + w, low + size * 0.22), thin, ink, 1);
                sheet.stroke(curve(x, y - size * 0.22, mid - w * 0.3, y, mid, y), thin, ink, 1);
            }
            case 4 -> {
                sheet.stroke(line(x, y, mid, top), thick, ink, 1);
                sheet.stroke(line(mid, top, x + w, y), thin, ink, 1);
            }
            default -> {
                sheet.stroke(line(x, low, x + w, low), thin, ink, 1);
                sheet.stroke(line(x + w, low, mid, (low + y) / 2), thin, ink, 1);
                sheet.stroke(
                        curve(mid, (low + y) / 2, x + w, y - size * 0.2, mid, foot, x, y - size * 0.1), thick, ink, 1);
            }
        }
    }

    private static void dropCap(Sheet sheet) {
        sheet.fill(box(64, 192, 132, 268), Ink.flat(0x1c1c1c));
        sheet.stroke(oval(98, 230, 21, 27), 9, Ink.flat(0xf0f0f0), 1);
        sheet.stroke(line(98, 196, 98, 264), 4, Ink.flat(0xf0f0f0), 1);
        sheet.stroke(box(68, 196, 128, 264), 1.2, Ink.flat(0xf0f0f0), 1);
    }

    /// A ball on a table, shaded with hatching only, as an engraver would.
    private static void engraving(Sheet sheet) {
        var frame = box(398, 192, 704, 430);
        sheet.fill(frame, Ink.flat(0xf4f4f4));
        for (int i = 0; i < 60; i++) {
            double y = 194 + 4 * i;
            var ruled = y < 340 ? line(400, y, 702, y) : line(400, y, 702, y - 8);
            sheet.stroke(ruled, y < 340 ? 0.7 + 0.5 * (340 - y) / 146 : 1.4, Ink.flat(0x2a2a2a), y < 340 ? 0.8 : 0.9);
        }
        sheet.fill(oval(590, 376, 92, 20), Ink.flat(0x1a1a1a));
        var ball = disc(540, 306, 82);
        sheet.fill(ball, (x, y) -> {
            double nx = (x - 540) / 82;
            double ny = (y - 306) / 82;
            double nz = Math.sqrt(Math.max(0, 1 - nx * nx - ny * ny));
            double light = -0.5 * nx - 0.55 * ny + 0.67 * nz;
            double one = 0.5 + 0.5 * StrictMath.cos((x + y + 22 * nz) * 1.15);
            double other = 0.5 + 0.5 * StrictMath.cos((x - y) * 1.15);
            double dark = Noise.step(0.0, 0.24, 0.62 - light - one * 0.6)
                    + 0.8 * Noise.step(0, 0.24, 0.22 - light - other * 0.5);
            return Rgb.grey(0.96 - 0.85 * Math.min(1, dark));
        });
        sheet.stroke(ball, 1.6, Ink.flat(0x1a1a1a), 1);
        sheet.stroke(frame, 2.4, Ink.flat(0x1a1a1a), 1);
    }
}
