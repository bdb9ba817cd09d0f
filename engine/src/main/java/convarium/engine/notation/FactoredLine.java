package convarium.engine.notation;

import convarium.engine.layer.Conv2d;
import java.util.Optional;

/// A depthwise convolution as a line of code says it, perhaps with a 1 × 1 convolution behind it that makes the two a
/// separable convolution, and perhaps with a ReLU behind all.
///
/// @param depthwise the first layer
/// @param pointwise the 1 × 1 layer behind it
/// @param relu whether a ReLU follows
/// @param dialect how the line was written
public record FactoredLine(Conv2d depthwise, Optional<Conv2d> pointwise, boolean relu, Dialect dialect) {}
