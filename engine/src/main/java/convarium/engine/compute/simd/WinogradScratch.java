package convarium.engine.compute.simd;

import java.util.concurrent.ConcurrentLinkedDeque;

/// Working memory that all of Winograd's convolutions of one compute share.
final class WinogradScratch {
    /// For strips and windows: one array for each thread at work.
    final Pile small = new Pile(Math.max(WinogradStrips.LENGTH, WinogradWeights.LENGTH));

    /// For transformed tiles and their sums.
    final Pile large = new Pile(0);

    /// Arrays that nobody uses at the moment.
    static final class Pile {
        private final int least;
        private final ConcurrentLinkedDeque<float[]> free = new ConcurrentLinkedDeque<>();

        private Pile(int least) {
            this.least = least;
        }

        float[] take() {
            return take(least);
        }

        /// An array of at least this length with anything in it; one that is too short is let go.
        float[] take(int length) {
            float[] array = free.pollFirst();
            return array == null || array.length < length ? new float[length] : array;
        }

        void giveBack(float[] array) {
            free.addFirst(array);
        }
    }
}
