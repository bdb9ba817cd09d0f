package convarium.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChainTest {
    @TempDir
    private Path folder;

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("net.py"), text).toString();
    }

    @Test
    void jsonHasTheAgreedFields() throws IOException {
        var run = Run.of(
                        "chain",
                        file("nn.Sequential(nn.Conv2d(3, 8, 3), nn.Flatten(), nn.Linear(8 * 4 * 3, 2))"),
                        "--input",
                        "3x6x5",
                        "--json")
                .succeeds();
        var layers = run.json().getAsJsonArray("layers");
        var conv = layers.get(0).getAsJsonObject();
        assertEquals(
                Set.of("name", "type", "output", "parameters", "macs", "activations", "receptiveField"), conv.keySet());
        assertEquals("[8,4,3]", conv.get("output").toString());
        assertEquals(
                "{\"size\":[3,3],\"stride\":[1,1]}", conv.get("receptiveField").toString());
        assertTrue(layers.get(1).getAsJsonObject().get("receptiveField").isJsonNull());
        assertEquals(224 + 194, run.json().get("parameters").getAsInt());
        assertEquals(8 * 4 * 3 * 27 + 192, run.json().get("macs").getAsInt());
        assertEquals(96 + 96 + 2, run.json().get("activations").getAsInt());
    }

    @Test
    void aSequenceHasOneAxis() throws IOException {
        var run = Run.of(
                        "chain",
                        file("nn.Sequential(nn.Conv1d(2, 4, 3, stride=2), nn.MaxPool1d(2))"),
                        "--input",
                        "2x21",
                        "--json")
                .succeeds();
        var layers = run.json().getAsJsonArray("layers");
        // 10 outputs of 3 samples two apart, then 5 of two of those
        assertEquals("[4,10]", layers.get(0).getAsJsonObject().get("output").toString());
        assertEquals(
                "{\"size\":[5],\"stride\":[4]}",
                layers.get(1).getAsJsonObject().get("receptiveField").toString());
        assertEquals(4 * 2 * 3 + 4, run.json().get("parameters").getAsInt());
        assertEquals(4 * 10 * 6, run.json().get("macs").getAsInt());
        String table = Run.of("chain", file("nn.Sequential(nn.Conv1d(2, 4, 3))"), "--input", "2x21")
                .succeeds()
                .out();
        assertTrue(table.contains("2 × 21 (channels × length)"), table);
    }

    @Test
    void aRowThatCannotWorkLeavesTheRowsBeforeIt() throws IOException {
        var run = Run.of(
                "chain",
                file("nn.Sequential(\n  nn.Conv2d(1, 8, 3), nn.MaxPool2d(2),\n  nn.Flatten(),\n  nn.Linear(10, 2))"),
                "--input",
                "1x14x14");
        assertEquals(Cli.VALUE, run.status());
        assertEquals(1, run.err().lines().count());
        assertTrue(
                run.err().contains("line 4, nn.Linear(10, 2): Linear expects 10 features and gets 288 = 8·6·6"),
                run.err());
        assertTrue(run.out().contains("MaxPool2d") && !run.out().contains("Linear"), run.out());
    }

    @Test
    void wrongCallsAndValues() throws IOException {
        String torch = file("nn.Sequential(nn.ReLU())");
        Run.of("chain", torch).fails(Cli.USAGE, "--input");
        Run.of("chain", torch, "--input", "3x4x5x6").fails(Cli.VALUE, "--input: expected CxHxW");
        Run.of("chain", torch, "--input", "3x4x4", "--batch", "0").fails(Cli.VALUE, "--batch");
        Run.of("chain", torch, "--input", "3x4x4", "--format", "pdf").fails(Cli.VALUE, "--format");
        Run.of("chain", folder.resolve("none.py").toString()).fails(Cli.VALUE, "no such file");
        Run.of("chain", folder.toString()).fails(Cli.VALUE, "a folder");
        Run.of("chain", file("x = Conv2D(2, 3)(inputs)"), "--input", "1x9x9")
                .fails(Cli.VALUE, "line 1", "inputs is given no value", "Model(inputs, outputs)");
        Run.of("chain", file("Sequential([Conv2D(2, 3, input_shape=(9, 9, 1))])"), "--input", "9x9x1")
                .fails(Cli.VALUE, "1×9×9", "9×9×1");
        Files.write(folder.resolve("binary"), new byte[] {(byte) 0xFF, 0, 3});
        Run.of("chain", folder.resolve("binary").toString()).fails(Cli.VALUE, "not a text");
    }
}
