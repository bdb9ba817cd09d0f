package convarium.engine.notation;

import convarium.engine.layer.Layer;
import convarium.engine.tensor.Shape;

/// What one written layer does, step by step: most are a single layer, a separable convolution is two.
public sealed interface ChainStep {

    /// A layer of the engine.
    record Runs(Layer layer) implements ChainStep {}

    /// Every value by itself, or nothing at all: the shape stays.
    ///
    /// @param learnt values that it learns
    /// @param how where they come from; empty for none
    record Keeps(long learnt, String how) implements ChainStep {
        /// Learns nothing.
        static final Keeps ALL = new Keeps(0, "");
    }

    /// Rows and columns are cut off.
    record Crops(int top, int bottom, int left, int right) implements ChainStep {

        /// What is left of an input.
        ///
        /// @throws IllegalArgumentException if that is nothing
        public Shape output(Shape input) {
            long h = (long) input.size(1) - top - bottom;
            long w = (long) input.size(2) - left - right;
            if (h < 1 || w < 1) {
                throw new IllegalArgumentException("Cropping by " + (top + bottom) + " rows and " + (left + right)
                        + " columns leaves nothing of " + input);
            }
            return Shape.of(input.size(0), (int) h, (int) w);
        }
    }
}
