package convarium.app.train;

import convarium.engine.compute.Compute;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;

/// The panels that show what a network answers, put together.
public final class TrainAnswers {
    private final DoubleProperty scale = new SimpleDoubleProperty(this, "scale", 1);
    private final List<TrainPanel<?>> panels;

    /// Panels of a view model.
    ///
    /// @param atOnce whether work that takes seconds is done at once, for drawing without a window
    /// @param compute makes what such work calculates with, on a thread of its own
    /// @param clipboard keeps a picture on the clipboard as a file; empty if there is none
    public TrainAnswers(
            TrainViewModel view, boolean atOnce, Supplier<Compute> compute, Supplier<Optional<Path>> clipboard) {
        var model = new AnswersModel(view);
        var asking = new ConfusionProbe();
        var prediction = new PredictionPanel(model, new PadPane(model, clipboard));
        var gallery = new GalleryPanel(model, asking);
        var projection =
                new ProjectionPanel(model, atOnce ? AnswerWork.atOnce() : AnswerWork.background("convarium-map"));
        var shift = new ShiftPanel(
                model,
                atOnce,
                atOnce ? AnswerWork.atOnce() : AnswerWork.background("convarium-shift"),
                compute,
                TrainAnswers::title);
        var confusions = new ConfusionPanel(
                model,
                asking,
                figures -> {
                    gallery.show(figures);
                    projection.show(figures);
                },
                () -> model.open(TrainPage.PICTURES));
        for (var property : List.of(
                prediction.scaleProperty(),
                gallery.scaleProperty(),
                projection.scaleProperty(),
                shift.scaleProperty(),
                confusions.scaleProperty())) {
            property.bind(scale);
        }
        panels = List.of(confusions, gallery, projection, shift, prediction);
    }

    private static String title(String network) {
        return TrainWords.network(TrainSetup.of(network, "glyphs").preset());
    }

    /// The panels.
    public List<TrainPanel<?>> panels() {
        return panels;
    }

    /// How much larger than usual type is, for the projector.
    public DoubleProperty scaleProperty() {
        return scale;
    }
}
