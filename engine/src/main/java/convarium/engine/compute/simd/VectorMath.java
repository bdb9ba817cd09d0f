package convarium.engine.compute.simd;

import static convarium.engine.compute.scalar.Coefficients.*;
import static convarium.engine.compute.simd.Vectors.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/// The elementary functions of [convarium.engine.compute.FloatMath], a vector at a time: the same steps, and so the
/// same bits.
final class VectorMath {
    private static final int SIGN = 0x80000000;

    private VectorMath() {}

    static FloatVector exp(FloatVector x) {
        var low = x.blend(EXP_LEAST, x.lt(EXP_LEAST));
        var a = low.blend(EXP_MOST, low.compare(VectorOperators.GT, EXP_MOST));
        var rounded = a.fma(constant(LOG2_E), constant(ROUNDER));
        var n = rounded.sub(ROUNDER);
        var r = n.fma(constant(-LN2_LOW), n.fma(constant(-LN2_HIGH), a));
        var exponent = rounded.reinterpretAsInts().sub(Float.floatToRawIntBits(ROUNDER));
        var half = exponent.lanewise(VectorOperators.ASHR, 1);
        return powerMinusOne(r).add(1f).mul(twoTo(half)).mul(twoTo(exponent.sub(half)));
    }

    static FloatVector expMinusOne(FloatVector x) {
        var low = x.blend(EXP_MINUS_ONE_LEAST, x.lt(EXP_MINUS_ONE_LEAST));
        var large = x.compare(VectorOperators.GT, EXP_MINUS_ONE_MOST);
        var rounded = low.fma(constant(LOG2_E), constant(ROUNDER));
        var n = rounded.sub(ROUNDER);
        var r = n.fma(constant(-LN2_LOW), n.fma(constant(-LN2_HIGH), low));
        var power = twoTo(rounded.reinterpretAsInts().sub(Float.floatToRawIntBits(ROUNDER)));
        var result = power.fma(powerMinusOne(r), power.sub(1f)).blend(x, x.eq(0f));
        return large.anyTrue() ? result.blend(exp(x), large) : result;
    }

    static FloatVector log(FloatVector x) {
        var subnormal = x.lt(Float.MIN_NORMAL);
        var bits = x.mul(LOG_SCALE).reinterpretAsInts();
        bits = x.reinterpretAsInts().blend(bits, subnormal.cast(bits.species())).sub(ROOT_HALF_BITS);
        var k = (FloatVector) bits.lanewise(VectorOperators.ASHR, 23).convert(VectorOperators.I2F, 0);
        k = k.sub(FloatVector.zero(SPECIES).blend(LOG_SCALE_EXPONENT, subnormal));
        var f = bits.and(0x7fffff).add(ROOT_HALF_BITS).reinterpretAsFloats().sub(1f);
        var p = constant(LOG_8).fma(f, constant(LOG_7));
        p = p.fma(f, constant(LOG_6));
        p = p.fma(f, constant(LOG_5));
        p = p.fma(f, constant(LOG_4));
        p = p.fma(f, constant(LOG_3));
        p = p.fma(f, constant(LOG_2));
        p = p.fma(f, constant(LOG_1));
        p = p.fma(f, constant(LOG_0));
        var square = f.mul(f);
        var rest = square.fma(constant(-0.5f), k.fma(constant(LN2_LOW), p.mul(square.mul(f))));
        var result = k.fma(constant(LN2_HIGH), f.add(rest));
        result = result.blend(x, x.eq(Float.POSITIVE_INFINITY));
        result = result.blend(Float.NaN, x.compare(VectorOperators.GT, 0f).not());
        return result.blend(Float.NEGATIVE_INFINITY, x.eq(0f));
    }

    static FloatVector sigmoid(FloatVector x) {
        var t = exp(x.abs().neg());
        var sum = t.add(1f);
        var lost = t.sub(sum.sub(1f));
        var below = x.lt(0f);
        var quotient = constant(1f).blend(t, below).div(sum);
        var inverse = quotient.blend(constant(1f).sub(quotient), below);
        return quotient.neg().mul(lost).fma(inverse, quotient);
    }

    static FloatVector tanh(FloatVector x) {
        var a = x.abs();
        var z = x.mul(x);
        var p = constant(TANH_5).fma(z, constant(TANH_4));
        p = p.fma(z, constant(TANH_3));
        p = p.fma(z, constant(TANH_2));
        p = p.fma(z, constant(TANH_1));
        p = p.fma(z, constant(TANH_0));
        var small = p.fma(z.mul(a), a);
        var large = constant(1f).sub(constant(2f).div(exp(a.mul(2f)).add(1f)));
        return withSign(large.blend(small, a.lt(TANH_SPLIT)), x);
    }

    static FloatVector erf(FloatVector x) {
        var a = x.abs();
        var z = x.mul(x);
        var p = constant(ERF_6).fma(z, constant(ERF_5));
        p = p.fma(z, constant(ERF_4));
        p = p.fma(z, constant(ERF_3));
        p = p.fma(z, constant(ERF_2));
        p = p.fma(z, constant(ERF_1));
        p = p.fma(z, constant(ERF_0));
        var small = p.fma(x, x);
        var b = a.blend(ERF_MOST, a.compare(VectorOperators.GT, ERF_MOST));
        var q = constant(ERFC_7).fma(b, constant(ERFC_6));
        q = q.fma(b, constant(ERFC_5));
        q = q.fma(b, constant(ERFC_4));
        q = q.fma(b, constant(ERFC_3));
        q = q.fma(b, constant(ERFC_2));
        q = q.fma(b, constant(ERFC_1));
        q = q.fma(b, constant(ERFC_0));
        var large = withSign(constant(1f).sub(exp(q)), x);
        return large.blend(small, a.lt(ERF_SPLIT));
    }

    /// The value in all lanes.
    static FloatVector constant(float value) {
        return FloatVector.broadcast(SPECIES, value);
    }

    private static FloatVector powerMinusOne(FloatVector r) {
        var q = constant(EXP_5).fma(r, constant(EXP_4));
        q = q.fma(r, constant(EXP_3));
        q = q.fma(r, constant(EXP_2));
        q = q.fma(r, constant(EXP_1));
        q = q.fma(r, constant(EXP_0));
        return q.fma(r.mul(r), r);
    }

    private static FloatVector twoTo(IntVector exponent) {
        return exponent.add(127).lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
    }

    /// The magnitude of the one with the sign of the other; the one is not negative.
    private static FloatVector withSign(FloatVector magnitude, FloatVector sign) {
        return magnitude
                .reinterpretAsInts()
                .or(sign.reinterpretAsInts().and(SIGN))
                .reinterpretAsFloats();
    }
}
