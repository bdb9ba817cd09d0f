package convarium.engine.peers;

import convarium.engine.bench.Training;
import convarium.engine.bench.Turns;
import convarium.engine.bench.Turns.Contestant;
import java.util.List;

/// Training the lecture's ConvNet, against PyTorch.
final class TrainingTable {
    private static final Turns TURNS = new Turns(500, 9);
    private static final int BATCH = 64;

    private final Bench bench;

    TrainingTable(Bench bench) {
        this.bench = bench;
    }

    void measure() {
        String row = "batch " + BATCH;
        bench.report("training", row, "images", BATCH);
        bench.race(
                "training",
                row,
                TURNS,
                List.of(
                        new Contestant("ours", 5000, new Training("lecture-convnet", bench.compute(), BATCH)),
                        new Contestant("PyTorch", 1000, new TorchTraining(bench.threads(), BATCH))));
    }
}
