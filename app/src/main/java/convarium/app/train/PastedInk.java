package convarium.app.train;

import convarium.engine.format.Pictures;
import convarium.engine.tensor.Shape;
import convarium.engine.tensor.Tensor;

/// A picture that was pasted on the pad: made square, and as large as what the pen draws on.
///
/// @param picture channels × size × size, from 0 to 1
record PastedInk(Tensor picture) {
    /// How fine a pad is.
    static final int SIZE = 140;

    /// Takes a picture for a data set.
    ///
    /// @param source of 1 or 3 channels
    /// @param channels of the data set's pictures; grey ones are made of coloured ones by their luminance
    /// @param characters whether the data set's pictures are bright ink on 0: then ink on bright paper is turned
    /// around, told by the edge, and the paper becomes 0
    static PastedInk of(Tensor source, int channels, boolean characters) {
        var fitting = channels == 1 && source.shape().size(0) == 3 ? Pictures.grey(source) : source;
        int own = fitting.shape().size(0);
        int h = fitting.shape().size(1);
        int w = fitting.shape().size(2);
        float[] values = new float[channels * SIZE * SIZE];
        for (int c = 0; c < channels; c++) {
            // a grey picture is the same in each channel
            int plane = Math.min(c, own - 1) * h * w;
            float paper = paper(fitting.data(), plane, h, w);
            boolean turned = characters && paper > 0.5f;
            square(fitting.data(), plane, h, w, paper, values, c * SIZE * SIZE);
            if (characters) {
                float ground = turned ? 1 - paper : paper;
                for (int i = c * SIZE * SIZE; i < (c + 1) * SIZE * SIZE; i++) {
                    float ink = turned ? 1 - values[i] : values[i];
                    values[i] = Math.clamp((ink - ground) / Math.max(1 - ground, 1e-3f), 0f, 1f);
                }
            }
        }
        return new PastedInk(Tensor.wrap(Shape.of(channels, SIZE, SIZE), values));
    }

    /// The mean along the edge.
    private static float paper(float[] values, int plane, int h, int w) {
        double sum = 0;
        int count = 0;
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                if (y == 0 || x == 0 || y == h - 1 || x == w - 1) {
                    sum += values[plane + y * w + x];
                    count++;
                }
            }
        }
        return (float) (sum / count);
    }

    /// The whole picture in the middle of a square, each pixel the mean of what it covers; paper beside it.
    private static void square(float[] values, int plane, int h, int w, float paper, float[] into, int at) {
        double unit = Math.max(h, w) / (double) SIZE;
        double top = (Math.max(h, w) - h) / 2.0;
        double left = (Math.max(h, w) - w) / 2.0;
        // samples in each direction, so that no pixel of a large picture is left out
        int fine = Math.max(2, (int) Math.ceil(unit));
        for (int y = 0; y < SIZE; y++) {
            for (int x = 0; x < SIZE; x++) {
                double sum = 0;
                for (int i = 0; i < fine * fine; i++) {
                    int down = i / fine;
                    int row = (int) Math.floor((y + (down + 0.5) / fine) * unit - top);
                    int column = (int) Math.floor((x + (i % fine + 0.5) / fine) * unit - left);
                    boolean inside = row >= 0 && row < h && column >= 0 && column < w;
                    sum += inside ? values[plane + row * w + column] : paper;
                }
                into[at + y * SIZE + x] = (float) (sum / (fine * fine));
            }
        }
    }

    int size() {
        return picture.shape().size(1);
    }

    Shape shape() {
        return picture.shape();
    }

    float[] values() {
        return picture.data();
    }
}
