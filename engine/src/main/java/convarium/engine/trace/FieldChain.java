package convarium.engine.trace;

import convarium.engine.arithmetic.Axis;
import convarium.engine.arithmetic.AxisWindow;
import convarium.engine.arithmetic.Derivation;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.ReceptiveField;
import convarium.engine.layer.AvgPool2d;
import convarium.engine.layer.Conv2d;
import convarium.engine.layer.Layer;
import convarium.engine.layer.MaxPool2d;
import convarium.engine.layer.Pad;
import convarium.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/// Layers with a window, one behind the other: what a unit of each map sees of every earlier map.
///
/// Depth 0 is the input, depth l the output of the l-th layer. The sizes follow Araujo, Norris and Sim,
/// "Computing receptive fields of convolutional neural networks", Distill 2019: r = r + (k−1)·d·j, j =
/// j·s and start = start − p·j from layer to layer, beginning with r = j = 1 and the first cell.
public final class FieldChain {
    private final Shape input;
    private final List<Stage> stages;

    private FieldChain(Shape input, List<Stage> stages) {
        this.input = input;
        this.stages = List.copyOf(stages);
    }

    /// One layer with its window resolved for the map that it gets.
    ///
    /// @param input shape `(c, h, w)` of the map before it
    /// @param output shape `(oc, oh, ow)` of the map behind it
    /// @param mode what stands in padded cells
    /// @param height what the layer and those before it come to along the rows
    /// @param width the same along the columns
    public record Stage(Layer layer, Shape input, Shape output, PaddingMode mode, Along height, Along width) {

        /// What it comes to along one axis.
        public Along along(Axis axis) {
            return switch (axis) {
                case HEIGHT -> height;
                case WIDTH -> width;
            };
        }
    }

    /// One axis of a stage.
    ///
    /// @param window the layer's window
    /// @param before the field of a unit of the map before
    /// @param after the field of a unit of the map behind
    /// @param startBefore where in the input the field of the first unit of the map before begins,
    /// counted from 0
    /// @param start the same of the map behind; negative in the padding
    public record Along(AxisWindow window, ReceptiveField before, ReceptiveField after, long startBefore, long start) {

        private static Along first(AxisWindow window) {
            return next(window, ReceptiveField.INPUT, 0);
        }

        private static Along next(AxisWindow window, ReceptiveField before, long startBefore) {
            return new Along(
                    window,
                    before,
                    before.through(window),
                    startBefore,
                    Math.subtractExact(startBefore, Math.multiplyExact(window.before(), before.stride())));
        }

        private Along then(AxisWindow window) {
            return next(window, after, start);
        }

        /// Where in the input the middle of a unit's field lies, counted from 0; halves lie between two
        /// cells.
        public double centre(int unit) {
            return start + (double) unit * after.stride() + (after.size() - 1) / 2.0;
        }

        /// How r, j and start come about, each a line; start counts from 1, as people count rows.
        public Derivation derivation() {
            return new Derivation.Builder()
                    .formula("r = {i:" + before.size() + "} + ({k:" + window.kernel() + "} − 1)·{k:" + window.dilation()
                            + "}·{i:" + before.stride() + "} = {o:" + after.size() + "}")
                    .formula("j = {i:" + before.stride() + "}·{k:" + window.stride() + "} = {o:" + after.stride() + "}")
                    .formula("start = {i:" + signed(startBefore + 1) + "} − {k:" + window.before() + "}·{i:"
                            + before.stride() + "} = {o:" + signed(start + 1) + "}")
                    .build();
        }

        private static String signed(long value) {
            return Long.toString(value).replace('-', '−');
        }
    }

    /// The chain of some layers over an input `(c, h, w)`.
    ///
    /// @param layers convolutions, pooling and padding: those whose units all see windows of one size
    /// @throws IllegalArgumentException if a layer is another, or cannot take what it gets
    public static FieldChain of(List<? extends Layer> layers, Shape input) {
        var stages = new ArrayList<Stage>();
        var at = input;
        for (var layer : layers) {
            var output = layer.output(at);
            AxisWindow height;
            AxisWindow width;
            switch (layer) {
                case Conv2d conv -> {
                    height = conv.geometry(at).height();
                    width = conv.geometry(at).width();
                }
                case MaxPool2d pool -> {
                    height = pool.geometry(at).height();
                    width = pool.geometry(at).width();
                }
                case AvgPool2d pool -> {
                    height = pool.geometry(at).height();
                    width = pool.geometry(at).width();
                }
                case Pad pad -> {
                    var p = pad.padding();
                    height = new AxisWindow(1, 1, 1, p.top(), p.bottom());
                    width = new AxisWindow(1, 1, 1, p.left(), p.right());
                }
                default ->
                    throw new IllegalArgumentException(layer.name() + " has no window of one size for all its units");
            }
            stages.add(
                    stages.isEmpty()
                            ? new Stage(layer, at, output, mode(layer), Along.first(height), Along.first(width))
                            : new Stage(
                                    layer,
                                    at,
                                    output,
                                    mode(layer),
                                    stages.getLast().height().then(height),
                                    stages.getLast().width().then(width)));
            at = output;
        }
        return new FieldChain(input, stages);
    }

    /// Whether a chain can hold a layer.
    public static boolean takes(Layer layer) {
        return switch (layer) {
            case Conv2d conv -> true;
            case MaxPool2d pool -> true;
            case AvgPool2d pool -> true;
            case Pad pad -> true;
            default -> false;
        };
    }

    private static PaddingMode mode(Layer layer) {
        return switch (layer) {
            case Conv2d conv -> conv.paddingMode();
            case Pad pad -> pad.mode();
            default -> PaddingMode.ZERO;
        };
    }

    /// How many layers there are: the depth of the last map.
    public int depth() {
        return stages.size();
    }

    /// The layers in order; the one that makes the map of depth l stands at l − 1.
    public List<Stage> stages() {
        return stages;
    }

    /// The shape of the map at a depth.
    ///
    /// @throws IndexOutOfBoundsException if there is no such map
    public Shape map(int depth) {
        return depth == 0 ? input : stages.get(depth - 1).output();
    }

    /// The field in the input of any unit of a map.
    public ReceptiveField field(int depth, Axis axis) {
        return depth == 0
                ? ReceptiveField.INPUT
                : stages.get(depth - 1).along(axis).after();
    }

    /// Where in the input the field of a map's first unit begins, counted from 0.
    public long start(int depth, Axis axis) {
        return depth == 0 ? 0 : stages.get(depth - 1).along(axis).start();
    }

    /// Where in the input the middle of a unit's field lies, counted from 0.
    public double centre(int depth, Axis axis, int unit) {
        return depth == 0 ? unit : stages.get(depth - 1).along(axis).centre(unit);
    }

    /// What one unit sees of every map from its own back to the input.
    ///
    /// @param row counted from 0
    /// @param column counted from 0
    /// @throws IndexOutOfBoundsException if there is no such unit
    public UnitField unit(int depth, int row, int column) {
        return UnitField.of(this, depth, row, column);
    }
}
