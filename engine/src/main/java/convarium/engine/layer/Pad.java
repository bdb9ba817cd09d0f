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
            if (wanted > mode.most(size)) {
                throw new IllegalArgumentException(name() + " cannot take an input of shape " + input + ": "
                        + mode.name().toLowerCase(java.util.Locale.ROOT) + " padding reaches at most "
                        + mode.most(size) + " cells over an axis of " + size + ", found " + wanted);
            }
        }
        return Shape.of(
                input.size(0),
                Math.addExact(input.size(1), Math.addExact(padding.top(), padding.bottom())),
                Math.addExact(input.size(2), Math.addExact(padding.left(), padding.right())));
    }
}
