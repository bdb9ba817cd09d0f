package convarium.engine.compute;

/// Products of matrices, stored row by row, and the sums that go with a bias.
public interface MatrixVerbs {

    /// `c[b,i,j]` = Σ `a[b,i,p]`·`b[b,p,j]`, each sum from +0 by `fma` with p ascending.
    ///
    /// @param batch how many pairs of matrices lie one behind the other
    /// @param a `(batch, m, k)`
    /// @param b `(batch, k, n)`
    /// @param c `(batch, m, n)`, overwritten
    void matmul(int batch, int m, int n, int k, float[] a, float[] b, float[] c);

    /// `c[b,i,j]` = Σ `a[b,i,p]`·`b[b,j,p]`: the second matrix transposed. Each sum is made of 16 partial sums, the
    /// r-th over
    /// the p with p mod 16 = r, from +0 by `fma` with p ascending. Then, while h is 8, 4, 2 and 1, each partial
    /// sum r
    /// below h takes r + h.
    ///
    /// @param a `(batch, m, k)`
    /// @param b `(batch, n, k)`
    /// @param c `(batch, m, n)`, overwritten
    void matmulTransposedRight(int batch, int m, int n, int k, float[] a, float[] b, float[] c);

    /// `c[b,i,j]` = Σ `a[b,p,i]`·`b[b,p,j]`: the first matrix transposed; sums as in [#matmul].
    ///
    /// @param a `(batch, k, m)`
    /// @param b `(batch, k, n)`
    /// @param c `(batch, m, n)`, overwritten
    void matmulTransposedLeft(int batch, int m, int n, int k, float[] a, float[] b, float[] c);

    /// y at (n, c, s) = x at (n, c, s) + bias at c; `y` may be `x`.
    ///
    /// @param spatial values of one channel of one picture; 1 for a Dense layer
    void addChannelBias(int n, int c, int spatial, float[] x, float[] bias, float[] y);

    /// sums at c = Σ x at (n, c, s): the gradient at a bias. For each picture 16 partial sums over s as in
    /// [#matmulTransposedRight] (plain additions); the pictures' sums are added in order, from +0.
    ///
    /// @param sums one value a channel, overwritten
    void channelSums(int n, int c, int spatial, float[] x, float[] sums);
}
