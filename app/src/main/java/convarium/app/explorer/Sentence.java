package convarium.app.explorer;

import convarium.engine.arithmetic.Derivation.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What is seen, in words and coloured numbers, such that it can be read aloud.
///
/// @param caption which cell it speaks of
/// @param pieces the calculation
/// @param remark a sentence about it
public record Sentence(String caption, List<Piece> pieces, String remark) {

    /// How few pieces a calculation may be shortened to, one try after another.
    static final List<Integer> SHORTENED = List.of(120, 80, 48, 32, 20, 12, 8);

    private static final int PIECES_A_TERM = 4;
    private static final int FEW = 9;
    private static final int MANY = 25;
    private static final int REMARK_TOO = 12;

    public Sentence {
        pieces = List.copyOf(pieces);
    }

    /// How long a calculation is, which decides the size of its type.
    enum Length {
        /// At most nine terms.
        FEW,
        /// At most twenty-five.
        SOME,
        /// More.
        MANY
    }

    /// How long the calculation is.
    Length length() {
        int terms = pieces.size() / PIECES_A_TERM;
        return terms <= FEW ? Length.FEW : terms <= MANY ? Length.SOME : Length.MANY;
    }

    /// The first terms, dots, and the result; when few are left, the remark lists no products either.
    Sentence shortened(int kept) {
        String brief = kept <= REMARK_TOO ? remark.replaceAll(":.*?\\.(?= |$)", ".") : remark;
        int result = pieces.size() - 1;
        while (result > 0 && !pieces.get(result).text().contains("=")) {
            result--;
        }
        int head = kept / PIECES_A_TERM * PIECES_A_TERM - 1;
        if (head >= result) {
            return new Sentence(caption, pieces, brief);
        }
        var list = new ArrayList<>(pieces.subList(0, head));
        list.add(new Piece(" + …", Role.PLAIN, false));
        list.addAll(pieces.subList(result, pieces.size()));
        return new Sentence(caption, list, brief);
    }

    /// The same with more behind the remark.
    Sentence withMore(String more) {
        return new Sentence(caption, pieces, remark + more);
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
