package convarium.engine.compute.simd;

import java.util.concurrent.ConcurrentLinkedDeque;

/// Working memory that all of Winograd's convolutions of one compute share.
final class WinogradScratch {
    /// For strips and windows: one array for each thread at work.
    final Pile small = new Pile(Math.max(WinogradStrips.LENGTH, WinogradWeights.LENGTH));

    /// For transformed tiles and their sums.
    final Scratch large = new Scratch();

    /// For sums of the gradient at the weights: one array for each thread at work.
    final Pile sums = new Pile(WinogradSums.LENGTH);

    /// For the transformed weights of one pass, or sums in their order.
    final Weights weights = new Weights();

    /// The floats that nobody uses at the moment.
    long floats() {
        return small.floats() + large.floats() + sums.floats() + weights.floats();
    }

    /// Memory for weights that is lent to one pass after the other.
    static final class Weights {
        private final ConcurrentLinkedDeque<Lent> free = new ConcurrentLinkedDeque<>();

        /// Room for so many floats; what is too short is let go.
        Lent take(int length) {
            var lent = free.pollFirst();
            return lent == null || lent.values.length < length ? new Lent(length) : lent;
        }

        void giveBack(Lent lent) {
            free.addFirst(lent);
        }

        private long floats() {
            return free.stream().mapToLong(lent -> lent.values.length).sum();
        }
    }

    /// An array that knows whose weights it was filled with.
    static final class Lent {
        private final float[] values;
        private Object owner = this;

        private Lent(int length) {
            values = new float[length];
        }

        /// Whether nobody has filled it since.
        boolean belongsTo(Object one) {
            return owner.equals(one);
        }

        float[] values() {
            return values;
        }

        /// The array, to be filled with what is of no use to a later pass.
        float[] overwrite() {
            return overwrite(this);
        }

        /// The array, to be filled with the weights of this owner.
        float[] overwrite(Object next) {
            owner = next;
            return values;
        }
    }

    /// Arrays of one length that nobody uses at the moment.
    static final class Pile {
        private final int length;
        private final ConcurrentLinkedDeque<float[]> free = new ConcurrentLinkedDeque<>();

        private Pile(int length) {
            this.length = length;
        }

        /// One with anything in it.
        float[] take() {
            float[] array = free.pollFirst();
            return array == null ? new float[length] : array;
        }

        void giveBack(float[] array) {
            free.addFirst(array);
        }

        private long floats() {
            return free.stream().mapToLong(array -> array.length).sum();
        }
    }
}
