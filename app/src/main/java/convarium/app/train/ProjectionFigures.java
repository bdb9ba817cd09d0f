package convarium.app.train;

import convarium.engine.data.DataSet;
import convarium.engine.tensor.Tensor;
import java.util.List;

/// What the map is made of: the values of the penultimate layer for some pictures, and where components put them.
///
/// @param pictures the validation set
/// @param names of the classes
/// @param layer the penultimate layer's name
/// @param rows its values, a row a picture
/// @param points laid out by components
/// @param step how many batches had been learnt from
record ProjectionFigures(
        DataSet pictures, List<String> names, String layer, Tensor rows, ProjectionPoints points, long step) {

    ProjectionFigures {
        names = List.copyOf(names);
    }

    int size() {
        return rows.shape().size(1);
    }
}
