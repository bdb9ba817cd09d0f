package convarium.engine.compute.simd;

import static convarium.engine.compute.simd.VectorMath.constant;
import static convarium.engine.compute.simd.Vectors.LANES;
import static convarium.engine.compute.simd.Vectors.SPECIES;

import convarium.engine.compute.Activation;
import convarium.engine.compute.scalar.Activations;
import convarium.engine.compute.scalar.Ranges;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/// Work on each value by itself, a vector at a time; what fills no vector is done plainly.
final class VectorRanges extends Ranges {

    @Override
    public void activate(Activation f, float[] x, float[] y, int from, int to) {
        int end = to - (to - from) % LANES;
        switch (f) {
            case Activation.Relu() -> relu(x, y, from, end);
            case Activation.LeakyRelu(float slope) -> leaky(slope, x, y, from, end);
            case Activation.Elu(float alpha) -> elu(alpha, x, y, from, end);
            case Activation.Silu() -> silu(x, y, from, end);
            case Activation.Gelu() -> gelu(x, y, from, end);
            case Activation.HardSwish() -> hardSwish(x, y, from, end);
            case Activation.Sigmoid() -> sigmoid(x, y, from, end);
            case Activation.Tanh() -> tanh(x, y, from, end);
        }
        super.activate(f, x, y, end, to);
    }

    @Override
    public void activateBackward(Activation f, float[] x, float[] y, float[] dy, float[] dx, int from, int to) {
        int end = to - (to - from) % LANES;
        switch (f) {
            case Activation.Relu() -> reluBackward(y, dy, dx, from, end);
            case Activation.LeakyRelu(float slope) -> leakyBackward(slope, y, dy, dx, from, end);
            case Activation.Elu(float alpha) -> eluBackward(alpha, x, dy, dx, from, end);
            case Activation.Silu() -> siluBackward(x, dy, dx, from, end);
            case Activation.Gelu() -> geluBackward(x, dy, dx, from, end);
            case Activation.HardSwish() -> hardSwishBackward(x, dy, dx, from, end);
            case Activation.Sigmoid() -> sigmoidBackward(y, dy, dx, from, end);
            case Activation.Tanh() -> tanhBackward(y, dy, dx, from, end);
        }
        super.activateBackward(f, x, y, dy, dx, end, to);
    }

    @Override
    public void add(float[] a, float[] b, float[] y, int from, int to) {
        int end = to - (to - from) % LANES;
        for (int i = from; i < end; i += LANES) {
            at(a, i).add(at(b, i)).intoArray(y, i);
        }
        super.add(a, b, y, end, to);
    }

    @Override
    public void multiply(float[] a, float[] b, float[] y, int from, int to) {
        int end = to - (to - from) % LANES;
        for (int i = from; i < end; i += LANES) {
            at(a, i).mul(at(b, i)).intoArray(y, i);
        }
        super.multiply(a, b, y, end, to);
    }

    @Override
    public void scale(float factor, float[] x, float[] y, int from, int to) {
        int end = to - (to - from) % LANES;
        for (int i = from; i < end; i += LANES) {
            at(x, i).mul(factor).intoArray(y, i);
        }
        super.scale(factor, x, y, end, to);
    }

