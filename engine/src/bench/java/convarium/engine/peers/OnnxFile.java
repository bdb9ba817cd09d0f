package convarium.engine.peers;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;

/// Writes a network with given weights as an ONNX file, node by node. Biases are 0.
///
/// The format is Protocol Buffers (field numbers: `onnx/onnx.proto`). A file may hold its graph in
/// pieces, which a reader merges, so that a tensor is written as soon as it is known and none has to be
/// kept.
final class OnnxFile implements AutoCloseable {
    private static final int IR_VERSION = 8;
    private static final int OPSET = 17;
    private static final int FLOAT = 1;

    private final OutputStream out;
    private final Iterator<float[]> weights;
    private int nodes;

    /// Begins a network with one input `x` and one output `y`.
    ///
    /// @param weights those of its layers, in order
    OnnxFile(Path file, int[] input, int[] output, Iterator<float[]> weights) {
        this.weights = weights;
        try {
            out = new BufferedOutputStream(Files.newOutputStream(file));
            new Message()
                    .number(1, IR_VERSION)
                    .message(8, new Message().text(1, "").number(2, OPSET))
                    .into(out);
            graph(new Message()
                    .text(2, "network")
                    .message(11, value("x", input))
                    .message(12, value("y", output)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A convolution with bias.
    String conv(String x, int c, int oc, int kernel, int stride, int padding) {
        String w = tensor(weights.next(), oc, c, kernel, kernel);
        String bias = tensor(new float[oc], oc);
        return node(
                "Conv",
                new Message()
                        .message(5, ints("kernel_shape", kernel, kernel))
                        .message(5, ints("strides", stride, stride))
                        .message(5, ints("pads", padding, padding, padding, padding)),
                x,
                w,
                bias);
    }

    String relu(String x) {
        return node("Relu", new Message(), x);
    }

    String maxPool(String x, int kernel, int stride, int padding) {
        return node(
                "MaxPool",
                new Message()
                        .message(5, ints("kernel_shape", kernel, kernel))
                        .message(5, ints("strides", stride, stride))
                        .message(5, ints("pads", padding, padding, padding, padding)),
                x);
    }

    String globalAverage(String x) {
        return node("GlobalAveragePool", new Message(), x);
    }

    String add(String a, String b) {
        return node("Add", new Message(), a, b);
    }

    String flatten(String x) {
        return node("Flatten", new Message(), x);
    }

    /// A Dense layer, its weights stored an output a row.
    String dense(String x, int in, int out) {
        String w = tensor(weights.next(), out, in);
        return node("Gemm", new Message().message(5, integer("transB", 1)), x, w, tensor(new float[out], out));
    }

    String softmax(String x) {
        return node("Softmax", new Message(), x);
    }

    /// Writes initial values into the file, and answers their name.
    ///
    /// @throws IllegalArgumentException if their number is not what the sizes say
    String tensor(float[] values, int... sizes) {
        if (values.length != Arrays.stream(sizes).reduce(1, Math::multiplyExact)) {
            throw new IllegalArgumentException(values.length + " values for " + Arrays.toString(sizes));
        }
        String name = "t" + nodes++;
        var raw = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(values);
        var message = new Message();
        for (int size : sizes) {
            message.number(1, size);
        }
        graph(new Message().message(5, message.number(2, FLOAT).text(8, name).bytes(9, raw.array())));
        return name;
    }

    String node(String type, Message attributes, String... inputs) {
        String output = "v" + nodes++;
        write(type, attributes, output, inputs);
        return output;
    }

    /// Names a value the network's output, and ends the file.
    void output(String value) {
        write("Identity", new Message(), "y", value);
        close();
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Message ints(String name, int... values) {
        var message = new Message().text(1, name);
        for (int value : values) {
            message.number(8, value);
        }
        return message.number(20, 7);
    }

    static Message integer(String name, int value) {
        return new Message().text(1, name).number(3, value).number(20, 2);
    }

    private void write(String type, Message attributes, String output, String... inputs) {
        var message = new Message();
        for (String input : inputs) {
            message.text(1, input);
        }
        graph(new Message()
                .message(
                        1, message.text(2, output).text(3, output).text(4, type).and(attributes)));
    }

    private static Message value(String name, int... sizes) {
        var shape = new Message();
        for (int size : sizes) {
            shape.message(1, new Message().number(1, size));
        }
        var tensor = new Message().number(1, FLOAT).message(2, shape);
        return new Message().text(1, name).message(2, new Message().message(1, tensor));
    }

    private void graph(Message piece) {
        try {
            new Message().message(7, piece).into(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A Protocol Buffers message being written.
    static final class Message {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Message number(int field, long value) {
            varint((long) field << 3);
            varint(value);
            return this;
        }

        Message text(int field, String text) {
            return bytes(field, text.getBytes(StandardCharsets.UTF_8));
        }

        Message message(int field, Message message) {
            return bytes(field, message.bytes.toByteArray());
        }

        Message bytes(int field, byte[] content) {
            varint((long) field << 3 | 2);
            varint(content.length);
            bytes.writeBytes(content);
            return this;
        }

        Message and(Message fields) {
            bytes.writeBytes(fields.bytes.toByteArray());
            return this;
        }

        void into(OutputStream out) throws IOException {
            bytes.writeTo(out);
        }

        private void varint(long value) {
            long rest = value;
            while (rest >>> 7 != 0) {
                bytes.write((int) (rest & 0x7f | 0x80));
                rest >>>= 7;
            }
            bytes.write((int) rest);
        }
    }
}
