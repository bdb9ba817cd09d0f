package convarium.engine.compute;

/// Work on each of the first `count` values by itself. Outputs may be the same array as an input unless
/// said otherwise.
public interface ElementVerbs {

    /// Rectified linear unit: `Math.max(x, +0)` for each value; `y` may be `x`.
    ///
    /// @throws IllegalArgumentException if the arrays differ in length
    void reluForward(float[] x, float[] y);

    /// y = f(x).
    void activationForward(Activation f, int count, float[] x, float[] y);

    /// dx = dy·f′(x), and +0 where the slope of ReLU or hard swish is 0, even for an infinite dy. ReLU,
    /// leaky ReLU, sigmoid and tanh look only at `y` (so x may have been overwritten by y), the others
    /// only at `x`; `dx` may be `dy`.
    void activationBackward(Activation f, int count, float[] x, float[] y, float[] dy, float[] dx);

    /// y = a + b.
    void add(int count, float[] a, float[] b, float[] y);

    /// y = a·b, value by value.
    void multiply(int count, float[] a, float[] b, float[] y);

    /// y = factor·x.
    void scale(float factor, int count, float[] x, float[] y);

    /// `y[r,s]` = `x[r,s]`·`gates[r]`: a gate a row, as squeeze-and-excite has a gate a channel.
    void gateForward(int rows, int size, float[] x, float[] gates, float[] y);

    /// `dx[r,s]` = `dy[r,s]`·`gates[r]`; `dgates[r]` = Σ `dy[r,s]`·`x[r,s]` in 16 partial sums as in
    /// [MatrixVerbs#matmulTransposedRight].
    void gateBackward(int rows, int size, float[] x, float[] gates, float[] dy, float[] dx, float[] dgates);

    /// Dropout: value i is kept where [convarium.engine.tensor.CounterRandom#uniform] of seed, stream
    /// and i is at least `rate`, times 1/(1 − rate), else it becomes 0. The backward pass is the same
    /// call on gradients.
    ///
    /// @param stream which stream of the seed: one for each pass of each layer
    void dropout(long seed, long stream, float rate, int count, float[] x, float[] y);
}
