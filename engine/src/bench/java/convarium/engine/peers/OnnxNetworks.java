package convarium.engine.peers;

import convarium.engine.arithmetic.WindowGeometry;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;

/// The networks that are compared, as ONNX files for 224×224 pictures. Batch normalisation is folded
/// already.
final class OnnxNetworks {
    private static final int CLASSES = 1000;

    private OnnxNetworks() {}

    /// VGG-16 (Simonyan and Zisserman 2014, configuration D).
    static void vgg16(Path file, int pictures, Iterator<float[]> weights) {
        try (var onnx = new OnnxFile(file, new int[] {pictures, 3, 224, 224}, new int[] {pictures, CLASSES}, weights)) {
            int[][] blocks = {{64, 64}, {128, 128}, {256, 256, 256}, {512, 512, 512}, {512, 512, 512}};
            String x = "x";
            int channels = 3;
            for (int[] block : blocks) {
                for (int outputs : block) {
                    x = onnx.relu(onnx.conv(x, channels, outputs, 3, 1, 1));
                    channels = outputs;
                }
                x = onnx.maxPool(x, 2, 2, 0);
            }
            x = onnx.flatten(x);
            x = onnx.relu(onnx.dense(x, 512 * 7 * 7, 4096));
            x = onnx.relu(onnx.dense(x, 4096, 4096));
            onnx.output(onnx.softmax(onnx.dense(x, 4096, CLASSES)));
        }
    }

    /// ResNet-50 (He et al. 2015) with the stride in the 3×3 layers, as PyTorch builds it.
    static void resNet50(Path file, int pictures, Iterator<float[]> weights) {
        try (var onnx = new OnnxFile(file, new int[] {pictures, 3, 224, 224}, new int[] {pictures, CLASSES}, weights)) {
            String x = onnx.relu(onnx.conv("x", 3, 64, 7, 2, 3));
            x = onnx.maxPool(x, 3, 2, 1);
            int[] repeats = {3, 4, 6, 3};
            int channels = 64;
            for (int stage = 0; stage < repeats.length; stage++) {
                int width = 64 << stage;
                for (int block = 0; block < repeats[stage]; block++) {
                    int stride = stage > 0 && block == 0 ? 2 : 1;
                    String branch = onnx.relu(onnx.conv(x, channels, width, 1, 1, 0));
                    branch = onnx.relu(onnx.conv(branch, width, width, 3, stride, 1));
                    branch = onnx.conv(branch, width, 4 * width, 1, 1, 0);
                    String shortcut = block == 0 ? onnx.conv(x, channels, 4 * width, 1, stride, 0) : x;
                    x = onnx.relu(onnx.add(branch, shortcut));
                    channels = 4 * width;
                }
            }
            x = onnx.flatten(onnx.globalAverage(x));
            onnx.output(onnx.softmax(onnx.dense(x, channels, CLASSES)));
        }
    }

    /// One convolution.
    static void layer(Path file, WindowGeometry g, float[] weights, float[] bias) {
        int[] input = {g.n(), g.c(), g.h(), g.w()};
        int[] output = {g.n(), g.oc(), g.oh(), g.ow()};
        try (var onnx = new OnnxFile(file, input, output, Collections.emptyIterator())) {
            String w = onnx.tensor(weights, g.oc(), g.c() / g.groups(), g.kh(), g.kw());
            String b = onnx.tensor(bias, g.oc());
            int before = g.height().before();
            var attributes = new OnnxFile.Message()
                    .message(5, OnnxFile.ints("kernel_shape", g.kh(), g.kw()))
                    .message(
                            5,
                            OnnxFile.ints(
                                    "strides", g.height().stride(), g.width().stride()))
                    .message(5, OnnxFile.ints("pads", before, before, before, before))
                    .message(5, OnnxFile.integer("group", g.groups()));
            onnx.output(onnx.node("Conv", attributes, "x", w, b));
        }
    }
}
