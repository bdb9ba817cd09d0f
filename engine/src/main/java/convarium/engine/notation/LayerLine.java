package convarium.engine.notation;

import convarium.engine.layer.WindowLayer;

/// One windowed layer, perhaps with a ReLU behind it, as a line of code says it.
///
/// @param layer the layer, with everything that the line left open filled in by a convention
/// @param relu whether a ReLU follows (`activation='relu'`, or `nn.ReLU()` in the same `Sequential`)
/// @param dialect how the line was written
public record LayerLine(WindowLayer layer, boolean relu, Dialect dialect) {}
