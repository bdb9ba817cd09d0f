package convarium.engine.notation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.layer.Conv1d;
import convarium.engine.tensor.Shape;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Lines of `nn.Conv1d` and `Conv1D`.
class SequenceLinesTest {
    private static final Shape INPUT = Shape.of(1, 32);

    private static Conv1d conv(int kernel, int stride, int before, int after, int dilation, boolean bias) {
        return new Conv1d(1, 1, kernel, stride, before, after, PaddingMode.ZERO, dilation, 1, bias);
    }

    @Test
    void bothNotationsAreRead() {
        var torch =
                SequenceLines.parse("conv = torch.nn.Conv1d(1, 1, (3,), stride=2, padding=1, dilation=(2,))", INPUT);
        assertEquals(conv(3, 2, 1, 1, 2, true), torch.layer());
        assertEquals(Dialect.PYTORCH, torch.dialect());
        var keras = SequenceLines.parse(
                "layers.Conv1D(filters=1, kernel_size=4, padding='same', use_bias=False, activation='relu')", INPUT);
        assertEquals(conv(4, 1, 1, 2, 1, false), keras.layer());
        assertTrue(keras.relu() && !keras.causal());
    }

    @Test
    void causalIsKnownInBothNotations() {
        var keras = SequenceLines.parse("Conv1D(1, 3, padding='causal', dilation_rate=4)", INPUT);
        assertEquals(conv(3, 1, 8, 0, 4, true), keras.layer());
        var torch = SequenceLines.parse(
                "nn.Sequential(nn.ConstantPad1d((8, 0), 0.0), nn.Conv1d(1, 1, 3, dilation=4), nn.ReLU())", INPUT);
        assertEquals(keras.layer(), torch.layer());
        assertTrue(keras.causal() && torch.causal() && torch.relu());
        assertTrue(SequenceLines.parse("nn.Sequential(nn.ReplicationPad1d((2, 0)), nn.Conv1d(1, 1, 3))", INPUT)
                .causal());
        assertTrue(!SequenceLines.parse("nn.Sequential(nn.ReflectionPad1d((2, 0)), nn.Conv1d(1, 1, 3))", INPUT)
                .causal());
        assertTrue(!SequenceLines.parse("nn.Conv1d(1, 1, 1)", INPUT).causal());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "nn.Conv1d(1, 1, 3, stride=0) | 0 | stride is at least 1, found 0.",
                "nn.Conv1d(1, 1, (3, 3)) | (3, 3) | kernel_size is one whole number",
                "nn.Conv1d(1, 1, 3, padding=(2, 0)) | (2, 0) | put nn.ZeroPad1d((left, right)) before it",
                "nn.Conv1d(1, 1, 3, padding='causal', dilation=2) | 'causal' | nn.ZeroPad1d((4, 0))",
                "nn.Conv1d(1, 1, 3, padding='same', stride=2) | 'same' | takes no stride",
                "nn.Conv1d(1, 1, 3, padding_mode='wrap') | 'wrap' | padding_mode is 'zeros'",
                "nn.Conv1d(1, 1, 3, pading=1) | pading | did you mean padding?",
                "nn.Conv1d(1, 1) | ) | needs kernel_size",
                "Conv1D(1, 3, padding=1) | 1 | 'valid', 'same' or 'causal', found 1",
                "Conv1D(1, 3, padding=causal) | causal | padding is",
                "Conv1D(1, 3, strides=2, dilation_rate=2) | 2 | no strides above 1 together with a dilation_rate",
                "Conv1D(1, 3, activation='tanh') | 'tanh' | only 'relu'",
                "nn.Sequential(nn.ZeroPad1d((1, 2, 3)), nn.Conv1d(1, 1, 3)) | (1, 2, 3) | found 3",
                "nn.Sequential(nn.ReLU(), nn.Conv1d(1, 1, 3)) | nn.ReLU() | One nn.Conv1d or Conv1D is read here",
                "nn.Sequential(nn.Conv1d(1, 1, 3), nn.Conv1d(1, 1, 3)) | nn.Conv1d(1, 1, 3) | a second",
                "nn.Sequential(nn.ZeroPad1d(1)) | nn.Sequential(nn.ZeroPad1d(1)) | One nn.Conv1d",
                "nn.Sequential(Conv1D(1, 3)) | Conv1D(1, 3) | belongs to Keras",
                "nn.Conv1e(1, 1, 3) | nn.Conv1e | did you mean nn.Conv1d?",
                "nn.Sequential(nn.ConstantPad1d(1, 5), nn.Conv1d(1, 1, 3)) | 5 | read with 0",
                "7 | 7 | Expected a layer such as nn.Conv1d(1, 1, 3)",
            })
    void whatCannotBeReadSaysWhyAndWhere(String line, String marked, String message) {
        var e = assertThrows(NotationException.class, () -> SequenceLines.parse(line, INPUT));
        assertTrue(String.valueOf(e.getMessage()).contains(message), e.getMessage());
        assertEquals(marked, line.substring(e.start(), e.end()));
    }

    @Test
    void whatIsWrittenIsReadAsTheSameLayer() {
        var random = new Random(7);
        int written = 0;
        for (int i = 0; i < 2_000; i++) {
            var mode = List.of(PaddingMode.values()).get(random.nextInt(4));
            var layer = new Conv1d(
                    1,
                    1,
                    1 + random.nextInt(7),
                    1 + random.nextInt(3),
                    random.nextInt(5),
                    random.nextInt(5),
                    mode,
                    1 + random.nextInt(3),
                    1,
                    random.nextBoolean());
            boolean relu = random.nextBoolean();
            for (var dialect : Dialect.values()) {
                if (SequenceLines.write(layer, relu, false, dialect, INPUT) instanceof Rendering.Text text) {
                    var read = SequenceLines.parse(text.line(), INPUT);
                    written++;
                    assertEquals(relu, read.relu(), text.line());
                    assertEquals(dialect, read.dialect(), text.line());
                    boolean padded = layer.before() + layer.after() > 0;
                    assertEquals(padded ? layer : plain(layer), read.layer(), text.line());
                }
            }
        }
        assertTrue(written > 2_000, "PyTorch has words for all of them: " + written);
    }

    /// Without padding its mode has no effect and is not written.
    private static Conv1d plain(Conv1d c) {
        return new Conv1d(1, 1, c.kernel(), c.stride(), 0, 0, PaddingMode.ZERO, c.dilation(), 1, c.bias());
    }

    @Test
    void kerasSaysWhatItCannot() {
        var strided = conv(3, 2, 0, 0, 2, true);
        var impossible = assertInstanceOf(
                Rendering.Impossible.class, SequenceLines.write(strided, false, false, Dialect.KERAS, INPUT));
        assertTrue(impossible.reason().contains("strides above 1 together with a dilation"));
        var flipped = assertInstanceOf(
                Rendering.Text.class,
                SequenceLines.write(conv(3, 1, 0, 0, 1, true), false, true, Dialect.KERAS, INPUT));
        assertTrue(flipped.note().contains("turn the weights round"));
    }
}
