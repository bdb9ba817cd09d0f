package convarium.engine.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.Size;
import convarium.engine.compute.Computes;
import convarium.engine.compute.WorkerPool;
import convarium.engine.layer.Activate;
import convarium.engine.layer.BatchNorm;
import convarium.engine.layer.Conv2d;
import convarium.engine.layer.Dense;
import convarium.engine.layer.Flatten;
import convarium.engine.network.Graph;
import convarium.engine.network.Network;
import convarium.engine.network.NetworkOptions;
import convarium.engine.tensor.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The fingerprint of a network, reckoned once more from the bytes of a checkpoint by code that shares nothing with
/// the engine's.
class FingerprintTest {
    private static final Size ONE = Size.square(1);

    @TempDir
    Path folder = Path.of("");

    /// Its nodes are added in another order than that of their names.
    private static Network network(WorkerPool pool) {
        var graph = new Graph();
        graph.input("image", Shape.of(1, 8, 8));
        graph.add(
                "stem",
                new Conv2d(1, 3, Size.square(3), ONE, Padding.symmetric(0, 0), PaddingMode.ZERO, ONE, 1, true, false),
                "image");
        graph.add("norm", new BatchNorm(3, 1e-5f, 0.1f, true), "stem");
        graph.add("act", Activate.RELU, "norm");
        graph.add("flatten", new Flatten(), "act");
        graph.add("head", new Dense(108, 4, true), "flatten");
        var network = new Network(graph, Computes.scalar(pool), NetworkOptions.DEFAULT.withSeed(3));
        FirstWeights.draw(network, new Initialiser.He(Initialiser.Distribution.NORMAL, Initialiser.Fan.IN), 3);
        return network;
    }

    private static String sha256OfFile(Path file, List<String> order) throws IOException, NoSuchAlgorithmException {
        var bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int length = Math.toIntExact(bytes.getLong());
        String header = new String(bytes.array(), 8, length, StandardCharsets.UTF_8);
        var digest = MessageDigest.getInstance("SHA-256");
        for (String name : order) {
            var entry = Pattern.compile("\"" + Pattern.quote(name) + "\":\\{\"dtype\":\"F32\",\"shape\":\\[[\\d,]+],"
                            + "\"data_offsets\":\\[(\\d+),(\\d+)]")
                    .matcher(header);
            assertTrue(entry.find(), () -> name + " in " + header);
            int from = Integer.parseInt(entry.group(1));
            digest.update(bytes.array(), 8 + length + from, Integer.parseInt(entry.group(2)) - from);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    @Test
    void isTheDigestOfWhatACheckpointHolds() throws IOException, NoSuchAlgorithmException {
        try (var pool = new WorkerPool(1)) {
            var network = network(pool);
            var trainer =
                    new Trainer(network, Quadrants.split(), Recipe.of(new Optimiser.Adam(), 0.01, 16, 3), () -> 0);
            String before = Fingerprint.sha256(network.parameters());
            TrainingEvent.EpochDone[] done = new TrainingEvent.EpochDone[1];
            trainer.run(1, () -> true, event -> {
                if (event instanceof TrainingEvent.EpochDone epoch) {
                    done[0] = epoch;
                }
            });
            var file = folder.resolve("c.safetensors");
            new Checkpoint(Map.of(), done[0], trainer.state()).write(file);
            var order = List.of(
                    "stem.weight",
                    "stem.bias",
                    "norm.weight",
                    "norm.bias",
                    "norm.running_mean",
                    "norm.running_var",
                    "head.weight",
                    "head.bias");
            String after = sha256OfFile(file, order);
            assertEquals(after, Fingerprint.sha256(network.parameters()));
            assertNotEquals(before, after);
            // running statistics count: without them it is another digest
            assertNotEquals(
                    after,
                    sha256OfFile(
                            file,
                            order.stream()
                                    .filter(name -> !name.contains("running"))
                                    .toList()));
        }
    }
}
