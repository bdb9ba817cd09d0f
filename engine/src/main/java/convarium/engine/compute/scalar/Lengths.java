package convarium.engine.compute.scalar;

import convarium.engine.arithmetic.WindowGeometry;
import convarium.engine.compute.Epilogue;
import convarium.engine.tensor.Shape;

/// The checks that every compute routine makes of the arrays it is given.
public final class Lengths {
    private Lengths() {}

    /// Checks the arrays of a convolution with weights `(oc, c/groups, kh, kw)`.
    ///
    /// @throws IllegalArgumentException if an array is shorter than the sizes say
    public static void checkConvolution(WindowGeometry g, float[] x, float[] weights, float[] bias, float[] y) {
        checkGroups(g);
        check("input", x, g.n(), g.c(), g.h(), g.w());
        check("weights", weights, g.oc(), g.c() / g.groups(), g.kh(), g.kw());
        check("bias", bias, g.oc());
        check("output", y, g.n(), g.oc(), g.oh(), g.ow());
    }

    /// Checks the arrays of a transposed convolution with weights `(c, oc/groups, kh, kw)`.
    ///
    /// @throws IllegalArgumentException if an array is shorter than the sizes say
    public static void checkTransposed(WindowGeometry g, float[] x, float[] weights, float[] bias, float[] y) {
        checkGroups(g);
        check("input", x, g.n(), g.c(), g.h(), g.w());
        check("weights", weights, g.c(), g.oc() / g.groups(), g.kh(), g.kw());
        check("bias", bias, g.oc());
        check("output", y, g.n(), g.oc(), g.oh(), g.ow());
    }

    /// Checks that a window's groups divide the channels.
    ///
    /// @throws IllegalArgumentException if they do not
    public static void checkGroups(WindowGeometry g) {
        if (g.groups() < 1 || g.c() % g.groups() != 0 || g.oc() % g.groups() != 0) {
            throw new IllegalArgumentException("cannot split " + g.c() + " input and " + g.oc()
                    + " output channels into " + g.groups() + " equal groups");
        }
    }

    /// The same sizes for fewer pictures.
    ///
    /// @throws IllegalArgumentException if there are none, or more than the sizes say
    public static WindowGeometry pictures(WindowGeometry g, int n) {
        if (n < 1 || n > g.n()) {
            throw new IllegalArgumentException("planned for 1 to " + g.n() + " pictures, found " + n);
        }
        return n == g.n()
                ? g
                : new WindowGeometry(n, g.c(), g.h(), g.w(), g.oc(), g.groups(), g.height(), g.width(), g.oh(), g.ow());
    }

    /// Checks what follows a convolution.
    ///
    /// @throws IllegalArgumentException if a length is neither 0 nor what the sizes say
    public static void checkEpilogue(WindowGeometry g, Epilogue epilogue) {
        if (epilogue.bias().length > 0) {
            check("bias", epilogue.bias(), g.oc());
        }
        if (epilogue.addend().length > 0) {
            check("addend", epilogue.addend(), g.n(), g.oc(), g.oh(), g.ow());
        }
    }

    /// Checks the arrays of work on each channel.
    ///
    /// @throws IllegalArgumentException if a size is below 1 or a length is not what the sizes say
    public static void checkChannels(int n, int c, int spatial, float[] x, float[] channels) {
        check("input", x, n, c, spatial);
        check("channels", channels, c);
    }

    /// Checks the arrays of a pooling.
    ///
    /// @throws IllegalArgumentException if an array is shorter than the sizes say
    public static void checkPooling(WindowGeometry g, float[] x, float[] y) {
        checkPooled(g);
        check("input", x, g.n(), g.c(), g.h(), g.w());
        check("output", y, g.n(), g.c(), g.oh(), g.ow());
    }

    /// Checks the arrays of a pooling's gradients.
    ///
    /// @throws IllegalArgumentException if an array is shorter than the sizes say
    public static void checkPooling(WindowGeometry g, float[] x, float[] dy, float[] dx) {
        checkPooled(g);
        check("input", x, g.n(), g.c(), g.h(), g.w());
        check("output's gradient", dy, g.n(), g.c(), g.oh(), g.ow());
        check("input's gradient", dx, g.n(), g.c(), g.h(), g.w());
    }

    /// Checks the arrays of a pooling's gradients and of the channels' sums, if they are wanted.
    ///
    /// @throws IllegalArgumentException if an array is shorter than the sizes say
    public static void checkPooling(WindowGeometry g, float[] x, float[] dy, float[] dx, float[] sums) {
        checkPooling(g, x, dy, dx);
        if (sums.length > 0) {
            check("channels", sums, g.c());
        }
    }

    /// Checks the arrays of an operation that works value by value.
    ///
    /// @throws IllegalArgumentException if the lengths differ
    public static void checkEqual(float[] x, float[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException(
                    "the output needs as many values as the input, " + x.length + ", found " + y.length);
        }
    }

    private static void checkPooled(WindowGeometry g) {
        if (g.oc() != g.c()) {
            throw new IllegalArgumentException(
                    "pooling keeps the channels, found " + g.c() + " of the input and " + g.oc() + " of the output");
        }
    }

    /// Checks one array against its sizes.
    ///
    /// @param what the array's name in the message
    /// @throws IllegalArgumentException if it is shorter, with its name, shape and length in the text
    public static void check(String what, float[] values, int... sizes) {
        // a shape refuses sizes that exceed one array
        var shape = Shape.of(sizes);
        if (values.length < shape.elements()) {
            throw new IllegalArgumentException("the " + what + " of shape " + shape + " needs " + shape.elements()
                    + " values, found " + values.length);
        }
    }
}
