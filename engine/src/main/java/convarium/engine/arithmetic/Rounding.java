package convarium.engine.arithmetic;

/// What happens to a last window that does not fit wholly.
public enum Rounding {
    /// It is left out.
    FLOOR,
    /// It is kept, reaching beyond the edge, unless it would begin in the padding after the input.
    CEIL
}
