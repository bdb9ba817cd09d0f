package convarium.engine.notation;

import static convarium.engine.notation.Lines.assertRefused;
import static convarium.engine.notation.Lines.conv;
import static convarium.engine.notation.Lines.read;
import static convarium.engine.notation.Lines.size;
import static org.junit.jupiter.api.Assertions.assertEquals;

import convarium.engine.arithmetic.Convention;
import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.Rounding;
import convarium.engine.layer.AvgPool2d;
import convarium.engine.layer.MaxPool2d;
import convarium.engine.tensor.Shape;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConventionLinesTest {
    private static final Shape LARGE = Shape.of(1, 112, 112);

    @ParameterizedTest
    @CsvSource({"PYTORCH, FLOOR, true, 55", "KERAS, FLOOR, false, 55", "CAFFE, CEIL, true, 56", "ONNX, FLOOR, false, 55"
    })
    void fillsWhatALineLeavesOpen(Convention convention, Rounding rounding, boolean counts, int size) {
        for (String line : new String[] {"nn.MaxPool2d(3, 2)", "MaxPooling2D(3, 2)"}) {
            var pool = (MaxPool2d) read(line, LARGE, convention).layer();
            assertEquals(rounding, pool.rounding());
            assertEquals(Shape.of(1, size, size), pool.output(LARGE));
        }
        for (String line : new String[] {"nn.AvgPool2d(3, 2)", "AveragePooling2D(3, 2)"}) {
            var pool = (AvgPool2d) read(line, LARGE, convention).layer();
            assertEquals(rounding, pool.rounding());
            assertEquals(counts, pool.countsPadding());
        }
    }

    @Test
    void whatTheLineSaysWins() {
        assertEquals(
                new MaxPool2d(size(3), size(2), Padding.NONE, size(1), Rounding.FLOOR),
                read("nn.MaxPool2d(3, 2, ceil_mode=False)", LARGE, Convention.CAFFE)
                        .layer());
        assertEquals(
                new AvgPool2d(size(3), size(2), Padding.NONE, Rounding.CEIL, true, 0),
                read("nn.AvgPool2d(3, 2, ceil_mode=True, count_include_pad=True)", LARGE, Convention.ONNX)
                        .layer());
    }

    @Test
    void caffeConvolutionFloors() {
        // ⌊(112 − 3) / 2⌋ + 1
        assertEquals(
                Shape.of(1, 55, 55),
                read("nn.Conv2d(1, 1, 3, 2)", LARGE, Convention.CAFFE).layer().output(LARGE));
    }

    @Test
    void sameWithAStride() {
        for (var convention : new Convention[] {Convention.KERAS, Convention.ONNX}) {
            assertEquals(
                    conv(1, 1, 3, 2, Padding.Same.UPPER),
                    read("nn.Conv2d(1, 1, 3, 2, 'same')", LARGE, convention).layer());
        }
        assertRefused(
                "nn.Conv2d(1, 1, 3, stride=2, padding='same')",
                Shape.of(1, 24, 24),
                Optional.empty(),
                "'same'",
                "PyTorch's 'same' takes no stride: for this input write nn.Sequential(nn.ZeroPad2d((0, 1, 0, 1)), …).");
        assertRefused(
                "nn.Conv2d(1, 1, 3, stride=2, padding='same')",
                Shape.of(1, 23, 23),
                Optional.of(Convention.PYTORCH),
                "'same'",
                "PyTorch's 'same' takes no stride: for this input write padding=1.");
        assertRefused(
                "Conv2D(1, 3, strides=2, padding='same')",
                LARGE,
                Optional.of(Convention.PYTORCH),
                "'same'",
                "PyTorch's 'same' takes no stride");
        assertEquals(
                conv(1, 1, 3, 1, Padding.Same.UPPER),
                read("Conv2D(1, 3, padding='same')", LARGE, Convention.PYTORCH).layer());
    }

    @Test
    void caffeHasNoSame() {
        assertRefused(
                "Conv2D(1, 3, padding='same')", LARGE, Optional.of(Convention.CAFFE), "'same'", "Caffe has no 'same'");
        assertRefused(
                "nn.Conv2d(1, 1, 3, padding='same')",
                LARGE,
                Optional.of(Convention.CAFFE),
                "'same'",
                "Caffe has no 'same': for this input write padding=1.");
        assertRefused(
                "MaxPooling2D(2, padding='same')", LARGE, Optional.of(Convention.CAFFE), "'same'", "Caffe has no");
        assertRefused(
                "Conv2DTranspose(1, 2, padding='same')",
                LARGE,
                Optional.of(Convention.CAFFE),
                "'same'",
                "Caffe has no");
    }

    @Test
    void upperAndLowerAreOnnx() {
        assertEquals(
                conv(1, 1, 2, 2, Padding.Same.LOWER),
                read("Conv2D(1, 2, strides=2, padding='same_lower')", LARGE, Convention.ONNX)
                        .layer());
        assertEquals(
                conv(1, 1, 2, 2, Padding.Same.UPPER),
                read("nn.Conv2d(1, 1, 2, 2, padding='same_upper')", LARGE, Convention.ONNX)
                        .layer());
        assertEquals(
                new MaxPool2d(size(3), size(2), Padding.Same.LOWER, size(1), Rounding.FLOOR),
                read("nn.MaxPool2d(3, 2, 'same_lower')", LARGE, Convention.ONNX).layer());
        // k 3, s 2: one cell is cut, and LOWER puts it first
        assertEquals(
                Lines.transposed(3, 2, Lines.sides(1, 0, 1, 0), 0),
                read("Conv2DTranspose(1, 3, strides=2, padding='same_lower')", LARGE, Convention.ONNX)
                        .layer());
        assertRefused("Conv2D(1, 3, padding='same_lower')", "'same_lower'", "read the line with the ONNX convention");
        assertRefused("nn.Conv2d(1, 1, 3, padding='same_upper')", "'same_upper'", "is ONNX's");
    }

    @Test
    void pytorchHasNoSameForTransposedConvolution() {
        assertRefused(
                "Conv2DTranspose(1, 3, padding='same')",
                LARGE,
                Optional.of(Convention.PYTORCH),
                "'same'",
                "PyTorch's transposed convolution has no 'same'");
    }
}
