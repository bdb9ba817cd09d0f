package convarium.engine.arithmetic;

/// One of the two spatial axes of a feature map.
public enum Axis {
    /// Counted in rows, from the top.
    HEIGHT,
    /// Counted in columns, from the left.
    WIDTH
}
