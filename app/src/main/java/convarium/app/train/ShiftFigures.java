package convarium.app.train;

import convarium.engine.compute.Compute;
import convarium.engine.data.Split;
import convarium.engine.explain.NetworkCopy;
import convarium.engine.network.Network;
import java.util.Optional;

/// A network as it was at a moment, to be tested with moved pictures.
///
/// @param network a copy that nobody else runs
/// @param step how many batches it had learnt from
/// @param epochs how many epochs were done
/// @param second the second network of a comparison at the same moment
/// @param isGoing whether the training goes on
record ShiftFigures(
        Network network, Split data, long step, int epochs, Optional<ShiftFigures> second, boolean isGoing) {

    /// Copies the network of a moment.
    ///
    /// @param compute runs the copy, on another thread
    static ShiftFigures of(Moment moment, Compute compute) {
        var other = moment.other().get().map(hidden -> of(hidden, Optional.empty(), compute));
        return switch (moment.side()) {
            case FIRST -> of(moment, other, compute);
            case SECOND ->
                other.map(first -> first.with(of(moment, Optional.empty(), compute)))
                        .orElseGet(() -> of(moment, Optional.empty(), compute));
        };
    }

    private static ShiftFigures of(Moment moment, Optional<ShiftFigures> second, Compute compute) {
        return new ShiftFigures(
                NetworkCopy.of(moment.network(), compute),
                moment.data(),
                moment.step(),
                moment.epoch(),
                second,
                moment.isGoing());
    }

    private ShiftFigures with(ShiftFigures other) {
        return new ShiftFigures(network, data, step, epochs, Optional.of(other), isGoing);
    }
}
