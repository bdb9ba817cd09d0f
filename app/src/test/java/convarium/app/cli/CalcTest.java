package convarium.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalcTest {
    private static Run json(String line, String input, String... more) {
        var args = new java.util.ArrayList<>(List.of("calc", line, "--input", input, "--json"));
        args.addAll(List.of(more));
        return Run.of(args.toArray(String[]::new)).succeeds();
    }

    @Test
    void jsonHasExactlyTheAgreedKeys() {
        var run = json("nn.Conv2d(96, 256, 5, padding=2, groups=2)", "96x27x27");
        assertEquals(
                Set.of("input", "output", "parameters", "macs", "derivation"),
                run.json().keySet());
        assertEquals(List.of(96, 27, 27), run.numbers("input"));
        assertEquals(List.of(256, 27, 27), run.numbers("output"));
        // (5·5·96/2 + 1)·256 and 256·27·27·5·5·96/2
        assertEquals(307_456, run.json().get("parameters").getAsLong());
        assertEquals(223_948_800, run.json().get("macs").getAsLong());
    }

    @Test
    void derivationsGoFromSizeToParametersToMacs() {
        var lines =
                json("nn.Conv2d(96, 256, 5, padding=2, groups=2)", "96x27x27").texts("derivation");
        int size = indexOf(lines, "o = ⌊(27 + 2·2 − 1·(5−1) − 1) / 1⌋ + 1");
        int parameters = indexOf(lines, "parameters = (5·5·48 + 1)·256 = 307,456");
        int macs = indexOf(lines, "MACs = 186,624 outputs × 1,200 taps = 223,948,800");
        assertTrue(size == 0 && size < parameters && parameters < macs, lines::toString);
    }

    private static int indexOf(List<String> lines, String line) {
        assertTrue(lines.contains(line), () -> line + " in " + lines);
        return lines.indexOf(line);
    }

    @ParameterizedTest
    @CsvSource({
        "112, 3, 2, 0, 55, 56",
        "112, 3, 2, 1, 56, 57",
        "64, 3, 2, 1, 32, 33",
        "7, 2, 2, 0, 3, 4",
        "55, 3, 2, 0, 27, 27"
    })
    void poolingFloorsOrCeils(int input, int kernel, int stride, int padding, int floor, int ceil) {
        String head = "nn.MaxPool2d(" + kernel + ", " + stride + ", padding=" + padding;
        String shape = "8x" + input + "x" + input;
        assertEquals(List.of(8, floor, floor), json(head + ")", shape).numbers("output"));
        assertEquals(
                List.of(8, ceil, ceil), json(head + ", ceil_mode=True)", shape).numbers("output"));
        assertEquals(
                List.of(8, ceil, ceil),
                json(head + ")", shape, "--convention", "caffe").numbers("output"));
        assertEquals(
                List.of(8, floor, floor),
                json(head + ", ceil_mode=False)", shape, "--convention", "caffe")
                        .numbers("output"));
        assertEquals(
                List.of(8, floor, floor),
                json(head + ")", shape, "--convention", "onnx").numbers("output"));
    }

    @ParameterizedTest
    @CsvSource({"224, 7, 2, 2, 3", "224, 3, 2, 0, 1", "24, 3, 2, 0, 1", "6, 4, 1, 1, 2"})
    void kerasSamePutsTheOddCellLast(int input, int kernel, int stride, int before, int after) {
        String line = "Conv2D(4, " + kernel + ", strides=" + stride + ", padding='same')";
        String shape = "3x" + input + "x" + input;
        int output = (input + stride - 1) / stride;
        var run = json(line, shape);
        assertEquals(List.of(4, output, output), run.numbers("output"));
        assertTrue(
                run.texts("derivation").getFirst().contains(input + " + " + before + " + " + after + " −"),
                run::toString);
        // a Keras line takes its input channels from --input
        assertEquals((kernel * kernel * 3 + 1) * 4, run.json().get("parameters").getAsInt());
        assertEquals(run.json(), json(line, shape, "--convention", "ONNX").json(), "SAME_UPPER");
    }

    @ParameterizedTest
    @CsvSource({"23, 3, 2, 12", "5, 2, 1, 5"})
    void kerasSameKeepsEvenPaddingEven(int input, int kernel, int stride, int output) {
        String line = "Conv2D(1, " + kernel + ", strides=" + stride + ", padding='same')";
        assertEquals(
                List.of(1, output, output),
                json(line, "1x" + input + "x" + input).numbers("output"));
    }

    @Test
    void onnxSameLowerPutsTheOddCellFirst() {
        var run = json("Conv2D(4, 3, strides=2, padding='same_lower')", "3x24x24", "--convention", "onnx");
        assertTrue(run.texts("derivation").getFirst().contains("24 + 1 + 0 −"), run::toString);
    }

    @Test
    void aTransposedLayerGivesEachSizeBack() {
        for (int input : new int[] {23, 24}) {
            var forward = json("nn.Conv2d(1, 1, 3, stride=2, padding=1)", "1x" + input + "x" + input);
            assertEquals(List.of(1, 12, 12), forward.numbers("output"));
            var back = json("nn.ConvTranspose2d(1, 1, 3, 2, 1, output_padding=" + (input - 23) + ")", "1x12x12");
            assertEquals(List.of(1, input, input), back.numbers("output"));
        }
    }

    @Test
    void transposedMacsAreEveryInputTimesEveryWeightItMeets() {
        var run = json("nn.ConvTranspose2d(2, 6, 3, groups=2)", "2x4x5");
        assertEquals(List.of(6, 6, 7), run.numbers("output"));
        assertEquals(2 * 4 * 5 * (3 * 3 * 3), run.json().get("macs").getAsInt());
        assertEquals(3 * 3 * 3 * 2 + 6, run.json().get("parameters").getAsInt());
    }

    @ParameterizedTest
    @CsvSource({
        "4, 2, 0, 3, 1",
        "5, 6, 2, 4, 1",
        "5, 5, 1, 3, 1",
        "5, 7, 2, 3, 1",
        "5, 2, 0, 3, 2",
        "5, 3, 1, 3, 2",
        "6, 3, 1, 3, 2"
    })
    void theClassicAnimations(int i, int o, int p, int k, int s) {
        String line = "nn.Conv2d(1, 1, " + k + ", stride=" + s + ", padding=" + p + ")";
        assertEquals(List.of(1, o, o), json(line, "1x" + i + "x" + i).numbers("output"));
        int outputPadding = i == 6 && s == 2 ? 1 : 0;
        String back = "nn.ConvTranspose2d(1, 1, " + k + ", " + s + ", " + p + ", " + outputPadding + ")";
        assertEquals(List.of(1, i, i), json(back, "1x" + o + "x" + o).numbers("output"));
    }

    @Test
    void aDilatedWindowSpansMore() {
        assertEquals(
                List.of(1, 3, 3),
                json("nn.Conv2d(1, 1, 3, dilation=2)", "1x7x7").numbers("output"));
    }

    @Test
    void poolingAndReluCostNothing() {
        var pool = json("AveragePooling2D(2)", "3x7x7");
        assertEquals(0, pool.json().get("parameters").getAsInt());
        assertEquals(0, pool.json().get("macs").getAsInt());
        assertTrue(pool.texts("derivation").size() >= 3);
        assertEquals(
                json("Conv2D(4, 3)", "3x7x7").json(),
                json("Conv2D(4, 3, activation='relu')", "3x7x7").json());
    }

    @Test
    void aRectangularInputIsChannelsHeightWidth() {
        assertEquals(List.of(2, 5, 3), json("nn.Conv2d(3, 2, (2, 4))", "3×6X6").numbers("output"));
        assertEquals(List.of(3, 2, 4), json("nn.MaxPool2d(2)", "3x4x8").numbers("output"));
    }

    @Test
    void largeCountsStayWholeNumbers() {
        var run = json("nn.Conv2d(512, 256, 31, padding=15)", "512x2000x2000");
        assertEquals("503840768000000", run.json().get("macs").getAsString(), "512·256·31²·2000²");
    }

    @Test
    void peopleGetAReadableSheet() {
        var out = Run.of("calc", "nn.Conv2d(96,256,5,padding=2,groups=2)", "--input", "96x27x27")
                .succeeds()
                .out();
        for (String line : List.of(
                "  input       96 × 27 × 27  (channels × height × width)",
                "  output      256 × 27 × 27",
                "  parameters  307,456",
                "  MACs        223,948,800")) {
            assertTrue(out.lines().anyMatch(line::equals), out);
        }
        assertTrue(out.startsWith("nn.Conv2d(96, 256, "), out);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "3x24; expected CxHxW",
                "3x24x; expected CxHxW",
                "3,24,24; expected CxHxW",
                "3x-1x24; expected CxHxW",
                "3x1.5x24; expected CxHxW",
                "0x24x24; at least 1",
                "3x99999999999999999999x4; sizes below",
                "3x100000x100000; more elements than one array can hold"
            })
    void wrongInputsAreWrongValues(String input, String words) {
        Run.of("calc", "nn.MaxPool2d(2)", "--input", input).fails(Cli.VALUE, "--input: ", words);
        Run.of("calc", "nn.MaxPool2d(2)", "--input", input, "--json").fails(Cli.VALUE, "--input: ", words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "nn.Conv2d(3, 8; at character",
                "nn.Conv3d(3, 8, 3); at character",
                "nn.Conv2d(3, 8, 3, strid=2); strid",
                "nn.Conv2d(3, 8, 3, stride=2, padding='same'); stride",
                "nn.Conv2d(4, 8, 3); 4",
                "nn.Conv2d(3, 8, 25); 24",
                "nn.Conv2d(3, 8, 3, groups=2); group",
                "nn.Conv2d(3, 8, 3, padding=24, padding_mode='reflect'); 23",
                "nn.MaxPool2d(3, padding=2); half",
                "~~; the layer line"
            })
    void wrongLayersAreWrongValues(String line, String words) {
        Run.of("calc", line, "--input", "3x24x24").fails(Cli.VALUE, "the layer line", words);
    }

    @Test
    void unknownConventionsAreWrongValues() {
        Run.of("calc", "nn.MaxPool2d(2)", "--input", "1x4x4", "--convention", "torch")
                .fails(Cli.VALUE, "--convention", "pytorch, keras, caffe, onnx", "'torch'");
    }

    @Test
    void messagesStayOnOneLine() {
        Run.of("calc", "nn.MaxPool2d(2)", "--input", "1x\n4\u0007x4").fails(Cli.VALUE, "found '1x 4 x4'");
    }
}
