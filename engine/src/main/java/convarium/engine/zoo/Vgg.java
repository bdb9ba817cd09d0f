package convarium.engine.zoo;

import convarium.engine.layer.Activate;
import convarium.engine.layer.Dense;
import convarium.engine.layer.Dropout;
import convarium.engine.layer.Flatten;
import convarium.engine.layer.Softmax;
import convarium.engine.network.Graph;
import convarium.engine.tensor.Shape;

/// The networks of Simonyan and Zisserman 2014: blocks of 3×3 convolutions, each block half as large and
/// twice as deep.
final class Vgg {
    private static final int[][] SIXTEEN = {{64, 64}, {128, 128}, {256, 256, 256}, {512, 512, 512}, {512, 512, 512}};

    private Vgg() {}

    static Graph sixteen(Shape input, int classes) {
        var graph = new Graph();
        String last = graph.input("image", input);
        int channels = input.size(0);
        for (int block = 1; block <= SIXTEEN.length; block++) {
            int[] widths = SIXTEEN[block - 1];
            for (int i = 1; i <= widths.length; i++) {
                String place = block + "_" + i;
                String conv = "conv" + place;
                graph.add(conv, Wiring.conv(channels, widths[i - 1], 3, 1, 1, true), last);
                last = graph.add("relu" + place, Activate.RELU, conv);
                channels = widths[i - 1];
            }
            last = graph.add("pool" + block, Wiring.maxPool(2, 2, 0), last);
        }
        graph.add("flatten", new Flatten(), last);
        graph.add("dense6", new Dense(graph.node("flatten").shape().elements(), 4096, true), "flatten");
        graph.add("relu6", Activate.RELU, "dense6");
        graph.add("dropout6", new Dropout(0.5f), "relu6");
        graph.add("dense7", new Dense(4096, 4096, true), "dropout6");
        graph.add("relu7", Activate.RELU, "dense7");
        graph.add("dropout7", new Dropout(0.5f), "relu7");
        graph.add("dense8", new Dense(4096, classes, true), "dropout7");
        graph.add("softmax", new Softmax(0), "dense8");
        return graph;
    }

    /// The same plan for small pictures: two blocks of two convolutions, 16 and 32 maps.
    static Graph tiny(Shape input, int classes) {
        var graph = new Graph();
        String last = graph.input("image", input);
        int channels = input.size(0);
        for (int block = 1; block <= 2; block++) {
            int width = 16 * block;
            for (int i = 1; i <= 2; i++) {
                String place = block + "_" + i;
                graph.add("conv" + place, Wiring.conv(channels, width, 3, 1, 1, true), last);
                last = graph.add("relu" + place, Activate.RELU, "conv" + place);
                channels = width;
            }
            last = graph.add("pool" + block, Wiring.maxPool(2, 2, 0), last);
        }
        graph.add("flatten", new Flatten(), last);
        graph.add("dense3", new Dense(graph.node("flatten").shape().elements(), 128, true), "flatten");
        graph.add("relu3", Activate.RELU, "dense3");
        graph.add("dropout3", new Dropout(0.25f), "relu3");
        graph.add("dense4", new Dense(128, classes, true), "dropout3");
        graph.add("softmax", new Softmax(0), "dense4");
        return graph;
    }
}
