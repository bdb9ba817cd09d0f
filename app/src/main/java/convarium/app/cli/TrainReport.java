package convarium.app.cli;

import com.google.gson.JsonObject;
import convarium.engine.arithmetic.Counts;
import convarium.engine.data.Split;
import convarium.engine.train.Blueprint;
import convarium.engine.train.Recipe;
import convarium.engine.train.TrainingEvent;
import convarium.engine.train.TrainingPreset;
import java.io.PrintWriter;
import java.util.Locale;

/// What `convarium train` prints, line by line as it happens.
sealed interface TrainReport {

    /// What will be done.
    void begin(Blueprint network, Recipe recipe, Split split, String compute);

    /// An epoch is done.
    void epoch(TrainingEvent.EpochDone done);

    /// All epochs are done.
    ///
    /// @param fingerprint the SHA-256 of the weights
    void end(String fingerprint);

    /// A table for people.
    record Table(PrintWriter out) implements TrainReport {

        @Override
        public void begin(Blueprint network, Recipe recipe, Split split, String compute) {
            out.println(network.heading());
            out.println(TrainingPreset.settings(recipe) + ", seed " + recipe.seed());
            out.println(Counts.grouped(split.training().count()) + " pictures to learn from, "
                    + Counts.grouped(split.validation().count()) + " to validate");
            out.println(compute);
            out.println();
            out.println("           training              validation");
            out.println("epoch      loss    accuracy      loss    accuracy    images/s");
            out.flush();
        }

        @Override
        public void epoch(TrainingEvent.EpochDone done) {
            out.println(String.format(
                    Locale.ROOT,
                    "%5d%10.4f%10.2f %%%10.4f%10.2f %%%12s",
                    done.epoch(),
                    done.trainLoss(),
                    100 * done.trainAccuracy(),
                    done.validationLoss(),
                    100 * done.validationAccuracy(),
                    Counts.grouped(Math.round(done.imagesPerSecond()))));
            out.flush();
        }

        @Override
        public void end(String fingerprint) {
            out.println();
            out.println("SHA-256 of the weights: " + fingerprint);
        }
    }

    /// JSON for programs: an object a line.
    record Json(PrintWriter out) implements TrainReport {

        @Override
        public void begin(Blueprint network, Recipe recipe, Split split, String compute) {
            // programs know what they asked for
        }

        @Override
        public void epoch(TrainingEvent.EpochDone done) {
            var object = new JsonObject();
            object.addProperty("epoch", done.epoch());
            number(object, "trainLoss", done.trainLoss());
            number(object, "trainAccuracy", done.trainAccuracy());
            number(object, "validationLoss", done.validationLoss());
            number(object, "validationAccuracy", done.validationAccuracy());
            number(object, "imagesPerSecond", done.imagesPerSecond());
            print(object);
        }

        @Override
        public void end(String fingerprint) {
            var object = new JsonObject();
            object.addProperty("weightsSha256", fingerprint);
            print(object);
        }

        /// JSON has no infinity and no NaN.
        private static void number(JsonObject object, String name, double value) {
            object.addProperty(name, Double.isFinite(value) ? (Double) value : null);
        }

        private void print(JsonObject object) {
            out.println(object);
            out.flush();
        }
    }
}
