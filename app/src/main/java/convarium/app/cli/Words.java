package convarium.app.cli;

import convarium.engine.tensor.Shape;
import java.util.stream.Collectors;

/// How the command line writes things for people.
final class Words {
    private Words() {}

    /// `96 × 27 × 27`.
    static String sizes(Shape shape) {
        return shape.dimensions().stream().map(String::valueOf).collect(Collectors.joining(" × "));
    }
}
