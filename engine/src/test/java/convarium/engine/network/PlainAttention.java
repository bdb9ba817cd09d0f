package convarium.engine.network;

import convarium.engine.layer.LambdaLayer;
import convarium.engine.layer.MultiHeadSelfAttention;
import convarium.engine.tensor.Shape;

/// Attention and lambda layers, place by place in float64.
final class PlainAttention {
    private PlainAttention() {}

    /// Vaswani et al. 2017, section 3.2; parameters in PyTorch's order.
    static double[] heads(MultiHeadSelfAttention layer, int n, Shape in, double[] x, double[][] p) {
        int d = layer.dimension();
        int t = in.size(0);
        int size = d / layer.heads();
        double[] projected = projected(x, d, 3 * d, p[0], layer.bias() ? p[1] : new double[3 * d]);
        double[] mixed = new double[x.length];
        for (int asking = 0; asking < n * t; asking++) {
            int first = asking / t * t;
            for (int head = 0; head < layer.heads(); head++) {
                double[] weights = new double[t];
                double sum = 0;
                for (int k = 0; k < t; k++) {
                    double score = 0;
                    for (int i = head * size; i < (head + 1) * size; i++) {
                        score += projected[asking * 3 * d + i] * projected[(first + k) * 3 * d + d + i];
                    }
                    weights[k] = Math.exp(score / Math.sqrt(size));
                    sum += weights[k];
                }
                for (int i = head * size; i < (head + 1) * size; i++) {
                    for (int k = 0; k < t; k++) {
                        mixed[asking * d + i] += weights[k] / sum * projected[(first + k) * 3 * d + 2 * d + i];
                    }
                }
            }
        }
        return projected(mixed, d, d, p[layer.bias() ? 2 : 1], layer.bias() ? p[3] : new double[d]);
    }

    private static double[] projected(double[] x, int in, int out, double[] weights, double[] bias) {
        double[] y = new double[x.length / in * out];
        for (int i = 0; i < y.length; i++) {
            y[i] = bias[i % out];
            for (int k = 0; k < in; k++) {
                y[i] += x[i / out * in + k] * weights[i % out * in + k];
            }
        }
        return y;
    }

    /// Bello 2021, section 3.
    static double[] lambda(LambdaLayer layer, int n, Shape in, double[] x, double[][] p) {
        int k = layer.keyDepth();
        int v = layer.valueDepth();
        int w = in.size(2);
        int places = in.size(1) * w;
        int queryChannels = layer.heads() * k;
        double[] queries = pointwise(n, layer.inChannels(), queryChannels, places, x, p[0]);
        double[] keys = pointwise(n, layer.inChannels(), k, places, x, p[1]);
        double[] values = pointwise(n, layer.inChannels(), v, places, x, p[2]);
        queries = PlainNorms.channels(n, queryChannels, queries, layer.eps(), new double[][] {p[3], p[4]});
        values = PlainNorms.channels(n, v, values, layer.eps(), new double[][] {p[5], p[6]});
        for (int row = 0; row < n * k; row++) {
            double sum = 0;
            for (int i = 0; i < places; i++) {
                keys[row * places + i] = Math.exp(keys[row * places + i]);
                sum += keys[row * places + i];
            }
            for (int i = 0; i < places; i++) {
                keys[row * places + i] /= sum;
            }
        }
        double[] y = new double[n * layer.outChannels() * places];
        for (int picture = 0; picture < n; picture++) {
            for (int place = 0; place < places; place++) {
                for (int i = 0; i < k * v; i++) {
                    int key = i / v;
                    int value = i % v;
                    double entry = 0;
                    for (int m = 0; m < places; m++) {
                        double weight = keys[(picture * k + key) * places + m];
                        int dh = m / w - place / w + layer.scope() / 2;
                        int dw = m % w - place % w + layer.scope() / 2;
                        if (dh >= 0 && dh < layer.scope() && dw >= 0 && dw < layer.scope()) {
                            weight += p[7][(key * layer.scope() + dh) * layer.scope() + dw];
                        }
                        entry += weight * values[(picture * v + value) * places + m];
                    }
                    for (int head = 0; head < layer.heads(); head++) {
                        y[(picture * layer.outChannels() + head * v + value) * places + place] +=
                                entry * queries[(picture * queryChannels + head * k + key) * places + place];
                    }
                }
            }
        }
        return y;
    }

    private static double[] pointwise(int n, int in, int out, int places, double[] x, double[] weights) {
        double[] y = new double[n * out * places];
        for (int i = 0; i < y.length; i++) {
            int picture = i / places / out;
            for (int c = 0; c < in; c++) {
                y[i] += x[(picture * in + c) * places + i % places] * weights[i / places % out * in + c];
            }
        }
        return y;
    }
}
