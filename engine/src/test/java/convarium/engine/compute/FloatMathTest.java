package convarium.engine.compute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/// Our elementary functions against double arithmetic, all over the floats.
final class FloatMathTest {
    private static final float INF = Float.POSITIVE_INFINITY;

    @Test
    void withinTwoUnitsInTheLastPlace() {
        sweep("exp", StrictMath::exp, x -> FloatMath.exp(x));
        sweep("expMinusOne", StrictMath::expm1, x -> FloatMath.expMinusOne(x));
        sweep("log", StrictMath::log, x -> FloatMath.log(x));
        sweep("sigmoid", FloatMathTest::sigmoid, x -> FloatMath.sigmoid(x));
        sweep("tanh", StrictMath::tanh, x -> FloatMath.tanh(x));
        sweep("erf", FloatMathTest::erf, x -> FloatMath.erf(x));
    }

    @Test
    void specialValues() {
        float[][] rows = {
            // x, exp, exp − 1, log, sigmoid, tanh, erf
            {0f, 1, 0f, -INF, 0.5f, 0f, 0f},
            {-0f, 1, -0f, -INF, 0.5f, -0f, -0f},
            {INF, INF, INF, INF, 1, 1, 1},
            {-INF, 0, -1, Float.NaN, 0, -1, -1},
            {Float.NaN, Float.NaN, Float.NaN, Float.NaN, Float.NaN, Float.NaN, Float.NaN},
            {Float.MAX_VALUE, INF, INF, (float) StrictMath.log(Float.MAX_VALUE), 1, 1, 1},
            {-Float.MAX_VALUE, 0, -1, Float.NaN, 0, -1, -1},
            {
                Float.MIN_VALUE,
                1,
                Float.MIN_VALUE,
                (float) StrictMath.log(Float.MIN_VALUE),
                0.5f,
                Float.MIN_VALUE,
                Float.MIN_VALUE
            }
        };
        for (float[] row : rows) {
            float x = row[0];
            assertEquals(row[1], FloatMath.exp(x), "exp " + x);
            assertEquals(row[2], FloatMath.expMinusOne(x), "exp − 1 " + x);
            assertEquals(row[3], FloatMath.log(x), "log " + x);
            assertEquals(row[4], FloatMath.sigmoid(x), "sigmoid " + x);
            assertEquals(row[5], FloatMath.tanh(x), "tanh " + x);
            assertEquals(row[6], FloatMath.erf(x), "erf " + x);
        }
    }

    @Test
    void theExponentialGoesThroughTheSubnormals() {
        assertEquals(INF, FloatMath.exp(88.73f));
        assertEquals(Float.MIN_VALUE, FloatMath.exp(-103.5f));
        assertEquals(0f, FloatMath.exp(-103.98f));
        float last = Float.MIN_NORMAL;
        for (float x = -87.5f; x > -104; x -= 0.25f) {
            float power = FloatMath.exp(x);
            assertTrue(power <= last, x + " gives " + power);
            last = power;
        }
    }

    private static void sweep(String name, DoubleUnaryOperator expected, ToDoubleFunction<Float> actual) {
        // a prime step over all bit patterns, so that exponents and signs meet all kinds of last bits
        for (long bits = 0; bits < 1L << 32; bits += 10_007) {
            float x = Float.intBitsToFloat((int) bits);
            if (Float.isNaN(x)) {
                continue;
            }
            double exact = expected.applyAsDouble(x);
            float nearest = (float) exact;
            float found = (float) actual.applyAsDouble(x);
            if (Float.isNaN(nearest) || Float.isInfinite(nearest)) {
                assertEquals(nearest, found, () -> name + " of " + x);
            } else {
                double error = Math.abs(found - exact) / Math.ulp(nearest);
                assertTrue(error <= 2, () -> name + " of " + x + " gives " + found + ", off by " + error + " ulp");
            }
        }
    }

    private static double sigmoid(double x) {
        double power = StrictMath.exp(x);
        return x < 0 ? power / (1 + power) : 1 / (1 + StrictMath.exp(-x));
    }

    /// The power series near 0, the continued fraction of the complement further out (Abramowitz and Stegun 7.1.5 and
    /// 7.1.14).
    private static double erf(double x) {
        if (Math.abs(x) < 2.5) {
            double term = x;
            double sum = x;
            for (int k = 1; k < 60; k++) {
                term *= -x * x / k;
                sum += term / (2 * k + 1);
            }
            return sum * 2 / Math.sqrt(Math.PI);
        }
        double a = Math.min(Math.abs(x), 9);
        double fraction = 0;
        for (int k = 60; k > 0; k--) {
            fraction = k / 2.0 / (a + fraction);
        }
        return Math.signum(x) * (1 - StrictMath.exp(-a * a) / Math.sqrt(Math.PI) / (a + fraction));
    }
}
