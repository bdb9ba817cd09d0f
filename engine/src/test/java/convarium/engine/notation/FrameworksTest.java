package convarium.engine.notation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.engine.arithmetic.Convention;
import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.Rounding;
import convarium.engine.arithmetic.Size;
import convarium.engine.layer.AvgPool2d;
import convarium.engine.layer.Conv2d;
import convarium.engine.layer.ConvTranspose2d;
import convarium.engine.layer.MaxPool2d;
import convarium.engine.layer.WindowLayer;
import convarium.engine.notation.InFramework.Carried;
import convarium.engine.tensor.Shape;
import convarium.engine.tensor.Tensor;
import convarium.engine.trace.WindowTrace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Compares what each framework makes of a layer with `frameworks.txt`, which `make_frameworks.py` wrote: PyTorch's own
/// values, and the others' worked out from their definitions.
class FrameworksTest {

    static List<String> cases() throws IOException {
        try (var in = Objects.requireNonNull(FrameworksTest.class.getResourceAsStream("frameworks.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    @Test
    void theFrameworksComeInOrder() {
        var all = Frameworks.of(conv(1, 1, Padding.NONE, PaddingMode.ZERO), false, Shape.of(1, 3, 3));
        assertEquals(
                List.of(Convention.values()),
                all.stream().map(InFramework::framework).toList());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyFrameworkGivesItsOutput(String line) {
        String[] parts = line.split(" \\| ", -1);
        var given = given(parts[0]);
        var layer = layer(parts[0].split(" ", 2)[0], given);
        int side = Integer.parseInt(given.get("i"));
        var all = Frameworks.of(layer, false, Shape.of(1, side, side));
        for (int f = 0; f < 4; f++) {
            var one = all.get(f);
            check(parts[0] + " in " + one.framework().title(), parts[f + 1], one.carried(), layer, side);
        }
    }

    private static void check(String where, String expected, Carried carried, WindowLayer meant, int side) {
        switch (carried) {
            case Carried.Nothing(String reason) -> {
                assertEquals("none", expected, where);
                assertTrue(reason.endsWith("."), reason);
            }
            case Carried.Layer taken -> {
                var trace = trace(taken.layer(), side);
                var g = trace.geometry();
                assertEquals(expected.substring(0, expected.indexOf(':')), g.oh() + "x" + g.ow(), where);
                String[] values = expected.substring(expected.indexOf(':') + 1).split(",", -1);
                for (int i = 0; i < values.length; i++) {
                    assertEquals(
                            Double.parseDouble(values[i]),
                            trace.step(0, i / g.ow(), i % g.ow()).value(),
                            1e-4,
                            where + " at " + i);
                }
                boolean same = sameOutput(trace, trace(meant, side));
                assertTrue(same || !taken.reasons().isEmpty(), where + " differs without a reason");
            }
        }
    }

    private static boolean sameOutput(WindowTrace a, WindowTrace b) {
        var g = a.geometry();
        if (g.oh() != b.geometry().oh() || g.ow() != b.geometry().ow()) {
            return false;
        }
        for (int i = 0; i < g.oh() * g.ow(); i++) {
            if (a.step(0, i / g.ow(), i % g.ow()).value()
                    != b.step(0, i / g.ow(), i % g.ow()).value()) {
                return false;
            }
        }
        return true;
    }

    private static Map<String, String> given(String settings) {
        var given = new HashMap<String, String>();
        Arrays.stream(settings.split(" ", -1)).skip(1).forEach(pair -> {
            String[] both = pair.split("=", -1);
            given.put(both[0], both[1]);
        });
        return given;
    }

    private static Size size(Map<String, String> given, String name, int usual) {
        return Size.square(Integer.parseInt(given.getOrDefault(name, Integer.toString(usual))));
    }

    private static Padding padding(Map<String, String> given) {
        return switch (given.getOrDefault("p", "0")) {
            case "same" -> Padding.Same.UPPER;
            case "same-lower" -> Padding.Same.LOWER;
            case String n -> Padding.symmetric(Integer.parseInt(n), Integer.parseInt(n));
        };
    }

    private static WindowLayer layer(String op, Map<String, String> given) {
        var kernel = size(given, "k", 1);
        var stride = size(given, "s", 1);
        var dilation = size(given, "d", 1);
        var rounding = given.containsKey("ceil") ? Rounding.CEIL : Rounding.FLOOR;
        return switch (op) {
            case "conv" ->
                new Conv2d(
                        1,
                        1,
                        kernel,
                        stride,
                        padding(given),
                        PaddingMode.valueOf(given.getOrDefault("mode", "zero").toUpperCase(java.util.Locale.ROOT)),
                        dilation,
                        1,
                        false,
                        false);
            case "transposed" ->
                new ConvTranspose2d(
                        1,
                        1,
                        kernel,
                        stride,
                        (Padding.Explicit) padding(given),
                        size(given, "op", 0),
                        dilation,
                        1,
                        false);
            case "max" -> new MaxPool2d(kernel, stride, padding(given), dilation, rounding);
            case "average" -> new AvgPool2d(kernel, stride, padding(given), rounding, !given.containsKey("counts"), 0);
            default -> throw new IllegalArgumentException(op);
        };
    }

    private static WindowTrace trace(WindowLayer layer, int side) {
        var picture = tensor(Shape.of(1, side, side), side, (r, c) -> (r * 7 + c * 3) % 11 - 4);
        return layer.weightShape().isPresent()
                ? WindowTrace.of(
                        layer,
                        picture,
                        tensor(
                                layer.weightShape().orElseThrow(),
                                layer.kernel().w(),
                                (r, c) -> (r * 3 + c * 5) % 7 - 2),
                        Tensor.zeros(Shape.of(1)))
                : WindowTrace.of(layer, picture);
    }

    private interface At {
        int value(int row, int column);
    }

    private static Tensor tensor(Shape shape, int columns, At at) {
        float[] values = new float[columns * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = at.value(i / columns, i % columns);
        }
        return Tensor.of(shape, values);
    }

    private static InFramework in(Convention framework, WindowLayer layer, int side) {
        return Frameworks.of(layer, false, Shape.of(1, side, side)).stream()
                .filter(f -> f.framework() == framework)
                .findFirst()
                .orElseThrow();
    }

    private static Conv2d conv(int kernel, int stride, Padding padding, PaddingMode mode) {
        return new Conv2d(
                1, 1, Size.square(kernel), Size.square(stride), padding, mode, Size.square(1), 1, false, false);
    }

    private static String line(InFramework in) {
        return ((Carried.Layer) in.carried()).line();
    }

    @Test
    void theLinesOfAConvolution() {
        var layer = conv(3, 2, Padding.symmetric(1, 1), PaddingMode.ZERO);
        assertEquals(
                "nn.Conv2d(1, 1, kernel_size=3, stride=2, padding=1, bias=False)",
                line(in(Convention.PYTORCH, layer, 6)));
        assertEquals("Conv2D(1, 3, strides=2, padding='same', use_bias=False)", line(in(Convention.KERAS, layer, 6)));
        assertEquals(
                "type: \"Convolution\" convolution_param { num_output: 1 kernel_size: 3 pad: 1 stride: 2"
                        + " bias_term: false }",
                line(in(Convention.CAFFE, layer, 6)));
        assertEquals(
                "Conv(kernel_shape=[3, 3], strides=[2, 2], pads=[1, 1, 1, 1])", line(in(Convention.ONNX, layer, 6)));
        assertEquals(
                new Rendering.Text("Sequential([ZeroPadding2D(1), Conv2D(1, 3, strides=2, use_bias=False)])", ""),
                in(Convention.KERAS, layer, 6).exact());
        assertEquals(
                List.of("Keras' 'same' adds only as much as ⌈i / stride⌉ windows need, the odd cell last: 0 at the top"
                        + " and left and 1 at the bottom and right, where the layer has 1 on every side."),
                ((Carried.Layer) in(Convention.KERAS, layer, 6).carried()).reasons());
        assertEquals(List.of(), ((Carried.Layer) in(Convention.KERAS, layer, 5).carried()).reasons());
    }

    @Test
    void whatStandsInThePadding() {
        var layer = conv(3, 1, Padding.symmetric(1, 1), PaddingMode.REFLECT);
        assertEquals(
                new Rendering.Text(
                        "Pad(pads=[0, 0, 1, 1, 0, 0, 1, 1], mode=\"reflect\") → Conv(kernel_shape=[3, 3])", ""),
                in(Convention.ONNX, layer, 5).exact());
        assertTrue(in(Convention.CAFFE, layer, 5).exact() instanceof Rendering.Impossible);
    }

    @Test
    void theLinesOfAPooling() {
        var max = new MaxPool2d(new Size(3, 2), new Size(2, 1), Padding.NONE, Size.square(1), Rounding.FLOOR);
        assertEquals(
                "type: \"Pooling\" pooling_param { pool: MAX kernel_h: 3 kernel_w: 2 stride_h: 2 stride_w: 1 }",
                line(in(Convention.CAFFE, max, 6)));
        assertEquals(
                new Rendering.Text(
                        "type: \"Pooling\" pooling_param { pool: MAX kernel_h: 3 kernel_w: 2 stride_h: 2 stride_w: 1"
                                + " round_mode: FLOOR }",
                        ""),
                in(Convention.CAFFE, max, 6).exact());
        var mean = new AvgPool2d(Size.square(3), Size.square(2), Padding.symmetric(1, 1), Rounding.CEIL, true, 0);
        assertEquals(
                new Rendering.Text(
                        "AveragePool(kernel_shape=[3, 3], strides=[2, 2], pads=[1, 1, 1, 1], ceil_mode=1,"
                                + " count_include_pad=1)",
                        ""),
                in(Convention.ONNX, mean, 6).exact());
    }

    /// `facts`: 224, k 7, s 2 pads 2 and 3; pooling 112, k 3, s 2 gives 55 or 56; 23 and 24 both give 12.
    @Test
    void theSizesThatPeopleLookUp() {
        var stem = ((Carried.Layer) in(Convention.KERAS, conv(7, 2, Padding.symmetric(3, 3), PaddingMode.ZERO), 224)
                        .carried())
                .layer()
                .geometry(Shape.of(1, 224, 224));
        assertEquals(
                List.of(2, 3, 112),
                List.of(stem.height().before(), stem.height().after(), stem.oh()));
        var pool = new MaxPool2d(Size.square(3), Size.square(2), Padding.NONE, Size.square(1), Rounding.FLOOR);
        var sizes = Frameworks.of(pool, false, Shape.of(1, 112, 112)).stream()
                .map(f -> ((Carried.Layer) f.carried())
                        .layer()
                        .geometry(Shape.of(1, 112, 112))
                        .oh())
                .toList();
        assertEquals(List.of(55, 55, 56, 55), sizes);
        var back = new ConvTranspose2d(
                1,
                1,
                Size.square(3),
                Size.square(2),
                Padding.symmetric(1, 1),
                Size.square(0),
                Size.square(1),
                1,
                false);
        var given = Frameworks.of(back, false, Shape.of(1, 12, 12)).stream()
                .map(f -> ((Carried.Layer) f.carried())
                        .layer()
                        .geometry(Shape.of(1, 12, 12))
                        .oh())
                .toList();
        assertEquals(List.of(23, 24, 23, 23), given);
    }
}
