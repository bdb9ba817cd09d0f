package convarium.engine.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.engine.compute.Compute;
import convarium.engine.compute.Computes;
import convarium.engine.compute.WorkerPool;
import convarium.engine.data.DataSet;
import convarium.engine.format.FormatException;
import convarium.engine.format.Npy;
import convarium.engine.format.Npz;
import convarium.engine.format.NpzWriter;
import convarium.engine.format.Safetensors;
import convarium.engine.network.Network;
import convarium.engine.tensor.Shape;
import convarium.engine.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files made by PyTorch and by a plain program after Keras' definitions: `make_weights.py`.
class WeightFileTest {
    private static final WorkerPool POOL = new WorkerPool(1);
    private static final Compute COMPUTE = Computes.best(POOL);
    private static final String TORCH = """
            nn.Sequential(
                nn.Conv2d(2, 4, 3, padding=1), nn.BatchNorm2d(4), nn.ReLU(),
                nn.Sequential(nn.Conv2d(4, 6, 3, stride=2, groups=2), nn.LeakyReLU(0.1)),
                nn.ConvTranspose2d(6, 3, 2, stride=2), nn.GroupNorm(3, 3),
                nn.Flatten(), nn.Linear(3 * 6 * 4, 5), nn.LayerNorm(5))
            """;
    private static final String KERAS = """
            Sequential([
                Conv2D(3, 3, padding='same', activation='relu'), BatchNormalization(),
                DepthwiseConv2D(2, depth_multiplier=2), SeparableConv2D(4, 2, activation='tanh'),
                Conv2DTranspose(3, 2, strides=2), Dense(2, name='wide'),
                Flatten(), BatchNormalization(), ReLU(), Dropout(0.3), Dense(5, activation='softmax')])
            """;

    @TempDir
    Path folder = Path.of("");

    @BeforeEach
    void unpack() throws IOException {
        for (String name : new String[] {
            "torch.npz",
            "torch.safetensors",
            "torch_x.npy",
            "torch_y.npy",
            "keras.npz",
            "keras_long.npz",
            "keras_x.npy",
            "keras_y.npy"
        }) {
            try (InputStream in = WeightFileTest.class.getResourceAsStream("weights/" + name)) {
                Files.copy(Objects.requireNonNull(in), folder.resolve(name));
            }
        }
    }

    @AfterAll
    static void close() {
        POOL.close();
    }

    private record Pictures(Shape shape, int classes) implements DataSet {
        @Override
        public int count() {
            return 1;
        }

        @Override
        public int label(int index) {
            return 0;
        }

        @Override
        public void copy(int index, float[] into, int at) {
            into[at] = 1;
        }
    }

    private static final Pictures TORCH_PICTURES = new Pictures(Shape.of(2, 7, 6), 5);
    private static final Pictures KERAS_PICTURES = new Pictures(Shape.of(2, 6, 5), 5);

    private Network open(String text, Pictures pictures, String file) throws FormatException {
        var written = WrittenNetwork.parse("net.py", text);
        var weighted = WeightedNetwork.of(
                written, new WeightFile(folder.resolve(file), written.origins(pictures)), COMPUTE, pictures);
        return weighted.network(written.recipe(), COMPUTE, pictures);
    }

    private void assertGives(Network network, String name) throws FormatException {
        var y = network.forward(Npy.read(folder.resolve(name + "_x.npy"))).getFirst();
        assertArrayEquals(Npy.read(folder.resolve(name + "_y.npy")).data(), y.data(), 2e-5f);
    }

    @ParameterizedTest
    @ValueSource(strings = {"torch.npz", "torch.safetensors"})
    void torchWeightsGiveTorchOutputs(String file) throws FormatException {
        assertGives(open(TORCH, TORCH_PICTURES, file), "torch");
    }

    /// Rows of the first Dense in the order h, w, c, kernels h, w, in, out, and a norm of flattened
    /// features.
    @ParameterizedTest
    @ValueSource(strings = {"keras.npz", "keras_long.npz"})
    void kerasWeightsGiveKerasOutputs(String file) throws FormatException {
        assertGives(open(KERAS, KERAS_PICTURES, file), "keras");
    }

    /// What is written is, array by array, what was read; and the file says how it is laid out.
    @Test
    void whatIsWrittenIsWhatTheOthersWrote() throws IOException {
        var torch = open(TORCH, TORCH_PICTURES, "torch.npz");
        for (String name : new String[] {"a.npz", "a.safetensors"}) {
            new WeightFile(folder.resolve(name), Map.of()).write(torch, WeightLayout.PYTORCH);
        }
        same("torch.npz", "a.npz");
        assertEquals("convarium weights, layout=pytorch", NpzWriter.remark(folder.resolve("a.npz")));
        var written = Safetensors.read(folder.resolve("a.safetensors"));
        assertEquals("pytorch", written.metadata().get("layout"));
        var original = Safetensors.read(folder.resolve("torch.safetensors"));
        written.tensors().forEach((name, tensor) -> {
            var wanted = Objects.requireNonNull(original.tensors().get(name));
            assertEquals(wanted.shape(), tensor.shape());
            assertArrayEquals(wanted.data(), tensor.data());
        });
        var keras = open(KERAS, KERAS_PICTURES, "keras.npz");
        var origins = WrittenNetwork.parse("net.py", KERAS).origins(KERAS_PICTURES);
        var file = new WeightFile(folder.resolve("k.npz"), origins);
        assertEquals(WeightLayout.KERAS, file.usual());
        file.write(keras, file.usual());
        same("keras.npz", "k.npz");
        assertEquals("convarium weights, layout=keras", NpzWriter.remark(folder.resolve("k.npz")));
        // PyTorch's order of the same network comes back to the same outputs
        new WeightFile(folder.resolve("p.npz"), origins).write(keras, WeightLayout.PYTORCH);
        assertGives(open(KERAS, KERAS_PICTURES, "p.npz"), "keras");
    }

