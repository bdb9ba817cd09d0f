package convarium.engine.compute.simd;

import static convarium.engine.compute.simd.Vectors.LANES;
import static convarium.engine.compute.simd.Vectors.SPECIES;

import convarium.engine.compute.Winograd;
import jdk.incubator.vector.FloatVector;

/// Winograd's transform of weights, and the adjoint of that for their gradient; output channels in the lanes.
final class WinogradWeights {
    private static final int WINDOW = 9;

    private static final float QUARTER = 1 / 4f;
    private static final float SIXTH = 1 / 6f;
    private static final float TWELFTH = 1 / 12f;
    private static final float TWENTY_FOURTH = 1 / 24f;

    /// Floats of working memory.
    static final int LENGTH = (WINDOW + 18) * LANES;

    private static final int HALF_WAY = WINDOW * LANES;

    private WinogradWeights() {}

    /// G g Gᵀ for one input channel and a block of output channels.
    ///
    /// @param weights windows of 3×3
    /// @param from where the window of the first output channel begins
    /// @param step from there to the window of the next output channel
    /// @param turned whether to turn the windows by half a turn
    /// @param channels how many output channels there are, at most as many as lanes
    /// @param u where the transformed weights go
    /// @param at where the first place is
    /// @param place how far the places lie apart
    static void transform(
            float[] weights,
            int from,
            int step,
            boolean turned,
            int channels,
            float[] u,
            int at,
            int place,
            float[] memory) {
        for (int i = 0; i < channels; i++) {
            for (int tap = 0; tap < WINDOW; tap++) {
                memory[tap * LANES + i] = weights[from + i * step + (turned ? WINDOW - 1 - tap : tap)];
            }
        }
        for (int i = channels; i < LANES; i++) {
            for (int tap = 0; tap < WINDOW; tap++) {
                memory[tap * LANES + i] = 0;
            }
        }
        for (int j = 0; j < 3; j++) {
            spread(memory, j * LANES, 3 * LANES, memory, HALF_WAY + j * LANES, 3 * LANES);
        }
        for (int r = 0; r < Winograd.IN; r++) {
            spread(memory, HALF_WAY + r * 3 * LANES, LANES, u, at + r * Winograd.IN * place, place);
        }
    }

    /// G times 3 values.
    private static void spread(float[] x, int from, int pitch, float[] y, int at, int place) {
        var g0 = FloatVector.fromArray(SPECIES, x, from);
        var g1 = FloatVector.fromArray(SPECIES, x, from + pitch);
        var g2 = FloatVector.fromArray(SPECIES, x, from + 2 * pitch);
        var minusSixth = FloatVector.broadcast(SPECIES, -SIXTH);
        var even = g0.add(g2);
        var even4 = g0.fma(FloatVector.broadcast(SPECIES, TWENTY_FOURTH), g2.mul(SIXTH));
        var odd4 = g1.mul(TWELFTH);
        g0.mul(QUARTER).intoArray(y, at);
        even.add(g1).mul(minusSixth).intoArray(y, at + place);
        even.sub(g1).mul(minusSixth).intoArray(y, at + 2 * place);
        even4.add(odd4).intoArray(y, at + 3 * place);
        even4.sub(odd4).intoArray(y, at + 4 * place);
        g2.intoArray(y, at + 5 * place);
    }

    /// Gᵀ du G for one input channel and a block of output channels.
    ///
    /// @param du sums of products of transformed data
    /// @param at where the first place is
    /// @param place how far the places lie apart
    /// @param dw gradient at the windows
    /// @param to where the window of the first output channel begins
    /// @param step from there to the window of the next output channel
    static void gradient(float[] du, int at, int place, int channels, float[] dw, int to, int step, float[] memory) {
        for (int j = 0; j < Winograd.IN; j++) {
            gather(du, at + j * place, Winograd.IN * place, memory, HALF_WAY + j * LANES, Winograd.IN * LANES);
        }
        for (int r = 0; r < 3; r++) {
            gather(memory, HALF_WAY + r * Winograd.IN * LANES, LANES, memory, r * 3 * LANES, LANES);
        }
        for (int i = 0; i < channels; i++) {
            for (int tap = 0; tap < WINDOW; tap++) {
                dw[to + i * step + tap] = memory[tap * LANES + i];
            }
        }
    }

    /// Gᵀ times 6 values.
    private static void gather(float[] x, int from, int pitch, float[] y, int at, int step) {
        var u0 = FloatVector.fromArray(SPECIES, x, from);
        var u1 = FloatVector.fromArray(SPECIES, x, from + pitch);
        var u2 = FloatVector.fromArray(SPECIES, x, from + 2 * pitch);
        var u3 = FloatVector.fromArray(SPECIES, x, from + 3 * pitch);
        var u4 = FloatVector.fromArray(SPECIES, x, from + 4 * pitch);
        var u5 = FloatVector.fromArray(SPECIES, x, from + 5 * pitch);
        var sixth = FloatVector.broadcast(SPECIES, SIXTH);
        var minusSixth = FloatVector.broadcast(SPECIES, -SIXTH);
        var a = u1.add(u2);
        var b = u2.sub(u1);
        var s = u3.add(u4);
        var d = u3.sub(u4);
        u0.fma(FloatVector.broadcast(SPECIES, QUARTER), a.fma(minusSixth, s.mul(TWENTY_FOURTH)))
                .intoArray(y, at);
        b.fma(sixth, d.mul(TWELFTH)).intoArray(y, at + step);
        a.fma(minusSixth, s.fma(sixth, u5)).intoArray(y, at + 2 * step);
    }
}
