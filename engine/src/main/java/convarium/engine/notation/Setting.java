package convarium.engine.notation;

import convarium.engine.arithmetic.Convention;
import convarium.engine.tensor.Shape;

/// What a line is read for.
///
/// @param input `(c, h, w)` or `(n, c, h, w)`
/// @param convention what holds where the line leaves something open
record Setting(Shape input, Convention convention) {

    int channels() {
        return input.size(input.rank() - 3);
    }

    int height() {
        return input.size(input.rank() - 2);
    }

    int width() {
        return input.size(input.rank() - 1);
    }

    /// The setting with an input of another height and width.
    ///
    /// @throws IllegalArgumentException if that is no shape
    Setting resized(int height, int width) {
        return new Setting(Shape.of(channels(), height, width), convention);
    }
}
