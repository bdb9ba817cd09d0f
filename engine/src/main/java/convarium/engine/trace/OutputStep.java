package convarium.engine.trace;

import java.util.List;

/// How one output came about: every tap of its window, and what was done with them.
///
/// @param channel the output channel
/// @param row the output's row
/// @param column the output's column
/// @param windowRow the field's row at which the window begins
/// @param windowColumn the field's column at which the window begins
/// @param taps the taps in the order in which they are summed
/// @param reduction what was done with them
/// @param value the output, before any ReLU
public record OutputStep(
        int channel,
        int row,
        int column,
        int windowRow,
        int windowColumn,
        List<Tap> taps,
        Reduction reduction,
        float value) {

    public OutputStep {
        taps = List.copyOf(taps);
    }

    /// What is done with the taps of a window.
    public sealed interface Reduction {

        /// The products are added up, the bias last.
        ///
        /// @param sum the sum before the bias
        /// @param bias what is added last
        record Sum(float sum, float bias) implements Reduction {}

        /// The largest is taken.
        ///
        /// @param winner which tap it is, or −1 where the window has none
        record Max(int winner) implements Reduction {}

        /// The sum is divided by a count.
        ///
        /// @param sum the sum of the taps on the input
        /// @param divisor the count
        record Average(float sum, int divisor) implements Reduction {}
    }
}
