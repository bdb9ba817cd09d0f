package convarium.engine.network;

import convarium.engine.layer.GroupNorm;
import convarium.engine.layer.LayerNorm;
import convarium.engine.layer.LocalResponseNorm;
import convarium.engine.tensor.Shape;

/// Layers that normalise, by their definitions in float64.
final class PlainNorms {
    private PlainNorms() {}

    /// Whose mean and variance a value is measured by.
    private interface Family {
        int of(int index);
    }

    /// The values less their family's mean, by the root of its variance.
    private static double[] normalised(double[] x, int families, double eps, Family family) {
        double[] mean = new double[families];
        double[] variance = new double[families];
        int members = x.length / families;
        for (int i = 0; i < x.length; i++) {
            mean[family.of(i)] += x[i] / members;
        }
        for (int i = 0; i < x.length; i++) {
            double off = x[i] - mean[family.of(i)];
            variance[family.of(i)] += off * off / members;
        }
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = (x[i] - mean[family.of(i)]) / Math.sqrt(variance[family.of(i)] + eps);
        }
        return y;
    }

    private static double[] scaled(double[] y, double[][] p, Family place) {
        for (int i = 0; p.length > 0 && i < y.length; i++) {
            y[i] = y[i] * p[0][place.of(i)] + p[1][place.of(i)];
        }
        return y;
    }

    /// Normalises each channel over the batch and all places.
    static double[] channels(int n, int channels, double[] x, double eps, double[][] p) {
        int places = x.length / n / channels;
        Family channel = i -> i / places % channels;
        return scaled(normalised(x, channels, eps, channel), p, channel);
    }

    static double[] layer(LayerNorm norm, double[] x, double[][] p) {
        int size = norm.shape().elements();
        return scaled(normalised(x, x.length / size, norm.eps(), i -> i / size), p, i -> i % size);
    }

    static double[] group(GroupNorm norm, int n, double[] x, double[][] p) {
        int size = x.length / n / norm.groups();
        int places = x.length / n / norm.channels();
        double[] y = normalised(x, n * norm.groups(), norm.eps(), i -> i / size);
        return scaled(y, p, i -> i / places % norm.channels());
    }

    static double[] localResponse(LocalResponseNorm norm, int n, Shape in, double[] x) {
        int channels = in.size(0);
        int places = x.length / n / channels;
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            int c = i / places % channels;
            double squares = 0;
            for (int k = 0; k < norm.size(); k++) {
                int other = c - norm.size() / 2 + k;
                if (other >= 0 && other < channels) {
                    double v = x[i + (other - c) * places];
                    squares += v * v;
                }
            }
            y[i] = x[i] / Math.pow(norm.k() + norm.alpha() / norm.size() * squares, norm.beta());
        }
        return y;
    }

    /// The normal distribution's share below v: ½ + φ(v)·(v + v³/3 + v⁵/15 + …) (Marsaglia, "Evaluating
    /// the normal distribution", 2004).
    static double normal(double v) {
        if (Double.isNaN(v) || Math.abs(v) > 8) {
            return Double.isNaN(v) ? v : v > 0 ? 1 : 0;
        }
        double term = v;
        double sum = v;
        for (int odd = 3; Math.abs(term) > 1e-18 * Math.abs(sum); odd += 2) {
            term *= v * v / odd;
            sum += term;
        }
        return 0.5 + sum * Math.exp(-v * v / 2) / Math.sqrt(2 * Math.PI);
    }
}
