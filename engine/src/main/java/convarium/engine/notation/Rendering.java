package convarium.engine.notation;

/// What became of writing a layer in a dialect.
public sealed interface Rendering {

    /// The line. Read back for the same input it gives the same layer.
    ///
    /// @param line the code, on one line
    /// @param note what the line cannot say (a flipped kernel), or empty
    record Text(String line, String note) implements Rendering {}

    /// The dialect has no way to say it.
    ///
    /// @param reason why, for a person
    record Impossible(String reason) implements Rendering {}
}
