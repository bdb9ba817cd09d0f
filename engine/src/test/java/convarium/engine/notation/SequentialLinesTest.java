package convarium.engine.notation;

import static convarium.engine.notation.Lines.assertRefused;
import static convarium.engine.notation.Lines.average;
import static convarium.engine.notation.Lines.conv;
import static convarium.engine.notation.Lines.layer;
import static convarium.engine.notation.Lines.max;
import static convarium.engine.notation.Lines.read;
import static convarium.engine.notation.Lines.sides;
import static convarium.engine.notation.Lines.transposed;
import static org.junit.jupiter.api.Assertions.assertEquals;

import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.layer.Conv2d;
import convarium.engine.tensor.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SequentialLinesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nn.Sequential(nn.ZeroPad2d((0, 1, 2, 3)), nn.Conv2d(1, 1, 3, stride=2), nn.ReLU())",
                "torch.nn.Sequential(torch.nn.ZeroPad2d([0, 1, 2, 3]), torch.nn.Conv2d(1, 1, 3, 2), torch.nn.ReLU(),)",
                "Sequential(ZeroPad2d(padding=(0, 1, 2, 3)), Conv2d(1, 1, 3, 2), ReLU(inplace=True))",
                "net = nn.Sequential(nn.ConstantPad2d((0, 1, 2, 3), 0.0), nn.Conv2d(1, 1, 3, 2), nn.ReLU(True))",
                "Sequential([ZeroPadding2D(((2, 3), (0, 1))), Conv2D(1, 3, strides=2), ReLU()])",
                "keras.Sequential(layers=[layers.ZeroPadding2D(((2, 3), (0, 1))), layers.Conv2D(1, 3, 2),"
                        + " layers.Activation('relu')], name='first')",
                "tf.keras.Sequential([ZeroPadding2D([[2, 3], [0, 1]]), Conv2D(1, 3, 2, activation='relu')])",
                "keras.models.Sequential([ZeroPadding2D(((2, 3), (0, 1))), Conv2D(1, 3, 2), ReLU()])(x)",
            })
    void aPaddingLayerAndAReluFold(String line) {
        var read = read(line);
        // PyTorch names the sides left, right, top, bottom; Keras (top, bottom), (left, right)
        assertEquals(conv(1, 1, 3, 2, sides(2, 3, 0, 1)), read.layer());
        assertEquals(true, read.relu());
        assertEquals(line.contains("2D") ? Dialect.KERAS : Dialect.PYTORCH, read.dialect());
    }

    @Test
    void theWaysOfWritingPadding() {
        assertEquals(conv(1, 1, 3, 1, 1), layer("Sequential([ZeroPadding2D(1), Conv2D(1, 3)])"));
        assertEquals(conv(1, 1, 3, 1, 1), layer("Sequential([ZeroPadding2D(), Conv2D(1, 3)])"));
        assertEquals(conv(1, 1, 3, 1, sides(1, 1, 2, 2)), layer("Sequential([ZeroPadding2D((1, 2)), Conv2D(1, 3)])"));
        assertEquals(conv(1, 1, 3, 1, 2), layer("nn.Sequential(nn.ZeroPad2d(2), nn.Conv2d(1, 1, 3))"));
    }

    @Test
    void aSequenceOfOneLayer() {
        assertEquals(max(2, 2, Padding.NONE), layer("nn.Sequential(nn.MaxPool2d(2))"));
        assertEquals(
                new LayerLine(max(2, 2, Padding.NONE), true, Dialect.KERAS),
                read("Sequential([MaxPooling2D(2), Activation('linear'), ReLU()])"));
    }

    @Test
    void otherModesOfPadding() {
        assertEquals(
                conv(PaddingMode.REFLECT, sides(3, 4, 1, 2)),
                layer("nn.Sequential(nn.ReflectionPad2d((1, 2, 3, 4)), nn.Conv2d(1, 1, 3))"));
        assertEquals(
                conv(PaddingMode.REPLICATE, sides(1, 1, 1, 1)),
                layer("nn.Sequential(nn.ReplicationPad2d(1), nn.Conv2d(1, 1, 3))"));
        assertEquals(
                conv(PaddingMode.CIRCULAR, sides(0, 0, 1, 1)),
                layer("nn.Sequential(nn.CircularPad2d((1, 1, 0, 0)), nn.Conv2d(1, 1, 3, padding='valid'))"));
    }

    @Test
    void paddingsOfZerosAddUp() {
        assertEquals(
                conv(1, 1, 3, 2, sides(3, 4, 1, 2)),
                layer("nn.Sequential(nn.ZeroPad2d((0, 1, 2, 3)), nn.Conv2d(1, 1, 3, 2, padding=1))"));
        // 'same' of the padded 6 × 6 with k 3, s 2 is (0, 1)
        assertEquals(
                conv(1, 1, 3, 2, sides(0, 2, 0, 2)),
                layer("Sequential([ZeroPadding2D(((0, 1), (0, 1))), Conv2D(1, 3, 2, 'same')])"));
        assertRefused(
                "nn.Sequential(nn.ReflectionPad2d(1), nn.Conv2d(1, 1, 3, padding=1))",
                "1",
                "Two paddings, not both of zeros, do not make one");
        assertRefused(
                "nn.Sequential(nn.ZeroPad2d(1), nn.Conv2d(1, 1, 3, padding=1, padding_mode='reflect'))",
                "1",
                "Two paddings");
        assertRefused(
                "nn.Sequential(nn.ZeroPad2d(1), nn.ZeroPad2d(2), nn.Conv2d(1, 1, 3))",
                "nn.ZeroPad2d(2)",
                "write one with the sum");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "float('-inf')",
                "float(\"-Infinity\")",
                "-float('inf')",
                "-math.inf",
                "-torch.inf",
                "value=-np.inf"
            })
    void maxPoolingPadsWithMinusInfinity(String value) {
        assertEquals(
                max(3, 2, sides(0, 1, 0, 1)),
                layer("nn.Sequential(nn.ConstantPad2d((0, 1, 0, 1), " + value + "), nn.MaxPool2d(3, 2))"));
    }

    @Test
    void whatDoesNotPadTheSame() {
        assertRefused("nn.Sequential(nn.ZeroPad2d(1), nn.MaxPool2d(2))", "1", "zeros would win over negative values");
        assertRefused("Sequential([ZeroPadding2D(1), MaxPooling2D(2)])", "1", "zeros would win");
        assertRefused(
                "nn.Sequential(nn.ConstantPad2d(1, float('-inf')), nn.Conv2d(1, 1, 3))",
                "1",
                "only before nn.MaxPool2d");
        assertRefused(
                "nn.Sequential(nn.ConstantPad2d(1, 0.5), nn.Conv2d(1, 1, 3))", "0.5", "with 0, or with float('-inf')");
        assertRefused("nn.Sequential(nn.ReflectionPad2d(1), nn.AvgPool2d(2))", "1", "pads with zeros");
        assertRefused("nn.Sequential(nn.ZeroPad2d(-1), nn.Conv2d(1, 1, 3))", "-1", "would cut the input");
        assertRefused(
                "nn.Sequential(nn.ZeroPad2d(1), nn.ConvTranspose2d(1, 1, 3))",
                "1",
                "Padding before a transposed convolution is not shown here");
    }

    @Test
    void zerosBeforeAveragePoolingCount() {
        assertEquals(
                average(3, 2, sides(0, 1, 0, 1), true),
                layer("nn.Sequential(nn.ZeroPad2d((0, 1, 0, 1)), nn.AvgPool2d(3, 2))"));
        assertEquals(
                average(3, 2, sides(0, 1, 0, 1), true),
                layer("nn.Sequential(nn.ZeroPad2d((0, 1, 0, 1)), nn.AvgPool2d(3, 2, count_include_pad=False))"));
        assertEquals(
                average(3, 2, sides(1, 1, 1, 1), true),
                layer("Sequential([ZeroPadding2D(1), AveragePooling2D(3, 2)])"));
        assertRefused("Sequential([ZeroPadding2D(1), AveragePooling2D(3, 1, 'same')])", "1", "keep one of the two");
    }

    @Test
    void roundingUpBehindAPaddingLayer() {
        // 4 + 1 cells, window 2, stride 2: behind a padding layer the third window sees the padding alone
        assertRefused(
                "nn.Sequential(nn.ZeroPad2d((0, 1, 0, 1)), nn.AvgPool2d(2, ceil_mode=True))",
                Shape.of(1, 4, 4),
                java.util.Optional.empty(),
                "(0, 1, 0, 1)",
                "Rounding up makes a window here that lies in the padding alone");
        assertEquals(
                Shape.of(1, 3, 3),
                layer("nn.Sequential(nn.ZeroPad2d((0, 1, 0, 1)), nn.AvgPool2d(2, ceil_mode=True))")
                        .output(Lines.GREY_5));
    }

    @Test
    void croppingBehindATransposedConvolution() {
        assertEquals(
                transposed(3, 2, sides(0, 1, 2, 3), 0),
                layer("nn.Sequential(nn.ConvTranspose2d(1, 1, 3, 2), nn.ZeroPad2d((-2, -3, 0, -1)))"));
        assertEquals(
                transposed(3, 2, sides(1, 2, 1, 2), 1),
                layer("nn.Sequential(nn.ConvTranspose2d(1, 1, 3, 2, 1, 1), nn.ZeroPad2d((0, -1, 0, -1)), nn.ReLU())"));
        assertEquals(
                transposed(3, 2, sides(0, 1, 2, 3), 0),
                layer("Sequential([Conv2DTranspose(1, 3, strides=2), Cropping2D(((0, 1), (2, 3)))])"));
        assertEquals(
                transposed(3, 1, sides(1, 1, 1, 1), 0), layer("Sequential([Conv2DTranspose(1, 3), Cropping2D(1)])"));
        assertRefused("nn.Sequential(nn.ConvTranspose2d(1, 1, 3), nn.ZeroPad2d(1))", "1", "Padding behind a layer");
        assertRefused(
                "nn.Sequential(nn.Conv2d(1, 1, 3), nn.ZeroPad2d(-1))", "-1", "only behind a transposed convolution");
        assertRefused("Sequential([Conv2D(1, 3), Cropping2D(1)])", "1", "only behind a transposed convolution");
        assertRefused("Sequential([Conv2DTranspose(1, 3), Cropping2D(-1)])", "-1", "at least 0, found -1");
    }

    @Test
    void whatElseASequentialMayNotHold() {
        assertRefused(
                "nn.Sequential(nn.Conv2d(1, 1, 3), nn.Conv2d(1, 1, 3))",
                "nn.Conv2d(1, 1, 3)",
                "Only one layer with a window");
        assertRefused("nn.Sequential()", "nn.Sequential()", "is read as one layer with a window");
        assertRefused("Sequential([])", "Sequential([])", "is read as one layer with a window");
        assertRefused("nn.Sequential(nn.ReLU(), nn.Conv2d(1, 1, 3))", "nn.ReLU()", "behind it nn.ReLU()");
        assertRefused("Sequential([Cropping2D(1), Conv2D(1, 3)])", "Cropping2D(1)", "before it at most one Zero");
        assertRefused("nn.Sequential(nn.Sequential(nn.Conv2d(1, 1, 3)))", "nn.Sequential", "is read as one layer");
        assertRefused("nn.Sequential(3)", "3", "is read as one layer");
        assertRefused(
                "nn.Sequential(nn.ConvTranspose2d(1, 1, 3), nn.ReflectionPad2d(-1))",
                "nn.ReflectionPad2d(-1)",
                "is read as one layer");
        assertRefused("nn.Sequential(nn.Conv2d(1, 1, 3), nn.BatchNorm2d(1))", "nn.BatchNorm2d", "is not read here");
        assertRefused("nn.Sequential(nn.Conv2d(1, 1, 3), Conv2D(1, 3))", "Conv2D", "belongs to Keras");
        assertRefused("Sequential([nn.Conv2d(1, 1, 3)])", "nn.Conv2d", "belongs to PyTorch");
        assertRefused("nn.Sequential([nn.Conv2d(1, 1, 3)])", "[nn.Conv2d(1, 1, 3)]", "without a list");
        assertRefused("keras.Sequential(Conv2D(1, 3))", "Conv2D(1, 3)", "in a list");
        assertRefused("nn.Sequential(conv=nn.Conv2d(1, 1, 3))", "conv=nn.Conv2d(1, 1, 3)", "without names");
        assertRefused("foo.Sequential(nn.Conv2d(1, 1, 3))", "foo.Sequential", "did you mean nn.Sequential");
        assertRefused("Sequential([Conv2D(1, 3), ReLU(6)])", "6", "Only the plain ReLU");
        assertRefused("Sequential([Conv2D(1, 3), ReLU(negative_slope=0.1)])", "0.1", "Only the plain ReLU");
        assertRefused("nn.ReLU()", "nn.ReLU", "alone has no window");
        assertRefused("ZeroPadding2D(1)", "ZeroPadding2D", "alone has no window");
    }

    @Test
    void aPaddingLayerOfNothingChangesNothing() {
        var line = read("nn.Sequential(nn.ZeroPad2d(0), nn.Conv2d(1, 1, 3, padding=1, padding_mode='circular'))");
        assertEquals(PaddingMode.CIRCULAR, ((Conv2d) line.layer()).paddingMode());
    }
}
