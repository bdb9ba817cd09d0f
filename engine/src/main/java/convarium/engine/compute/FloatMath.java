package convarium.engine.compute;

import static convarium.engine.compute.scalar.Coefficients.*;

/// The elementary functions that networks use, as polynomials of fused multiply–adds.
///
/// Java's own may differ in the last bit between machines, and between the interpreter and compiled code, and its
/// vector forms differ again. These are within 2 units in the last place everywhere, and vectors of any width give the
/// same bits. NaN gives NaN, and odd functions keep the sign of a zero.
public final class FloatMath {
    private FloatMath() {}

    /// E to the power x: 0 for −∞, overflows to ∞, underflows by way of the subnormal numbers.
    ///
    /// x = n·ln 2 + r with n whole; then 2ⁿ·eʳ, with 2ⁿ in two factors since it may lie beyond the floats.
    public static float exp(float x) {
        float low = x < EXP_LEAST ? EXP_LEAST : x;
        float a = low > EXP_MOST ? EXP_MOST : low;
        float rounded = Math.fma(a, LOG2_E, ROUNDER);
        float n = rounded - ROUNDER;
        float r = Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, a));
        int exponent = Float.floatToRawIntBits(rounded) - Float.floatToRawIntBits(ROUNDER);
        int half = exponent >> 1;
        return (1f + powerMinusOne(r)) * twoTo(half) * twoTo(exponent - half);
    }

    /// E to the power x, less 1, without loss near 0.
    public static float expMinusOne(float x) {
        if (x > EXP_MINUS_ONE_MOST) {
            return exp(x);
        }
        float a = x < EXP_MINUS_ONE_LEAST ? EXP_MINUS_ONE_LEAST : x;
        float rounded = Math.fma(a, LOG2_E, ROUNDER);
        float n = rounded - ROUNDER;
        float r = Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, a));
        float power = twoTo(Float.floatToRawIntBits(rounded) - Float.floatToRawIntBits(ROUNDER));
        return x == 0f ? x : Math.fma(power, powerMinusOne(r), power - 1f);
    }

    /// The natural logarithm: −∞ for zeros, NaN below them.
    ///
    /// x = 2ᵏ·(1 + f) with √½ ≤ 1 + f < √2.
    public static float log(float x) {
        if (!(x > 0f) || x == Float.POSITIVE_INFINITY) {
            return x == 0f ? Float.NEGATIVE_INFINITY : x > 0f ? x : Float.NaN;
        }
        boolean subnormal = x < Float.MIN_NORMAL;
        int bits = Float.floatToRawIntBits(subnormal ? x * LOG_SCALE : x) - ROOT_HALF_BITS;
        float k = (bits >> 23) - (subnormal ? LOG_SCALE_EXPONENT : 0f);
        float f = Float.intBitsToFloat((bits & 0x7fffff) + ROOT_HALF_BITS) - 1f;
        float p = Math.fma(LOG_8, f, LOG_7);
        p = Math.fma(p, f, LOG_6);
        p = Math.fma(p, f, LOG_5);
        p = Math.fma(p, f, LOG_4);
        p = Math.fma(p, f, LOG_3);
        p = Math.fma(p, f, LOG_2);
        p = Math.fma(p, f, LOG_1);
        p = Math.fma(p, f, LOG_0);
        float square = f * f;
        float rest = Math.fma(square, -0.5f, Math.fma(k, LN2_LOW, p * (square * f)));
        return Math.fma(k, LN2_HIGH, f + rest);
    }

    /// 1/(1 + e⁻ˣ), from t = e to the power −|x| so that nothing overflows: t/(1 + t) below 0, 1/(1 + t) above, less
    /// what the rounding of 1 + t did to it.
    public static float sigmoid(float x) {
        float t = exp(-Math.abs(x));
        float sum = 1f + t;
        float lost = t - (sum - 1f);
        float quotient = (x < 0f ? t : 1f) / sum;
        float inverse = x < 0f ? 1f - quotient : quotient;
        return Math.fma(-quotient * lost, inverse, quotient);
    }

    /// The hyperbolic tangent: a polynomial near 0, 1 − 2/(e²ˣ + 1) further out.
    public static float tanh(float x) {
        float a = Math.abs(x);
        if (a < TANH_SPLIT) {
            float z = x * x;
            float p = Math.fma(TANH_5, z, TANH_4);
            p = Math.fma(p, z, TANH_3);
            p = Math.fma(p, z, TANH_2);
            p = Math.fma(p, z, TANH_1);
            p = Math.fma(p, z, TANH_0);
            return Math.copySign(Math.fma(p, z * a, a), x);
        }
        return Math.copySign(1f - 2f / (exp(2f * a) + 1f), x);
    }

    /// The error function 2/√π·∫e^(−t²) from 0 to x.
    public static float erf(float x) {
        float a = Math.abs(x);
        if (a < ERF_SPLIT) {
            float z = x * x;
            float p = Math.fma(ERF_6, z, ERF_5);
            p = Math.fma(p, z, ERF_4);
            p = Math.fma(p, z, ERF_3);
            p = Math.fma(p, z, ERF_2);
            p = Math.fma(p, z, ERF_1);
            p = Math.fma(p, z, ERF_0);
            return Math.fma(p, x, x);
        }
        float b = a > ERF_MOST ? ERF_MOST : a;
        float q = Math.fma(ERFC_7, b, ERFC_6);
        q = Math.fma(q, b, ERFC_5);
        q = Math.fma(q, b, ERFC_4);
        q = Math.fma(q, b, ERFC_3);
        q = Math.fma(q, b, ERFC_2);
        q = Math.fma(q, b, ERFC_1);
        q = Math.fma(q, b, ERFC_0);
        return Math.copySign(1f - exp(q), x);
    }

    /// Eʳ − 1 for |r| ≤ ln 2/2.
    private static float powerMinusOne(float r) {
        float q = Math.fma(EXP_5, r, EXP_4);
        q = Math.fma(q, r, EXP_3);
        q = Math.fma(q, r, EXP_2);
        q = Math.fma(q, r, EXP_1);
        q = Math.fma(q, r, EXP_0);
        return Math.fma(q, r * r, r);
    }

    private static float twoTo(int exponent) {
        return Float.intBitsToFloat((exponent + 127) << 23);
    }
}
