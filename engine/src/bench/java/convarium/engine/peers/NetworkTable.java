package convarium.engine.peers;

import convarium.engine.bench.LayerRow;
import convarium.engine.bench.Networks;
import convarium.engine.bench.Turns;
import convarium.engine.bench.Turns.Contestant;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/// Whole networks forward, pictures of 224×224, against ONNX Runtime.
final class NetworkTable {
    private static final Turns TURNS = new Turns(400, 5);
    private static final int CLASSES = 1000;
    /// Looser than for a layer: the small number that batch normalisation adds to a variance is not folded
    /// into what ONNX Runtime gets.
    private static final double CLOSE = 1e-3;

    private final Bench bench;

    NetworkTable(Bench bench) {
        this.bench = bench;
    }

    void measure() {
        network("VGG-16", 1, OnnxNetworks::vgg16);
        network("VGG-16", 8, OnnxNetworks::vgg16);
        network("ResNet-50", 1, OnnxNetworks::resNet50);
        network("ResNet-50", 8, OnnxNetworks::resNet50);
    }

    private void network(String name, int pictures, Writer writer) {
        String row = name + ", n" + pictures;
        if (!bench.wants(row)) {
            return;
        }
        int[] input = {pictures, 3, 224, 224};
        int[] output = {pictures, CLASSES};
        float[] x = LayerRow.values(1, pictures * 3 * 224 * 224);
        var ours = Networks.of(name.toLowerCase(Locale.ROOT), bench.compute());
        var weights = Networks.weights(ours);
        try (var ort = new OnnxRuntime(
                bench.threads(), file -> writer.write(file, pictures, weights.iterator()), x, input, output)) {
            bench.race(
                    "networks",
                    row,
                    TURNS,
                    List.of(
                            new Contestant("ours", 4000, () -> ours.infer(pictures, x)),
                            new Contestant("ORT", 500, ort)));
            bench.compare(
                    "networks", row, CLOSE, ours.output(ours.graph().outputs().getFirst()), ort.result());
        }
    }

    /// Writes a network's file.
    private interface Writer {
        void write(Path file, int pictures, Iterator<float[]> weights);
    }
}
