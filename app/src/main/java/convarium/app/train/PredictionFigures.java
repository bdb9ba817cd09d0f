package convarium.app.train;

import convarium.engine.data.DataSet;
import convarium.engine.explain.Predictor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the network says about the picture that is looked at.
///
/// @param pictures the validation set
/// @param names of the classes
/// @param picture what is looked at
/// @param probabilities a number for each class
record PredictionFigures(DataSet pictures, List<String> names, Moment.LookedAt picture, List<Float> probabilities) {

    PredictionFigures {
        names = List.copyOf(names);
        probabilities = List.copyOf(probabilities);
    }

    /// Asks the network.
    static PredictionFigures of(Moment moment) {
        var predictor = new Predictor(moment.network());
        float[] into = new float[predictor.classes()];
        predictor.predict(1, moment.picture().pixels().data(), into, 0);
        var probabilities = new ArrayList<Float>();
        for (float p : into) {
            probabilities.add(p);
        }
        return new PredictionFigures(
                moment.validation(), moment.validation().classNames(), moment.picture(), probabilities);
    }

    /// The bars of it.
    PredictionBars bars() {
        var label = picture.label();
        return PredictionBars.of(probabilities, label.isPresent() ? Optional.of(label.getAsInt()) : Optional.empty());
    }
}
