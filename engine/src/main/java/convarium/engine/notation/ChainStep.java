package convarium.engine.notation;

import convarium.engine.layer.Layer;
import convarium.engine.tensor.Shape;

/// What one written layer does, step by step: most are a single layer, a separable convolution is two.
public sealed interface ChainStep {

    /// A layer of the engine.
    record Runs(Layer layer) implements ChainStep {}

    /// A layer of the engine that makes one value of several.
    record Joins(Layer layer) implements ChainStep {}

    /// A layer of the engine over pictures of one row: what works out a layer over sequences.
    ///
    /// @param layer takes `(c, 1, l)` for a sequence `(c, l)`
    record AlongRow(Layer layer) implements ChainStep {

        /// The sequence as a picture of one row.
        public Shape row(Shape input) {
            return Shape.of(input.size(0), 1, input.size(1));
        }

        /// What the layer makes of a sequence.
        ///
        /// @throws IllegalArgumentException if it cannot take it
        public Shape output(Shape input) {
            var output = layer.output(row(input));
            return Shape.of(output.size(0), output.size(2));
        }
    }

    /// Every value by itself, or nothing at all: the shape stays.
    ///
    /// @param learnt values that it learns
    /// @param how where they come from; empty for none
    record Keeps(long learnt, String how) implements ChainStep {
        /// Learns nothing.
        static final Keeps ALL = new Keeps(0, "");
    }

    /// Rows and columns are cut off; of a sequence, samples at the left and right.
    record Crops(int top, int bottom, int left, int right) implements ChainStep {

        /// What is left of an input.
        ///
        /// @throws IllegalArgumentException if that is nothing
        public Shape output(Shape input) {
            if (input.rank() == 2) {
                return sequence(input);
            }
            long h = (long) input.size(1) - top - bottom;
            long w = (long) input.size(2) - left - right;
            if (h < 1 || w < 1) {
                throw new IllegalArgumentException("Cropping by " + (top + bottom) + " rows and " + (left + right)
                        + " columns leaves nothing of " + input);
            }
            return Shape.of(input.size(0), (int) h, (int) w);
        }

        private Shape sequence(Shape input) {
            long length = (long) input.size(1) - left - right;
            if (length < 1) {
                throw new IllegalArgumentException(
                        "Cropping by " + ((long) left + right) + " samples leaves nothing of " + input);
            }
            return Shape.of(input.size(0), (int) length);
        }
    }
}
