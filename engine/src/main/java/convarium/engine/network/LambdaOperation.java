package convarium.engine.network;

import convarium.engine.compute.Compute;
import java.util.Arrays;
import java.util.List;

/// A lambda layer: projections, batch normalisation of queries and values, softmax of the keys, lambdas, and
/// the lambdas applied to the queries.
///
/// Letters: n samples, c input channels, p places, k key channels, m heads, v value channels. A lambda is a
/// matrix v×k. The content lambda of a sample, values·keysᵀ, is handed to all of its places; the position
/// lambdas are a convolution of each value channel by k embeddings. Their sum `(n, p, v, k)` then meets the
/// queries `(n, p, m, k)` place by place.
final class LambdaOperation extends Operation {
    private static final int RAW_QUERIES = 0;
    private static final int RAW_VALUES = 1;
    private static final int QUERIES = 2;
    private static final int KEYS = 3;
    private static final int VALUES = 4;
    private static final int LAMBDAS = 5;
    private static final int CONTENT = 6;
    private static final int WIDE = 7;
    private static final int WIDE_TURNED = 8;
    private static final int BACK_QUERIES = 9;
    private static final int BACK_QUERIES_TURNED = 10;
    private static final int BACK_LAMBDAS = 11;
    private static final int BACK_LAMBDAS_TURNED = 12;
    private static final int BACK_CONTENT = 13;
    private static final int BACK_VALUES = 14;
    private static final int BACK_VALUES_MORE = 15;
    private static final int BACK_KEYS = 16;
    private static final int BACK_KEYS_RAW = 17;
    private static final int BACK_INPUT = 18;

    private static final int[] TURN = {0, 2, 1};
    private static final boolean[] ADDS_NOTHING = {false};

    private final int c;
    private final int p;
    private final int k;
    private final int m;
    private final int v;
    private final ConvolutionOperation toQueries;
    private final ConvolutionOperation toKeys;
    private final ConvolutionOperation toValues;
    private final BatchNormOperation queryNorm;
    private final BatchNormOperation valueNorm;
    private final List<ConvolutionOperation> position;
    private float[] ones = NONE;

    /// @param position the lambda convolution, or none
    LambdaOperation(
            int channels,
            int places,
            int keyDepth,
            int heads,
            int valueDepth,
            List<ConvolutionOperation> projections,
            List<BatchNormOperation> norms,
            List<ConvolutionOperation> position,
            List<Parameter> parameters) {
        super(parameters);
        c = channels;
        p = places;
        k = keyDepth;
        m = heads;
        v = valueDepth;
        toQueries = projections.get(0);
        toKeys = projections.get(1);
        toValues = projections.get(2);
        queryNorm = norms.get(0);
        valueNorm = norms.get(1);
        this.position = List.copyOf(position);
    }

    @Override
    boolean readsInput(int input) {
        return toQueries.readsInput(0) || toKeys.readsInput(0) || toValues.readsInput(0);
    }

    @Override
    List<Need> needs(boolean[] wanted) {
        int queries = m * k * p;
        int lambdas = v * k * p;
        int wide = Math.max(Math.max(queries, lambdas), m * v * p);
        return List.of(
                new Need(queries, When.KEPT),
                new Need(v * p, When.KEPT),
                new Need(queries, When.KEPT),
                new Need(k * p, When.KEPT),
                new Need(v * p, When.KEPT),
                new Need(lambdas, When.KEPT),
                new Need(v * k, When.FORWARD),
                new Need(wide, When.FORWARD),
                new Need(lambdas, When.FORWARD),
                new Need(Math.max(queries, m * v * p), When.BACKWARD),
                new Need(queries, When.BACKWARD),
                new Need(lambdas, When.BACKWARD),
                new Need(lambdas, When.BACKWARD),
                new Need(v * k, When.BACKWARD),
                new Need(v * p, When.BACKWARD),
                new Need(v * p, When.BACKWARD),
                new Need(k * p, When.BACKWARD),
                new Need(k * p, When.BACKWARD),
                new Need(c * p, When.BACKWARD));
    }

    @Override
    void prepare(int capacity) {
        toQueries.prepare(capacity);
        toKeys.prepare(capacity);
        toValues.prepare(capacity);
        queryNorm.prepare(capacity);
        valueNorm.prepare(capacity);
        position.forEach(convolution -> convolution.prepare(capacity * v));
        if (ones.length < capacity * p) {
            ones = new float[capacity * p];
            Arrays.fill(ones, 1);
        }
    }

    @Override
    long heldFloats() {
        return toQueries.heldFloats()
                + toKeys.heldFloats()
                + toValues.heldFloats()
                + queryNorm.heldFloats()
                + valueNorm.heldFloats()
                + position.stream().mapToLong(Operation::heldFloats).sum()
                + ones.length;
    }

