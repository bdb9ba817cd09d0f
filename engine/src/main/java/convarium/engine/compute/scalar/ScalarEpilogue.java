package convarium.engine.compute.scalar;

import convarium.engine.compute.Epilogue;

/// What follows a convolution's sums, for one row of one channel.
final class ScalarEpilogue {
    private ScalarEpilogue() {}

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
        if (epilogue.relu()) {
            for (int i = from; i < to; i++) {
                y[i] = Math.max(y[i], 0f);
            }
        }
    }
}
