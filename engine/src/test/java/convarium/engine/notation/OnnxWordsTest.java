package convarium.engine.notation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import convarium.engine.arithmetic.Convention;
import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.Rounding;
import convarium.engine.arithmetic.Size;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Compares ONNX' `output_shape` and `auto_pad` with `onnx_words.txt`, which `make_onnx_words.py` worked out cell by
/// cell from the operators' definitions.
class OnnxWordsTest {

    private static List<String> lines(String... kinds) throws IOException {
        try (var in = Objects.requireNonNull(OnnxWordsTest.class.getResourceAsStream("onnx_words.txt"))) {
            var lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> Arrays.stream(kinds).anyMatch(line::startsWith))
                    .toList();
            assertFalse(lines.isEmpty());
            return lines;
        }
    }

    static List<String> shapes() throws IOException {
        return lines("output_shape");
    }

    static List<String> sames() throws IOException {
        return lines("SAME_");
    }

    static List<String> valids() throws IOException {
        return lines("VALID");
    }

    private static Map<String, Integer> given(String line) {
        return Arrays.stream(line.substring(0, line.indexOf('|')).split(" ", -1))
                .filter(word -> word.contains("="))
                .map(word -> word.split("=", -1))
                .collect(Collectors.toMap(both -> both[0], both -> Integer.parseInt(both[1])));
    }

    private static int number(Map<String, Integer> given, String name) {
        return Objects.requireNonNull(given.get(name), name);
    }

    private static String expected(String line) {
        return line.substring(line.indexOf('|') + 2);
    }

    private static ConvTranspose2d transposed(Map<String, Integer> given, Padding.Explicit padding, int more) {
        return new ConvTranspose2d(
                1,
                1,
                Size.square(number(given, "k")),
                Size.square(number(given, "s")),
                padding,
                Size.square(more),
                Size.square(given.getOrDefault("d", 1)),
                1,
                false);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void anOutputShapeCutsWhatTheOperatorSays(String line) {
        var given = given(line);
        int p = number(given, "p");
        int side = number(given, "i");
        var layer = transposed(given, Padding.symmetric(p, p), number(given, "op"));
        var now = OnnxOutputShape.of(layer.geometry(Shape.of(1, side, side)));
        if (expected(line).equals("beyond")) {
            assertInstanceOf(OnnxOutputShape.Beyond.class, now);
            return;
        }
        String[] parts = expected(line).split(" ", -1);
        int before = Integer.parseInt(parts[0]);
        int after = Integer.parseInt(parts[1]);
        switch (now) {
            case OnnxOutputShape.Same same -> assertEquals(parts[2], output(layer, side), "the layer's own values");
            case OnnxOutputShape.Other(Padding.Explicit cut) -> {
                assertEquals(new Padding.Explicit(before, after, before, after), cut);
                assertEquals(parts[2], output(transposed(given, cut, 0), side), "with that cut");
                assertFalse(parts[2].equals(output(layer, side)), "the layer has other values");
            }
            case OnnxOutputShape.Beyond beyond -> throw new AssertionError("it can be cut: " + line);
        }
    }

    /// `auto_pad` as the odd cell is cut last or first: what a layer with those sides gives.
    @ParameterizedTest
    @MethodSource("sames")
    void sameCutsTheOddCellLastOrFirst(String line) {
        if (expected(line).equals("beyond")) {
            return;
        }
        var given = given(line);
        String[] parts = expected(line).split(" ", -1);
        int before = Integer.parseInt(parts[0]);
        int after = Integer.parseInt(parts[1]);
        assertEquals(line.startsWith("SAME_UPPER"), before < after);
        var layer = transposed(given, new Padding.Explicit(before, after, before, after), 0);
        assertEquals(parts[2], output(layer, number(given, "i")));
        // where nothing is said, output_shape cuts the odd cell first
        int side = number(given, "i");
        var now = OnnxOutputShape.of(layer.geometry(Shape.of(1, side, side)));
        assertEquals(line.startsWith("SAME_LOWER"), now instanceof OnnxOutputShape.Same);
    }

    /// `VALID` is what ONNX makes of a layer without padding, which needs no word.
    @ParameterizedTest
    @MethodSource("valids")
    void validIsNoPadding(String line) {
        var given = given(line);
        var kernel = Size.square(number(given, "k"));
        var stride = Size.square(number(given, "s"));
        var dilation = Size.square(number(given, "d"));
        WindowLayer layer = line.startsWith("VALID conv")
                ? new Conv2d(1, 1, kernel, stride, Padding.NONE, PaddingMode.ZERO, dilation, 1, false, false)
                : new MaxPool2d(kernel, stride, Padding.NONE, dilation, Rounding.FLOOR);
        int side = number(given, "i");
        var onnx = Frameworks.of(layer, false, Shape.of(1, side, side)).stream()
                .filter(f -> f.framework() == Convention.ONNX)
                .findFirst()
                .orElseThrow();
        var taken = (Carried.Layer) onnx.carried();
        assertFalse(taken.line().contains("pad"), taken.line());
        assertEquals(expected(line), output(taken.layer(), side));
    }

    private static String output(WindowLayer layer, int side) {
        var picture = tensor(Shape.of(1, side, side), side, 7, 3, 11, 4);
        var trace = layer.weightShape().isPresent()
                ? WindowTrace.of(
                        layer,
                        picture,
                        tensor(layer.weightShape().orElseThrow(), layer.kernel().w(), 3, 5, 7, 2),
                        Tensor.zeros(Shape.of(1)))
                : WindowTrace.of(layer, picture);
        var g = trace.geometry();
        return g.oh() + "x" + g.ow() + ":"
                + IntStream.range(0, g.oh() * g.ow())
                        .mapToObj(i -> Integer.toString(
                                Math.round(trace.step(0, i / g.ow(), i % g.ow()).value())))
                        .collect(Collectors.joining(","));
    }

    /// Element (r, c) is (r·down + c·right) mod m − less, as in the script.
    private static Tensor tensor(Shape shape, int side, int down, int right, int m, int less) {
        float[] values = new float[side * side];
        for (int i = 0; i < values.length; i++) {
            values[i] = (i / side * down + i % side * right) % m - less;
        }
        return Tensor.of(shape, values);
    }
}
