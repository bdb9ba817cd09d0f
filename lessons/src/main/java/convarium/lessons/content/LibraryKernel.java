package convarium.lessons.content;

import java.util.List;

/// A kernel of the library in one size.
///
/// @param id stable name for links and notes
/// @param title its name
/// @param weights row by row, to be laid on the input as they stand (cross-correlation)
public record LibraryKernel(String id, String title, int rows, int columns, List<Float> weights) {

    /// @throws IllegalArgumentException if the number of weights is not rows · columns
    public LibraryKernel {
        weights = List.copyOf(weights);
        if (rows < 1 || columns < 1 || weights.size() != (long) rows * columns) {
            throw new IllegalArgumentException(
                    "a kernel of " + rows + " × " + columns + " cannot have " + weights.size() + " weights");
        }
    }

    /// The weight in a row and a column, both counted from 0.
    public float weight(int row, int column) {
        return weights.get(row * columns + column);
    }

    /// The weights row by row, in an array of the caller's own.
    public float[] toArray() {
        var array = new float[weights.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = weights.get(i);
        }
        return array;
    }
}