    private static void relu(float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i += LANES) {
            at(x, i).max(0f).intoArray(y, i);
        }
    }

    private static void reluBackward(float[] y, float[] dy, float[] dx, int from, int to) {
        for (int i = from; i < to; i += LANES) {
            at(dy, i).blend(0f, at(y, i).compare(VectorOperators.LE, 0f)).intoArray(dx, i);
        }
    }

    private static void leaky(float slope, float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i += LANES) {
            var v = at(x, i);
            v.mul(slope).blend(v, v.compare(VectorOperators.GT, 0f)).intoArray(y, i);
        }
    }

    private static void leakyBackward(float slope, float[] y, float[] dy, float[] dx, int from, int to) {
        for (int i = from; i < to; i += LANES) {
            var g = at(dy, i);
            g.mul(slope).blend(g, at(y, i).compare(VectorOperators.GT, 0f)).intoArray(dx, i);
        }
    }

    private static void elu(float alpha, float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i += LANES) {
            var v = at(x, i);
            VectorMath.expMinusOne(v)
                    .mul(alpha)
                    .blend(v, v.compare(VectorOperators.GT, 0f))
                    .intoArray(y, i);
        }
    }

    private static void eluBackward(float alpha, float[] x, float[] dy, float[] dx, int from, int to) {
        for (int i = from; i < to; i += LANES) {
            var v = at(x, i);
            var g = at(dy, i);
            g.mul(VectorMath.exp(v).mul(alpha))
                    .blend(g, v.compare(VectorOperators.GT, 0f))
                    .intoArray(dx, i);
        }
    }

    private static void silu(float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i += LANES) {
            var v = at(x, i);
            v.mul(VectorMath.sigmoid(v)).intoArray(y, i);
        }
    }

    private static void siluBackward(float[] x, float[] dy, float[] dx, int from, int to) {
        for (int i = from; i < to; i += LANES) {
            var v = at(x, i);
            var s = VectorMath.sigmoid(v);
            var slope = s.mul(v.fma(constant(1f).sub(s), constant(1f)));
            at(dy, i).mul(slope).intoArray(dx, i);
        }
    }

    private static void gelu(float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i += LANES) {
            var v = at(x, i);
            v.mul(0.5f)
                    .mul(VectorMath.erf(v.mul(Activations.ROOT_HALF)).add(1f))
                    .intoArray(y, i);
        }
    }

    private static void geluBackward(float[] x, float[] dy, float[] dx, int from, int to) {
        for (int i = from; i < to; i += LANES) {
            var v = at(x, i);
            var cumulative =
                    VectorMath.erf(v.mul(Activations.ROOT_HALF)).add(1f).mul(0.5f);
            var density = VectorMath.exp(v.mul(-0.5f).mul(v)).mul(Activations.NORMAL);
            at(dy, i).mul(v.fma(density, cumulative)).intoArray(dx, i);
        }
    }

    private static void hardSwish(float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i += LANES) {
            var v = at(x, i);
            var raised = v.add(3f);
            var low = raised.blend(0f, raised.lt(0f));
            v.mul(low.blend(6f, low.compare(VectorOperators.GT, 6f))).div(6f).intoArray(y, i);
        }
    }

    private static void hardSwishBackward(float[] x, float[] dy, float[] dx, int from, int to) {
        for (int i = from; i < to; i += LANES) {
            var v = at(x, i);
            var g = at(dy, i);
            g.mul(v.mul(2f).add(3f).div(6f))
                    .blend(g, v.compare(VectorOperators.GE, 3f))
                    .blend(0f, v.compare(VectorOperators.LE, -3f))
                    .intoArray(dx, i);
        }
    }

    private static void sigmoid(float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i += LANES) {
            VectorMath.sigmoid(at(x, i)).intoArray(y, i);
        }
    }

    private static void sigmoidBackward(float[] y, float[] dy, float[] dx, int from, int to) {
        for (int i = from; i < to; i += LANES) {
            var v = at(y, i);
            at(dy, i).mul(v.mul(constant(1f).sub(v))).intoArray(dx, i);
        }
    }

    private static void tanh(float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i += LANES) {
            VectorMath.tanh(at(x, i)).intoArray(y, i);
        }
    }

    private static void tanhBackward(float[] y, float[] dy, float[] dx, int from, int to) {
        for (int i = from; i < to; i += LANES) {
            var v = at(y, i);
            at(dy, i).mul(v.neg().fma(v, constant(1f))).intoArray(dx, i);
        }
    }

    private static FloatVector at(float[] values, int i) {
        return FloatVector.fromArray(SPECIES, values, i);
    }
}
