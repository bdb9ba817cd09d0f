package convarium.app.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.engine.format.Npy;
import convarium.engine.format.Png;
import convarium.engine.tensor.Shape;
import convarium.engine.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApplyTest {
    private static final String WORKED = "nn.Conv2d(1, 1, 3, stride=2, padding=1)";

    @TempDir
    Path folder = Path.of("");

    /// The worked example of the facts: kernel 3 × 3 on 5 × 5, stride 2, padding 1.
    @BeforeEach
    void files() throws IOException {
        npy("x.npy", Shape.of(1, 5, 5), 2, 2, 3, 3, 3, 0, 1, 3, 0, 3, 2, 3, 0, 1, 3, 3, 3, 2, 1, 2, 3, 3, 0, 2, 3);
        npy("w.npy", Shape.of(1, 1, 3, 3), 2, 0, 1, 1, 0, 0, 0, 1, 1);
        npy("b.npy", Shape.of(1), 0.5f);
        npy("matrix.npy", Shape.of(5, 5), new float[25]);
        Files.writeString(folder.resolve("text.npy"), "1 2 3");
    }

    private void npy(String name, Shape shape, float... values) throws IOException {
        Npy.write(folder.resolve(name), Tensor.of(shape, values));
    }

    private Run apply(String line, String... options) {
        var args = new ArrayList<>(List.of("apply", line, "--output", path("y.npy")));
        for (int i = 0; i < options.length; i += 2) {
            boolean file = List.of("--input", "--weight", "--bias").contains(options[i]);
            args.add(options[i]);
            args.add(file ? path(options[i + 1]) : options[i + 1]);
        }
        return Run.of(args.toArray(String[]::new));
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private Tensor output() throws IOException {
        return Npy.read(folder.resolve("y.npy"));
    }

    @ParameterizedTest
    @CsvSource({"scalar, 1", "scalar, 3", ", 2", ","})
    void theWorkedExample(String compute, String threads) throws IOException {
        var options = new ArrayList<>(List.of("--input", "x.npy", "--weight", "w.npy"));
        if (compute != null) {
            options.addAll(List.of("--compute", compute));
        }
        if (threads != null) {
            options.addAll(List.of("--threads", threads));
        }
        var run = apply(WORKED, options.toArray(String[]::new)).succeeds();
        assertEquals(Tensor.of(Shape.of(1, 3, 3), 1, 5, 6, 7, 8, 3, 3, 10, 4), output());
        assertEquals(1, run.out().lines().count());
        assertTrue(run.out().startsWith("1 × 5 × 5 → 1 × 3 × 3, float32, in " + path("y.npy")), run.out());
    }

    @Test
    void biasIsAddedAndReluCutsOff() throws IOException {
        npy("w.npy", Shape.of(1, 1, 1, 1), -1);
        npy("x.npy", Shape.of(1, 1, 3), -2, 0.25f, 3);
        apply("nn.Conv2d(1, 1, 1)", "--input", "x.npy", "--weight", "w.npy", "--bias", "b.npy")
                .succeeds();
        assertEquals(Tensor.of(Shape.of(1, 1, 3), 2.5f, 0.25f, -2.5f), output());
        apply("Conv2D(1, 1, activation='relu')", "--input", "x.npy", "--weight", "w.npy", "--bias", "b.npy")
                .succeeds();
        assertEquals(Tensor.of(Shape.of(1, 1, 3), 2.5f, 0.25f, 0), output());
    }

    @Test
    void aBatchStaysABatch() throws IOException {
        npy("x.npy", Shape.of(2, 1, 2, 2), 1, 2, 3, 4, -1, -2, -3, -4);
        apply("nn.MaxPool2d(2)", "--input", "x.npy").succeeds();
        assertEquals(Tensor.of(Shape.of(2, 1, 1, 1), 4, -1), output());
    }

    @Test
    void averagePoolingFollowsItsFramework() throws IOException {
        npy("x.npy", Shape.of(1, 2, 2), 1, 2, 3, 6);
        apply("nn.AvgPool2d(2, padding=1)", "--input", "x.npy").succeeds();
        assertArrayEquals(new float[] {0.25f, 0.5f, 0.75f, 1.5f}, output().data());
        apply("AveragePooling2D(3, strides=1, padding='same')", "--input", "x.npy")
                .succeeds();
        assertArrayEquals(new float[] {3, 3, 3, 3}, output().data());
    }

    @Test
    void transposedWeightsAreInputChannelsFirst() throws IOException {
        npy("x.npy", Shape.of(2, 1, 1), 1, 10);
        npy("w.npy", Shape.of(2, 1, 1, 2), 1, 2, 3, 4);
        apply("nn.ConvTranspose2d(2, 1, (1, 2))", "--input", "x.npy", "--weight", "w.npy")
                .succeeds();
        assertEquals(Tensor.of(Shape.of(1, 1, 2), 31, 42), output());
    }

    @Test
    void aPictureIsThreeChannelsFromZeroToOne() throws IOException {
        Png.write(folder.resolve("x.png"), 2, 1, new int[] {0xFFFF0000, 0xFF0033FF});
        npy("w.npy", Shape.of(1, 3, 1, 1), 1, 10, 100);
        apply("Conv2D(1, 1)", "--input", "x.png", "--weight", "w.npy").succeeds();
        assertEquals(Tensor.of(Shape.of(1, 1, 2), 1, 102), output());
    }

    @Test
    void otherNumbersAreConverted() throws IOException {
        // int16, big-endian, column-major: [[1, 3], [2, 4]]
        String header = "{'descr': '>i2', 'fortran_order': True, 'shape': (1, 2, 2), }";
        byte[] head = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) header.length(), 0};
        var bytes = new java.io.ByteArrayOutputStream();
        bytes.writeBytes(head);
        bytes.writeBytes(header.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        bytes.writeBytes(new byte[] {0, 1, 0, 2, 0, 3, 0, 4});
        Files.write(folder.resolve("x.npy"), bytes.toByteArray());
        apply("nn.MaxPool2d((1, 2))", "--input", "x.npy").succeeds();
        assertEquals(Tensor.of(Shape.of(1, 2, 1), 3, 4), output());
    }

    @ParameterizedTest
    @CsvSource({
        "none.npy, there is no such file",
        "., is a folder",
        "text.npy, expected an npy file or a PNG",
        "matrix.npy, expected an array c×h×w or n×c×h×w"
    })
    void wrongInputsAreNamed(String input, String words) {
        apply(WORKED, "--input", input, "--weight", "w.npy").fails(Cli.VALUE, path(input), words);
        nothingIsLeft();
    }

    @Test
    void weightsAreNeededWhereThereAreSome() {
        apply(WORKED, "--input", "x.npy").fails(Cli.VALUE, "--weight", "1×1×3×3", "none");
        apply("nn.MaxPool2d(2)", "--input", "x.npy", "--weight", "w.npy").fails(Cli.VALUE, "--weight", "no weights");
        apply(WORKED, "--input", "x.npy", "--weight", "none.npy").fails(Cli.VALUE, "none.npy", "no such file");
        apply(WORKED, "--input", "x.npy", "--weight", "b.npy").fails(Cli.VALUE, "b.npy", "1×1×3×3", "found 1");
        apply(WORKED, "--input", "x.npy", "--weight", "text.npy").fails(Cli.VALUE, "text.npy", "npy file");
        nothingIsLeft();
    }

    @Test
    void aBiasIsTakenOnlyWhereTheLayerHasOne() {
        apply("nn.Conv2d(1, 1, 3, bias=False)", "--input", "x.npy", "--weight", "w.npy", "--bias", "b.npy")
                .fails(Cli.VALUE, "--bias", "without bias");
        apply("nn.MaxPool2d(2)", "--input", "x.npy", "--bias", "b.npy").fails(Cli.VALUE, "--bias", "no bias");
        apply(WORKED, "--input", "x.npy", "--weight", "w.npy", "--bias", "w.npy")
                .fails(Cli.VALUE, "w.npy", "a bias of shape 1", "found 1×1×3×3");
        nothingIsLeft();
    }

    @Test
    void wrongLayersAreNamed() {
        apply("nn.Conv2d(", "--input", "x.npy", "--weight", "w.npy").fails(Cli.VALUE, "the layer line");
        apply("nn.Conv2d(3, 1, 3)", "--input", "x.npy", "--weight", "w.npy").fails(Cli.VALUE, "x.npy", "3", "1");
        apply("nn.MaxPool2d(6)", "--input", "x.npy").fails(Cli.VALUE, "x.npy", "6", "5");
        nothingIsLeft();
    }

    @ParameterizedTest
    @CsvSource({
        "--threads, 0, 1 to 256",
        "--threads, 257, 1 to 256",
        "--threads, two, 1 to 256",
        "--threads, -1, 1 to 256",
        "--threads, 99999999999, 1 to 256",
        "--compute, gpu, expected scalar or simd"
    })
    void wrongOptionsAreWrongValues(String option, String value, String words) {
        apply(WORKED, "--input", "x.npy", "--weight", "w.npy", option, value)
                .fails(Cli.VALUE, option, words, "'" + value + "'");
        nothingIsLeft();
    }

    @Test
    void anOutputThatCannotBeWrittenIsNamed() {
        Run.of("apply", "nn.MaxPool2d(2)", "--input", path("x.npy"), "--output", path("none/y.npy"))
                .fails(Cli.VALUE, path("none/y.npy"), "there is no folder " + path("none"));
        Run.of("apply", "nn.MaxPool2d(2)", "--input", path("x.npy"), "--output", folder.toString())
                .fails(Cli.VALUE, folder.toString(), "is a folder");
        Run.of("apply", "nn.MaxPool2d(2)", "--input", path("x.npy"), "--output", "")
                .fails(Cli.VALUE, "--output");
        nothingIsLeft();
    }

    @Test
    void aFailureKeepsAnOlderOutput() throws IOException {
        npy("y.npy", Shape.of(1), 7);
        apply("nn.MaxPool2d(6)", "--input", "x.npy").fails(Cli.VALUE);
        assertEquals(Tensor.of(Shape.of(1), 7), output());
    }

    private void nothingIsLeft() {
        assertFalse(Files.exists(folder.resolve("y.npy")));
        try (var files = Files.list(folder)) {
            assertEquals(5, files.count(), "only the five inputs");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
