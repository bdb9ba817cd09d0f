package convarium.engine.calculator;

import convarium.engine.arithmetic.ReceptiveField;

/// What a unit sees of the chain's input: rows and columns, and how far the next unit's field lies.
///
/// Padding is not taken off: the field of a unit at the border reaches beyond the input.
public record InputField(ReceptiveField height, ReceptiveField width) {
    /// An input cell sees itself.
    static final InputField INPUT = new InputField(ReceptiveField.INPUT, ReceptiveField.INPUT);

    /// Whether both axes agree.
    public boolean isSquare() {
        return height.equals(width);
    }
}
