package convarium.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainTest {
    private static final int COUNT = 60;
    private static final int SIDE = 28;

    @TempDir
    Path folder = Path.of("");

    /// Pictures of ten kinds: a bright bar at one of ten heights.
    @BeforeEach
    void write() throws IOException {
        var pictures = ByteBuffer.allocate(16 + COUNT * SIDE * SIDE);
        pictures.putInt(0x803).putInt(COUNT).putInt(SIDE).putInt(SIDE);
        var labels = ByteBuffer.allocate(8 + COUNT).putInt(0x801).putInt(COUNT);
        for (int i = 0; i < COUNT; i++) {
            labels.put((byte) (i % 10));
            for (int p = 0; p < SIDE * SIDE; p++) {
                int row = p / SIDE;
                pictures.put((byte) (row / 2 == i % 10 + 2 ? 250 : (31 * i + 17 * p) % 40));
            }
        }
        Files.write(folder.resolve("t10k-images-idx3-ubyte"), pictures.array());
        Files.write(folder.resolve("t10k-labels-idx1-ubyte"), labels.array());
    }

    private String[] call(String network, String... more) {
        var call = new String[3 + more.length];
        call[0] = "train";
        call[1] = network;
        call[2] = "--data=mnist:" + folder;
        System.arraycopy(more, 0, call, 3, more.length);
        return call;
    }

    private static List<JsonObject> objects(Run run) {
        return run.out()
                .lines()
                .map(line -> new Gson().fromJson(line, JsonObject.class))
                .toList();
    }

    @Test
    void jsonHasALineForEachEpochAndTheWeights() {
        var lines = objects(Run.of(call("lecture-mlp", "--epochs", "4", "--json", "--batch", "10"))
                .succeeds());
        assertEquals(5, lines.size());
        for (int i = 0; i < 4; i++) {
            var epoch = lines.get(i);
            assertEquals(
                    Set.of(
                            "epoch",
                            "trainLoss",
                            "trainAccuracy",
                            "validationLoss",
                            "validationAccuracy",
                            "imagesPerSecond"),
                    epoch.keySet());
            assertEquals(i + 1, epoch.get("epoch").getAsInt());
            assertTrue(epoch.get("imagesPerSecond").getAsDouble() > 0);
            double accuracy = epoch.get("trainAccuracy").getAsDouble();
            assertTrue(accuracy >= 0 && accuracy <= 1);
        }
        assertTrue(lines.get(3).get("trainLoss").getAsDouble()
                < lines.getFirst().get("trainLoss").getAsDouble());
        assertEquals(Set.of("weightsSha256"), lines.getLast().keySet());
        assertTrue(lines.getLast().get("weightsSha256").getAsString().matches("[0-9a-f]{64}"));
    }

    @Test
    void seedsDecideAndThreadsDoNot() {
        var one = objects(Run.of(call("lecture-mlp", "--epochs=1", "--json", "--threads=1")))
                .getLast();
        assertEquals(
                one,
                objects(Run.of(call("lecture-mlp", "--epochs=1", "--json", "--threads=2")))
                        .getLast());
        assertNotEquals(
                one,
                objects(Run.of(call("lecture-mlp", "--epochs=1", "--json", "--seed=-7")))
                        .getLast());
    }

    private String[] mlp(String... more) {
        var call = new String[more.length + 3];
        call[0] = "--json";
        call[1] = "--batch=10";
        call[2] = "--threads=1";
        System.arraycopy(more, 0, call, 3, more.length);
        return call("lecture-mlp", call);
    }

    @Test
    void aResumedRunEndsWithTheWeightsOfAWholeOne() {
        String run = folder.resolve("run").toString();
        var whole = objects(Run.of(mlp("--epochs=4")).succeeds());
        Run.of(mlp("--epochs=2", "--out", run)).succeeds();
        var rest =
                objects(Run.of(mlp("--epochs=4", "--resume", run, "--out", run)).succeeds());
        assertEquals(3, rest.getFirst().get("epoch").getAsInt());
        assertEquals(whole.getLast(), rest.getLast());
        assertEquals(whole.get(3).get("trainLoss"), rest.get(1).get("trainLoss"));
        // a run that had ended says again how
        var ended = objects(Run.of(mlp("--epochs=4", "--resume", run)).succeeds());
        assertEquals(List.of(rest.get(1), rest.get(2)), ended);
    }

    @Test
    void anotherRunIsNotGoneOnWith() {
        String run = folder.resolve("run").toString();
        Run.of(mlp("--epochs=1", "--out", run)).succeeds();
        Run.of(mlp("--epochs=2", "--resume", run, "--optimizer=sgd"))
                .fails(Cli.VALUE, "--resume: the run in " + run + " is another one: optimizer: saved Adam");
        Run.of(mlp("--epochs=2", "--resume", run, "--lr=0.5"))
                .fails(Cli.VALUE, "learning rate: saved 0.002, asked for 0.5");
        Run.of(mlp("--epochs=2", "--resume", run, "--seed=9"))
                .fails(Cli.VALUE, "its pictures or labels differ; seed: saved 0, asked for 9");
    }

    @Test
    void aFolderWithARunIsNotWrittenOver() throws IOException {
        var run = folder.resolve("run");
        Run.of(mlp("--epochs=1", "--out", run.toString())).succeeds();
        var file = run.resolve("epoch-0001.safetensors");
        var before = Files.getLastModifiedTime(file);
        Run.of(mlp("--epochs=1", "--out", run.toString())).fails(Cli.VALUE, "holds a run already");
        assertEquals(before, Files.getLastModifiedTime(file));
    }

    @Test
    void whereThereIsNoRunItStartsFromTheBeginning() {
        var run = Run.of(mlp("--epochs=1", "--resume", folder.resolve("none").toString()));
        assertTrue(run.err().contains("holds no checkpoint: starting from the beginning"), run.err());
        assertEquals(2, objects(run).size());
        Run.of(mlp("--optimizer=adagrad")).fails(Cli.VALUE, "--optimizer: expected sgd, momentum");
    }

    @Test
    void theTableSaysWhatIsDone() {
        var out = Run.of(call("lenet5", "--epochs", "1", "--lr", "0.001", "--threads", "1"))
                .succeeds()
                .out();
        var lines = out.lines().toList();
        assertEquals(10, lines.size(), out);
        assertTrue(lines.get(1).contains("learning rate 0.001 times 0.5 every 563 batches, batch 16, seed 0"), out);
        assertEquals("54 pictures to learn from, 6 to validate", lines.get(2));
        assertEquals(lines.get(6).length(), lines.get(7).length(), out);
        assertTrue(lines.getLast().matches("SHA-256 of the weights: [0-9a-f]{64}"), out);
    }

    @Test
    void helpNamesNetworksAndTheirDefaults() {
        var help = Run.of("train", "--help").succeeds().out();
        for (String network : List.of("lecture-mlp", "lecture-convnet", "lenet5")) {
            assertTrue(help.contains("  " + network + " "), help);
        }
        assertTrue(help.contains("Adam, learning rate 0.001, batch "), help);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--epochs=0 | --epochs: expected a whole number from 1 to 1,000,000, found '0'",
                "--epochs=x | --epochs: expected a whole number from 1 to 1,000,000, found 'x'",
                "--lr=-1 | --lr: expected a number above 0 such as 0.01, found '-1'",
                "--lr=0 | --lr: expected a number above 0 such as 0.01, found '0'",
                "--lr=NaN | --lr: expected a number above 0 such as 0.01, found 'NaN'",
                "--lr=1e999 | --lr: expected a number above 0 such as 0.01, found '1e999'",
                "--threads=0 | --threads: expected a whole number from 1 to 256, found '0'",
                "--batch=0 | --batch: expected a whole number from 1 to 1,000,000, found '0'",
                "--batch=55 | --batch: expected at most 54, the number of pictures to learn from, found 55",
                "--seed=1.5 | --seed: expected a whole number, found '1.5'",
            })
    void wrongValues(String option, String message) {
        Run.of(call("lecture-mlp", option)).fails(Cli.VALUE, message);
    }

    @Test
    void wrongNetworks() {
        Run.of(call("lecture-convet"))
                .fails(
                        Cli.VALUE,
                        "expected one of the networks lecture-mlp, lecture-convnet, lenet5, lenet-modern, tiny-vgg,"
                                + " mini-resnet, found 'lecture-convet'",
                        "did you mean lecture-convnet?");
        var err = Run.of(call("quantum")).err();
        assertFalse(err.contains("mean"), err);
    }

    private String net(String text) throws IOException {
        return Files.writeString(folder.resolve("net.py"), text).toString();
    }

    @Test
    void aFileIsTaughtAsItStands() throws IOException {
        String keras = net("""
                i = Input((28, 28, 1))
                x = Conv2D(4, 3, strides=2, activation='relu')(i)
                y = Conv2D(4, 3, padding='same')(x)
                x = Add()([x, y])
                x = Flatten()(x)
                m = Model(i, Dense(10, activation='softmax')(x))
                """);
        var first = objects(Run.of(call(keras, "--epochs=2", "--json", "--batch=10", "--threads=1"))
                .succeeds());
        var again = objects(Run.of(call(keras, "--epochs=2", "--json", "--batch=10", "--threads=2"))
                .succeeds());
        assertEquals(first.getLast(), again.getLast());
        assertTrue(first.get(1).get("trainLoss").getAsDouble()
                < first.get(0).get("trainLoss").getAsDouble());
        // the same network without its softmax learns the same: the loss holds it
        String logits = net(Files.readString(Path.of(keras)).replace(", activation='softmax'", ""));
        assertEquals(
                first.getLast(),
                objects(Run.of(call(logits, "--epochs=2", "--json", "--batch=10"))
                                .succeeds())
                        .getLast());
    }

    @Test
    void aFileThatDoesNotFitIsToldByItsLine() throws IOException {
        Run.of(call(net("nn.Sequential(\n  nn.Flatten(),\n  nn.Linear(784, 12))")))
                .fails(Cli.VALUE, "line 3", "gives 12 features", "10 classes", "out_features=10 would fit");
        Run.of(call(net("nn.Sequential(\n  nn.Flatten(),\n  nn.Linear(780, 10))")))
                .fails(Cli.VALUE, "line 3", "expects 780 features and gets 784");
        Run.of(call(net("m = Sequential()\nm.add(Input((32, 32, 3)))\nm.add(Flatten())\nm.add(Dense(10))")))
                .fails(Cli.VALUE, "line 2", "3×32×32", "1×28×28");
        Run.of(call(net("nn.Sequential(nn.Conv2d(1, 10, 28))"))).fails(Cli.VALUE, "line 1", "gives 10×1×1");
        Run.of(call(folder.resolve("none.py").toString())).fails(Cli.VALUE, "no such file");
    }

    @Test
    void aChangedFileIsNamedOnResuming() throws IOException {
        String out = folder.resolve("run").toString();
        String net = net("nn.Sequential(nn.Flatten(), nn.Linear(784, 8), nn.ReLU(), nn.Linear(8, 10))");
        Run.of(call(net, "--epochs=1", "--out", out)).succeeds();
        net("nn.Sequential(nn.Flatten(), nn.Linear(784, 9), nn.ReLU(), nn.Linear(9, 10))");
        Run.of(call(net, "--epochs=2", "--resume", out))
                .fails(
                        Cli.VALUE,
                        "layer 2: saved 1 = nn.Linear(784, 8), asked for 1 = nn.Linear(784, 9)",
                        "layer 4: saved 3 = nn.Linear(8, 10), asked for 3 = nn.Linear(9, 10)");
        Run.of(call("lecture-mlp", "--resume", out)).fails(Cli.VALUE, "network: saved a text of 4 layers");
        net("# the same layers\nnn.Sequential(\n  nn.Flatten(), nn.Linear(784,\n 8),\n nn.ReLU(), nn.Linear(8, 10))");
        Run.of(call(net, "--epochs=2", "--resume", out)).succeeds();
    }

    @Test
    void weightsAreSavedAndTakenUp() throws IOException {
        String net = net("Sequential([Flatten(), Dense(8, activation='relu'), Dense(10)])");
        String npz = folder.resolve("w.npz").toString();
        String safetensors = folder.resolve("w.safetensors").toString();
        var run = Run.of(call(net, "--epochs=1", "--save", npz, "--json")).succeeds();
        Run.of(call(net, "--epochs=1", "--save", safetensors, "--json")).succeeds();
        // from either file the next epoch is the same, and another one than from drawn weights
        var one = objects(
                Run.of(call(net, "--epochs=1", "--weights", npz, "--json")).succeeds());
        var other = objects(Run.of(call(net, "--epochs=1", "--weights", safetensors, "--json"))
                .succeeds());
        assertEquals(one.getLast(), other.getLast());
        assertNotEquals(objects(run).getLast(), one.getLast());
        assertTrue(one.getFirst().get("trainLoss").getAsDouble()
                < objects(run).getFirst().get("trainLoss").getAsDouble());
        Run.of(call("lenet5", "--weights", npz)).fails(Cli.VALUE, "w.npz: holds weights in Keras' order");
        Run.of(call("lecture-mlp", "--weights", safetensors)).fails(Cli.VALUE, "holds no 'dense1.weight'");
        Run.of(call(net, "--save", "w.h5")).fails(Cli.VALUE, "--save: expected a file that ends in");
        Run.of(call(net, "--save", safetensors, "--layout", "keras")).fails(Cli.VALUE, "written into npz files");
        Run.of(call(net, "--save", folder.resolve("no/w.npz").toString())).fails(Cli.VALUE, "there is no folder");
        String out = folder.resolve("run").toString();
        Run.of(call(net, "--epochs=1", "--weights", npz, "--out", out)).succeeds();
        Run.of(call(net, "--epochs=2", "--resume", out)).fails(Cli.VALUE, "first weights: saved", "asked for nothing");
        Run.of(call(net, "--epochs=2", "--weights", safetensors, "--resume", out))
                .succeeds();
    }

    @Test
    void wrongData() throws IOException {
        Run.of("train", "lenet5", "--data", "cifar:x")
                .fails(Cli.VALUE, "--data: expected glyphs,", "mnist:", "folder:", "found 'cifar:x'");
        Run.of("train", "lenet5", "--data", "mnist:" + folder.resolve("none"))
                .fails(Cli.VALUE, folder.resolve("none") + ": there is no such folder");
        Files.delete(folder.resolve("t10k-labels-idx1-ubyte"));
        Run.of(call("lenet5")).fails(Cli.VALUE, "t10k-labels-idx1-ubyte");
        Files.delete(folder.resolve("t10k-images-idx3-ubyte"));
        Run.of(call("lenet5")).fails(Cli.VALUE, "holds no pictures: looked for train-images-idx3-ubyte");
    }

    @Test
    void wrongCalls() {
        Run.of("train", "lenet5").fails(Cli.USAGE, "'--data=DATA'");
        Run.of("train", "--data=mnist:x").fails(Cli.USAGE, "NETWORK");
        Run.of(call("lenet5", "--fast")).fails(Cli.USAGE, "unknown option '--fast'", "convarium train --help");
    }

    @Test
    void aRateThatIsMuchTooHighIsNamed() {
        var run = Run.of(call("lecture-mlp", "--lr", "1e20", "--json", "--batch", "10"));
        assertEquals(Cli.VALUE, run.status());
        assertTrue(run.err().startsWith("convarium: the loss diverged at batch "), run.err());
        assertTrue(run.err().strip().endsWith("try a learning rate below 1.00e+20"), run.err());
        assertFalse(run.out().contains("Sha256"));
    }

    @Test
    void endsWhenNobodyReadsAnyMore() {
        var closed = new Writer() {
            @Override
            public void write(char[] chars, int from, int count) throws IOException {
                throw new IOException("closed");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        var err = new StringWriter();
        int status = Cli.run(
                new PrintWriter(closed),
                new PrintWriter(err),
                state -> Cli.OK,
                call("lecture-mlp", "--epochs", "1000000", "--json"));
        assertEquals(Cli.VALUE, status);
        assertEquals(
                "convarium: standard output cannot be written", err.toString().strip());
    }
}
