package convarium.engine.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Shares memory among pieces that are never needed at the same moment.
///
/// The largest piece first, each into the smallest slot that is free during its life, else into a new one
/// (Pisarchyk and Lee, "Efficient memory management for deep neural net inference", 2020, section 4.2).
final class Slots {
    private Slots() {}

    /// Gives each piece a slot.
    ///
    /// @return floats for each picture of each slot, falling
    static int[] assign(List<Piece> pieces) {
        var sorted = new ArrayList<>(pieces);
        sorted.sort(Comparator.comparingInt(Piece::floats).reversed());
        var slots = new ArrayList<List<Piece>>();
        for (var piece : sorted) {
            int found = -1;
            // slots begin with their largest piece, so later ones are smaller
            for (int s = slots.size() - 1; s >= 0 && found < 0; s--) {
                if (slots.get(s).stream().noneMatch(piece::meets)) {
                    found = s;
                }
            }
            if (found < 0) {
                found = slots.size();
                slots.add(new ArrayList<>());
            }
            slots.get(found).add(piece);
            piece.slot(found);
        }
        return slots.stream().mapToInt(slot -> slot.getFirst().floats()).toArray();
    }
}
