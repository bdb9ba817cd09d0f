package convarium.engine.zoo;

import convarium.engine.layer.Activate;
import convarium.engine.layer.AdaptiveAvgPool2d;
import convarium.engine.layer.Add;
import convarium.engine.layer.BatchNorm;
import convarium.engine.layer.Dense;
import convarium.engine.layer.Flatten;
import convarium.engine.layer.Softmax;
import convarium.engine.network.Graph;
import convarium.engine.tensor.Shape;

/// Residual networks (He et al. 2015): large ones of bottleneck blocks, with the stride in the 3×3
/// convolution (v1.5), and a small one of basic blocks. Nodes are named as in torchvision.
final class ResNet {
    private static final int[] FIFTY = {3, 4, 6, 3};
    private static final int EXPANSION = 4;

    private final Graph graph = new Graph();

    private ResNet() {}

    static Graph fifty(Shape input, int classes) {
        return new ResNet().build(input, classes, FIFTY);
    }

    private Graph build(Shape input, int classes, int... blocks) {
        graph.input("image", input);
        convNorm("conv1", "bn1", "image", input.size(0), 64, 7, 2);
        graph.add("relu", Activate.RELU, "bn1");
        String last = graph.add("maxpool", Wiring.maxPool(3, 2, 1), "relu");
        int channels = 64;
        for (int stage = 1; stage <= blocks.length; stage++) {
            int width = 64 << (stage - 1);
            for (int i = 0; i < blocks[stage - 1]; i++) {
                int stride = stage > 1 && i == 0 ? 2 : 1;
                last = bottleneck("layer" + stage + "." + i, last, channels, width, stride);
                channels = width * EXPANSION;
            }
        }
        graph.add("avgpool", AdaptiveAvgPool2d.global(), last);
        graph.add("flatten", new Flatten(), "avgpool");
        graph.add("fc", new Dense(channels, classes, true), "flatten");
        graph.add("softmax", new Softmax(0), "fc");
        return graph;
    }

    private void convNorm(String conv, String norm, String from, int in, int out, int kernel, int stride) {
        graph.add(conv, Wiring.conv(in, out, kernel, stride, kernel / 2, false), from);
        graph.add(norm, BatchNorm.of(out), conv);
    }

    private String bottleneck(String name, String from, int in, int width, int stride) {
        int out = width * EXPANSION;
        convNorm(name + ".conv1", name + ".bn1", from, in, width, 1, 1);
        graph.add(name + ".relu1", Activate.RELU, name + ".bn1");
        convNorm(name + ".conv2", name + ".bn2", name + ".relu1", width, width, 3, stride);
        graph.add(name + ".relu2", Activate.RELU, name + ".bn2");
        convNorm(name + ".conv3", name + ".bn3", name + ".relu2", width, out, 1, 1);
        String shortcut = from;
        if (stride > 1 || in != out) {
            convNorm(name + ".downsample.0", name + ".downsample.1", from, in, out, 1, stride);
            shortcut = name + ".downsample.1";
        }
        graph.add(name + ".add", new Add(), name + ".bn3", shortcut);
        return graph.add(name + ".relu", Activate.RELU, name + ".add");
    }

    /// Three stages of one basic block: 16, 32 and 64 maps, as in the networks for small pictures of He et
    /// al. 2015, section 4.2.
    static Graph mini(Shape input, int classes) {
        return new ResNet().small(input, classes);
    }

    private Graph small(Shape input, int classes) {
        graph.input("image", input);
        convNorm("conv1", "bn1", "image", input.size(0), 16, 3, 1);
        String last = graph.add("relu", Activate.RELU, "bn1");
        int channels = 16;
        for (int stage = 1; stage <= 3; stage++) {
            int width = 16 << (stage - 1);
            last = basic("layer" + stage + ".0", last, channels, width, stage > 1 ? 2 : 1);
            channels = width;
        }
        graph.add("avgpool", AdaptiveAvgPool2d.global(), last);
        graph.add("flatten", new Flatten(), "avgpool");
        graph.add("fc", new Dense(channels, classes, true), "flatten");
        graph.add("softmax", new Softmax(0), "fc");
        return graph;
    }

    private String basic(String name, String from, int in, int width, int stride) {
        convNorm(name + ".conv1", name + ".bn1", from, in, width, 3, stride);
        graph.add(name + ".relu1", Activate.RELU, name + ".bn1");
        convNorm(name + ".conv2", name + ".bn2", name + ".relu1", width, width, 3, 1);
        String shortcut = from;
        if (stride > 1 || in != width) {
            convNorm(name + ".downsample.0", name + ".downsample.1", from, in, width, 1, stride);
            shortcut = name + ".downsample.1";
        }
        graph.add(name + ".add", new Add(), name + ".bn2", shortcut);
        return graph.add(name + ".relu", Activate.RELU, name + ".add");
    }
}