    @Override
    void forward(Pass pass, float[][] x, float[] y, float[][] memory) {
        var compute = pass.compute();
        int n = pass.n();
        float[] wide = memory[WIDE];
        run(toQueries, pass, x[0], memory[RAW_QUERIES]);
        run(queryNorm, pass, memory[RAW_QUERIES], wide);
        turn(compute, n, m * k, p, wide, memory[QUERIES]);
        run(toKeys, pass, x[0], wide);
        compute.softmaxForward(n * k, p, 1, wide, memory[KEYS]);
        run(toValues, pass, x[0], memory[RAW_VALUES]);
        run(valueNorm, pass, memory[RAW_VALUES], memory[VALUES]);
        float[] lambdas = memory[LAMBDAS];
        compute.matmulTransposedRight(n, v, k, p, memory[VALUES], memory[KEYS], memory[CONTENT]);
        compute.matmul(n, p, v * k, 1, ones, memory[CONTENT], lambdas);
        for (var convolution : position) {
            run(convolution, pass.of(n * v), memory[VALUES], wide);
            turn(compute, n, v * k, p, wide, memory[WIDE_TURNED]);
            compute.add(n * p * v * k, lambdas, memory[WIDE_TURNED], lambdas);
        }
        compute.matmulTransposedRight(n * p, m, v, k, memory[QUERIES], lambdas, wide);
        turn(compute, n, p, m * v, wide, y);
    }

    @Override
    void backward(Pass pass, float[][] x, float[] y, float[] dy, float[][] dx, boolean[] adds, float[][] memory) {
        var compute = pass.compute();
        int n = pass.n();
        float[] dQueries = memory[BACK_QUERIES];
        float[] turned = memory[BACK_QUERIES_TURNED];
        float[] dLambdas = memory[BACK_LAMBDAS];
        // the gradient at the output, place by place
        turn(compute, n, m * v, p, dy, dQueries);
        compute.matmulTransposedLeft(n * p, v, k, m, dQueries, memory[QUERIES], dLambdas);
        compute.matmul(n * p, m, k, v, dQueries, memory[LAMBDAS], turned);
        turn(compute, n, p, m * k, turned, dQueries);
        runBack(queryNorm, pass, memory[RAW_QUERIES], dQueries, turned);
        runBack(toQueries, pass, x[0], turned, dx[0]);

        float[] dContent = memory[BACK_CONTENT];
        float[] dValues = memory[BACK_VALUES];
        float[] more = memory[BACK_VALUES_MORE];
        compute.matmulTransposedLeft(n, 1, v * k, p, ones, dLambdas, dContent);
        compute.matmul(n, v, p, k, dContent, memory[KEYS], dValues);
        compute.matmulTransposedLeft(n, k, p, v, dContent, memory[VALUES], memory[BACK_KEYS]);
        for (var convolution : position) {
            turn(compute, n, p, v * k, dLambdas, memory[BACK_LAMBDAS_TURNED]);
            runBack(convolution, pass.of(n * v), memory[VALUES], memory[BACK_LAMBDAS_TURNED], more);
            compute.add(n * v * p, dValues, more, dValues);
        }
        runBack(valueNorm, pass, memory[RAW_VALUES], dValues, more);
        projectBack(toValues, pass, x[0], more, dx[0], memory[BACK_INPUT]);
        compute.softmaxBackward(n * k, p, 1, memory[KEYS], memory[BACK_KEYS], memory[BACK_KEYS_RAW]);
        projectBack(toKeys, pass, x[0], memory[BACK_KEYS_RAW], dx[0], memory[BACK_INPUT]);
    }

    private static void turn(Compute compute, int n, int rows, int columns, float[] x, float[] y) {
        compute.permute(new int[] {n, rows, columns}, TURN, x, y);
    }

    private static void run(Operation part, Pass pass, float[] x, float[] y) {
        part.forward(pass, new float[][] {x}, y, new float[0][]);
    }

    private static void runBack(Operation part, Pass pass, float[] x, float[] dy, float[] dx) {
        part.backward(pass, new float[][] {x}, NONE, dy, new float[][] {dx}, ADDS_NOTHING, new float[0][]);
    }

    /// Adds a projection's share to the gradient at the input, if one is wanted.
    private void projectBack(ConvolutionOperation part, Pass pass, float[] x, float[] dy, float[] dx, float[] share) {
        runBack(part, pass, x, dy, wanted(dx) ? share : NONE);
        if (wanted(dx)) {
            pass.compute().add(pass.n() * c * p, dx, share, dx);
        }
    }
}
