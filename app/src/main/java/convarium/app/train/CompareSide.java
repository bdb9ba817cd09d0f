package convarium.app.train;

/// One of two networks that are compared.
public enum CompareSide {
    /// The network of the set-up.
    FIRST,
    /// The one beside it.
    SECOND
}
