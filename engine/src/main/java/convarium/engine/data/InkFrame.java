package convarium.engine.data;

import convarium.engine.tensor.Shape;
import java.util.Arrays;

/// How a data set of written characters sets them into its pictures: bright ink on 0, as high or as
/// wide as a box, whichever is more, and its centre of mass in one place. What somebody draws is set in
/// the same way, or a network would meet something that it never learnt.
///
/// MNIST's characters fill a box of 20 × 20 in 28 × 28 and have their centre of mass within half a
/// pixel of column and row 14, counted from 0 (LeCun, Cortes and Burges, "The MNIST database of
/// handwritten digits").
///
/// @param height of the pictures
/// @param width of the pictures
/// @param box the larger side of a character
/// @param column the centre of mass, from the middle of the first column
/// @param row the same from the middle of the first row
public record InkFrame(int height, int width, int box, double column, double row) {
    /// MNIST's own.
    public static final InkFrame MNIST = new InkFrame(28, 28, 20, 14, 14);

    /// Brighter than this part of the brightest is ink.
    private static final float INK = 0.35f;
    /// How many pictures are looked at.
    private static final int LOOK = 500;
    /// More of a picture than this is not written on it with a pen.
    private static final double MOST_INK = 0.5;

    /// @throws IllegalArgumentException if the box is empty or larger than the pictures
    public InkFrame {
        if (box < 1 || box > Math.min(height, width)) {
            throw new IllegalArgumentException(
                    "a box lies in pictures of " + height + "×" + width + ", found one of " + box);
        }
    }

    /// Looks how a data set does it: the most usual box of its first pictures and their mean centre of
    /// mass.
    ///
    /// @return the whole picture as a box where pictures are in colour or bright at more than half of
    /// their pixels: they are no characters, and what is drawn is taken as it is
    public static InkFrame of(DataSet pictures) {
        var shape = pictures.shape();
        int h = shape.size(1);
        int w = shape.size(2);
        var whole = new InkFrame(h, w, Math.min(h, w), (w - 1) / 2.0, (h - 1) / 2.0);
        if (shape.size(0) != 1) {
            return whole;
        }
        int count = Math.min(LOOK, pictures.count());
        int[] boxes = new int[Math.max(h, w) + 1];
        double columns = 0;
        double rows = 0;
        double ink = 0;
        int seen = 0;
        float[] values = new float[shape.elements()];
        for (int i = 0; i < count; i++) {
            pictures.copy(i, values, 0);
            var bounds = InkBounds.of(values, h, w, INK);
            if (bounds.isEmpty()) {
                continue;
            }
            boxes[Math.max(bounds.height(), bounds.width())]++;
            columns += bounds.centreColumn();
            rows += bounds.centreRow();
            ink += bounds.share();
            seen++;
        }
        if (seen == 0 || ink / seen > MOST_INK) {
            return whole;
        }
        int usual = 1;
        for (int side = 1; side < boxes.length; side++) {
            usual = boxes[side] > boxes[usual] ? side : usual;
        }
        return new InkFrame(h, w, Math.min(usual, Math.min(h, w)), columns / seen, rows / seen);
    }

    /// Whether what is drawn is taken as it is.
    public boolean isWhole() {
        return box == Math.min(height, width);
    }

    /// Sets a drawing into a picture: its ink is made smaller or larger until it fills the box, each
    /// pixel the mean of what falls into it, and then moved by whole pixels until its centre of mass is
    /// where it belongs. Where the box is the whole picture, the drawing as a whole is made smaller or
    /// larger.
    ///
    /// @param drawing grey values from 0 to 1, `(size, size)`
    /// @return `(height, width)` values; all 0 if there is no ink
    public float[] set(float[] drawing, int size) {
        var bounds = InkBounds.of(drawing, size, size, 0);
        if (bounds.isEmpty()) {
            return new float[height * width];
        }
        if (isWhole()) {
            return AreaMean.of(drawing, size, size, 0, 0, size, size, height, width);
        }
        double scale = box / (double) Math.max(bounds.height(), bounds.width());
        int h = Math.clamp(Math.round(scale * bounds.height()), 1, box);
        int w = Math.clamp(Math.round(scale * bounds.width()), 1, box);
        float[] small =
                AreaMean.of(drawing, size, size, bounds.top(), bounds.left(), bounds.height(), bounds.width(), h, w);
        var centre = InkBounds.of(small, h, w, 0);
        int right = place(column - centre.centreColumn(), width - w);
        int down = place(row - centre.centreRow(), height - h);
        float[] picture = new float[height * width];
        for (int y = 0; y < h; y++) {
            System.arraycopy(small, y * w, picture, (y + down) * width + right, w);
        }
        return picture;
    }

    /// No ink leaves the picture.
    private static int place(double wanted, int most) {
        return Math.clamp(Math.round(wanted), 0, most);
    }

    /// The same for pictures of several channels: each has the same values.
    public static float[] channels(float[] grey, Shape shape) {
        float[] all = Arrays.copyOf(grey, shape.elements());
        for (int c = 1; c < shape.size(0); c++) {
            System.arraycopy(grey, 0, all, c * grey.length, grey.length);
        }
        return all;
    }
}
