package convarium.app.explorer;

import java.util.Optional;

/// How the backward pass is looked at.
///
/// @param target where the gradient is wanted
/// @param gradient the gradient at the output, as large as the output; empty for ones
public record GradientSettings(Target target, Optional<Matrix> gradient) {

    /// The gradient at the input, of ones at the output.
    public static final GradientSettings PLAIN = new GradientSettings(Target.INPUT, Optional.empty());

    /// Where the gradient is wanted.
    public enum Target {
        /// At the input: what a layer hands on to the one before it.
        INPUT,
        /// At the weights: what training changes them by.
        WEIGHTS
    }

    /// With another target.
    public GradientSettings withTarget(Target value) {
        return new GradientSettings(value, gradient);
    }

    /// With another gradient at the output.
    public GradientSettings withGradient(Optional<Matrix> value) {
        return new GradientSettings(target, value);
    }

    /// The gradient at an output of this size.
    public Matrix at(Matrix output) {
        return gradient.orElseGet(() -> Matrix.filled(output.rows(), output.columns(), 1));
    }

    /// Such that they go with a layer and its output: pooling has no weights to look at, and a gradient that does not
    /// fit keeps what lies on the output and takes ones beside it.
    GradientSettings fitted(Operation operation, Matrix output) {
        var fitting = gradient.map(g -> g.rows() == output.rows() && g.columns() == output.columns()
                ? g
                : Matrix.filled(output.rows(), output.columns(), 1).with(0, 0, g));
        var reachable = operation.hasWeights() ? target : Target.INPUT;
        return new GradientSettings(reachable, fitting);
    }
}
