package convarium.engine.layer;

import convarium.engine.tensor.Shape;

/// One step of a network: its hyperparameters, without weights.
public sealed interface Layer permits WindowLayer, Relu {

    /// The shape of the output for an input `(c, h, w)` or `(n, c, h, w)`, with as many axes.
    ///
    /// @throws IllegalArgumentException if the layer cannot take that input, with the shapes in the text
    Shape output(Shape input);
}
