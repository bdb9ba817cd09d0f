package convarium.engine.peers;

import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.bench.FmaPeak;
import convarium.engine.bench.LayerRow;
import convarium.engine.bench.Turns;
import convarium.engine.bench.Turns.Contestant;
import convarium.engine.compute.Convolution;
import convarium.engine.compute.Epilogue;
import java.util.List;
import java.util.Locale;

/// Single layers and single products, against oneDNN.
final class LayerTables {
    private static final Turns TURNS = new Turns(60, 7);

    private static final double CLOSE = 1e-4;

    private final Bench bench;
    private final FmaPeak peak;

    LayerTables(Bench bench) {
        this.bench = bench;
        this.peak = new FmaPeak(bench.pool());
    }

    /// Forward: ours from and to plain NCHW arrays, oneDNN from and to its favourite layouts, ONNX
    /// Runtime for information.
    void forward() {
        for (var row : LayerRow.ALL) {
            if (bench.wants(row.name())) {
                forward(row);
            }
        }
    }

    private void forward(LayerRow row) {
        String table = "layers";
        var g = row.geometry();
        float[] x = LayerRow.values(1, g.inputElements());
        float[] weights = LayerRow.values(2, row.weights());
        float[] bias = LayerRow.values(3, g.oc());
        float[] y = new float[g.outputElements()];
        var epilogue = Epilogue.bias(bias);
        var ours = plan(row);
        ours.setWeights(weights);
        var theirs = new OneDnn().forward(g, x, weights, bias);
        int[] inputSizes = {g.n(), g.c(), g.h(), g.w()};
        int[] outputSizes = {g.n(), g.oc(), g.oh(), g.ow()};
        try (var ort = new OnnxRuntime(
                bench.threads(), file -> OnnxNetworks.layer(file, g, weights, bias), x, inputSizes, outputSizes)) {
            describe(table, row, ours);
            bench.race(
                    table,
                    row.name(),
                    TURNS,
                    List.of(
                            peak(),
                            new Contestant("ours", 1500, () -> ours.forward(g.n(), x, epilogue, y)),
                            new Contestant("oneDNN", 200, theirs),
                            new Contestant("ORT", 200, ort)));
            bench.compare(table, row.name(), CLOSE, y, theirs.result());
            bench.compare(table, row.name(), CLOSE, ort.result(), theirs.result());
        }
    }

    /// Backward at the input and at the weights of the 3×3 layers.
    void backward() {
        for (var row : LayerRow.threeByThree()) {
            if (bench.wants(row.name())) {
                backward(row);
            }
        }
    }

    private void backward(LayerRow row) {
        var g = row.geometry();
        float[] x = LayerRow.values(1, g.inputElements());
        float[] weights = LayerRow.values(2, row.weights());
        float[] dy = LayerRow.values(3, g.outputElements());
        float[] dx = new float[x.length];
        float[] dw = new float[weights.length];
        var ours = plan(row);
        ours.setWeights(weights);
        backward(
                "backward input",
                row,
                ours,
                () -> ours.backwardInput(g.n(), dy, dx),
                dx,
                new OneDnn().backwardInput(g, dy, weights));
        backward(
                "backward weights",
                row,
                ours,
                () -> ours.backwardWeights(g.n(), x, dy, dw),
                dw,
                new OneDnn().backwardWeights(g, x, dy));
    }

    private void backward(
            String table, LayerRow row, Convolution plan, Runnable ours, float[] result, OneDnn.Operation theirs) {
        describe(table, row, plan);
        bench.race(
                table,
                row.name(),
                TURNS,
                List.of(peak(), new Contestant("ours", 1500, ours), new Contestant("oneDNN", 200, theirs)));
        bench.compare(table, row.name(), CLOSE, result, theirs.result());
    }

    /// Products of square matrices, against what the processor can do at most.
    void products() {
        for (int size : new int[] {1024, 2048}) {
            String row = size + "³";
            if (!bench.wants(row)) {
                continue;
            }
            String table = "gemm";
            float[] a = LayerRow.values(1, size * size);
            float[] b = LayerRow.values(2, size * size);
            float[] c = new float[size * size];
            var theirs = new OneDnn().product(size, a, b);
            operations(table, row, 2L * size * size * size);
            bench.race(
                    table,
                    row,
                    TURNS,
                    List.of(
                            peak(),
                            new Contestant("ours", 1500, () -> bench.compute().matmul(1, size, size, size, a, b, c)),
                            new Contestant("oneDNN", 200, theirs)));
            bench.compare(table, row, CLOSE, c, theirs.result());
        }
    }

    private Convolution plan(LayerRow row) {
        var g = row.geometry();
        return bench.compute()
                .convolution(g, PaddingMode.ZERO, false, bench.compute().algorithmFor(g, PaddingMode.ZERO, false));
    }

    private void describe(String table, LayerRow row, Convolution plan) {
        var g = row.geometry();
        boolean depthwise = g.groups() > 1 && g.groups() == g.c();
        operations(table, row.name(), row.operations());
        bench.report(
                table,
                row.name(),
                "algorithm",
                depthwise ? "depthwise" : plan.algorithm().name().toLowerCase(Locale.ROOT));
    }

    private void operations(String table, String row, long operations) {
        bench.report(table, row, "operations", operations);
        bench.report(table, row, "peak operations", peak.operations());
    }

    /// What the processor can do at most, in the same turns: it tells a slow layer from a machine that is
    /// slow just then.
    private Contestant peak() {
        return new Contestant("peak", 300, peak::run);
    }
}
