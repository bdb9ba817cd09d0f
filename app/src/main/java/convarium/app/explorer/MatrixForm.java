package convarium.app.explorer;

/// As which matrix product a layer is written.
public enum MatrixForm {
    /// The kernel as a row times the windows as columns.
    IM2COL,
    /// The whole layer as one sparse matrix times the flattened input.
    TOEPLITZ
}
