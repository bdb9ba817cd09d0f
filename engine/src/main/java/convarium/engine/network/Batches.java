package convarium.engine.network;

import convarium.engine.tensor.Shape;
import convarium.engine.tensor.Tensor;
import java.util.List;

/// Checks batches against the inputs of a graph.
final class Batches {
    private Batches() {}

    /// The shape of so many samples.
    static Shape shape(int n, Shape sample) {
        int[] sizes = new int[sample.rank() + 1];
        sizes[0] = n;
        for (int axis = 0; axis < sample.rank(); axis++) {
            sizes[axis + 1] = sample.size(axis);
        }
        return Shape.of(sizes);
    }

    /// The number of pictures in a batch.
    ///
    /// @throws IllegalArgumentException if the tensors are not batches of the inputs' shapes, all of one
    /// size
    static int check(List<Node.Input> inputs, Tensor... tensors) {
        count("inputs", inputs.size(), tensors.length);
        int n = tensors[0].shape().size(0);
        for (int i = 0; i < tensors.length; i++) {
            var input = inputs.get(i);
            var found = tensors[i].shape();
            boolean fits =
                    found.rank() == input.shape().rank() + 1 && found.equals(shape(found.size(0), input.shape()));
            if (!fits) {
                throw new IllegalArgumentException(
                        "input " + input.name() + " takes batches n×" + input.shape() + ", found the shape " + found);
            }
            if (found.size(0) != n) {
                throw new IllegalArgumentException(
                        "all inputs need as many samples, found " + tensors[0].shape() + " and " + found);
            }
        }
        return n;
    }

    static void count(String what, int expected, int found) {
        if (expected != found) {
            throw new IllegalArgumentException("the network has " + expected + " " + what + ", found " + found);
        }
    }

    static void length(String what, int n, Shape sample, float[] values) {
        var shape = shape(n, sample);
        if (values.length < shape.elements()) {
            throw new IllegalArgumentException(
                    what + " of the shape " + shape + " needs " + shape.elements() + " values, found " + values.length);
        }
    }
}
