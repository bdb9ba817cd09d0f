package convarium.engine.layer;

import convarium.engine.arithmetic.Axis;
import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.tensor.Shape;

/// Padding as a layer of its own: rows and columns added around each channel.
///
/// Input `(c, h, w)`, output `(c, top + h + bottom, left + w + right)`.
public record Pad(Padding.Explicit padding, PaddingMode mode) implements Layer {

    @Override
    public Shape output(Shape input) {
        Several.rank(name(), input, 3, "c×h×w");
        for (var axis : Axis.values()) {
            int size = axis == Axis.HEIGHT ? input.size(1) : input.size(2);
            int wanted = Math.max(padding.before(axis), padding.after(axis));
            Inputs.checkReach(name(), input, mode, size, wanted);
        }
        return Several.output(
                name(),
                input.toString(),
                input.size(0),
                (long) input.size(1) + padding.top() + padding.bottom(),
                (long) input.size(2) + padding.left() + padding.right());
    }
}
