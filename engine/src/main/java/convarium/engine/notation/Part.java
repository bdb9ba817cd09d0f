package convarium.engine.notation;

import convarium.engine.layer.WindowLayer;

/// One entry of a `Sequential`, or the one layer of a line.
sealed interface Part {

    Span span();

    /// The layer with a window.
    ///
    /// @param padding where its padding is written
    record Window(WindowLayer layer, boolean relu, Dialect dialect, Span padding, Span span) implements Part {}

    /// Padding around the input, or with negative sides cropping.
    record Pad(Sides sides, Fill fill, Span span) implements Part {}

    /// `Cropping2D`.
    record Crop(Sides sides, Span span) implements Part {}

    /// A ReLU.
    record Rectifier(Span span) implements Part {}

    /// An activation that changes nothing.
    record Identity(Span span) implements Part {}

    /// What stands in the padded cells.
    enum Fill {
        ZERO,
        NEGATIVE_INFINITY,
        REFLECT,
        REPLICATE,
        CIRCULAR
    }
}
