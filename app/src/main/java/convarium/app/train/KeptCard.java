package convarium.app.train;

import static convarium.app.l10n.Texts.text;

import convarium.engine.arithmetic.Counts;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Offers a run that was kept when the program ended, as long as none has begun.
final class KeptCard extends VBox {
    private final TrainViewModel model;
    private final Label words = new Label();

    /// @param after gives the keyboard to what goes on, since the button that was pressed goes away
    KeptCard(TrainViewModel model, Runnable after) {
        super(12);
        this.model = model;
        setId("train-kept");
        getStyleClass().add("kept-card");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        words.getStyleClass().add("note-words");
        var resume = new Button(text("train.kept.resume"));
        resume.setId("train-resume");
        resume.getStyleClass().add("flat-button");
        resume.setTooltip(new Tooltip(text("train.kept.resume.tip")));
        resume.setOnAction(e -> {
            after.run();
            model.resume();
        });
        var leave = new Button(text("train.kept.leave"));
        leave.setId("train-leave");
        leave.getStyleClass().add("flat-button");
        leave.setTooltip(new Tooltip(text("train.kept.leave.tip")));
        leave.setOnAction(e -> {
            after.run();
            model.leaveKept();
        });
        getChildren().addAll(words, new HBox(8, resume, leave));
        model.standingProperty().subscribe(this::refresh);
        model.keptProperty().subscribe(this::refresh);
        refresh();
    }

    private void refresh() {
        var kept = model.keptProperty().get();
        boolean offered = kept.isPresent() && model.standing().step() == 0;
        setVisible(offered);
        setManaged(offered);
        kept.ifPresent(run -> {
            var setup = run.state().setup();
            words.setText(text(
                    "train.kept",
                    TrainWords.network(setup.preset()),
                    TrainWords.data(setup.data()),
                    run.state().steps(),
                    Counts.grouped((long) Math.ceil(run.epochs()))));
        });
    }
}
