package convarium.engine.network;

import java.util.Arrays;

/// What a batch normalisation holds beside its parameters: the batch's statistics, and stand-ins for a
/// scale and shift that are not learnt.
final class BatchNormState {
    private final float[] mean;
    private final float[] variance;
    private final float[] ones;
    private final float[] zeros;
    private final float[] spareScale;
    private final float[] spareShift;

    BatchNormState(int channels) {
        mean = new float[channels];
        variance = new float[channels];
        ones = new float[channels];
        Arrays.fill(ones, 1);
        zeros = new float[channels];
        spareScale = new float[channels];
        spareShift = new float[channels];
    }

    float[] mean() {
        return mean;
    }

    float[] variance() {
        return variance;
    }

    float[] ones() {
        return ones;
    }

    float[] zeros() {
        return zeros;
    }

    float[] spareScale() {
        return spareScale;
    }

    float[] spareShift() {
        return spareShift;
    }

    long floats() {
        return 6L * mean.length;
    }

    /// Takes the batch's statistics into the running ones, the variance unbiased, as PyTorch does.
    ///
    /// @param count values of a channel in the batch
    void gather(float momentum, long count, float[] runningMean, float[] runningVariance) {
        float unbiased = (float) ((double) count / (count - 1));
        for (int c = 0; c < mean.length; c++) {
            runningMean[c] = (1 - momentum) * runningMean[c] + momentum * mean[c];
            runningVariance[c] = (1 - momentum) * runningVariance[c] + momentum * (variance[c] * unbiased);
        }
    }
}
