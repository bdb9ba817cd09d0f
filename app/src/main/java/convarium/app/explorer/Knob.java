package convarium.app.explorer;

import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.Size;

/// One number of the state that a slider turns: which hyperparameter, and on which side.
///
/// @param parameter which hyperparameter
/// @param side both axes at once, one of them, or one edge
public record Knob(Parameter parameter, Side side) {

    /// A hyperparameter in whole numbers.
    public enum Parameter {
        /// Rows and columns of the input.
        INPUT,
        /// Rows and columns of the kernel.
        KERNEL,
        /// Cells from window to window.
        STRIDE,
        /// Cells added around the input.
        PADDING,
        /// Cells from tap to tap.
        DILATION,
        /// Cells added to a transposed output.
        OUTPUT_PADDING
    }

    /// Where a number holds.
    public enum Side {
        /// Height and width alike.
        BOTH,
        /// The height alone.
        HEIGHT,
        /// The width alone.
        WIDTH,
        /// Above.
        TOP,
        /// Below.
        BOTTOM,
        /// On the left.
        LEFT,
        /// On the right.
        RIGHT
    }

    /// The number in a state; where two axes differ under [Side#BOTH], the height's.
    public int get(ExplorerState state) {
        var layer = state.layer();
        return switch (parameter) {
            case INPUT -> pick(new Size(state.input().rows(), state.input().columns()));
            case KERNEL -> pick(new Size(state.kernel().rows(), state.kernel().columns()));
            case STRIDE -> pick(layer.stride());
            case DILATION -> pick(layer.dilation());
            case OUTPUT_PADDING -> pick(layer.outputPadding());
            case PADDING -> {
                var p = explicit(state);
                yield switch (side) {
                    case BOTH, HEIGHT, TOP -> p.top();
                    case BOTTOM -> p.bottom();
                    case WIDTH, LEFT -> p.left();
                    case RIGHT -> p.right();
                };
            }
        };
    }

    /// The state with another number.
    public ExplorerState set(ExplorerState state, int value) {
        var layer = state.layer();
        return switch (parameter) {
            case INPUT -> {
                var size = put(new Size(state.input().rows(), state.input().columns()), value);
                yield state.withInput(state.input().resized(size.h(), size.w(), 0, 3));
            }
            case KERNEL -> {
                var size = put(new Size(state.kernel().rows(), state.kernel().columns()), value);
                yield state.withKernel(state.kernel().resized(size.h(), size.w(), 0, 2));
            }
            case STRIDE -> state.withLayer(layer.withStride(put(layer.stride(), value)));
            case DILATION -> state.withLayer(layer.withDilation(put(layer.dilation(), value)));
            case OUTPUT_PADDING -> state.withLayer(layer.withOutputPadding(put(layer.outputPadding(), value)));
            case PADDING -> state.withLayer(layer.withPadding(put(explicit(state), value)));
        };
    }

    /// The padding in numbers: what "same" comes to where that is chosen.
    static Padding.Explicit explicit(ExplorerState state) {
        return switch (state.layer().padding()) {
            case Padding.Explicit explicit -> explicit;
            case Padding.Same same -> {
                var g = Explored.of(state).geometry();
                yield new Padding.Explicit(
                        g.height().before(),
                        g.height().after(),
                        g.width().before(),
                        g.width().after());
            }
        };
    }

    private int pick(Size size) {
        return switch (side) {
            case BOTH, HEIGHT, TOP, BOTTOM -> size.h();
            case WIDTH, LEFT, RIGHT -> size.w();
        };
    }

    private Size put(Size size, int value) {
        return switch (side) {
            case BOTH -> Size.square(value);
            case HEIGHT, TOP, BOTTOM -> new Size(value, size.w());
            case WIDTH, LEFT, RIGHT -> new Size(size.h(), value);
        };
    }

    private Padding.Explicit put(Padding.Explicit p, int value) {
        return switch (side) {
            case BOTH -> Padding.symmetric(value, value);
            case HEIGHT -> new Padding.Explicit(value, value, p.left(), p.right());
            case WIDTH -> new Padding.Explicit(p.top(), p.bottom(), value, value);
            case TOP -> new Padding.Explicit(value, p.bottom(), p.left(), p.right());
            case BOTTOM -> new Padding.Explicit(p.top(), value, p.left(), p.right());
            case LEFT -> new Padding.Explicit(p.top(), p.bottom(), value, p.right());
            case RIGHT -> new Padding.Explicit(p.top(), p.bottom(), p.left(), value);
        };
    }
}
