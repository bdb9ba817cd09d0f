package convarium.engine.peers;

import convarium.engine.bench.LayerRow;
import convarium.engine.bench.Turns;
import convarium.engine.bench.Turns.Contestant;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ObjIntConsumer;

/// Whole networks forward, pictures of 224×224, against ONNX Runtime.
final class NetworkTable {
    private static final Turns TURNS = new Turns(1500, 400, 5);

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

    private void network(String name, int pictures, ObjIntConsumer<Path> write) {
        String row = name + ", n" + pictures;
        if (!bench.wants(row)) {
            return;
        }
        int[] input = {pictures, 3, 224, 224};
        float[] x = LayerRow.values(1, pictures * 3 * 224 * 224);
        try (var ort = new OnnxRuntime(
                bench.threads(), file -> write.accept(file, pictures), x, input, new int[] {pictures, 1000})) {
            bench.race("networks", row, TURNS, List.of(new Contestant("ORT", ort)));
        }
    }
}
