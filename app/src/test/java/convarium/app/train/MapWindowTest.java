package convarium.app.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import convarium.app.explorer.Aspect;
import convarium.app.explorer.Channels;
import convarium.app.explorer.Explored;
import convarium.app.explorer.ExplorerLink;
import convarium.app.explorer.ExplorerState;
import convarium.app.explorer.Origin;
import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.Rounding;
import convarium.engine.arithmetic.Size;
import convarium.engine.compute.Computes;
import convarium.engine.compute.WorkerPool;
import convarium.engine.layer.Activate;
import convarium.engine.layer.AvgPool2d;
import convarium.engine.layer.BatchNorm;
import convarium.engine.layer.Conv2d;
import convarium.engine.layer.Dense;
import convarium.engine.layer.Flatten;
import convarium.engine.layer.MaxPool2d;
import convarium.engine.layer.Softmax;
import convarium.engine.network.Graph;
import convarium.engine.network.Network;
import convarium.engine.tensor.Shape;
import convarium.engine.tensor.Tensor;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What the explorer sums of a cell is what the network gave there.
class MapWindowTest {
    private final Random random = new Random(7);
    private final Graph graph = graph();
    private final Network network = new Network(graph, Computes.scalar(new WorkerPool(1)));
    private final Tensor picture = picture();
    private final List<MapBlock> blocks = MapPlan.of(graph);

    private static Conv2d conv(int in, int out, int kernel, int stride, int padding, int groups) {
        return new Conv2d(
                in,
                out,
                Size.square(kernel),
                Size.square(stride),
                Padding.symmetric(padding, padding),
                PaddingMode.ZERO,
                Size.square(1),
                groups,
                true,
                false);
    }

    private static Graph graph() {
        var graph = new Graph();
        graph.input("image", Shape.of(1, 20, 20));
        graph.add("conv1", conv(1, 8, 5, 1, 2, 1), "image");
        graph.add("relu1", Activate.RELU, "conv1");
        graph.add(
                "pool1",
                new MaxPool2d(Size.square(3), Size.square(2), Padding.symmetric(1, 1), Size.square(1), Rounding.FLOOR),
                "relu1");
        graph.add("conv2", conv(8, 12, 3, 1, 1, 1), "pool1");
        graph.add("norm2", BatchNorm.of(12), "conv2");
        graph.add("relu2", Activate.RELU, "norm2");
        graph.add("conv3", conv(12, 6, 3, 2, 1, 2), "relu2");
        graph.add("tanh3", Activate.TANH, "conv3");
        graph.add(
                "pool3", new AvgPool2d(Size.square(2), Size.square(2), Padding.NONE, Rounding.CEIL, true, 0), "tanh3");
        graph.add("flatten", new Flatten(), "pool3");
        graph.add("dense1", new Dense(graph.node("flatten").shape().elements(), 20, true), "flatten");
        graph.add("relu4", Activate.RELU, "dense1");
        graph.add("dense2", new Dense(20, 4, true), "relu4");
        graph.add("softmax", new Softmax(0), "dense2");
        return graph;
    }

    private Tensor picture() {
        float[] values = new float[400];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        for (var parameter : network.parameters()) {
            for (int i = 0; i < parameter.values().length; i++) {
                parameter.values()[i] = parameter.name().endsWith("running_var")
                        ? 0.5f + random.nextFloat()
                        : (float) random.nextGaussian() * 0.3f;
            }
        }
        network.parametersChanged();
        return Tensor.wrap(Shape.of(1, 20, 20), values);
    }

    private OpenedMap open(MapBlock block, int unit) {
        var passed = new OpenedNetwork(graph, network.compute());
        passed.follow(network);
        passed.backward(picture, 2);
        return MapOpening.open(
                block, unit, network, passed, picture, new MapOpening.Shown(OptionalInt.of(3), 2, true), 17);
    }

    private static float shown(ExplorerState state, int row, int column) {
        return state.looking().aspect() == Aspect.CHANNELS
                ? Channels.of(state).output(0).get(row, column)
                : Explored.of(state).output().get(row, column);
    }

    @Test
    void everyCellOfEveryLayerComesOutAsInTheNetwork() {
        assertEquals(
                List.of("conv1", "pool1", "conv2", "conv3", "pool3", "dense1", "dense2"),
                blocks.stream().map(MapBlock::name).toList());
        for (var block : blocks) {
            for (int unit = 0; unit < block.units(); unit++) {
                var map = open(block, unit);
                for (int row = 0; row < map.rows(); row++) {
                    for (int column = 0; column < map.columns(); column++) {
                        check(map, row, column);
                    }
                }
            }
        }
    }

    private static void check(OpenedMap map, int row, int column) {
        String where = map.block().name() + " unit " + map.unit() + " at " + row + ", " + column;
        var offer = MapWindow.forward(map, row, column);
        var state = (ExplorerState) offer.state().orElseThrow(() -> new AssertionError(where + ": " + offer.words()));
        Origin origin = state.looking().origin().orElseThrow();
        // tanh and softmax are no part of the explorer's layer
        float wanted =
                map.block().endsInRelu() ? map.get(row, column) : map.sums().get(0, row, column);
        for (int r = 0; r < outputRows(state); r++) {
            int there = origin.top() + r;
            float whole = shown(state, r, column - origin.left());
            float own = map.block().endsInRelu()
                    ? map.get(there, column)
                    : map.sums().get(0, there, column);
            assertEquals(own, whole, 2e-5f, where);
        }
        float got = shown(state, row - origin.top(), column - origin.left());
        assertEquals(wanted, got, 2e-6f, where);
        assertEquals(state, ExplorerLink.read(state.link()), where);
    }

    private static int outputRows(ExplorerState state) {
        return Explored.of(state).output().rows();
    }
}