    private void same(String theirs, String ours) throws FormatException {
        var wanted = Npz.read(folder.resolve(theirs), name -> !name.endsWith("num_batches_tracked"))
                .arrays();
        var found = Npz.read(folder.resolve(ours), name -> true).arrays();
        assertEquals(wanted.keySet(), found.keySet());
        wanted.forEach((name, array) -> {
            var other = Objects.requireNonNull(found.get(name));
            assertEquals(array.shape(), other.shape(), name);
            for (int i = 0; i < array.shape().elements(); i++) {
                assertEquals(array.value(i), other.value(i), name);
            }
        });
    }

    private String refused(String text, Pictures pictures, String file) {
        return String.valueOf(assertThrows(FormatException.class, () -> open(text, pictures, file))
                .getMessage());
    }

    @Test
    void wrongNamesAndShapesAreNamed() throws FormatException {
        String other = refused(
                TORCH.replace("Conv2d(2, 4, 3, padding=1)", "Conv2d(2, 4, 5, padding=2)"),
                TORCH_PICTURES,
                "torch.safetensors");
        assertTrue(other.contains("'0.weight' of the shape 4×2×3×3, and the network needs 4×2×5×5"), other);
        String missing = refused("nn.Sequential(nn.Flatten(), nn.Linear(84, 5))", TORCH_PICTURES, "torch.npz");
        assertTrue(
                missing.contains("holds no '1.weight', '1.bias'") || missing.contains("'1.weight' of the shape 4"),
                missing);
        String more = refused(TORCH.replace(", nn.LayerNorm(5)", ""), TORCH_PICTURES, "torch.npz");
        assertTrue(more.contains("holds '8.weight', '8.bias', which this network has not"), more);
        String keras = refused(KERAS.replace("'wide'", "'narrow'"), KERAS_PICTURES, "keras.npz");
        assertTrue(
                keras.contains("holds no 'narrow/kernel', 'narrow/bias' for this network, but 'wide/kernel'"), keras);
        var arrays = new LinkedHashMap<String, Tensor>();
        arrays.put("dense/kernel", Tensor.zeros(Shape.of(84, 5)));
        NpzWriter.write(folder.resolve("k.npz"), "convarium weights, layout=keras", arrays);
        String torch = refused(TORCH, TORCH_PICTURES, "k.npz");
        assertTrue(torch.contains("in Keras' order, expected PyTorch's"), torch);
        NpzWriter.write(folder.resolve("k.npz"), "convarium weights, layout=caffe", arrays);
        assertTrue(refused(TORCH, TORCH_PICTURES, "k.npz").contains("'caffe', expected pytorch or keras"));
    }

    /// A network is left as it was when its weights cannot be read; damage is told, never a crash.
    @Test
    void damagedFilesAreRefused() throws IOException {
        for (String name : new String[] {"torch.npz", "torch.safetensors"}) {
            byte[] whole = Files.readAllBytes(folder.resolve(name));
            for (int length = 0; length < whole.length; length += 1 + whole.length / 23) {
                Files.write(folder.resolve(name), java.util.Arrays.copyOf(whole, length));
                assertThrows(FormatException.class, () -> open(TORCH, TORCH_PICTURES, name));
            }
        }
        byte[] huge = new byte[64];
        java.util.Arrays.fill(huge, 0, 8, (byte) 0x7F);
        Files.write(folder.resolve("torch.safetensors"), huge);
        assertTrue(refused(TORCH, TORCH_PICTURES, "torch.safetensors").contains("declares a header"));
    }

    @Test
    void otherEndingsAndLayoutsAreRefused() {
        var e = assertThrows(IllegalArgumentException.class, () -> new WeightFile(Path.of("a.h5"), Map.of()));
        assertTrue(String.valueOf(e.getMessage()).contains(".safetensors or .npz"));
        var origins = WrittenNetwork.parse("net.py", KERAS).origins(KERAS_PICTURES);
        assertThrows(
                IllegalArgumentException.class,
                () -> new WeightFile(Path.of("a.safetensors"), origins).check(WeightLayout.KERAS));
        assertThrows(
                IllegalArgumentException.class,
                () -> new WeightFile(Path.of("a.npz"), Map.of()).check(WeightLayout.KERAS));
    }
}
