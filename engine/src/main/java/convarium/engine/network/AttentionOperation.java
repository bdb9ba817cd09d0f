package convarium.engine.network;

import convarium.engine.compute.Compute;
import convarium.engine.compute.Epilogue;
import java.util.List;

/// Multi-head self-attention: softmax(q·kᵀ/√d_head)·v for each head, between two projections.
///
/// Letters: n samples, t tokens, d features, m heads, e = d/m features of a head. Kept for the backward
/// pass: queries (already divided by √e), keys, values, all as `(n, m, t, e)`, the attention `(n, m, t, t)`
/// and the heads' mixtures side by side `(n, t, d)`.
final class AttentionOperation extends Operation {
    private static final int Q = 0;
    private static final int K = 1;
    private static final int V = 2;
    private static final int ATTENTION = 3;
    private static final int MIXED = 4;
    private static final int ONE = 5;
    private static final int WIDE = 6;
    private static final int BACK_ONE = 7;
    private static final int BACK_TWO = 8;
    private static final int BACK_WIDE = 9;
    private static final int BACK_ATTENTION = 10;
    private static final int BACK_SCORES = 11;

    private static final int[] SWAP = {0, 2, 1, 3};

    private final int t;
    private final int d;
    private final int m;
    private final int e;
    private final float factor;
    private final Parameter inWeight;
    private final Parameter outWeight;
    private final boolean bias;

    AttentionOperation(int tokens, int dimension, int heads, List<Parameter> parameters) {
        super(parameters);
        t = tokens;
        d = dimension;
        m = heads;
        e = d / m;
        factor = (float) (1 / Math.sqrt(e));
        bias = parameters.size() > 2;
        inWeight = parameters.getFirst();
        outWeight = parameters.get(bias ? 2 : 1);
    }

    @Override
    boolean readsInput(int k) {
        return inWeight.trainable();
    }

    @Override
    List<Need> needs(boolean[] wanted) {
        int one = t * d;
        int scores = m * t * t;
        return List.of(
                new Need(one, When.KEPT),
                new Need(one, When.KEPT),
                new Need(one, When.KEPT),
                new Need(scores, When.KEPT),
                new Need(one, When.KEPT),
                new Need(one, When.FORWARD),
                new Need(3 * one, When.FORWARD),
                new Need(one, When.BACKWARD),
                new Need(one, When.BACKWARD),
                new Need(3 * one, When.BACKWARD),
                new Need(scores, When.BACKWARD),
                new Need(scores, When.BACKWARD));
    }

    @Override
    void forward(Pass pass, float[][] x, float[] y, float[][] memory) {
        var compute = pass.compute();
        int n = pass.n();
        int rows = n * t;
        float[] wide = memory[WIDE];
        float[] one = memory[ONE];
        compute.dense(rows, 3 * d, d, x[0], inWeight.values(), bias(1), wide);
        int[] tokensFirst = {n, t, m, e};
        for (int part = Q; part <= V; part++) {
            compute.copyBlocks(rows, d, wide, 3 * d, part * d, one, d, 0);
            compute.permute(tokensFirst, SWAP, one, memory[part]);
        }
        compute.scale(factor, rows * d, memory[Q], memory[Q]);
        float[] attention = memory[ATTENTION];
        compute.matmulTransposedRight(n * m, t, t, e, memory[Q], memory[K], attention);
        compute.softmaxForward(n * m * t, t, 1, attention, attention);
        compute.matmul(n * m, t, e, t, attention, memory[V], one);
        compute.permute(new int[] {n, m, t, e}, SWAP, one, memory[MIXED]);
        compute.dense(rows, d, d, memory[MIXED], outWeight.values(), bias(3), y);
    }

    private Epilogue bias(int parameter) {
        return bias ? Epilogue.bias(parameters().get(parameter).values()) : Epilogue.NONE;
    }

    @Override
    void backward(Pass pass, float[][] x, float[] y, float[] dy, float[][] dx, boolean[] adds, float[][] memory) {
        var compute = pass.compute();
        int n = pass.n();
        int rows = n * t;
        float[] one = memory[BACK_ONE];
        float[] two = memory[BACK_TWO];
        sums(compute, rows, d, dy, 3);
        if (outWeight.trainable()) {
            compute.matmulTransposedLeft(1, d, d, rows, dy, memory[MIXED], outWeight.gradient());
        }
        compute.matmul(1, rows, d, d, dy, outWeight.values(), one);
        // the mixtures' gradient, head by head
        compute.permute(new int[] {n, t, m, e}, SWAP, one, two);
        float[] dAttention = memory[BACK_ATTENTION];
        float[] dScores = memory[BACK_SCORES];
        compute.matmulTransposedRight(n * m, t, t, e, two, memory[V], dAttention);
        compute.softmaxBackward(n * m * t, t, 1, memory[ATTENTION], dAttention, dScores);
        compute.matmulTransposedLeft(n * m, t, e, t, memory[ATTENTION], two, one);
        collect(compute, n, V, one, two, memory);
        compute.matmulTransposedLeft(n * m, t, e, t, dScores, memory[Q], one);
        collect(compute, n, K, one, two, memory);
        compute.matmul(n * m, t, e, t, dScores, memory[K], one);
        compute.scale(factor, rows * d, one, one);
        collect(compute, n, Q, one, two, memory);
        float[] wide = memory[BACK_WIDE];
        sums(compute, rows, 3 * d, wide, 1);
        if (inWeight.trainable()) {
            compute.matmulTransposedLeft(1, 3 * d, d, rows, wide, x[0], inWeight.gradient());
        }
        if (wanted(dx[0])) {
            compute.matmul(1, rows, d, 3 * d, wide, inWeight.values(), dx[0]);
        }
    }

    /// Puts the gradient of queries, keys or values in its place beside the others.
    private void collect(Compute compute, int n, int part, float[] one, float[] two, float[][] memory) {
        compute.permute(new int[] {n, m, t, e}, SWAP, one, two);
        compute.copyBlocks(n * t, d, two, d, 0, memory[BACK_WIDE], 3 * d, part * d);
    }

    private void sums(Compute compute, int rows, int channels, float[] dy, int parameter) {
        if (bias && parameters().get(parameter).trainable()) {
            compute.channelSums(
                    rows, channels, 1, dy, parameters().get(parameter).gradient());
        }
    }
}
