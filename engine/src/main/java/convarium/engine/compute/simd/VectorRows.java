package convarium.engine.compute.simd;

import static convarium.engine.compute.simd.VectorMath.constant;
import static convarium.engine.compute.simd.Vectors.LANES;
import static convarium.engine.compute.simd.Vectors.SPECIES;

import convarium.engine.compute.scalar.Partials;
import convarium.engine.compute.scalar.Rows;
import jdk.incubator.vector.FloatVector;

/// Sums over a row in 16 partial sums, held by 1, 2 or 4 vectors, and what is done with them.
///
/// One vector's worth of the partial sums after another goes over the row. What fills no 16 is added plainly to the
/// partial sums in memory, in the same order.
final class VectorRows extends Rows {

    @Override
    public void add(float[] partial, float[] x, int at, int count) {
        int whole = count & -Partials.COUNT;
        for (int r = 0; r < Partials.COUNT; r += LANES) {
            var sum = at(partial, r);
            for (int i = r; i < whole; i += Partials.COUNT) {
                sum = sum.add(at(x, at + i));
            }
            sum.intoArray(partial, r);
        }
        super.add(partial, x, at + whole, count - whole);
    }

    @Override
    public void addSquares(float[] partial, float[] x, int at, int count, float mean) {
        int whole = count & -Partials.COUNT;
        for (int r = 0; r < Partials.COUNT; r += LANES) {
            var sum = at(partial, r);
            for (int i = r; i < whole; i += Partials.COUNT) {
                var centred = at(x, at + i).sub(mean);
                sum = centred.fma(centred, sum);
            }
            sum.intoArray(partial, r);
        }
        super.addSquares(partial, x, at + whole, count - whole, mean);
    }

    @Override
    public void addProducts(float[] partial, float[] a, float[] b, int at, int count) {
        int whole = count & -Partials.COUNT;
        for (int r = 0; r < Partials.COUNT; r += LANES) {
            var sum = at(partial, r);
            for (int i = r; i < whole; i += Partials.COUNT) {
                sum = at(a, at + i).fma(at(b, at + i), sum);
            }
            sum.intoArray(partial, r);
        }
        super.addProducts(partial, a, b, at + whole, count - whole);
    }

    @Override
    public void addGradients(
            float[] partial, float[] partialCentred, float[] dy, float[] x, int at, int count, float mean) {
        int whole = count & -Partials.COUNT;
        for (int r = 0; r < Partials.COUNT; r += LANES) {
            var sum = at(partial, r);
            var centred = at(partialCentred, r);
            for (int i = r; i < whole; i += Partials.COUNT) {
                var g = at(dy, at + i);
                sum = sum.add(g);
                centred = g.fma(at(x, at + i).sub(mean), centred);
            }
            sum.intoArray(partial, r);
            centred.intoArray(partialCentred, r);
        }
        super.addGradients(partial, partialCentred, dy, x, at + whole, count - whole, mean);
    }

    @Override
    public void addPowers(float[] partial, float[] x, int at, int count, float max) {
        int whole = count & -Partials.COUNT;
        for (int r = 0; r < Partials.COUNT; r += LANES) {
            var sum = at(partial, r);
            for (int i = r; i < whole; i += Partials.COUNT) {
                sum = sum.add(VectorMath.exp(at(x, at + i).sub(max)));
            }
            sum.intoArray(partial, r);
        }
        super.addPowers(partial, x, at + whole, count - whole, max);
    }

    @Override
    public float max(float[] x, int at, int count) {
        int whole = count - count % LANES;
        var most = constant(Float.NEGATIVE_INFINITY);
        for (int i = 0; i < whole; i += LANES) {
            most = most.max(at(x, at + i));
        }
        float max = super.max(x, at + whole, count - whole);
        for (int lane = 0; lane < LANES; lane++) {
            max = Math.max(max, most.lane(lane));
        }
        return max;
    }

    @Override
    public void centre(float[] x, float[] y, int at, int count, float mean, float scale, float shift) {
        int whole = count - count % LANES;
        var scales = constant(scale);
        var shifts = constant(shift);
        for (int i = 0; i < whole; i += LANES) {
            at(x, at + i).sub(mean).fma(scales, shifts).intoArray(y, at + i);
        }
        super.centre(x, y, at + whole, count - whole, mean, scale, shift);
    }

    @Override
    public void centreEach(
            float[] x,
            float[] y,
            int at,
            int count,
            float mean,
            float scale,
            float[] gamma,
            float[] beta,
            int gammaAt) {
        int whole = count - count % LANES;
        for (int i = 0; i < whole; i += LANES) {
            at(x, at + i)
                    .sub(mean)
                    .fma(at(gamma, gammaAt + i).mul(scale), at(beta, gammaAt + i))
                    .intoArray(y, at + i);
        }
        super.centreEach(x, y, at + whole, count - whole, mean, scale, gamma, beta, gammaAt + whole);
    }

