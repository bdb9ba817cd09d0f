package convarium.engine.notation;

import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.layer.AvgPool2d;
import convarium.engine.layer.Conv2d;
import convarium.engine.layer.ConvTranspose2d;
import convarium.engine.layer.MaxPool2d;
import convarium.engine.layer.WindowLayer;
import convarium.engine.tensor.Shape;
import java.util.Random;

/// Layers computed by their definition on arrays of channels, rows and columns, as slowly and plainly as can be.
final class Plain {
    private Plain() {}

    static double[][][] picture(Shape shape, Random random) {
        var x = new double[shape.size(0)][shape.size(1)][shape.size(2)];
        for (var channel : x) {
            for (var row : channel) {
                for (int i = 0; i < row.length; i++) {
                    row[i] = random.nextInt(-9, 10);
                }
            }
        }
        return x;
    }

    /// A weight for each place in the layer's weights, the same for the same place.
    static double weight(int a, int b, int kh, int kw) {
        return 1 + (a * 31 + b * 17 + kh * 7 + kw * 3) % 11;
    }

    static double[][][] run(WindowLayer layer, double[][][] x) {
        var g = layer.geometry(Shape.of(x.length, x[0].length, x[0][0].length));
        var y = new double[g.oc()][g.oh()][g.ow()];
        if (layer instanceof ConvTranspose2d conv) {
            spread(conv, x, y);
            return y;
        }
        for (int oc = 0; oc < g.oc(); oc++) {
            for (int oh = 0; oh < g.oh(); oh++) {
                for (int ow = 0; ow < g.ow(); ow++) {
                    int top = oh * layer.stride().h() - g.height().before();
                    int left = ow * layer.stride().w() - g.width().before();
                    y[oc][oh][ow] = switch (layer) {
                        case Conv2d c -> conv(c, x, oc, top, left);
                        case MaxPool2d p -> max(p, x[oc], top, left);
                        case AvgPool2d p ->
                            average(
                                    p,
                                    x[oc],
                                    top,
                                    left,
                                    x[oc].length + g.height().after(),
                                    x[oc][0].length + g.width().after(),
                                    -g.height().before(),
                                    -g.width().before());
                        case ConvTranspose2d c -> throw new AssertionError(c);
                    };
                }
            }
        }
        return y;
    }

    private static double conv(Conv2d c, double[][][] x, int oc, int top, int left) {
        int perGroup = c.inChannels() / c.groups();
        int first = oc / (c.outChannels() / c.groups()) * perGroup;
        double sum = c.bias() ? 100 + oc : 0;
        for (int ic = 0; ic < perGroup; ic++) {
            for (int kh = 0; kh < c.kernel().h(); kh++) {
                for (int kw = 0; kw < c.kernel().w(); kw++) {
                    int row = top + kh * c.dilation().h();
                    int column = left + kw * c.dilation().w();
                    sum += weight(oc, ic, kh, kw) * at(x[first + ic], row, column, c.paddingMode());
                }
            }
        }
        return sum;
    }

    /// The value at a place that may lie in the padding.
    static double at(double[][] x, int row, int column, PaddingMode mode) {
        boolean inside = row >= 0 && row < x.length && column >= 0 && column < x[0].length;
        if (!inside && mode == PaddingMode.ZERO) {
            return 0;
        }
        return x[fold(row, x.length, mode)][fold(column, x[0].length, mode)];
    }

    private static int fold(int at, int size, PaddingMode mode) {
        return switch (mode) {
            case ZERO -> at;
            case REFLECT -> at < 0 ? -at : at >= size ? 2 * size - 2 - at : at;
            case REPLICATE -> Math.clamp(at, 0, size - 1);
            case CIRCULAR -> Math.floorMod(at, size);
        };
    }

    private static double max(MaxPool2d p, double[][] x, int top, int left) {
        double most = Double.NEGATIVE_INFINITY;
        for (int kh = 0; kh < p.kernel().h(); kh++) {
            for (int kw = 0; kw < p.kernel().w(); kw++) {
                int row = top + kh * p.dilation().h();
                int column = left + kw * p.dilation().w();
                if (row >= 0 && row < x.length && column >= 0 && column < x[0].length) {
                    most = Math.max(most, x[row][column]);
                }
            }
        }
        return most;
    }

    private static double average(
            AvgPool2d p, double[][] x, int top, int left, int bottom, int right, int first, int firstColumn) {
        double sum = 0;
        int inside = 0;
        int padded = 0;
        for (int row = top; row < top + p.kernel().h(); row++) {
            for (int column = left; column < left + p.kernel().w(); column++) {
                if (row >= 0 && row < x.length && column >= 0 && column < x[0].length) {
                    sum += x[row][column];
                    inside++;
                }
                if (row >= first && row < bottom && column >= firstColumn && column < right) {
                    padded++;
                }
            }
        }
        return sum / (p.divisor() != 0 ? p.divisor() : p.countsPadding() ? padded : inside);
    }

    private static void spread(ConvTranspose2d c, double[][][] x, double[][][] y) {
        int outPerGroup = c.outChannels() / c.groups();
        for (int oc = 0; oc < y.length; oc++) {
            for (var row : y[oc]) {
                java.util.Arrays.fill(row, c.bias() ? 100 + oc : 0);
            }
        }
        for (int ic = 0; ic < x.length; ic++) {
            int firstOut = ic / (c.inChannels() / c.groups()) * outPerGroup;
            for (int h = 0; h < x[ic].length; h++) {
                for (int w = 0; w < x[ic][h].length; w++) {
                    for (int oc = 0; oc < outPerGroup; oc++) {
                        for (int kh = 0; kh < c.kernel().h(); kh++) {
                            for (int kw = 0; kw < c.kernel().w(); kw++) {
                                int row = h * c.stride().h()
                                        + kh * c.dilation().h()
                                        - c.padding().top();
                                int column = w * c.stride().w()
                                        + kw * c.dilation().w()
                                        - c.padding().left();
                                var plane = y[firstOut + oc];
                                if (row >= 0 && row < plane.length && column >= 0 && column < plane[0].length) {
                                    plane[row][column] += x[ic][h][w] * weight(ic, oc, kh, kw);
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// The picture with cells added around it, or with negative numbers cut from it.
    static double[][][] pad(double[][][] x, int top, int bottom, int left, int right, double value) {
        var y = new double[x.length][x[0].length + top + bottom][x[0][0].length + left + right];
        for (int c = 0; c < y.length; c++) {
            for (int h = 0; h < y[c].length; h++) {
                for (int w = 0; w < y[c][h].length; w++) {
                    int row = h - top;
                    int column = w - left;
                    boolean inside = row >= 0 && row < x[c].length && column >= 0 && column < x[c][0].length;
                    y[c][h][w] = inside ? x[c][row][column] : value;
                }
            }
        }
        return y;
    }

    /// The picture with cells added around it that a mode fills.
    static double[][][] pad(double[][][] x, int top, int bottom, int left, int right, PaddingMode mode) {
        var y = pad(x, top, bottom, left, right, 0);
        for (int c = 0; c < y.length; c++) {
            for (int h = 0; h < y[c].length; h++) {
                for (int w = 0; w < y[c][h].length; w++) {
                    y[c][h][w] = at(x[c], h - top, w - left, mode);
                }
            }
        }
        return y;
    }
}
