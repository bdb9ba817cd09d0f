package convarium.engine.notation;

import convarium.engine.arithmetic.Convention;
import convarium.engine.layer.WindowLayer;
import convarium.engine.tensor.Shape;
import java.util.Arrays;
import java.util.List;

/// One layer under several frameworks: what each makes of the same settings, and how it says the very same layer.
///
/// What is said is carried over: window, stride, dilation and padding, rounding up and leaving the padding out of a
/// mean. What is not said follows each framework's habit.
///
/// Sources: the frameworks' reference pages; Caffe's `PoolingLayer` and `BaseConvolutionLayer`; Keras 3,
/// `backend/common/backend_utils.py`; TensorFlow, "Notes on padding combinations"; the ONNX operators `Conv`,
/// `ConvTranspose`, `MaxPool` and `AveragePool`.
public final class Frameworks {
    private Frameworks() {}

    /// The layer under every framework, in the order of [Convention].
    ///
    /// @param relu whether a ReLU follows
    /// @param input `(c, h, w)` or `(n, c, h, w)`
    /// @throws IllegalArgumentException if the layer cannot take the input
    public static List<InFramework> of(WindowLayer layer, boolean relu, Shape input) {
        layer.geometry(input);
        return Arrays.stream(Convention.values())
                .map(framework -> of(framework, layer, relu, input))
                .toList();
    }

    private static InFramework of(Convention framework, WindowLayer layer, boolean relu, Shape input) {
        var setting = new Setting(input, framework);
        var habit = switch (framework) {
            case PYTORCH -> new TorchHabit(setting).of(layer);
            case KERAS -> new KerasHabit(setting).of(layer);
            case CAFFE -> new CaffeHabit(setting).of(layer);
            case ONNX -> new OnnxHabit(setting).of(layer);
        };
        var carried = switch (habit) {
            case Habit.Refuses(String reason) -> new InFramework.Carried.Nothing(reason);
            case Habit.Takes takes -> carried(framework, takes, relu, input);
        };
        return new InFramework(framework, carried, write(framework, layer, relu, input));
    }

    private static InFramework.Carried carried(Convention framework, Habit.Takes takes, boolean relu, Shape input) {
        return switch (write(framework, takes.layer(), relu, input)) {
            case Rendering.Text text -> new InFramework.Carried.Layer(takes.layer(), text.line(), takes.reasons());
            case Rendering.Impossible impossible -> new InFramework.Carried.Nothing(impossible.reason());
        };
    }

    private static Rendering write(Convention framework, WindowLayer layer, boolean relu, Shape input) {
        return switch (framework) {
            case PYTORCH -> LayerLines.write(layer, relu, Dialect.PYTORCH, input);
            case KERAS -> LayerLines.write(layer, relu, Dialect.KERAS, input);
            case CAFFE -> new CaffeWriter(new Setting(input, framework), relu).write(layer);
            case ONNX -> new OnnxWriter(new Setting(input, framework), relu).write(layer);
        };
    }
}
