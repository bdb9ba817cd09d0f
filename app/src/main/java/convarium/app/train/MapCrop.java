package convarium.app.train;

import convarium.app.explorer.ExplorerState;
import convarium.engine.arithmetic.AxisWindow;
import java.util.Optional;

/// A stretch of outputs along one axis, with the inputs that their windows cover.
///
/// @param first the first output, from 0
/// @param outputs how many there are
/// @param from the first input, from 0
/// @param inputs how many there are
/// @param before how many cells of padding the first window covers
/// @param after how many cells of padding the last window covers
record MapCrop(int first, int outputs, int from, int inputs, int before, int after) {
    /// The stretch around an output, cut off at the map's ends.
    ///
    /// @param around neighbours on each side
    /// @param inputs all along the axis
    /// @param outputs all along the axis
    /// @return empty if the windows cover more inputs than the explorer takes, or none at all
    static Optional<MapCrop> around(int output, int around, AxisWindow window, int inputs, int outputs) {
        int first = Math.max(0, output - around);
        int last = Math.min(outputs - 1, output + around);
        int begin = first * window.stride() - window.before();
        int end = (int) Math.min(Integer.MAX_VALUE, last * window.stride() - window.before() + window.extent());
        int from = Math.max(0, begin);
        int to = Math.min(inputs, end);
        if (to <= from || to - from > ExplorerState.MAX_INPUT) {
            return Optional.empty();
        }
        int after = Math.min(Math.max(0, end - inputs), window.after());
        return Optional.of(new MapCrop(first, last - first + 1, from, to - from, Math.max(0, -begin), after));
    }
}
