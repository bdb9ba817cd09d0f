package convarium.engine.notation;

import static convarium.engine.notation.Lines.assertRefused;
import static convarium.engine.notation.Lines.average;
import static convarium.engine.notation.Lines.conv;
import static convarium.engine.notation.Lines.layer;
import static convarium.engine.notation.Lines.max;
import static convarium.engine.notation.Lines.read;
import static convarium.engine.notation.Lines.size;
import static convarium.engine.notation.Lines.transposed;
import static org.junit.jupiter.api.Assertions.assertEquals;

import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.Rounding;
import convarium.engine.layer.AvgPool2d;
import convarium.engine.layer.Conv2d;
import convarium.engine.layer.ConvTranspose2d;
import convarium.engine.layer.MaxPool2d;
import convarium.engine.tensor.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TorchLinesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nn.Conv2d(1, 1, 3, stride=2, padding=1)",
                "torch.nn.Conv2d(1, 1, 3, stride=2, padding=1)",
                "Conv2d(1, 1, 3, 2, 1)",
                "nn.Conv2d(1,1,3,2,1,)",
                "nn.Conv2d(in_channels=1, out_channels=1, kernel_size=(3, 3), stride=[2, 2], padding=(1, 1))",
                "  nn . Conv2d ( 1 , 1 ,\n\t 3 , 2 ,\n 1 ) ",
                "self.conv1 = nn.Conv2d(1, 1, 3, 2, 1)",
                "conv = nn.Conv2d(1, 1, 3, 2, 1)  # halves the size",
                "nn.Conv2d(1, 1, 3, 2, 1),",
                "nn.Conv2d(1, 1, 3, 2, 1)(x)",
                "y = nn.Conv2d(1, 1, 3, 2, 1)(x)",
                "nn.Conv2d(1, 1, (3), 2, 1, 1, 1, True, 'zeros', None, torch.float32)",
                "nn.Conv2d(1, 1, 3, 2, 1, device=\"cpu\", dtype=torch.float16, padding_mode=\"zeros\")",
                "nn.Conv2d(1, 1, 3, 2, 1, device=torch.device('cuda', index=0))",
            })
    void aConvolutionInEveryWayOfWritingIt(String line) {
        var read = read(line);
        assertEquals(new LayerLine(conv(1, 1, 3, 2, 1), false, Dialect.PYTORCH), read);
        assertEquals(Shape.of(1, 3, 3), read.layer().output(Lines.GREY_5));
    }

    @Test
    void everyArgumentOfConv2dByPosition() {
        assertEquals(
                new Conv2d(
                        4,
                        6,
                        size(3, 5),
                        size(2, 1),
                        Padding.symmetric(4, 2),
                        PaddingMode.REFLECT,
                        size(3, 1),
                        2,
                        false,
                        false),
                layer("nn.Conv2d(4, 6, (3, 5), (2, 1), (4, 2), (3, 1), 2, False, 'reflect')"));
    }

    @Test
    void paddingModes() {
        assertEquals(PaddingMode.ZERO, ((Conv2d) layer("nn.Conv2d(1, 1, 3, padding_mode='zeros')")).paddingMode());
        assertEquals(
                PaddingMode.REFLECT,
                ((Conv2d) layer("nn.Conv2d(1, 1, 3, padding=1, padding_mode='reflect')")).paddingMode());
        assertEquals(
                PaddingMode.REPLICATE,
                ((Conv2d) layer("nn.Conv2d(1, 1, 3, padding=1, padding_mode='replicate')")).paddingMode());
        assertEquals(
                PaddingMode.CIRCULAR,
                ((Conv2d) layer("nn.Conv2d(1, 1, 3, padding=1, padding_mode='circular')")).paddingMode());
    }

    @Test
    void wordsForPadding() {
        assertEquals(conv(1, 1, 4, 1, Padding.Same.UPPER), layer("nn.Conv2d(1, 1, 4, padding='same')"));
        assertEquals(conv(1, 1, 3, 2, 0), layer("nn.Conv2d(1, 1, 3, stride=2, padding='valid')"));
    }

    @Test
    void theChannelsOfALineNeedNotBeThoseOfTheInput() {
        assertEquals(conv(64, 128, 3, 1, 0), layer("nn.Conv2d(64, 128, 3)"));
    }

    @Test
    void transposedConvolution() {
        assertEquals(transposed(3, 2, Padding.symmetric(1, 1), 1), layer("nn.ConvTranspose2d(1, 1, 3, 2, 1, 1)"));
        // the order of the real constructor: output_padding, groups, bias, and only then dilation
        assertEquals(
                new ConvTranspose2d(
                        4, 6, size(3, 4), size(2, 3), Padding.symmetric(1, 0), size(1, 2), size(1, 2), 2, false),
                layer("nn.ConvTranspose2d(4, 6, (3, 4), (2, 3), (1, 0), (1, 2), 2, False, (1, 2), 'zeros')"));
    }

    @Test
    void transposedOutputPaddingMayReachTheDilation() {
        assertEquals(
                new ConvTranspose2d(1, 1, size(3), size(1), Padding.NONE, size(1), size(2), 1, true),
                layer("nn.ConvTranspose2d(1, 1, 3, output_padding=1, dilation=2)"));
        assertRefused(
                "nn.ConvTranspose2d(1, 1, 3, stride=2, output_padding=2)",
                "2",
                "output_padding is below stride or dilation, here at most 1, found 2.");
    }

    @Test
    void maxPooling() {
        assertEquals(max(2, 2, Padding.NONE), layer("nn.MaxPool2d(2)"));
        assertEquals(max(2, 2, Padding.NONE), layer("nn.MaxPool2d(2, None)"));
        assertEquals(max(3, 2, Padding.symmetric(1, 1)), layer("MaxPool2d(3, stride=2, padding=1)"));
        assertEquals(max(2, 2, Padding.NONE), layer("nn.MaxPool2d((2,), (2,))"));
        assertEquals(
                new MaxPool2d(size(3, 2), size(2, 1), Padding.symmetric(1, 0), size(2, 3), Rounding.CEIL),
                layer("nn.MaxPool2d((3, 2), (2, 1), (1, 0), (2, 3), False, True)"));
        assertEquals(
                new MaxPool2d(size(3, 2), size(3, 2), Padding.NONE, size(1), Rounding.FLOOR),
                layer("nn.MaxPool2d((3, 2), ceil_mode=False)"));
    }

    @Test
    void averagePooling() {
        assertEquals(average(2, 2, Padding.NONE, true), layer("nn.AvgPool2d(2)"));
        assertEquals(
                average(3, 2, Padding.symmetric(1, 1), false),
                layer("nn.AvgPool2d(3, 2, padding=1, count_include_pad=False)"));
        assertEquals(
                new AvgPool2d(size(3, 5), size(1, 2), Padding.symmetric(1, 2), Rounding.CEIL, false, 4),
                layer("nn.AvgPool2d((3, 5), (1, 2), (1, 2), True, False, 4)"));
        assertEquals(average(2, 2, Padding.NONE, true), layer("nn.AvgPool2d(2, divisor_override=None)"));
    }

    @Test
    void poolingPadsAtMostHalfItsWindow() {
        assertRefused("nn.MaxPool2d(3, padding=2)", "2", "at most half its window");
        assertRefused("nn.AvgPool2d(2, padding=(1, 2))", "(1, 2)", "at most half its window");
    }

    @Test
    void whatIsNotShown() {
        assertRefused("nn.MaxPool2d(2, return_indices=True)", "True", "second output");
        assertRefused("nn.ConvTranspose2d(1, 1, 3, padding_mode='reflect')", "'reflect'", "only padding_mode='zeros'");
        assertRefused("nn.ConvTranspose2d(1, 1, 3, padding='same')", "'same'", "in numbers");
        assertRefused("nn.MaxPool2d(3, 1, padding='same')", "'same'", "in numbers");
        assertRefused("nn.Conv2d(1, 1, 3, padding_mode='mirror')", "'mirror'", "'zeros', 'reflect'");
        assertRefused("nn.Conv2d(1, 1, 3, padding=(1, 2, 1, 2))", "(1, 2, 1, 2)", "nn.ZeroPad2d");
    }
}
