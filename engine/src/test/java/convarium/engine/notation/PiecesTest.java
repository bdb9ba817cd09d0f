package convarium.engine.notation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import convarium.engine.notation.LayerLines.Kind;
import convarium.engine.notation.LayerLines.Piece;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PiecesTest {

    @Test
    void everyKind() {
        assertEquals(
                List.of(
                        new Piece("nn.Conv2d", Kind.NAME),
                        new Piece("(", Kind.PLAIN),
                        new Piece("1", Kind.NUMBER),
                        new Piece(", ", Kind.PLAIN),
                        new Piece("8", Kind.NUMBER),
                        new Piece(", ", Kind.PLAIN),
                        new Piece("kernel_size", Kind.ARGUMENT),
                        new Piece("=", Kind.PLAIN),
                        new Piece("3", Kind.KERNEL_NUMBER),
                        new Piece(", ", Kind.PLAIN),
                        new Piece("padding", Kind.ARGUMENT),
                        new Piece("=", Kind.PLAIN),
                        new Piece("'same'", Kind.STRING),
                        new Piece(", ", Kind.PLAIN),
                        new Piece("bias", Kind.ARGUMENT),
                        new Piece("=", Kind.PLAIN),
                        new Piece("False", Kind.KEYWORD),
                        new Piece(")", Kind.PLAIN)),
                LayerLines.pieces("nn.Conv2d(1, 8, kernel_size=3, padding='same', bias=False)"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nn.Conv2d(1, 2, 3, 4, 5) | 3",
                "torch.nn.Conv2d(1, 2, (3, 4), stride=(5, 6)) | 3 4",
                "nn.Conv2d(1, 2, [7, 8 | 7 8",
                "Conv2D(1, 3, strides=2) | 3",
                "layers . Conv2D(1, 3) | 3",
                "nn.ConvTranspose2d(1, 2, 3, 4) | 3",
                "Conv2DTranspose(1, 3) | 3",
                "nn.MaxPool2d(2, 3) | 2",
                "MaxPooling2D((2, 3), strides=4) | 2 3",
                "AveragePooling2D(strides=4, pool_size=(5, 6)) | 5 6",
                "nn.Sequential(nn.ZeroPad2d((0, 1, 0, 1)), nn.Conv2d(1, 1, 3, stride=2)) | 3",
                "Sequential([ZeroPadding2D(1), Conv2D(8, 5, dilation_rate=2)]) | 5",
                "kernel_size=3 | ''",
                "foo(1, 2, 3) | ''",
            })
    void theKernelsNumbers(String line, String kernel) {
        assertEquals(
                kernel,
                LayerLines.pieces(line).stream()
                        .filter(piece -> piece.kind() == Kind.KERNEL_NUMBER)
                        .map(Piece::text)
                        .collect(Collectors.joining(" ")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "nn.Conv2d(1, 1, 'same",
                ")))](((",
                "nn..Conv2d(1 # a comment\n, 2)",
                "😀 Conv2D(\u00a03\ud800)",
                "nn.Conv2d(1, \"a\\",
                "...=,='"
            })
    void brokenLinesGiveTheirTextBack(String line) {
        assertEquals(line, LayerLines.pieces(line).stream().map(Piece::text).collect(Collectors.joining()));
    }
}
