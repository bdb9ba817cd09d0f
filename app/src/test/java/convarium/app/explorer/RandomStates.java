package convarium.app.explorer;

import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.Rounding;
import convarium.engine.arithmetic.Size;
import convarium.engine.notation.Dialect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// States that can be worked out, drawn from a seed.
final class RandomStates {
    private static final List<String> FILES = List.of(
            "/home/ada/a b.png",
            "/home/ada/100%&=+?#;,.png",
            "/home/ada/ščřž/画像 🐟.jpg",
            "relative/picture.gif",
            "C:\\Users\\Ada\\my picture.bmp");

    private final Random random;
    /// Apart, so that everything else is drawn as it would be without channels.
    private final Random ofChannels;

    private RandomStates(long seed) {
        random = new Random(seed);
        ofChannels = new Random(~seed);
    }

    /// So many states from one seed; the first of them take every operation, mode, dialect and source in turn.
    static List<ExplorerState> of(long seed, int count) {
        var draw = new RandomStates(seed);
        var states = new ArrayList<ExplorerState>();
        while (states.size() < count) {
            try {
                var state = draw.state(states.size());
                var explored = Explored.of(state);
                state = state.withLooking(draw.looking(state, explored));
                states.add(ShiftSettings.walked(state, draw.random.nextInt(Steps.of(state, explored)))
                        .withPin(draw.pin(state, explored)));
            } catch (IllegalArgumentException e) {
                // these settings do not fit together: draw others
            }
        }
        return states;
    }

    private ExplorerState state(int turn) {
        var operations = List.of(Operation.values());
        var modes = List.of(PaddingMode.values());
        var scales = List.of(PictureSettings.Scale.values());
        var source = source(turn);
        return new ExplorerState(
                matrix(16),
                matrix(7),
                new LayerSettings(
                        operations.get(turn % operations.size()),
                        size(1, 3),
                        padding(),
                        modes.get(turn / 2 % modes.size()),
                        size(1, 3),
                        size(0, 1),
                        random.nextBoolean() ? Rounding.FLOOR : Rounding.CEIL,
                        random.nextBoolean(),
                        random.nextInt(4) == 0 ? 1 + random.nextInt(9) : 0,
                        random.nextBoolean(),
                        random.nextBoolean(),
                        0f,
                        random.nextBoolean()),
                Looking.PLAIN,
                source,
                source.isPicture()
                        ? new PictureSettings(
                                random.nextInt(101) / 100.0f,
                                random.nextInt(2000),
                                random.nextInt(2000),
                                scales.get(turn % scales.size()))
                        : PictureSettings.PLAIN,
                turn % 3 == 0 ? Dialect.KERAS : Dialect.PYTORCH,
                List.of("", "padding-strides", "sobel-x", "box").get(random.nextInt(4)),
                0,
                Focus.NOTHING,
                List.of(0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0).get(random.nextInt(7)),
                random.nextBoolean(),
                random.nextInt());
    }

    private Looking looking(ExplorerState state, Explored explored) {
        var aspects = Arrays.stream(Aspect.values()).filter(a -> a.fits(state)).toList();
        var targets = GradientSettings.Target.values();
        var output = explored.output();
        return new Looking(
                        aspects.get(random.nextInt(aspects.size())),
                        new GradientSettings(
                                targets[random.nextInt(targets.length)],
                                random.nextBoolean()
                                        ? Optional.of(matrix(output.rows(), output.columns()))
                                        : Optional.empty()),
                        random.nextBoolean() ? MatrixForm.IM2COL : MatrixForm.TOEPLITZ,
                        new ShiftSettings(
                                random.nextInt(9) - 4,
                                random.nextInt(9) - 4,
                                random.nextBoolean() ? ShiftSettings.Edge.ZEROS : ShiftSettings.Edge.WRAP),
                        predict(state, explored),
                        channels(state),
                        origin())
                .fitted(state, output);
    }

    private Optional<Origin> origin() {
        return ofChannels.nextInt(3) > 0
                ? Optional.empty()
                : Optional.of(new Origin(
                        List.of("conv1", "0", "a,b c&=;#é", "conv2d_1").get(ofChannels.nextInt(4)),
                        ofChannels.nextInt(1000),
                        ofChannels.nextInt(300),
                        ofChannels.nextInt(300),
                        List.of(Origin.Kind.values()).get(ofChannels.nextInt(2)),
                        ofChannels
                                .ints(1 + ofChannels.nextInt(24), 0, 5000)
                                .boxed()
                                .toList(),
                        ofChannels.nextInt(500),
                        ofChannels.nextInt(31),
                        ofChannels.nextInt(1_000_000)));
    }

