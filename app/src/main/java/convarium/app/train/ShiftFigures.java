package convarium.app.train;

import convarium.engine.compute.Compute;
import convarium.engine.data.Split;
import convarium.engine.explain.NetworkCopy;
import convarium.engine.network.Network;

/// A network as it was at a moment, to be tested with moved pictures.
///
/// @param network a copy that nobody else runs
/// @param step how many batches it had learnt from
/// @param epochs how many epochs were done
record ShiftFigures(Network network, Split data, long step, int epochs) {

    /// Copies the network of a moment.
    ///
    /// @param compute runs the copy, on another thread
    static ShiftFigures of(Moment moment, Compute compute) {
        return new ShiftFigures(
                NetworkCopy.of(moment.network(), compute), moment.data(), moment.step(), moment.epoch());
    }
}
