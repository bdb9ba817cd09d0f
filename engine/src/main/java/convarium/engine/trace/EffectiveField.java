package convarium.engine.trace;

import convarium.engine.compute.Compute;
import convarium.engine.layer.Activate;
import convarium.engine.layer.Conv2d;
import convarium.engine.layer.MaxPool2d;
import convarium.engine.layer.ParameterSpec.Role;
import convarium.engine.network.Graph;
import convarium.engine.network.Network;
import convarium.engine.network.NetworkOptions;
import convarium.engine.network.Parameter;
import convarium.engine.tensor.Purpose;
import convarium.engine.tensor.RandomStream;
import convarium.engine.tensor.Shape;
import convarium.engine.tensor.Tensor;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/// How much each input cell really changes a unit: the size of the unit's gradient there, as a share of
/// the whole.
///
/// The theoretical field counts every cell alike; the gradient gathers in the middle, where many paths
/// lead (Luo, Li, Urtasun and Zemel, "Understanding the effective receptive field in deep convolutional
/// neural networks", 2016). The gradient is the engine's own backward pass, with ones at the unit in each
/// of its channels and zeros elsewhere; |∂| is summed over the input's channels and its mean taken over
/// several draws of weights and inputs.
///
/// @param field the unit and what it sees
/// @param shares `(1, h, w)` over the input, together 1; all zero if no gradient arrives
/// @param draws how many draws the mean is of
public record EffectiveField(UnitField field, Tensor shares, int draws) {
    private static final String INPUT = "input";
    /// Streams of one draw lie so far apart.
    private static final int STREAMS = 64;

    /// What the weights of convolutions are.
    public enum Weights {
        /// Every weight 1 / fan-in: what only the paths make of the field.
        EQUAL,
        /// Normally distributed with deviation √(2 / fan-in) (He et al. 2015), drawn anew each time.
        RANDOM
    }

    /// What is averaged over.
    ///
    /// @param relu whether a ReLU follows every convolution
    /// @param draws at least 1; one is enough and taken where nothing is left to chance
    /// @param seed of weights and inputs
    public record Settings(Weights weights, boolean relu, int draws, long seed) {

        /// @throws IllegalArgumentException if there would be no draw
        public Settings {
            if (draws < 1) {
                throw new IllegalArgumentException("a mean needs at least 1 draw, found " + draws);
            }
        }
    }

    /// The effective field of a unit.
    ///
    /// The same chain, unit and settings give the same bits, whatever computes them.
    ///
    /// @param ended asked before each draw, so that a newer wish need not wait
    /// @throws CancellationException if it was ended
    public static EffectiveField of(
            FieldChain chain, UnitField field, Settings settings, Compute compute, BooleanSupplier ended) {
        var input = chain.map(0);
        int h = input.size(1);
        int w = input.size(2);
        if (field.depth() == 0) {
            var itself = Tensor.zeros(Shape.of(1, h, w));
            itself.data()[field.row() * w + field.column()] = 1;
            return new EffectiveField(field, itself, 1);
        }
        int draws = isChance(chain, field.depth(), settings) ? settings.draws() : 1;
        var network = network(chain, field.depth(), settings.relu(), compute);
        var sums = new double[h * w];
        var x = new float[input.elements()];
        var ones = head(chain.map(field.depth()), field);
        for (int draw = 0; draw < draws; draw++) {
            if (ended.getAsBoolean()) {
                throw new CancellationException("a newer field is wanted");
            }
            fill(network, settings, draw);
            stream(settings.seed(), Purpose.PROBE, draw, 0).fillNormal(1, x);
            network.forwardTraining(1, x);
            network.backward(ones);
            float[] gradient = network.gradient(INPUT);
            for (int i = 0; i < x.length; i++) {
                sums[i % sums.length] += Math.abs(gradient[i]);
            }
        }
        return new EffectiveField(field, shares(sums, h, w), draws);
    }

    private static boolean isChance(FieldChain chain, int depth, Settings settings) {
        return chain.stages().subList(0, depth).stream().anyMatch(stage -> switch (stage.layer()) {
            case Conv2d conv -> settings.relu() || settings.weights() == Weights.RANDOM;
            case MaxPool2d pool -> true;
            default -> false;
        });
    }

