package convarium.app.explorer;

import convarium.engine.arithmetic.Derivation.Role;
import java.util.List;
import java.util.stream.Collectors;

/// What is seen, in words and coloured numbers, such that it can be read aloud.
///
/// @param caption which cell it speaks of
/// @param pieces the calculation
/// @param remark a sentence about it
public record Sentence(String caption, List<Piece> pieces, String remark) {

    public Sentence {
        pieces = List.copyOf(pieces);
    }

    /// A piece of the calculation.
    ///
    /// @param role what it belongs to
    /// @param faded whether it contributes nothing
    public record Piece(String text, Role role, boolean faded) {}

    /// The calculation without its colours.
    public String text() {
        return pieces.stream().map(Piece::text).collect(Collectors.joining());
    }

    /// All of it, for a screen reader.
    public String spoken() {
        return caption + ". " + text() + ". " + remark;
    }
}
