package convarium.app.explorer;

import java.nio.file.Path;

/// What the kernel runs over.
public sealed interface Source {

    /// The small input of numbers.
    record Numbers() implements Source {}

    /// A picture that the program ships.
    record Shipped(String id) implements Source {}

    /// A picture in a file of the user's.
    record File(Path path) implements Source {}

    /// Whether it is a picture.
    default boolean isPicture() {
        return !(this instanceof Numbers);
    }
}
