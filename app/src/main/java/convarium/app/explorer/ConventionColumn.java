package convarium.app.explorer;

import convarium.engine.layer.WindowLayer;
import convarium.engine.notation.Frameworks;
import convarium.engine.notation.InFramework;
import convarium.engine.notation.InFramework.Carried;
import convarium.engine.tensor.Tensor;
import convarium.engine.trace.WindowTrace;
import java.util.List;
import java.util.Optional;

/// What one framework makes of the layer shown, on the same numbers.
///
/// @param said in its words
/// @param made what comes out; empty if it has no such layer
record ConventionColumn(InFramework said, Optional<Made> made) {

    /// A layer over the numbers.
    ///
    /// @param layer what the framework makes of the settings
    /// @param trace every output opened up
    /// @param output the outputs, after the ReLU if there is one
    record Made(WindowLayer layer, WindowTrace trace, Matrix output) {}

    /// How a framework's output stands to the one shown.
    enum Status {
        /// Size and values are the same.
        SAME,
        /// The size is another.
        SIZE,
        /// The size is the same, and values differ.
        VALUES,
        /// There is no output.
        NOTHING
    }

    /// What every framework makes of a state's layer.
    static List<ConventionColumn> all(ExplorerState state, Explored explored) {
        return Frameworks.of(explored.layer(), state.layer().relu(), explored.input()).stream()
                .map(said -> new ConventionColumn(said, made(state, explored, said.carried())))
                .toList();
    }

    private static Optional<Made> made(ExplorerState state, Explored explored, Carried carried) {
        return switch (carried) {
            case Carried.Nothing nothing -> Optional.empty();
            case Carried.Layer taken -> {
                var picture = Tensor.wrap(explored.input(), state.input().toArray());
                var trace = Explored.trace(state, taken.layer(), picture);
                yield Optional.of(new Made(
                        taken.layer(),
                        trace,
                        Explored.outputs(trace, state.layer().relu())));
            }
        };
    }

    /// How it stands to the layer shown.
    Status status(Explored shown) {
        if (made.isEmpty()) {
            return Status.NOTHING;
        }
        var output = made.get().output();
        if (output.rows() != shown.output().rows()
                || output.columns() != shown.output().columns()) {
            return Status.SIZE;
        }
        for (int r = 0; r < output.rows(); r++) {
            for (int c = 0; c < output.columns(); c++) {
                if (differs(shown, r, c)) {
                    return Status.VALUES;
                }
            }
        }
        return Status.SAME;
    }

    /// Whether an output is not that of the layer shown, or has none there to compare with.
    boolean differs(Explored shown, int row, int column) {
        var there = shown.output();
        return row >= there.rows()
                || column >= there.columns()
                || made.stream()
                        .noneMatch(m -> Float.compare(m.output().get(row, column), there.get(row, column)) == 0);
    }
}
