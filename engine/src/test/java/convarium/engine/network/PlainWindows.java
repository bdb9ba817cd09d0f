package convarium.engine.network;

import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.Size;
import convarium.engine.arithmetic.WindowGeometry;
import convarium.engine.layer.AvgPool2d;
import convarium.engine.layer.Conv2d;
import convarium.engine.layer.ConvTranspose2d;
import convarium.engine.layer.L2Pool2d;
import convarium.engine.layer.MaxPool2d;
import convarium.engine.layer.Pad;
import convarium.engine.layer.Upsample;
import convarium.engine.tensor.Shape;

/// Layers that look at windows, by their definitions in float64.
final class PlainWindows {
    private PlainWindows() {}

    /// The cell that stands at a padded position, −1 for a zero.
    private static int cell(PaddingMode mode, int position, int size) {
        if (position >= 0 && position < size) {
            return position;
        }
        return switch (mode) {
            case ZERO -> -1;
            case REFLECT -> size - 1 - Math.abs(size - 1 - Math.abs(position));
            case REPLICATE -> Math.clamp(position, 0, size - 1);
            case CIRCULAR -> Math.floorMod(position, size);
        };
    }

    static double[] convolution(Conv2d conv, int n, Shape in, double[] x, double[][] p) {
        WindowGeometry g = conv.geometry(in);
        int seen = g.c() / g.groups();
        double[] y = new double[n * g.oc() * g.oh() * g.ow()];
        for (int i = 0; i < y.length; i++) {
            int ow = i % g.ow();
            int oh = i / g.ow() % g.oh();
            int oc = i / g.ow() / g.oh() % g.oc();
            int firstPlane = i / g.ow() / g.oh() / g.oc() * g.c() + oc / (g.oc() / g.groups()) * seen;
            double sum = conv.bias() ? p[1][oc] : 0;
            for (int kh = 0; kh < g.kh(); kh++) {
                int row = oh * g.height().stride() + kh * g.height().dilation();
                int h = cell(conv.paddingMode(), row - g.height().before(), g.h());
                for (int kw = 0; kw < g.kw(); kw++) {
                    int column = ow * g.width().stride() + kw * g.width().dilation();
                    int w = cell(conv.paddingMode(), column - g.width().before(), g.w());
                    if (h < 0 || w < 0) {
                        continue;
                    }
                    int tap = conv.flipped() ? g.kh() * g.kw() - 1 - (kh * g.kw() + kw) : kh * g.kw() + kw;
                    for (int c = 0; c < seen; c++) {
                        sum += x[((firstPlane + c) * g.h() + h) * g.w() + w]
                                * p[0][(oc * seen + c) * g.kh() * g.kw() + tap];
                    }
                }
            }
            y[i] = sum;
        }
        return y;
    }

    static double[] transposed(ConvTranspose2d conv, int n, Shape in, double[] x, double[][] p) {
        Shape out = conv.output(in);
        int c = conv.inChannels() / conv.groups();
        int oc = conv.outChannels() / conv.groups();
        int area = out.size(1) * out.size(2);
        int taps = conv.kernel().h() * conv.kernel().w();
        double[] y = new double[n * out.elements()];
        for (int i = 0; conv.bias() && i < y.length; i++) {
            y[i] = p[1][i / area % conv.outChannels()];
        }
        for (int i = 0; i < x.length; i++) {
            int w = i % in.size(2);
            int h = i / in.size(2) % in.size(1);
            int channel = i / in.size(2) / in.size(1) % conv.inChannels();
            int picture = i / in.elements();
            for (int tap = 0; tap < taps; tap++) {
                int kh = tap / conv.kernel().w();
                int kw = tap % conv.kernel().w();
                int oh = h * conv.stride().h()
                        + kh * conv.dilation().h()
                        - conv.padding().top();
                int ow = w * conv.stride().w()
                        + kw * conv.dilation().w()
                        - conv.padding().left();
                for (int o = 0; o < oc && oh >= 0 && oh < out.size(1) && ow >= 0 && ow < out.size(2); o++) {
                    int plane = picture * conv.outChannels() + channel / c * oc + o;
                    y[plane * area + oh * out.size(2) + ow] += x[i] * p[0][(channel * oc + o) * taps + tap];
                }
            }
        }
        return y;
    }

    /// What is made of the values of one window.
    private interface Made {
        double of(double[] values, int count, int padded);
    }

