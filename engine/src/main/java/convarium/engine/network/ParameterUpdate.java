package convarium.engine.network;

import java.util.List;

/// A rule that changes parameters by their gradients: an optimiser.
public interface ParameterUpdate {

    /// Changes the values of all trainable parameters. Called once a step, with all of them at once, since
    /// some rules look at all gradients first (clipping by the global norm).
    ///
    /// @param parameters those that learn, in graph order, their gradients filled in
    void apply(List<Parameter> parameters);
}
