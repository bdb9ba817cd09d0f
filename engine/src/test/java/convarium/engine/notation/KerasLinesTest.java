package convarium.engine.notation;

import static convarium.engine.notation.Lines.assertRefused;
import static convarium.engine.notation.Lines.average;
import static convarium.engine.notation.Lines.conv;
import static convarium.engine.notation.Lines.layer;
import static convarium.engine.notation.Lines.max;
import static convarium.engine.notation.Lines.read;
import static convarium.engine.notation.Lines.sides;
import static convarium.engine.notation.Lines.size;
import static convarium.engine.notation.Lines.transposed;
import static org.junit.jupiter.api.Assertions.assertEquals;

import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.layer.Conv2d;
import convarium.engine.layer.ConvTranspose2d;
import convarium.engine.layer.MaxPool2d;
import convarium.engine.tensor.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KerasLinesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Conv2D(1, 3, strides=2, padding='same')",
                "layers.Conv2D(1, 3, strides=2, padding='same')",
                "keras.layers.Conv2D(1, 3, 2, \"same\")",
                "tf.keras.layers.Conv2D(filters=1, kernel_size=(3, 3), strides=(2, 2), padding='SAME')",
                "Convolution2D(1, [3, 3], [2, 2], 'same')",
                "x = layers.Conv2D(1, 3, 2, 'same')(x)",
                "Conv2D(1, 3, 2, 'same', activation=None)",
                "Conv2D(1, 3, 2, 'same', activation='linear', name='conv1', trainable=False, dtype='float32')",
                "Conv2D(1, 3, 2, 'same', None, 1, 1, None, True, 'he_normal', 'zeros', None, None, None, None, None)",
                "Conv2D(1, 3, 2, 'same', kernel_initializer=keras.initializers.HeNormal(seed=-1),"
                        + " kernel_regularizer=keras.regularizers.L2(1e-4), bias_regularizer=l1(.5))",
                "Conv2D(1, 3, 2, 'same', data_format='channels_last', input_shape=(5, 5, 1))",
                "Conv2D(1, 3, 2, 'same', input_shape=(None, None, 1))",
                "Conv2D(1, 3, 2, 'same', data_format='channels_first', input_shape=(1, 28, 28))",
            })
    void aConvolutionInEveryWayOfWritingIt(String line) {
        var read = read(line);
        assertEquals(new LayerLine(conv(1, 1, 3, 2, Padding.Same.UPPER), false, Dialect.KERAS), read);
        assertEquals(Shape.of(1, 3, 3), read.layer().output(Lines.GREY_5));
    }

    @Test
    void theChannelCountComesFromTheInput() {
        assertEquals(conv(96, 256, 5, 1, 0), layer("Conv2D(256, 5)", Shape.of(96, 27, 27)));
        assertEquals(conv(3, 8, 5, 1, 0), layer("Conv2D(8, 5)", Shape.of(10, 3, 27, 27)));
    }

    @Test
    void everyArgumentOfConv2DByPosition() {
        assertEquals(
                new LayerLine(
                        new Conv2d(
                                4, 6, size(3, 5), size(1), Padding.NONE, PaddingMode.ZERO, size(2, 3), 2, false, false),
                        true,
                        Dialect.KERAS),
                read("Conv2D(6, (3, 5), 1, 'valid', None, (2, 3), 2, 'relu', False)", Shape.of(4, 20, 20)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'relu'", "\"relu\"", "tf.nn.relu", "keras.activations.relu", "activations.relu"})
    void reluAsActivation(String activation) {
        assertEquals(
                new LayerLine(conv(1, 8, 3, 1, 0), true, Dialect.KERAS),
                read("Conv2D(8, 3, activation=" + activation + ")"));
    }

    @Test
    void otherActivationsAreRefused() {
        assertRefused("Conv2D(8, 3, activation='tanh')", "'tanh'", "only 'relu' is shown here");
        assertRefused("Conv2D(8, 3, activation=keras.activations.gelu)", "keras.activations.gelu", "only 'relu'");
        assertRefused("MaxPooling2D(2, activation='relu')", "activation", "put ReLU() behind it");
    }

    @Test
    void pooling() {
        assertEquals(max(2, 2, Padding.NONE), layer("MaxPooling2D()"));
        assertEquals(max(2, 2, Padding.NONE), layer("MaxPool2D(2)"));
        assertEquals(max(3, 2, Padding.Same.UPPER), layer("layers.MaxPool2D(3, 2, 'same', None, 'pool1')"));
        assertEquals(
                new MaxPool2d(
                        size(3, 2), size(3, 2), Padding.NONE, size(1), convarium.engine.arithmetic.Rounding.FLOOR),
                layer("MaxPooling2D(pool_size=(3, 2), strides=None)"));
        assertEquals(average(2, 2, Padding.NONE, false), layer("AveragePooling2D(2)"));
        assertEquals(average(3, 1, Padding.Same.UPPER, false), layer("AvgPool2D(3, strides=1, padding='same')"));
        assertRefused("AveragePooling2D()", ")", "AveragePooling2D needs pool_size");
    }

    @ParameterizedTest
    @CsvSource({
        // Keras: 'valid' gives (i − 1)·s + max(k, s); 'same' gives i·s
        "'Conv2DTranspose(1, 3)', 7",
        "'Conv2DTranspose(1, 3, strides=2)', 11",
        "'Conv2DTranspose(1, 2, strides=2)', 10",
        "'Conv2DTranspose(1, 1, strides=3)', 15",
        "'Conv2DTranspose(1, 3, strides=2, padding=\"same\")', 10",
        "'Conv2DTranspose(1, 5, strides=3, padding=\"same\")', 15",
        "'Conv2DTranspose(1, 1, strides=3, padding=\"same\")', 15",
        "'Conv2DTranspose(1, 3, dilation_rate=2, padding=\"same\")', 5",
        // with output_padding: (i − 1)·s + k + op, and (i − 1)·s + k mod 2 + op
        "'Conv2DTranspose(1, 3, strides=2, output_padding=1)', 12",
        "'Conv2DTranspose(1, 3, strides=2, padding=\"same\", output_padding=0)', 9",
        "'Conv2DTranspose(1, 3, strides=2, padding=\"same\", output_padding=1)', 10",
        "'Conv2DTranspose(1, 4, strides=2, padding=\"same\", output_padding=1)', 9",
    })
    void sizesOfTransposedConvolution(String line, int size) {
        assertEquals(Shape.of(1, size, size), layer(line).output(Lines.GREY_5));
    }

    @Test
    void whatTransposedConvolutionCuts() {
        // k − s = 1 cell in all: none at the start, one at the end, as Keras' own crops say
        assertEquals(transposed(3, 2, sides(0, 1, 0, 1), 0), layer("Conv2DTranspose(1, 3, strides=2, padding='same')"));
        assertEquals(
                transposed(4, 2, Padding.symmetric(1, 1), 0),
                layer("Conv2DTranspose(1, 4, strides=2, padding='same')"));
        assertEquals(transposed(1, 3, Padding.NONE, 2), layer("Conv2DTranspose(1, 1, strides=3)"));
        assertEquals(
                new ConvTranspose2d(3, 6, size(3), size(2, 1), sides(0, 1, 1, 1), size(0), size(1), 1, false),
                layer("Conv2DTranspose(6, 3, (2, 1), 'same', None, 1, 'linear', use_bias=False)", Shape.of(3, 4, 4)));
    }

    @Test
    void transposedOutputPaddingStaysBelowTheStride() {
        assertRefused(
                "Conv2DTranspose(1, 3, strides=2, output_padding=2)",
                "2",
                "output_padding is below the stride, here at most 1, found 2.");
        assertRefused(
                "Conv2DTranspose(1, 3, strides=(2, 1), output_padding=(1, 1))", "(1, 1)", "here at most 0, found 1.");
    }

    @Test
    void stridesAndDilationExcludeEachOther() {
        assertRefused(
                "Conv2D(1, 3, strides=2, dilation_rate=2)",
                "2",
                "Keras takes no strides above 1 together with a dilation_rate above 1");
        assertRefused(
                "Conv2DTranspose(1, 3, strides=(2, 1), dilation_rate=(1, 2))", "(1, 2)", "write nn.ConvTranspose2d.");
    }

    @Test
    void inputShapeHasToAgreeWithTheInput() {
        assertRefused("Conv2D(1, 3, input_shape=(28, 28, 3))", "3", "input_shape says 3 channels and the input has 1");
        assertRefused("Conv2D(1, 3, input_shape=(3, 28, 1), data_format='channels_first')", "3", "says 3 channels");
    }

    @Test
    void numbersAreNotKerasPadding() {
        assertRefused("Conv2D(1, 3, padding=1)", "1", "put ZeroPadding2D(1) before it in Sequential([…])");
        assertRefused("Conv2DTranspose(1, 3, padding=1)", "1", "Cropping2D(1)");
        assertRefused("Conv2D(1, 3, padding='causal')", "'causal'", "'valid' and 'same'");
    }

    @Test
    void groupsDivideBothChannelCounts() {
        assertRefused("Conv2D(6, 3, groups=3)", "3", "3 does not divide 1 input channels.");
        assertRefused("nn.Conv2d(6, 4, 3, groups=3)", "3", "3 does not divide 4 output channels.");
        assertRefused("nn.ConvTranspose2d(6, 4, 3, 1, 0, 0, 3)", "3", "3 does not divide 4 output channels.");
        assertRefused("Conv2DTranspose(6, 3, groups=3)", "groups", "Keras splits only Conv2D into groups.");
    }
}