    private ChannelSettings channels(ExplorerState state) {
        int groups = 1 + ofChannels.nextInt(3);
        int inputs = groups * (1 + ofChannels.nextInt(4 / groups));
        int filters = groups * (1 + ofChannels.nextInt(4 / groups));
        var values = ChannelValues.USUAL;
        for (int n = 1; n < ChannelSettings.MOST; n++) {
            if (ofChannels.nextInt(4) == 0) {
                values = values.withInput(
                                n, numbers(state.input().rows(), state.input().columns()))
                        .withKernel(
                                4 * ofChannels.nextInt(4) + n,
                                numbers(state.kernel().rows(), state.kernel().columns()))
                        .withBias(n, (float) ofChannels.nextGaussian());
            }
        }
        if (ofChannels.nextInt(4) == 0) {
            values = values.withMixing(numbers(filters, inputs));
        }
        var turn = ofChannels.nextBoolean()
                ? Optional.of(new ChannelTurn(ofChannels.nextInt(71) - 35, ofChannels.nextInt(71) - 35))
                : Optional.<ChannelTurn>empty();
        var settings = new ChannelSettings(inputs, filters, groups, false, ofChannels.nextInt(filters), turn, values);
        return ofChannels.nextInt(3) == 0 ? settings.asPair() : settings;
    }

    private Matrix numbers(int rows, int columns) {
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = ofChannels.nextInt(4) == 0 ? (float) ofChannels.nextGaussian() : ofChannels.nextInt(9) - 4;
        }
        return Matrix.of(rows, columns, values);
    }

    private PredictSettings predict(ExplorerState state, Explored explored) {
        var hidden = PredictSettings.Hidden.values();
        var predict = PredictSettings.PLAIN
                .withHidden(hidden[random.nextInt(hidden.length)])
                .withCell(random.nextInt(explored.steps()));
        int slots = new PredictQuestion(state.withLooking(Looking.PLAIN.withPredict(predict)), explored).slots();
        for (int i = random.nextInt(4); i > 0 && slots > 0; i--) {
            int slot = random.nextInt(slots);
            predict = predict.withAnswer(slot, (float) random.nextGaussian());
            predict = random.nextBoolean() ? predict.withChecked(slot, random.nextBoolean()) : predict;
        }
        return predict;
    }

    /// The bias is part of a link only where there is one.
    static ExplorerState withBias(ExplorerState state, float value) {
        return state.withLayer(state.layer().withBias(true, value));
    }

    private Source source(int turn) {
        return switch (turn % 4) {
            case 0 -> new Source.Shipped("cat");
            case 1 -> new Source.File(Path.of(FILES.get(random.nextInt(FILES.size()))));
            default -> new Source.Numbers();
        };
    }

    private Focus pin(ExplorerState state, Explored explored) {
        return switch (random.nextInt(4)) {
            case 0 ->
                new Focus.Output(
                        random.nextInt(explored.output().rows()),
                        random.nextInt(explored.output().columns()));
            case 1 ->
                new Focus.Input(
                        random.nextInt(state.input().rows()),
                        random.nextInt(state.input().columns()));
            case 2 ->
                new Focus.Weight(
                        random.nextInt(state.kernel().rows()),
                        random.nextInt(state.kernel().columns()));
            default -> entry(state, explored);
        };
    }

    private Focus entry(ExplorerState state, Explored explored) {
        var size = MatrixSize.of(state, explored);
        return state.looking().aspect() == Aspect.MATRICES && size.isShown()
                ? new Focus.Entry(random.nextInt(size.rows()), random.nextInt(size.columns()))
                : Focus.NOTHING;
    }

    private Matrix matrix(int most) {
        return matrix(1 + random.nextInt(most), 1 + random.nextInt(most));
    }

    private Matrix matrix(int rows, int columns) {
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (random.nextInt(6)) {
                case 0 -> (float) random.nextGaussian();
                case 1 -> (float) (random.nextGaussian() * Math.pow(10, random.nextInt(60) - 30));
                case 2 -> -0f;
                default -> random.nextInt(9) - 4;
            };
        }
        return Matrix.of(rows, columns, values);
    }

    private Size size(int least, int most) {
        return new Size(least + random.nextInt(most - least + 1), least + random.nextInt(most - least + 1));
    }

    private Padding padding() {
        return switch (random.nextInt(6)) {
            case 0 -> Padding.Same.UPPER;
            case 1 -> Padding.Same.LOWER;
            case 2 -> Padding.NONE;
            case 3 -> Padding.symmetric(1, 1);
            case 4 -> Padding.symmetric(random.nextInt(3), random.nextInt(3));
            default -> new Padding.Explicit(random.nextInt(3), random.nextInt(3), random.nextInt(3), random.nextInt(3));
        };
    }
}
