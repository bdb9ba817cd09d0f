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

    /// `c[b,i,j]` = Σ `a[b,i,p]`·`b[b,j,p]`: the second matrix transposed. Each sum is made of 16 partial
    /// sums, the r-th over the p with p mod 16 = r, from +0 by `fma` with p ascending. Then, while h is 8, 4,
    /// 2 and 1, each partial sum r below h takes r + h.
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

    /// A fully connected layer: `y[r,o]` = Σ `x[r,p]`·`weights[o,p]`, summed as in [#matmulTransposedRight],
    /// and what follows: the bias of output o, the addend at (r, o), ReLU.
    ///
    /// @param rows rows of features
    /// @param x `(rows, in)`
    /// @param weights `(out, in)`
    /// @param y `(rows, out)`, overwritten
    void dense(int rows, int out, int in, float[] x, float[] weights, Epilogue epilogue, float[] y);

    /// sums at c = Σ x at (n, c, s): the gradient at a bias. For each picture 16 partial sums over s as in
    /// [#matmulTransposedRight] (plain additions); the pictures' sums are added in order, from +0.
    ///
    /// @param spatial values of one channel of one picture; 1 for a Dense layer
    /// @param sums one value a channel, overwritten
    void channelSums(int n, int c, int spatial, float[] x, float[] sums);
}
