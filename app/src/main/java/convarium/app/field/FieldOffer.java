package convarium.app.field;

import static convarium.app.l10n.Texts.text;

import convarium.app.place.Offer;
import convarium.engine.tensor.Shape;
import java.util.Optional;

/// A row of a chain, to be opened in the place of receptive fields: the unit in the middle of its map.
public final class FieldOffer {
    private FieldOffer() {}

    /// What the place would show of a row.
    ///
    /// @param net the text of the chain
    /// @param input the shape of one sample; empty where the text states it
    /// @param row which of the chain's layers, counted from 0
    public static Offer of(String net, Optional<Shape> input, int row) {
        var state = FieldState.first().withNet(net).withInput(input).withUnit(Optional.empty());
        var worked = Worked.of(state);
        if (worked.known().isEmpty()) {
            return Offer.none(worked.problem().map(Worked.Problem::message).orElse(text("field.none")));
        }
        var known = worked.known().get();
        var entries = known.text().entries();
        int last = entries.indexOf(known.layers().getLast().entry());
        int depth = (int) known.layers().stream()
                .filter(layer -> entries.indexOf(layer.entry()) <= row)
                .count();
        boolean beyond = row > last && !worked.note().isEmpty();
        if (beyond) {
            return Offer.none(worked.note());
        }
        var map = known.chain().map(depth);
        var unit = new FieldUnit(depth, (map.size(1) - 1) / 2, (map.size(2) - 1) / 2);
        return Offer.of(state.withUnit(Optional.of(unit)), text("offer.field", depth));
    }
}
