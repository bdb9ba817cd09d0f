package convarium.engine.network;

import convarium.engine.compute.Activation;
import convarium.engine.layer.Activate;
import convarium.engine.layer.AdaptiveAvgPool2d;
import convarium.engine.layer.AdaptiveMaxPool2d;
import convarium.engine.layer.Add;
import convarium.engine.layer.AvgPool2d;
import convarium.engine.layer.BatchNorm;
import convarium.engine.layer.Concatenate;
import convarium.engine.layer.Conv1d;
import convarium.engine.layer.Conv2d;
import convarium.engine.layer.ConvTranspose2d;
import convarium.engine.layer.Dense;
import convarium.engine.layer.Dropout;
import convarium.engine.layer.Flatten;
import convarium.engine.layer.GroupNorm;
import convarium.engine.layer.L2Pool2d;
import convarium.engine.layer.LambdaLayer;
import convarium.engine.layer.Layer;
import convarium.engine.layer.LayerNorm;
import convarium.engine.layer.LocalResponseNorm;
import convarium.engine.layer.LogSoftmax;
import convarium.engine.layer.MaxPool2d;
import convarium.engine.layer.MultiHeadSelfAttention;
import convarium.engine.layer.Multiply;
import convarium.engine.layer.Pad;
import convarium.engine.layer.Permute;
import convarium.engine.layer.Reshape;
import convarium.engine.layer.Softmax;
import convarium.engine.layer.StochasticDepth;
import convarium.engine.layer.Upsample;
import convarium.engine.tensor.CounterRandom;
import convarium.engine.tensor.Shape;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/// Every kind of layer forward, in training, in float64 and by its definition, output by output. It
/// shares no code with the routines that it judges, and a new kind of layer does not compile until it
/// is here.
final class PlainLayers {
    private PlainLayers() {}

    /// The outputs of a batch.
    ///
    /// @param x the values of each input
    /// @param p the learnt parameters in order
    static double[] forward(LayerCases c, int n, double[][] x, double[][] p) {
        Layer layer = c.layer();
        List<Shape> in = c.inputs();
        Shape first = in.getFirst();
        double[] values = x[0];
        return switch (layer) {
            case Conv1d conv -> PlainWindows.convolution(conv.overOneRow(), n, row(first), values, p);
            case Conv2d conv -> PlainWindows.convolution(conv, n, first, values, p);
            case ConvTranspose2d conv -> PlainWindows.transposed(conv, n, first, values, p);
            case MaxPool2d pool -> PlainWindows.max(pool, n, first, values);
            case AvgPool2d pool -> PlainWindows.average(pool, n, first, values);
            case L2Pool2d pool -> PlainWindows.l2(pool, n, first, values);
            case AdaptiveAvgPool2d pool -> PlainWindows.adaptive(pool.size(), false, n, first, values);
            case AdaptiveMaxPool2d pool -> PlainWindows.adaptive(pool.size(), true, n, first, values);
            case Pad pad -> PlainWindows.pad(pad, n, first, values);
            case Upsample up -> PlainWindows.upsample(up, n, first, values);
            case Dense dense -> dense(dense, values, p);
            case BatchNorm norm ->
                PlainNorms.channels(n, norm.channels(), values, norm.eps(), norm.affine() ? p : new double[0][]);
            case LayerNorm norm -> PlainNorms.layer(norm, values, p);
            case GroupNorm norm -> PlainNorms.group(norm, n, values, p);
            case LocalResponseNorm norm -> PlainNorms.localResponse(norm, n, first, values);
            case Softmax softmax -> softmax(n, first, softmax.axis(), values, false);
            case LogSoftmax softmax -> softmax(n, first, softmax.axis(), values, true);
            case MultiHeadSelfAttention attention -> PlainAttention.heads(attention, n, first, values, p);
            case LambdaLayer lambda -> PlainAttention.lambda(lambda, n, first, values, p);
            case Activate activate -> each(values, function(activate.function()));
            case Add _ -> sum(x);
            case Multiply _ -> product(x);
            case Concatenate join -> concatenate(join, n, in, x);
            case Permute permute -> permute(permute, first, values);
            case Flatten _, Reshape _ -> values.clone();
            case Dropout dropout -> drop(dropout.rate(), values, 1);
            case StochasticDepth depth -> drop(depth.rate(), values, first.elements());
        };
    }

    static Shape row(Shape sequence) {
        return Shape.of(sequence.size(0), 1, sequence.size(1));
    }

