package convarium.engine.arithmetic;

import java.util.Locale;

/// What stands in the cells that padding adds around an input.
public enum PaddingMode {
    /// Zeros.
    ZERO,
    /// The input mirrored at its edge, the edge itself not repeated: `c b | a b c | b a`.
    REFLECT,
    /// The edge repeated: `a a | a b c | c c`.
    REPLICATE,
    /// The input again from the other side: `b c | a b c | a b`.
    CIRCULAR;

    /// Which input index stands at a padded position, or −1 where a zero stands.
    ///
    /// @param position counted from the input's first cell; negative before it
    /// @param size the input's size along this axis
    /// @throws IllegalArgumentException if the position lies further out than this mode can reach
    public int source(int position, int size) {
        if (position >= 0 && position < size) {
            return position;
        }
        int source = switch (this) {
            case ZERO -> -1;
            case REFLECT -> position < 0 ? -position : 2 * (size - 1) - position;
            case REPLICATE -> position < 0 ? 0 : size - 1;
            case CIRCULAR -> position < 0 ? position + size : position - size;
        };
        if (this != ZERO && (source < 0 || source >= size)) {
            throw new IllegalArgumentException("position " + position + " lies beyond the "
                    + name().toLowerCase(Locale.ROOT) + " padding of an axis of " + size);
        }
        return source;
    }

    /// The most cells this mode can add on one side of an axis of this size.
    public int most(int size) {
        return switch (this) {
            case ZERO, REPLICATE -> Integer.MAX_VALUE;
            case REFLECT -> size - 1;
            case CIRCULAR -> size;
        };
    }
}
