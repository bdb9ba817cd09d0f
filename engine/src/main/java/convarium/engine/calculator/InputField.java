package convarium.engine.calculator;

import convarium.engine.arithmetic.ReceptiveField;
import java.util.List;

/// What a unit sees of the chain's input: rows and columns, and how far the next unit's field lies.
///
/// Padding is not taken off: the field of a unit at the border reaches beyond the input.
///
/// @param height along the rows; of a sequence one cell
/// @param width along the columns, or along a sequence
/// @param isSequence whether there is one axis alone
public record InputField(ReceptiveField height, ReceptiveField width, boolean isSequence) {

    /// An input cell sees itself.
    static InputField input(boolean isSequence) {
        return new InputField(ReceptiveField.INPUT, ReceptiveField.INPUT, isSequence);
    }

    /// The field along each axis: height and width, or the one of a sequence.
    public List<ReceptiveField> axes() {
        return isSequence ? List.of(width) : List.of(height, width);
    }

    /// Whether both axes agree.
    public boolean isSquare() {
        return height.equals(width);
    }
}