    private static Network network(FieldChain chain, int depth, boolean relu, Compute compute) {
        var graph = new Graph();
        String at = graph.input(INPUT, chain.map(0));
        for (int l = 1; l <= depth; l++) {
            var layer = chain.stages().get(l - 1).layer();
            at = graph.add("layer" + l, layer, at);
            if (relu && layer instanceof Conv2d) {
                at = graph.add("relu" + l, Activate.RELU, at);
            }
        }
        // Winograd's algorithm rounds differently: a cell that gets nothing would get a little
        var network = new Network(graph, compute, NetworkOptions.DEFAULT.withWinograd(false));
        network.wantInputGradient(INPUT, true);
        return network;
    }

    private static void fill(Network network, Settings settings, int draw) {
        int which = 0;
        for (Parameter parameter : network.parameters()) {
            if (parameter.spec().role() == Role.WEIGHT) {
                int fanIn = parameter.spec().fanIn();
                switch (settings.weights()) {
                    case EQUAL -> Arrays.fill(parameter.values(), 1f / fanIn);
                    case RANDOM ->
                        stream(settings.seed(), Purpose.WEIGHTS, draw, which)
                                .fillNormal((float) Math.sqrt(2.0 / fanIn), parameter.values());
                }
            }
            which++;
        }
        network.parametersChanged();
    }

    private static RandomStream stream(long seed, Purpose purpose, int draw, int which) {
        return new RandomStream(seed, purpose.stream((long) draw * STREAMS + which));
    }

    private static float[] head(Shape map, UnitField field) {
        var ones = new float[map.elements()];
        for (int c = 0; c < map.size(0); c++) {
            ones[(c * map.size(1) + field.row()) * map.size(2) + field.column()] = 1;
        }
        return ones;
    }

    private static Tensor shares(double[] sums, int h, int w) {
        double all = Arrays.stream(sums).sum();
        var shares = Tensor.zeros(Shape.of(1, h, w));
        for (int i = 0; i < sums.length && all > 0; i++) {
            shares.data()[i] = (float) (sums[i] / all);
        }
        return shares;
    }

    /// Whether any gradient arrives at the input.
    public boolean arrives() {
        for (float share : shares.data()) {
            if (share > 0) {
                return true;
            }
        }
        return false;
    }

    /// The largest share of one cell.
    public float largest() {
        float largest = 0;
        for (float share : shares.data()) {
            largest = Math.max(largest, share);
        }
        return largest;
    }

    /// A rectangle of the input.
    ///
    /// @param row its first, counted from 0
    /// @param column its first, counted from 0
    public record Part(int row, int column, int rows, int columns) {

        /// How many cells it has.
        public int cells() {
            return rows * columns;
        }
    }

    /// The rectangle about the field's middle with so many rows and columns, as far as it lies within the
    /// input.
    ///
    /// @param rows as even or odd as the field's, so that both have one middle
    /// @param columns as even or odd as the field's
    public Part middle(long rows, long columns) {
        var seen = field.input();
        int[] down = middle(seen.rows(), rows);
        int[] across = middle(seen.columns(), columns);
        return new Part(down[0], across[0], down[1], across[1]);
    }

    private static int[] middle(UnitField.Reach reach, long size) {
        long off = (reach.size() - size) / 2;
        int first = Math.clamp(reach.first() + off, 0, reach.length());
        int end = Math.clamp(reach.last() - off + 1, 0, reach.length());
        return new int[] {first, Math.max(0, end - first)};
    }

    /// The whole field, as far as it lies within the input.
    public Part whole() {
        return middle(field.input().rows().size(), field.input().columns().size());
    }

    /// The share of the gradient within a rectangle.
    public double within(Part part) {
        double sum = 0;
        for (int r = part.row(); r < part.row() + part.rows(); r++) {
            for (int c = part.column(); c < part.column() + part.columns(); c++) {
                sum += shares.get(0, r, c);
            }
        }
        return sum;
    }

    /// The smallest rectangle about the field's middle that holds a share of the gradient: as many rows
    /// and columns are taken off on every side as can be.
    ///
    /// @param share from 0 to 1
    public Part holding(double share) {
        long rows = field.input().rows().size();
        long columns = field.input().columns().size();
        var held = whole();
        while (rows > 2 || columns > 2) {
            rows = rows > 2 ? rows - 2 : rows;
            columns = columns > 2 ? columns - 2 : columns;
            var smaller = middle(rows, columns);
            // sums of floats miss 1 by rounding
            if (within(smaller) < share - 1e-6) {
                break;
            }
            held = smaller;
        }
        return held;
    }
}
