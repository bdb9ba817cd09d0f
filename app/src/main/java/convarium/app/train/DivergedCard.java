package convarium.app.train;

import static convarium.app.l10n.Texts.text;

import convarium.app.l10n.Numbers;
import convarium.engine.arithmetic.Counts;
import convarium.engine.train.TrainingEvent;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// What is said when the loss has left all bounds: what happened, why, and the way back.
final class DivergedCard extends VBox {
    private static final double SMALLER = 10;

    private final TrainViewModel model;
    private final Label words = new Label();
    private final Button back = new Button();
    private long to;
    private double rate;

    /// @param after gives the keyboard to what goes on, since the button that was pressed goes away
    DivergedCard(TrainViewModel model, Runnable after) {
        super(12);
        this.model = model;
        setId("train-diverged");
        getStyleClass().add("diverged-card");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        words.getStyleClass().add("note-words");
        back.setId("train-go-back");
        back.getStyleClass().add("flat-button");
        back.setTooltip(new Tooltip(text("train.diverged.back.tip")));
        back.setOnAction(e -> {
            after.run();
            model.goBack(to, rate);
        });
        var again = new Button(text("train.diverged.again"));
        again.setId("train-begin-again");
        again.getStyleClass().add("flat-button");
        again.setTooltip(new Tooltip(text("train.reset")));
        again.setOnAction(e -> {
            after.run();
            model.reset();
        });
        getChildren().addAll(words, new HBox(8, back, again));
        model.standingProperty().subscribe(this::refresh);
        refresh();
    }

    private void refresh() {
        var standing = model.standing();
        var lost = standing.diverged();
        setVisible(lost.isPresent());
        setManaged(lost.isPresent());
        lost.ifPresent(diverged -> {
            to = standing.recorded().good();
            rate = offered(
                    model.stateProperty().get().setup().recipe().rate(),
                    model.curves().setup().recipe().rate());
            String which = model.stateProperty().get().compare().isOn()
                    ? text(
                            "train.compare.which",
                            model.name(
                                    model.secondProperty()
                                                    .get()
                                                    .map(CompareStanding::diverged)
                                                    .orElse(false)
                                            ? CompareSide.SECOND
                                            : CompareSide.FIRST))
                    : "";
            words.setText(which + words(diverged));
            back.setText(
                    to == 0
                            ? text("train.diverged.first", TrainKnob.RATE.text(rate))
                            : text("train.diverged.back", Counts.grouped(to), TrainKnob.RATE.text(rate)));
        });
    }

    /// The rate with which to go on: the one that the run began with where it was raised since, or else a tenth.
    static double offered(double rate, double first) {
        return first < rate ? first : smaller(rate);
    }

    /// A tenth of a rate, to two digits.
    static double smaller(double rate) {
        return Double.parseDouble(String.format(Locale.ROOT, "%.1e", rate / SMALLER));
    }

    static String words(TrainingEvent.Diverged diverged) {
        String loss = Double.isFinite(diverged.loss())
                ? text("train.diverged.large", Numbers.decimal(diverged.loss(), 1))
                : text("train.diverged.none");
        return text(
                "train.diverged.why",
                Counts.grouped(diverged.batch()),
                Counts.grouped(diverged.epoch()),
                loss,
                TrainKnob.RATE.text(diverged.rate()));
    }
}
