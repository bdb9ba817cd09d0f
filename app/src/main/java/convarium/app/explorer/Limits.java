package convarium.app.explorer;

import static convarium.app.l10n.Texts.text;

import convarium.app.explorer.Knob.Parameter;
import convarium.app.explorer.Knob.Side;
import convarium.engine.arithmetic.Axis;
import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.Size;
import convarium.engine.layer.WindowLayer;
import convarium.engine.tensor.Shape;

/// How far a slider may go from where a state stands, and why not further.
///
/// @param least the smallest number that works
/// @param most the largest number that works
/// @param whyLeast why nothing smaller, in a sentence
/// @param whyMost why nothing larger, in a sentence
public record Limits(int least, int most, String whyLeast, String whyMost) {
    static final int MOST_TRANSPOSED_STRIDE = 4;
    private static final int MOST_DILATION = 6;
    private static final int MOST_STRIDE = 16;

    /// The limits of one number, everything else staying as it is.
    ///
    /// @param shape what the kernel runs over, `(1, h, w)`: the numbers or a picture
    public static Limits of(ExplorerState state, Knob knob, Shape shape) {
        int now = knob.get(state);
        int floor = floor(knob.parameter());
        int ceiling = ceiling(state, knob, shape);
        int least = now;
        while (least > floor && works(state, knob, least - 1, shape)) {
            least--;
        }
        int most = now;
        while (most < ceiling && works(state, knob, most + 1, shape)) {
            most++;
        }
        return new Limits(least, most, whyLeast(state, knob, least), whyMost(state, knob, most, shape));
    }

