package convarium.engine.data;

import convarium.engine.tensor.Purpose;
import convarium.engine.tensor.RandomStream;
import java.util.Arrays;

/// Pictures to learn from, and pictures kept back to see how well that went.
public record Split(DataSet training, DataSet validation) {

    /// Keeps a tenth of the pictures back (rounded down, at least one), chosen by a seed.
    ///
    /// @throws IllegalArgumentException if there are fewer than two pictures
    public static Split nineToOne(DataSet all, long seed) {
        if (all.count() < 2) {
            throw new IllegalArgumentException("a split needs at least 2 pictures, found " + all.count());
        }
        int[] order = new RandomStream(seed, Purpose.SPLIT.stream(0)).permutation(all.count());
        int held = Math.max(1, all.count() / 10);
        return new Split(
                new Selection(all, Arrays.copyOfRange(order, held, order.length)),
                new Selection(all, Arrays.copyOf(order, held)));
    }
}
