package convarium.app.signal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Kernels worth knowing; the last weight lies on the latest sample.
public enum SignalKernel {
    /// The mean of five neighbours.
    AVERAGE("0.2 0.2 0.2 0.2 0.2"),
    /// Neighbours count less the farther away they are: the fifth row of Pascal's triangle over 16.
    GAUSSIAN("0.0625 0.25 0.375 0.25 0.0625"),
    /// This sample less the one before.
    DIFFERENCE("-1 1"),
    /// The difference of two differences.
    BEND("1 -2 1"),
    /// The mean to the right less the mean to the left.
    EDGE("-0.5 -0.5 0 0.5 0.5"),
    /// A sample stands out from its neighbours.
    SHARPEN("-0.5 2 -0.5"),
    /// The sample, and half of the one six before.
    ECHO("0.5 0 0 0 0 0 1"),
    /// The sample three before.
    DELAY("1 0 0 0"),
    /// The sample itself.
    IDENTITY("0 1 0");

    private final String numbers;

    SignalKernel(String numbers) {
        this.numbers = numbers;
    }

    /// The weights in order.
    List<Float> weights() {
        return Arrays.stream(numbers.split(" ", -1)).map(Float::valueOf).toList();
    }

    /// The one that a state uses.
    static Optional<SignalKernel> of(SignalState state) {
        return Arrays.stream(values())
                .filter(kernel -> kernel.weights().equals(state.kernel()))
                .findFirst();
    }

    /// A state with these weights, its padding kept to the same size of output where it had that.
    SignalState put(SignalState state) {
        boolean same = SignalPadding.isSame(state);
        var next = state.withKernel(weights());
        return same ? SignalPadding.same(next) : next;
    }
}