    private static boolean works(ExplorerState state, Knob knob, int value, Shape shape) {
        try {
            var changed = PictureStates.withFittingNumbers(knob.set(state, value));
            Explored.trace(changed, layer(changed, shape));
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /// The layer of a state, which must fit the picture if there is one.
    private static WindowLayer layer(ExplorerState state, Shape shape) {
        var layer = Layers.of(
                state.layer(), new Size(state.kernel().rows(), state.kernel().columns()));
        if (state.source().isPicture()) {
            layer.geometry(shape);
        }
        return layer;
    }

    /// Whether nothing but the size of the grids speaks against a number.
    private static boolean outgrows(ExplorerState state, Knob knob, int value, Shape shape) {
        try {
            var changed = knob.set(state, value);
            layer(changed, shape)
                    .geometry(
                            Shape.of(1, changed.input().rows(), changed.input().columns()));
            return !works(state, knob, value, shape);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static int floor(Parameter parameter) {
        return switch (parameter) {
            case INPUT, KERNEL, STRIDE, DILATION -> 1;
            case PADDING, OUTPUT_PADDING -> 0;
        };
    }

    private static int ceiling(ExplorerState state, Knob knob, Shape shape) {
        var layer = state.layer();
        return switch (knob.parameter()) {
            case INPUT -> ExplorerState.MAX_INPUT;
            case KERNEL -> ExplorerState.MAX_KERNEL;
            case STRIDE ->
                layer.operation() == Operation.TRANSPOSED
                        ? MOST_TRANSPOSED_STRIDE
                        : Math.max(knob.get(state), lastUsefulStride(state, knob, shape));
            case DILATION -> extentOf(state.kernel(), knob) == 1 ? 1 : MOST_DILATION;
            case PADDING -> Math.max(knob.get(state), fullPadding(state, knob));
            case OUTPUT_PADDING -> Math.max(knob.get(state), mostOutputPadding(layer));
        };
    }

    private static int extentOf(Matrix kernel, Knob knob) {
        return switch (knob.side()) {
            case BOTH -> Math.max(kernel.rows(), kernel.columns());
            case HEIGHT, TOP, BOTTOM -> kernel.rows();
            case WIDTH, LEFT, RIGHT -> kernel.columns();
        };
    }

    /// "Same" sets the output padding itself, and nothing but a transposed convolution has one.
    private static int mostOutputPadding(LayerSettings layer) {
        boolean free = layer.operation() == Operation.TRANSPOSED && layer.padding() instanceof Padding.Explicit;
        int h = Math.max(layer.stride().h(), layer.dilation().h());
        int w = Math.max(layer.stride().w(), layer.dilation().w());
        return free ? Math.max(h, w) - 1 : 0;
    }

    private static int lastUsefulStride(ExplorerState state, Knob knob, Shape shape) {
        int last = 1;
        while (last < MOST_STRIDE && isUsefulStride(state, knob, last + 1, shape)) {
            last++;
        }
        return last;
    }

    /// Whether more than one window fits.
    private static boolean isUsefulStride(ExplorerState state, Knob knob, int stride, Shape shape) {
        try {
            var g = layer(knob.set(state, stride), shape).geometry(shape);
            return switch (knob.side()) {
                case BOTH -> g.oh() > 1 || g.ow() > 1;
                case HEIGHT, TOP, BOTTOM -> g.oh() > 1;
                case WIDTH, LEFT, RIGHT -> g.ow() > 1;
            };
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static int fullPadding(ExplorerState state, Knob knob) {
        var dilation = state.layer().dilation();
        int h = dilation.h() * (state.kernel().rows() - 1);
        int w = dilation.w() * (state.kernel().columns() - 1);
        return switch (knob.side()) {
            case BOTH -> Math.min(h, w);
            case HEIGHT, TOP, BOTTOM -> h;
            case WIDTH, LEFT, RIGHT -> w;
        };
    }

    private static String whyLeast(ExplorerState state, Knob knob, int least) {
        if (least <= floor(knob.parameter())) {
            return "";
        }
        return switch (knob.parameter()) {
            case INPUT -> text("limit.input.least", least);
            case PADDING -> text("limit.padding.least");
            case KERNEL ->
                state.layer().operation().isPooling() ? text("limit.kernel.pooling") : text("limit.kernel.least");
            case STRIDE, DILATION -> text("limit.stride.outpad");
            case OUTPUT_PADDING -> "";
        };
    }

    private static String whyMost(ExplorerState state, Knob knob, int most, Shape shape) {
        var layer = state.layer();
        boolean transposed = layer.operation() == Operation.TRANSPOSED;
        if (most < ceiling(state, knob, shape) && outgrows(state, knob, most + 1, shape)) {
            return text("limit.grid", most);
        }
        return switch (knob.parameter()) {
            case INPUT -> text("limit.input.most", most);
            case KERNEL ->
                most == ExplorerState.MAX_KERNEL ? text("limit.kernel.most", most) : text("limit.kernel.fit", most);
            case STRIDE -> {
                boolean useful = !transposed && isUsefulStride(state, knob, most + 1, shape);
                yield text(
                        transposed ? "limit.stride.transposed" : useful ? "limit.stride.cap" : "limit.stride.most",
                        most);
            }
            case DILATION ->
                extentOf(state.kernel(), knob) == 1
                        ? text("limit.dilation.one")
                        : text(most >= MOST_DILATION ? "limit.dilation.most" : "limit.dilation.fit", most);
            case OUTPUT_PADDING -> text("limit.outpad.most", most);
            case PADDING -> whyPadding(state, knob, most, shape, transposed);
        };
    }

    private static String whyPadding(ExplorerState state, Knob knob, int most, Shape shape, boolean transposed) {
        if (transposed) {
            return text("limit.padding.transposed", most);
        }
        if (state.layer().operation().isPooling()) {
            return text("limit.padding.pooling", most);
        }
        var mode = state.layer().paddingMode();
        var axis = knob.side() == Side.WIDTH || knob.side() == Side.LEFT || knob.side() == Side.RIGHT
                ? Axis.WIDTH
                : Axis.HEIGHT;
        int reach = mode.most(axis == Axis.WIDTH ? shape.size(2) : shape.size(1));
        if (mode == PaddingMode.REFLECT && most == reach) {
            return text("limit.padding.reflect", most);
        }
        if (mode == PaddingMode.CIRCULAR && most == reach) {
            return text("limit.padding.circular", most);
        }
        return text("limit.padding.most", most);
    }
}
