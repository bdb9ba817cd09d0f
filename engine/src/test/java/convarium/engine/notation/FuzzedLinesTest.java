package convarium.engine.notation;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.engine.arithmetic.Convention;
import convarium.engine.notation.LayerLines.Piece;
import convarium.engine.tensor.Shape;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Broken lines give a sentence and a place, whatever is broken.
class FuzzedLinesTest {
    private static final int LINES = 20_000;
    private static final List<Convention> CONVENTIONS = List.of(Convention.values());
    private static final List<String> VALID = List.of(
            "nn.Conv2d(1, 1, 3, stride=2, padding=1)",
            "self.conv1 = torch.nn.Conv2d(4, 6, (3, 5), (2, 1), (4, 2), (3, 1), 2, False, 'reflect')",
            "nn.ConvTranspose2d(1, 1, 3, stride=2, padding=1, output_padding=1, dilation=2)",
            "nn.MaxPool2d(3, 2, 1, 1, False, True)",
            "nn.AvgPool2d(3, stride=2, padding=1, count_include_pad=False, divisor_override=4)",
            "nn.Sequential(nn.ZeroPad2d((0, 1, 0, 1)), nn.Conv2d(1, 1, 3, 2), nn.ReLU(inplace=True))",
            "nn.Sequential(nn.ConstantPad2d((0, 1, 0, 1), float('-inf')), nn.MaxPool2d(3, 2))",
            "nn.Sequential(nn.ConvTranspose2d(1, 1, 3, 2), nn.ZeroPad2d((0, -1, 0, -1)))",
            "Conv2D(1, 3, strides=2, padding='same', activation='relu', use_bias=False)",
            "keras.layers.Conv2D(8, 3, kernel_initializer=keras.initializers.HeNormal(seed=1), input_shape=(5, 5, 1))",
            "Conv2DTranspose(1, 3, strides=2, padding='same', output_padding=1)(x)",
            "MaxPooling2D(pool_size=(2, 2), strides=None, padding=\"valid\")",
            "Sequential([ZeroPadding2D(((0, 1), (0, 1))), AveragePooling2D(3, 2), ReLU()])",
            "Sequential([Conv2DTranspose(1, 3, strides=2), Cropping2D(1), Activation('relu')])");
    private static final List<String> BITS = List.of(
            "(",
            ")",
            "[",
            "]",
            ",",
            "=",
            ".",
            "'",
            "\"",
            "-",
            "0",
            "9999999999",
            "1e9",
            "None",
            "True",
            "nn",
            "same",
            "'same'",
            "'same_lower'",
            "padding=",
            "stride=",
            "dilation=",
            "(1, 2)",
            "#",
            "\n",
            " ",
            "é",
            "’",
            "😀",
            "\0",
            "\\",
            "*",
            "1_000_000",
            "ReLU()",
            "float('nan')",
            "kernel_size",
            "nn.Conv2d(");

    private final Random random = new Random(3);

    @Test
    void brokenLinesAreRefusedWithASentenceAndAPlace() {
        int read = 0;
        for (int i = 0; i < LINES; i++) {
            String line = VALID.get(random.nextInt(VALID.size()));
            for (int j = random.nextInt(1, 5); j > 0; j--) {
                line = broken(line);
            }
            read += check(line) ? 1 : 0;
            assertEquals(line, LayerLines.pieces(line).stream().map(Piece::text).collect(Collectors.joining()));
        }
        assertTrue(read > LINES / 100, "only " + read + " lines were read");
    }

    @Test
    void everyBeginningOfAValidLine() {
        for (String line : VALID) {
            assertDoesNotThrow(() -> Lines.read(line), line);
            for (int end = 0; end < line.length(); end++) {
                check(line.substring(0, end));
                check(line.substring(end));
            }
        }
    }

    private boolean check(String line) {
        var input = random.nextBoolean() ? Shape.of(1, 5, 5) : Shape.of(2, 4, 7, 1);
        var convention = random.nextBoolean()
                ? Optional.<Convention>empty()
                : Optional.of(CONVENTIONS.get(random.nextInt(CONVENTIONS.size())));
        try {
            var read = LayerLines.parse(line, input, convention);
            for (var dialect : Dialect.values()) {
                LayerLines.write(read.layer(), read.relu(), dialect, input);
            }
            return true;
        } catch (NotationException e) {
            String message = String.valueOf(e.getMessage());
            assertTrue(0 <= e.start() && e.start() <= e.end() && e.end() <= line.length(), line + ": " + message);
            assertTrue(e.end() > e.start() || e.start() == line.length(), line + ": " + message);
            assertTrue(message.endsWith(".") || message.endsWith("?"), message);
            assertTrue(message.length() < 400, message);
            return false;
        }
    }

    private String broken(String line) {
        int at = random.nextInt(line.length() + 1);
        int end = Math.min(line.length(), at + random.nextInt(1, 6));
        String bit = BITS.get(random.nextInt(BITS.size()));
        return switch (random.nextInt(5)) {
            case 0 -> line.substring(0, at) + line.substring(end);
            case 1 -> line.substring(0, at) + bit + line.substring(at);
            case 2 -> line.substring(0, at) + bit + line.substring(end);
            case 3 -> line.substring(0, end) + line.substring(at);
            default -> line.substring(0, at) + (char) random.nextInt(32, 127) + line.substring(end);
        };
    }
}
