package convarium.app.explorer;

import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.Size;
import convarium.engine.layer.Conv2d;
import java.util.Optional;

/// Turns the layer of several channels into another kind, and counts what each kind costs.
final class ChannelKinds {
    private ChannelKinds() {}

    private static final int SIDE = 3;
    private static final int CHANNELS = 3;

    /// The layer as another kind: of the same channels and filters as far as that kind can have them.
    ///
    /// @param wide the kernel to go back to where it is 1 × 1
    static ExplorerState chosen(ExplorerState state, ChannelKind kind, Matrix wide) {
        var s = state.looking().channels();
        return switch (kind) {
            case FULL -> with(widened(state, wide), single(s, s.inputs(), s.filters(), 1));
            case GROUPED -> {
                int groups = groups(s.inputs(), s.filters());
                boolean even = s.filters() % 2 == 0;
                yield with(
                        widened(state, wide),
                        groups > 0
                                ? single(s, s.inputs(), s.filters(), groups)
                                : single(s, ChannelSettings.MOST, even ? s.filters() : ChannelSettings.MOST, 2));
            }
            case DEPTHWISE -> {
                int channels = s.inputs() > 1 ? s.inputs() : CHANNELS;
                yield with(widened(state, wide), single(s, channels, channels, channels));
            }
            case POINTWISE ->
                with(
                        state.withKernel(state.kernel().resized(1, 1, 0, 2))
                                .withLayer(
                                        state.layer().withPadding(Padding.NONE).withDilation(Size.square(1))),
                        single(s, s.inputs(), s.filters(), 1));
            case SEPARABLE -> with(widened(state, wide), s.asPair());
        };
    }

    /// The groups that such a layer can have without being depthwise; 0 if there are none.
    private static int groups(int inputs, int filters) {
        for (int groups = 2; groups < inputs; groups++) {
            if (inputs % groups == 0 && filters % groups == 0) {
                return groups;
            }
        }
        return 0;
    }

    private static ChannelSettings single(ChannelSettings s, int inputs, int filters, int groups) {
        return new ChannelSettings(inputs, filters, groups, false, Math.min(s.filter(), filters - 1), s.values());
    }

    private static ExplorerState widened(ExplorerState state, Matrix wide) {
        boolean narrow = state.kernel().rows() == 1 && state.kernel().columns() == 1;
        if (!narrow) {
            return state;
        }
        boolean useful = wide.rows() > 1 || wide.columns() > 1;
        return state.withKernel(useful ? wide : state.kernel().resized(SIDE, SIDE, 0, 2));
    }

    private static ExplorerState with(ExplorerState state, ChannelSettings channels) {
        return state.withLooking(state.looking().withChannels(channels)).withPin(Focus.NOTHING);
    }

    /// What a layer costs.
    ///
    /// @param inputs channels that go in
    /// @param filters channels that come out
    /// @param parameters weights and biases
    /// @param macs multiply–adds over the whole input
    record Cost(int inputs, int filters, long parameters, long macs) {}

    /// What a state's layer costs, both steps of a pair together; empty if its input is too small for it.
    static Optional<Cost> cost(ExplorerState state) {
        try {
            var s = state.looking().channels();
            var layer = Channels.layer(state);
            var shape = Channels.shape(state);
            Optional<Conv2d> mixer = Channels.mixer(state);
            long parameters = layer.parameters().value();
            long macs = layer.macs(shape).value();
            if (mixer.isPresent()) {
                parameters += mixer.get().parameters().value();
                macs += mixer.get().macs(layer.output(shape)).value();
            }
            return Optional.of(new Cost(s.inputs(), s.filters(), parameters, macs));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
