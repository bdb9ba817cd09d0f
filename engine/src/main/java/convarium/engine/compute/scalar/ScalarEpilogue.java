package convarium.engine.compute.scalar;

import convarium.engine.compute.Epilogue;

/// What follows the sums of a convolution or of a fully connected layer.
final class ScalarEpilogue {
    private ScalarEpilogue() {}

    /// One row of one channel.
    static void row(Epilogue epilogue, int oc, float[] y, int from, int to) {
        if (epilogue.bias().length > 0) {
            float bias = epilogue.bias()[oc];
            for (int i = from; i < to; i++) {
                y[i] += bias;
            }
        }
        if (epilogue.addend().length > 0) {
            float[] addend = epilogue.addend();
            for (int i = from; i < to; i++) {
                y[i] += addend[i];
            }
        }
        rectify(epilogue, y, from, to);
    }

    /// One value of each channel.
    static void across(Epilogue epilogue, float[] y, int from, int channels) {
        for (int i = 0; i < epilogue.bias().length && i < channels; i++) {
            y[from + i] += epilogue.bias()[i];
        }
        if (epilogue.addend().length > 0) {
            for (int i = from; i < from + channels; i++) {
                y[i] += epilogue.addend()[i];
            }
        }
        rectify(epilogue, y, from, from + channels);
    }

    private static void rectify(Epilogue epilogue, float[] y, int from, int to) {
        if (epilogue.relu()) {
            for (int i = from; i < to; i++) {
                y[i] = Math.max(y[i], 0f);
            }
        }
    }
}
