package convarium.engine.peers;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;

/// A network that ONNX Runtime runs, fully optimised, on given threads, from one buffer into another.
final class OnnxRuntime implements Runnable, AutoCloseable {
    private final OrtSession session;
    private final OnnxTensor input;
    private final OnnxTensor output;
    private final FloatBuffer result;

    /// @param write writes the network's file
    OnnxRuntime(int threads, Consumer<Path> write, float[] x, int[] inputSizes, int[] outputSizes) {
        try {
            var file = Files.createTempFile("network", ".onnx");
            try (var options = new OrtSession.SessionOptions()) {
                write.accept(file);
                options.setIntraOpNumThreads(threads);
                options.setInterOpNumThreads(1);
                options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
                session = OrtEnvironment.getEnvironment().createSession(file.toString(), options);
            } finally {
                Files.delete(file);
            }
            input = tensor(inputSizes, direct(inputSizes).put(x).flip());
            result = direct(outputSizes);
            output = tensor(outputSizes, result);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void run() {
        try {
            session.run(Map.of("x", input), Map.of("y", output)).close();
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The result of the latest run.
    float[] result() {
        float[] values = new float[result.capacity()];
        result.get(0, values);
        return values;
    }

    @Override
    public void close() {
        try {
            input.close();
            output.close();
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    private static OnnxTensor tensor(int[] sizes, FloatBuffer values) throws OrtException {
        return OnnxTensor.createTensor(
                OrtEnvironment.getEnvironment(),
                values,
                Arrays.stream(sizes).asLongStream().toArray());
    }

    private static FloatBuffer direct(int[] sizes) {
        int count = Arrays.stream(sizes).reduce(1, Math::multiplyExact);
        return ByteBuffer.allocateDirect(count * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }
}