    private static double[] each(double[] x, DoubleUnaryOperator function) {
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = function.applyAsDouble(x[i]);
        }
        return y;
    }

    private static DoubleUnaryOperator function(Activation function) {
        return switch (function) {
            case Activation.Relu _ -> v -> Math.max(v, 0);
            case Activation.LeakyRelu leaky -> v -> v < 0 ? leaky.slope() * v : v;
            case Activation.Elu elu -> v -> v < 0 ? elu.alpha() * (Math.exp(v) - 1) : v;
            case Activation.Silu _ -> v -> v / (1 + Math.exp(-v));
            case Activation.Gelu _ -> v -> v * PlainNorms.normal(v);
            case Activation.HardSwish _ -> v -> v * Math.min(Math.max(v + 3, 0), 6) / 6;
            case Activation.Sigmoid _ -> v -> 1 / (1 + Math.exp(-v));
            case Activation.Tanh _ -> Math::tanh;
        };
    }

    private static double[] dense(Dense dense, double[] x, double[][] p) {
        int rows = x.length / dense.in();
        double[] y = new double[rows * dense.out()];
        for (int row = 0; row < rows; row++) {
            for (int o = 0; o < dense.out(); o++) {
                double sum = dense.bias() ? p[1][o] : 0;
                for (int i = 0; i < dense.in(); i++) {
                    sum += x[row * dense.in() + i] * p[0][o * dense.in() + i];
                }
                y[row * dense.out() + o] = sum;
            }
        }
        return y;
    }

    private static double[] softmax(int n, Shape shape, int axis, double[] x, boolean logarithm) {
        int along = axis < 0 ? axis + shape.rank() : axis;
        int size = shape.size(along);
        int step = step(shape, along);
        double[] y = new double[x.length];
        for (int i = 0; i < n * shape.elements(); i++) {
            int first = i - i / step % size * step;
            double sum = 0;
            for (int k = 0; k < size; k++) {
                sum += Math.exp(x[first + k * step] - x[i]);
            }
            y[i] = logarithm ? -Math.log(sum) : 1 / sum;
        }
        return y;
    }

    /// How far two neighbours along an axis lie apart.
    static int step(Shape shape, int axis) {
        int step = 1;
        for (int i = axis + 1; i < shape.rank(); i++) {
            step *= shape.size(i);
        }
        return step;
    }

    private static double[] sum(double[][] x) {
        double[] y = x[0].clone();
        for (int k = 1; k < x.length; k++) {
            for (int i = 0; i < y.length; i++) {
                y[i] += x[k][i];
            }
        }
        return y;
    }

    private static double[] product(double[][] x) {
        int shared = x[0].length / x[1].length;
        double[] y = new double[x[0].length];
        for (int i = 0; i < y.length; i++) {
            y[i] = x[0][i] * x[1][i / shared];
        }
        return y;
    }

    private static double[] concatenate(Concatenate join, int n, List<Shape> in, double[][] x) {
        int along = join.axis() < 0 ? join.axis() + in.getFirst().rank() : join.axis();
        int before = n;
        for (int i = 0; i < along; i++) {
            before *= in.getFirst().size(i);
        }
        double[] y =
                new double[java.util.Arrays.stream(x).mapToInt(a -> a.length).sum()];
        int to = 0;
        for (int row = 0; row < before; row++) {
            for (double[] one : x) {
                int length = one.length / before;
                System.arraycopy(one, row * length, y, to, length);
                to += length;
            }
        }
        return y;
    }

    private static double[] permute(Permute permute, Shape shape, double[] x) {
        Shape out = permute.output(shape);
        double[] y = new double[x.length];
        for (int i = 0; i < y.length; i++) {
            int from = i / shape.elements() * shape.elements();
            for (int axis = 0; axis < out.rank(); axis++) {
                int place = i / step(out, axis) % out.size(axis);
                from += place * step(shape, permute.order().get(axis));
            }
            y[i] = x[from];
        }
        return y;
    }

    /// The first training pass of node 1 with the seed 0: values in groups of `shared` live or die
    /// together.
    private static double[] drop(float rate, double[] x, int shared) {
        double[] y = new double[x.length];
        for (int i = 0; i < y.length; i++) {
            boolean kept = CounterRandom.uniform(0, 1, i / shared) >= rate;
            y[i] = kept ? x[i] / (1 - rate) : 0;
        }
        return y;
    }
}
