package convarium.app.field;

import convarium.app.field.Worked.Known;
import convarium.engine.trace.EffectiveField;
import convarium.engine.trace.UnitField;
import java.util.Optional;

/// What is drawn: a chain, one of its units with what it sees, and how much of that counts.
///
/// @param kept whether the unit is kept
/// @param effective the unit's effective field; empty while it is being worked out, or if it will not be
/// @param remark stands in the place of an effective field that will not be; empty if it will
record FieldScene(Known known, UnitField unit, boolean kept, Optional<EffectiveField> effective, String remark) {

    /// What a view model shows; empty without a chain.
    static Optional<FieldScene> of(FieldViewModel model) {
        return model.known()
                .flatMap(known -> model.looked()
                        .map(unit ->
                                new FieldScene(known, unit, model.isKept(), model.effective(), model.effectiveNote())));
    }

    /// The unit as a place.
    FieldUnit place() {
        return new FieldUnit(unit.depth(), unit.row(), unit.column());
    }
}
