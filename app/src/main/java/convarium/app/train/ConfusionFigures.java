package convarium.app.train;

import convarium.engine.data.DataSet;
import convarium.engine.explain.Predictions;
import java.util.List;

/// What the network says about the validation pictures.
///
/// @param pictures the set, of which the first are asked about
/// @param names of the classes
/// @param step how many batches had been learnt from
record ConfusionFigures(DataSet pictures, List<String> names, Predictions predictions, long step) {

    ConfusionFigures {
        names = List.copyOf(names);
    }
}
