package convarium.engine.trace;

/// One cell of the field that a window moves over.
///
/// @param kind what the cell is
/// @param h the input row whose value stands here, counted from 0, or −1 where none does
/// @param w the input column whose value stands here, or −1
public record FieldCell(Kind kind, int h, int w) {

    /// What a cell of the field is.
    public enum Kind {
        /// A cell of the input itself.
        INPUT,
        /// A cell that padding added: a zero, or a copy of the input cell (h, w).
        PADDING,
        /// A zero that a transposed convolution puts between two inputs.
        INSERTED,
        /// A cell beyond the padded input, which a window kept by rounding up reaches; nothing stands here.
        BEYOND
    }

    /// Whether a value of the input stands here, its own or a copy.
    public boolean hasSource() {
        return h >= 0 && w >= 0;
    }
}
