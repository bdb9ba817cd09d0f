package convarium.engine.notation;

import static convarium.engine.notation.Lines.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.engine.tensor.Shape;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineErrorsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "nn.Conv2d(1, 1, 3, stride=0) | 0 | stride is at least 1, found 0.",
                "nn.Conv2d(1, 1, 3, stride=-2) | -2 | stride is at least 1, found -2.",
                "nn.Conv2d(1, 1, 3, padding=-1) | -1 | padding is at least 0, found -1.",
                "nn.Conv2d(1, 1, (3, 0)) | 0 | kernel_size's width is at least 1, found 0.",
                "nn.Conv2d(1, 1, 3.0) | 3.0 | kernel_size is a whole number, found 3.0: write 3.",
                "nn.Conv2d(1, 1, 2.5) | 2.5 | leave the fraction out.",
                "nn.Conv2d(1, 1, 1e3) | 1e3 | write 1000.",
                "nn.Conv2d(1, 1, '3') | '3' | kernel_size is a whole number, found '3'",
                "nn.Conv2d(1, 1, True) | True | kernel_size is a whole number, found True",
                "nn.Conv2d(1, 1, None) | None | kernel_size is a whole number, found None",
                "nn.Conv2d(channels, 1, 3) | channels | found the name channels: write the number it stands for.",
                "nn.Conv2d(1, 1, (3, 3, 3)) | (3, 3, 3) | a pair (height, width), found 3 values",
                "nn.Conv2d(1, 1, (3,)) | (3,) | a pair (height, width), found 1 value in",
                "nn.Conv2d(1, 1, ((3, 3), 3)) | (3, 3) | is one whole number",
                "nn.Conv2d((1, 2), 1, 3) | (1, 2) | in_channels is one whole number",
                "nn.Conv2d(1, 1, 1000001) | 1000001 | kernel_size goes up to 1,000,000 here, found 1000001.",
                "nn.Conv2d(1, 1, 99999999999999999999) | 99999999999999999999 | goes up to 1,000,000",
                "nn.Conv2d(1, 1, 3, bias=0) | 0 | bias is True or False, found 0.",
                "nn.Conv2d(1, 1, 3, bias='False') | 'False' | bias is True or False",
                "nn.Conv2d(1, 1, 3, groups=0) | 0 | groups is at least 1",
                "nn.AvgPool2d(2, divisor_override=0) | 0 | divisor_override is at least 1, found 0.",
                "Sequential([ZeroPadding2D(((1, 2), (3, 4), (5, 6))), Conv2D(1, 3)])"
                        + " | ((1, 2), (3, 4), (5, 6)) | ((top, bottom), (left, right))",
                "nn.Sequential(nn.ZeroPad2d((1, 2)), nn.Conv2d(1, 1, 3)) | (1, 2) | (left, right, top, bottom), found 2",
            })
    void values(String line, String marked, String message) {
        assertRefused(line, marked, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "nn.Conv2d(1, 1, 3, strides=2) | strides | nn.Conv2d has no argument strides; did you mean stride?",
                "nn.Conv2d(1, 1, 3, pading=2) | pading | did you mean padding?",
                "nn.Conv2d(1, filters=1, kernel_size=3) | filters | did you mean out_channels?",
                "nn.Conv2d(1, 1, 3, use_bias=False) | use_bias | did you mean bias?",
                "nn.Conv2d(1, 1, 3, dilation_rate=2) | dilation_rate | did you mean dilation?",
                "nn.Conv2d(1, 1, 3, activation='relu') | activation | put nn.ReLU() behind it in nn.Sequential(…).",
                "nn.MaxPool2d(pool_size=2) | pool_size | did you mean kernel_size?",
                "nn.MaxPool2d(2, count_include_pad=True) | count_include_pad | nn.MaxPool2d has no argument",
                "Conv2D(1, 3, stride=2) | stride | did you mean strides?",
                "Conv2D(1, 3, bias=False) | bias | did you mean use_bias?",
                "Conv2D(1, 3, dilation=2) | dilation | did you mean dilation_rate?",
                "Conv2D(in_channels=1, filters=1, kernel_size=3) | in_channels | takes the channel count from the input",
                "Conv2D(1, 3, padding_mode='reflect') | padding_mode | Keras pads with zeros only.",
                "MaxPooling2D(kernel_size=2) | kernel_size | did you mean pool_size?",
                "nn.Conv2d(1, 1, 3, stride=1, stride=2) | stride=2 | stride is given twice, first as 1",
                "nn.Conv2d(1, 1, 3, 2, stride=2) | stride=2 | stride is given twice, first as 2",
                "nn.Conv2d(1, 1, kernel_size=3, 2) | 2 | cannot follow a named one",
                "nn.Conv2d(1, 1, 3, 1, 0, 1, 1, True, 'zeros', None, None, 7) | 7 | takes at most 11 values",
                "nn.ZeroPad2d(1, 2) | 2 | takes at most 1 value without a name",
                "nn.Conv2d() | ) | nn.Conv2d needs in_channels",
                "nn.Conv2d(1, 1) | ) | nn.Conv2d needs kernel_size: write nn.Conv2d(in_channels, out_channels, kernel",
                "Conv2D(1) | ) | Conv2D needs kernel_size: write Conv2D(filters, kernel_size).",
                "nn.Conv2d(1, 1, 3, stride=) | stride= | stride has no value",
                "nn.Conv2d(1, 1, 3, *args) | * | cannot be unpacked",
            })
    void arguments(String line, String marked, String message) {
        assertRefused(line, marked, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "nn.conv2d(1, 1, 3) | nn.conv2d | did you mean nn.Conv2d?",
                "nn.Conv2D(1, 1, 3) | nn.Conv2D | did you mean nn.Conv2d?",
                "layers.Conv2d(1, 3) | layers.Conv2d | did you mean Conv2D?",
                "F.conv2d(x, w) | F.conv2d | did you mean nn.Conv2d?",
                "nn.MaxPool(2) | nn.MaxPool | did you mean nn.MaxPool2d?",
                "MaxPool(2) | MaxPool | did you mean nn.MaxPool2d?",
                "nn.Linear(3, 4) | nn.Linear | is not read here: the layers are nn.Conv2d, nn.ConvTranspose2d",
                "nn.Conv2d | nn.Conv2d | has no arguments",
                "3 | 3 | Expected a layer",
                "(nn.Conv2d(1, 1, 3), 2) | (nn.Conv2d(1, 1, 3), 2) | Expected a layer",
                "'nn.Conv2d'(1, 1, 3) | 'nn.Conv2d' | Expected the name of a layer",
            })
    void names(String line, String marked, String message) {
        assertRefused(line, marked, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "nn.Conv2d(1, 1, 3 | ( | This ( is never closed: put ) where it ends.",
                "nn.Conv2d(1, 1, (3, 3) | ( | This ( is never closed",
                "nn.Conv2d(1, 1, [3, 3) | ) | The [ before it is closed by ], found ).",
                "nn.Conv2d(1, 1, 3)) | ) | This ) closes nothing",
                "nn.Conv2d(1, 1, 3)] | ] | This ] closes nothing",
                "nn.Conv2d(1, 1, 3) nn.ReLU() | nn.ReLU() | The line goes on behind its end with nn.ReLU()",
                "nn.Conv2d(1, 1, 3), nn.ReLU() | nn.ReLU() | nn.Sequential(…)",
                "Conv2D 8, 3 | 8, 3 | Conv2D takes its arguments in brackets: write Conv2D(…).",
                "nn.Conv2d(1 1, 3) | 1 | Expected a comma or ) before 1.",
                "nn.Conv2d(1,, 3) | , | Expected a value here, found ,.",
                "nn.Conv2d(,) | , | Expected a value here",
                "nn.Conv2d(1, 1, 3x3) | 3x3 | 3x3 is not a number",
                "nn.Conv2d(1, 1, 03) | 03 | 03 is not a number",
                "nn.Conv2d(1, 1, 1__0) | 1__0 | is not a number",
                "nn.Conv2d(1, 1, 3.4.5) | 3.4.5 | is not a number",
                "nn.Conv2d(1, 2*64, 3) | * | Nothing is worked out here",
                "nn.Conv2d(1, 1, 3-1) | - | Nothing is worked out here",
                "nn.Conv2d(1, 1, 3, padding='same) | 'same) | This text is never closed: put ' behind it.",
                "nn.Conv2d(1, 1, 3, padding=‘same’) | ‘ | typographic quote: write ' instead.",
                "nn.Conv2d(1, 1, 3, padding=“same”) | “ | write \" instead.",
                "nn.Conv2d(1, 1, 3, padding=−1) | − | typographic minus: write - instead.",
                "nn.Conv2d(1, 1, 3; stride=2) | ; | Expected a comma or )",
                "nn.Conv2d(1, 1, {3}) | { | Expected a value here, found {.",
                "nn.Conv2d(1, 1, 3 ? 1) | ? | has no place in a layer line",
                "nn.(1) | . | Expected a name behind the dot.",
                "nn.Conv2d(1, 1, 3, padding=)| padding= | has no value",
            })
    void spelling(String line, String marked, String message) {
        assertRefused(line, marked, message);
    }

    @Test
    void anEmptyLine() {
        assertRefused("", "", "There is no layer yet");
        assertRefused("  \n ", "  \n ", "There is no layer yet");
        assertRefused("# nothing", "# nothing", "There is no layer yet");
        assertRefused("x =", "=", "The line ends where a value is expected");
        assertRefused("x = -  ", "-  ", "The line ends where a value is expected");
    }

    @Test
    void bracketsNestedTooDeeply() {
        String line = "nn.Conv2d(1, 1, " + "(".repeat(1_000) + "3" + ")".repeat(1_000) + ")";
        var error = assertThrows(NotationException.class, () -> Lines.read(line));
        assertTrue(String.valueOf(error.getMessage()).contains("nested more than 24 deep"), error.getMessage());
        assertThrows(NotationException.class, () -> Lines.read("nn.Conv2d(1, 1, " + "-".repeat(3_000) + "3)"));
        assertThrows(NotationException.class, () -> Lines.read("f" + "()".repeat(1_900)));
        assertThrows(NotationException.class, () -> Lines.read("f" + ".f".repeat(1_900) + "()"));
    }

    @ParameterizedTest
    @ValueSource(ints = {3_985, 4_000, 100_000})
    void linesTooLong(int length) {
        String line = "nn.Conv2d(1, 1, " + "1".repeat(length) + ")";
        var error = assertThrows(NotationException.class, () -> Lines.read(line));
        assertTrue(error.getMessage() != null && error.getMessage().length() < 200);
        assertTrue(error.end() <= line.length());
    }

    @Test
    void numbersTooLargeTogether() {
        assertRefused(
                "Conv2DTranspose(1, 1000000, dilation_rate=1000000, padding='same')",
                "1000000",
                "more than 2,147,483,647");
    }

    @Test
    void anInputOfAnotherRankIsTheCallersMistake() {
        var error = assertThrows(
                IllegalArgumentException.class,
                () -> LayerLines.parse("nn.MaxPool2d(2)", Shape.of(5, 5), Optional.empty()));
        assertEquals("a layer line is for an input c×h×w or n×c×h×w, found the shape 5×5", error.getMessage());
    }
}