    private static double[] pooled(WindowGeometry g, int n, double[] x, Made made) {
        double[] y = new double[n * g.c() * g.oh() * g.ow()];
        double[] values = new double[g.kh() * g.kw()];
        for (int i = 0; i < y.length; i++) {
            int plane = i / g.ow() / g.oh();
            int count = 0;
            int padded = 0;
            for (int tap = 0; tap < values.length; tap++) {
                int row = i / g.ow() % g.oh() * g.height().stride()
                        + tap / g.kw() * g.height().dilation();
                int column = i % g.ow() * g.width().stride()
                        + tap % g.kw() * g.width().dilation();
                int h = row - g.height().before();
                int w = column - g.width().before();
                if (h >= 0 && h < g.h() && w >= 0 && w < g.w()) {
                    values[count++] = x[(plane * g.h() + h) * g.w() + w];
                } else if (h < g.h() + g.height().after()
                        && w < g.w() + g.width().after()) {
                    padded++;
                }
            }
            y[i] = made.of(values, count, padded);
        }
        return y;
    }

    static double[] max(MaxPool2d pool, int n, Shape in, double[] x) {
        return pooled(pool.geometry(in), n, x, (values, count, padded) -> largest(values, count));
    }

    private static double largest(double[] values, int count) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            largest = Math.max(largest, values[i]);
        }
        return largest;
    }

    private static double total(double[] values, int count) {
        double total = 0;
        for (int i = 0; i < count; i++) {
            total += values[i];
        }
        return total;
    }

    static double[] average(AvgPool2d pool, int n, Shape in, double[] x) {
        return pooled(pool.geometry(in), n, x, (values, count, padded) -> {
            int cells = count + (pool.countsPadding() ? padded : 0);
            return total(values, count) / (pool.divisor() != 0 ? pool.divisor() : cells);
        });
    }

    static double[] l2(L2Pool2d pool, int n, Shape in, double[] x) {
        return pooled(pool.geometry(in), n, x, (values, count, padded) -> {
            double squares = 0;
            for (int i = 0; i < count; i++) {
                squares += values[i] * values[i];
            }
            return Math.sqrt(squares);
        });
    }

    static double[] adaptive(Size size, boolean max, int n, Shape in, double[] x) {
        double[] y = new double[n * in.size(0) * size.h() * size.w()];
        double[] values = new double[in.size(1) * in.size(2)];
        for (int i = 0; i < y.length; i++) {
            int oh = i / size.w() % size.h();
            int ow = i % size.w();
            int count = 0;
            for (int h = oh * in.size(1) / size.h(); h * size.h() < (oh + 1) * in.size(1); h++) {
                for (int w = ow * in.size(2) / size.w(); w * size.w() < (ow + 1) * in.size(2); w++) {
                    values[count++] = x[(i / size.w() / size.h() * in.size(1) + h) * in.size(2) + w];
                }
            }
            y[i] = max ? largest(values, count) : total(values, count) / count;
        }
        return y;
    }

    static double[] pad(Pad pad, int n, Shape in, double[] x) {
        Shape out = pad.output(in);
        double[] y = new double[n * out.elements()];
        for (int i = 0; i < y.length; i++) {
            int h = cell(
                    pad.mode(), i / out.size(2) % out.size(1) - pad.padding().top(), in.size(1));
            int w = cell(pad.mode(), i % out.size(2) - pad.padding().left(), in.size(2));
            y[i] = h < 0 || w < 0 ? 0 : x[(i / out.size(2) / out.size(1) * in.size(1) + h) * in.size(2) + w];
        }
        return y;
    }

    static double[] upsample(Upsample up, int n, Shape in, double[] x) {
        Shape out = up.output(in);
        double[] y = new double[n * out.elements()];
        for (int i = 0; i < y.length; i++) {
            int plane = i / out.size(2) / out.size(1) * in.size(1) * in.size(2);
            int oh = i / out.size(2) % out.size(1);
            int ow = i % out.size(2);
            y[i] = switch (up.method()) {
                case NEAREST ->
                    x[
                            plane
                                    + oh / up.factor().h() * in.size(2)
                                    + ow / up.factor().w()];
                case BILINEAR -> {
                    double h = Math.clamp((oh + 0.5) / up.factor().h() - 0.5, 0, in.size(1) - 1.0);
                    double w = Math.clamp((ow + 0.5) / up.factor().w() - 0.5, 0, in.size(2) - 1.0);
                    yield between(x, plane + ((int) h) * in.size(2), w, in.size(2)) * (1 - h % 1)
                            + between(x, plane + Math.min((int) h + 1, in.size(1) - 1) * in.size(2), w, in.size(2))
                                    * (h % 1);
                }
            };
        }
        return y;
    }

    private static double between(double[] x, int row, double w, int size) {
        return x[row + (int) w] * (1 - w % 1) + x[row + Math.min((int) w + 1, size - 1)] * (w % 1);
    }
}
