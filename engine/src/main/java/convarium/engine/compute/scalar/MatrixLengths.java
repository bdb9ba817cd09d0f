package convarium.engine.compute.scalar;

import convarium.engine.compute.Epilogue;

/// The checks that products of matrices make of the arrays they are given.
public final class MatrixLengths {
    private MatrixLengths() {}

    /// Checks a `(batch, m, k)`, b `(batch, k, n)` and c `(batch, m, n)`.
    ///
    /// @throws IllegalArgumentException if a size is below 1 or a length is not what the sizes say
    public static void check(int batch, int m, int n, int k, float[] a, float[] b, float[] c) {
        Lengths.check("first matrix", a, batch, m, k);
        Lengths.check("second matrix", b, batch, k, n);
        Lengths.check("product", c, batch, m, n);
    }

    /// Checks a `(batch, m, k)`, b `(batch, n, k)` and c `(batch, m, n)`.
    ///
    /// @throws IllegalArgumentException if a size is below 1 or a length is not what the sizes say
    public static void checkTransposedRight(int batch, int m, int n, int k, float[] a, float[] b, float[] c) {
        Lengths.check("first matrix", a, batch, m, k);
        Lengths.check("second matrix", b, batch, n, k);
        Lengths.check("product", c, batch, m, n);
    }

    /// Checks the arrays of a fully connected layer.
    ///
    /// @throws IllegalArgumentException if a size is below 1 or a length is not what the sizes say
    public static void checkDense(int rows, int out, int in, float[] x, float[] weights, Epilogue epilogue, float[] y) {
        Lengths.check("input", x, rows, in);
        Lengths.check("weights", weights, out, in);
        Lengths.check("output", y, rows, out);
        if (epilogue.bias().length > 0) {
            Lengths.check("bias", epilogue.bias(), out);
        }
        if (epilogue.addend().length > 0) {
            Lengths.check("addend", epilogue.addend(), rows, out);
        }
    }

    /// Checks a `(batch, k, m)`, b `(batch, k, n)` and c `(batch, m, n)`.
    ///
    /// @throws IllegalArgumentException if a size is below 1 or a length is not what the sizes say
    public static void checkTransposedLeft(int batch, int m, int n, int k, float[] a, float[] b, float[] c) {
        Lengths.check("first matrix", a, batch, k, m);
        Lengths.check("second matrix", b, batch, k, n);
        Lengths.check("product", c, batch, m, n);
    }
}
