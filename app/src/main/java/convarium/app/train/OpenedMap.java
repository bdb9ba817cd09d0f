package convarium.app.train;

import convarium.engine.tensor.Tensor;
import java.util.OptionalInt;

/// One unit of a layer, with everything that its values come of for one picture.
///
/// Weights and bias are those that make the values shown: where a batch normalisation stands between,
/// it is worked into them, as programs do that only use a network.
///
/// @param block the layer
/// @param unit which of its units, from 0
/// @param input what the unit reads, `(channels, rows, columns)`: the channels that it sees; a
/// flattened input is unrolled again
/// @param weights what meets it, `(channels, rows, columns)`: of all channels that the unit sees; one
/// zero where the layer has none
/// @param bias what is added to the sum
/// @param hasBias whether there is one
/// @param folded whether a batch normalisation is worked into weights and bias
/// @param sums the unit's sums before any function `(1, rows, columns)`
/// @param map what the unit gives `(1, rows, columns)`
/// @param gradient how the loss changes with each value of the map `(1, rows, columns)`
/// @param label the class that the loss is for
/// @param labelled whether that is the picture's own class, not the network's guess
/// @param picture the picture's number in the validation set, from 0; none for one from elsewhere
/// @param step how many batches had been learnt from
public record OpenedMap(
        MapBlock block,
        int unit,
        Tensor input,
        Tensor weights,
        float bias,
        boolean hasBias,
        boolean folded,
        Tensor sums,
        Tensor map,
        Tensor gradient,
        int label,
        boolean labelled,
        OptionalInt picture,
        long step) {

    /// Rows of the map.
    public int rows() {
        return map.shape().size(1);
    }

    /// Columns of the map.
    public int columns() {
        return map.shape().size(2);
    }

    /// The value of a cell, counted from 0.
    public float get(int row, int column) {
        return map.get(0, row, column);
    }
}