    @Override
    public void centreBackward(
            float[] x,
            float[] dy,
            float[] dx,
            int at,
            int count,
            float mean,
            float slope,
            float gamma,
            float shift,
            float scale) {
        int whole = count - count % LANES;
        var slopes = constant(slope);
        var gammas = constant(gamma);
        var shifts = constant(-shift);
        for (int i = 0; i < whole; i += LANES) {
            var inner = gammas.fma(at(dy, at + i), shifts);
            at(x, at + i).sub(mean).fma(slopes, inner).mul(scale).intoArray(dx, at + i);
        }
        super.centreBackward(x, dy, dx, at + whole, count - whole, mean, slope, gamma, shift, scale);
    }

    @Override
    public void powers(float[] x, float[] y, int at, int count, float max) {
        int whole = count - count % LANES;
        for (int i = 0; i < whole; i += LANES) {
            VectorMath.exp(at(x, at + i).sub(max)).intoArray(y, at + i);
        }
        super.powers(x, y, at + whole, count - whole, max);
    }

    @Override
    public void divide(float[] y, int at, int count, float divisor) {
        int whole = count - count % LANES;
        for (int i = 0; i < whole; i += LANES) {
            at(y, at + i).div(divisor).intoArray(y, at + i);
        }
        super.divide(y, at + whole, count - whole, divisor);
    }

    @Override
    public void softmaxBackward(float[] y, float[] dy, float[] dx, int at, int count, float dot) {
        int whole = count - count % LANES;
        for (int i = 0; i < whole; i += LANES) {
            at(y, at + i).mul(at(dy, at + i).sub(dot)).intoArray(dx, at + i);
        }
        super.softmaxBackward(y, dy, dx, at + whole, count - whole, dot);
    }

    @Override
    public void logSoftmaxBackward(float[] y, float[] dy, float[] dx, int at, int count, float sum) {
        int whole = count - count % LANES;
        var sums = constant(sum);
        for (int i = 0; i < whole; i += LANES) {
            VectorMath.exp(at(y, at + i)).neg().fma(sums, at(dy, at + i)).intoArray(dx, at + i);
        }
        super.logSoftmaxBackward(y, dy, dx, at + whole, count - whole, sum);
    }

    @Override
    public void addEachGradient(
            float[] partial,
            float[] partialCentred,
            float[] dy,
            float[] x,
            int at,
            int count,
            float mean,
            float[] gamma,
            int gammaAt) {
        int whole = count & -Partials.COUNT;
        for (int r = 0; r < Partials.COUNT; r += LANES) {
            var sum = at(partial, r);
            var centred = at(partialCentred, r);
            for (int i = r; i < whole; i += Partials.COUNT) {
                var g = at(dy, at + i);
                var factor = at(gamma, gammaAt + i);
                sum = factor.fma(g, sum);
                centred = factor.fma(g.mul(at(x, at + i).sub(mean)), centred);
            }
            sum.intoArray(partial, r);
            centred.intoArray(partialCentred, r);
        }
        super.addEachGradient(partial, partialCentred, dy, x, at + whole, count - whole, mean, gamma, gammaAt + whole);
    }

    @Override
    public void centreEachBackward(
            float[] x,
            float[] dy,
            float[] dx,
            int at,
            int count,
            float mean,
            float slope,
            float[] gamma,
            int gammaAt,
            float shift,
            float scale) {
        int whole = count - count % LANES;
        var slopes = constant(slope);
        var shifts = constant(-shift);
        for (int i = 0; i < whole; i += LANES) {
            var inner = at(gamma, gammaAt + i).fma(at(dy, at + i), shifts);
            at(x, at + i).sub(mean).fma(slopes, inner).mul(scale).intoArray(dx, at + i);
        }
        super.centreEachBackward(
                x, dy, dx, at + whole, count - whole, mean, slope, gamma, gammaAt + whole, shift, scale);
    }

    @Override
    public void addParameters(
            float[] x,
            float[] dy,
            int at,
            int count,
            float mean,
            float scale,
            float[] dgamma,
            float[] dbeta,
            int gammaAt) {
        int whole = count - count % LANES;
        var scales = constant(scale);
        for (int i = 0; i < whole; i += LANES) {
            var g = at(dy, at + i);
            g.mul(at(x, at + i).sub(mean)).fma(scales, at(dgamma, gammaAt + i)).intoArray(dgamma, gammaAt + i);
            at(dbeta, gammaAt + i).add(g).intoArray(dbeta, gammaAt + i);
        }
        super.addParameters(x, dy, at + whole, count - whole, mean, scale, dgamma, dbeta, gammaAt + whole);
    }

    private static FloatVector at(float[] values, int i) {
        return FloatVector.fromArray(SPECIES, values, i);
    }
}
