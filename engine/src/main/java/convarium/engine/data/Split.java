package convarium.engine.data;

import convarium.engine.tensor.Purpose;
import convarium.engine.tensor.RandomStream;
import convarium.engine.tensor.Shape;
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

    /// Whether the seed chose what is to validate, rather than the data themselves.
    public boolean isBySeed() {
        return validation instanceof Selection;
    }

    /// The same pictures in the middle of larger ones of zeros, as LeCun set digits of 28×28 into
    /// 32×32.
    ///
    /// @param shape the larger pictures' shape
    /// @throws IllegalArgumentException if it has other channels or is smaller
    public Split framed(Shape shape) {
        var found = training.shape();
        if (found.equals(shape)) {
            return this;
        }
        if (shape.rank() != 3
                || found.size(0) != shape.size(0)
                || found.size(1) > shape.size(1)
                || found.size(2) > shape.size(2)) {
            throw new IllegalArgumentException(
                    "the network takes pictures of " + shape + " or smaller ones, found pictures of " + found);
        }
        return new Split(new Framed(training, shape), new Framed(validation, shape));
    }
}
