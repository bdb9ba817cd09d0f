package convarium.app.signal;

import static convarium.app.l10n.Texts.text;

import convarium.engine.arithmetic.WindowGeometry;
import convarium.engine.layer.Conv1d;
import convarium.engine.layer.Conv2d;
import convarium.engine.tensor.Shape;
import convarium.engine.tensor.Tensor;
import convarium.engine.trace.Contribution;
import convarium.engine.trace.FieldCell;
import convarium.engine.trace.OutputStep;
import convarium.engine.trace.WindowTrace;
import java.util.ArrayList;
import java.util.List;

/// What a state comes to: the layer, its sizes, its trace and its outputs.
///
/// @param layer the engine's layer
/// @param trace every output opened up, the signal seen as a picture of one row
/// @param output the outputs, after the ReLU if there is one
/// @param causal whether the window ends at the output's own sample
/// @param largest the largest size of an output or a product
/// @param negative whether an output or a product is below zero
record SignalWork(
        Conv1d layer, WindowTrace trace, List<Float> output, boolean causal, float largest, boolean negative) {

    SignalWork {
        output = List.copyOf(output);
    }

    /// Works a state out.
    ///
    /// @throws IllegalArgumentException if the layer cannot take the signal, with the reason
    static SignalWork of(SignalState state) {
        var settings = state.layer();
        int length = state.input().size();
        int field = length + settings.before() + settings.after();
        if (field > SignalState.MOST_FIELD) {
            throw new IllegalArgumentException(text("signal.field", SignalState.MOST_FIELD, field));
        }
        var layer = layer(state);
        layer.output(Shape.of(1, length));
        var row = turned(layer.overOneRow(), settings.flipped());
        var trace = WindowTrace.of(
                row,
                Tensor.of(Shape.of(1, 1, length), floats(state.input())),
                Tensor.of(Shape.of(1, 1, 1, state.kernel().size()), floats(state.kernel())),
                Tensor.of(Shape.of(1), settings.hasBias() ? settings.bias() : 0f));
        var output = new ArrayList<Float>();
        float largest = 0;
        boolean negative = false;
        for (int o = 0; o < trace.geometry().ow(); o++) {
            var step = trace.step(0, 0, o);
            float value = settings.relu() ? Math.max(step.value(), 0f) : step.value();
            output.add(value);
            largest = Math.max(largest, Math.abs(value));
            negative |= value < 0;
            for (var tap : step.taps()) {
                largest = Math.max(largest, Math.abs(tap.product()));
                negative |= tap.product() < 0;
            }
        }
        return new SignalWork(layer, trace, output, settings.causal(), largest, negative);
    }

    /// The engine's layer of a state.
    static Conv1d layer(SignalState state) {
        var s = state.layer();
        return new Conv1d(
                1, 1, state.kernel().size(), s.stride(), s.before(), s.after(), s.mode(), s.dilation(), 1, s.hasBias());
    }

    private static Conv2d turned(Conv2d c, boolean flipped) {
        return new Conv2d(
                c.inChannels(),
                c.outChannels(),
                c.kernel(),
                c.stride(),
                c.padding(),
                c.paddingMode(),
                c.dilation(),
                c.groups(),
                c.bias(),
                flipped);
    }

    private static float[] floats(List<Float> values) {
        float[] array = new float[values.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = values.get(i);
        }
        return array;
    }

    /// The resolved sizes, over one row.
    WindowGeometry geometry() {
        return trace.geometry();
    }

    /// The shape that goes in.
    Shape shape() {
        return Shape.of(1, geometry().w());
    }

    /// How many outputs the walk visits.
    int steps() {
        return output.size();
    }

    /// How an output came about.
    OutputStep step(int output) {
        return trace.step(0, 0, output);
    }

    /// Every output that a sample feeds.
    List<Contribution> outputsOf(int sample) {
        return trace.outputsOf(0, 0, sample);
    }

    /// Every product of a weight.
    List<Contribution> productsOf(int weight) {
        return trace.productsOf(0, 0, weight);
    }

    /// Samples from the first tap of the window to the last.
    int reach() {
        return (int) geometry().width().extent() - 1;
    }

    /// Where the window of an output begins, in samples of the signal from 0; below 0 in the padding.
    int start(int output) {
        return output * geometry().width().stride() - geometry().width().before();
    }

    /// Where an output stands on the signal's axis: at the window's end if it is causal, else at its middle.
    double position(int output) {
        return start(output) + (causal ? reach() : reach() / 2.0);
    }

    /// The first sample of the field, that of the padding.
    int first() {
        return -geometry().width().before();
    }

    /// The sample behind the field's last.
    int end() {
        return geometry().w() + geometry().width().after();
    }

    /// What stands at a place of the axis.
    FieldCell cell(int place) {
        return trace.field().cell(0, place - first());
    }

    /// The value at a place of the axis.
    float valueAt(int place) {
        return trace.valueAt(0, cell(place));
    }
}
