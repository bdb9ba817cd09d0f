package convarium.app.train;

import static convarium.app.l10n.Texts.text;

import convarium.app.control.Icons;
import convarium.app.control.Segments;
import convarium.app.l10n.Numbers;
import convarium.app.train.AnswersState.Asked;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.DoubleProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What the network says about the chosen picture or about what is drawn on the pad.
final class PredictionPanel extends VBox implements TrainPanel<PredictionFigures> {
    private static final double PICTURE = 112;

    private final AnswersModel model;
    private final Segments<Asked> choice = new Segments<>(
            List.of(Asked.values()), asked -> text("train.ask." + asked), asked -> text("train.ask." + asked + ".tip"));
    private final PictureCanvas picture = new PictureCanvas(PICTURE);
    private final PredictionBarsCanvas bars = new PredictionBarsCanvas();
    private final PadPane pad;
    private final Label sentence = new Label();
    private final Label which = new Label();
    private final Button before;
    private final Button after;
    private final HBox chooser;
    private final HBox body = new HBox(16);
    private Optional<PredictionFigures> shown = Optional.empty();

    PredictionPanel(AnswersModel model, PadPane pad) {
        super(8);
        this.model = model;
        this.pad = pad;
        getStyleClass().add("prediction-panel");
        var caption = new Label(text("train.prediction.title"));
        caption.getStyleClass().add("section-caption");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var head = new HBox(8, caption, space, choice);
        head.setAlignment(Pos.CENTER_LEFT);
        choice.getStyleClass().add("small-segments");
        for (var asked : Asked.values()) {
            choice.button(asked).setId("ask-" + asked.name().toLowerCase(Locale.ROOT));
        }
        choice.setOnChosen(asked -> model.edit(state -> state.withAsked(asked)));
        before = Icons.button(Feather.CHEVRON_LEFT, text("train.picture.before"), () -> step(-1));
        before.setId("picture-before");
        after = Icons.button(Feather.CHEVRON_RIGHT, text("train.picture.after"), () -> step(1));
        after.setId("picture-after");
        which.setId("picture-which");
        which.getStyleClass().add("quiet");
        chooser = new HBox(4, before, after, which);
        chooser.setAlignment(Pos.CENTER_LEFT);
        HBox.setMargin(which, new javafx.geometry.Insets(0, 0, 0, 4));
        sentence.setId("prediction-sentence");
        sentence.setWrapText(true);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        sentence.getStyleClass().add("prediction-sentence");
        picture.getStyleClass().add("framed");
        HBox.setHgrow(bars, Priority.ALWAYS);
        bars.setMinWidth(0);
        body.setAlignment(Pos.TOP_LEFT);
        getChildren().addAll(head, body, sentence, chooser, pad.foot());
        for (var canvas : List.of(picture, bars)) {
            canvas.scaleProperty().bind(pad.scaleProperty());
        }
        model.onChange(this::refresh);
    }

    DoubleProperty scaleProperty() {
        return pad.scaleProperty();
    }

    private int count() {
        return shown.map(figures -> figures.pictures().count()).orElse(0);
    }

    private void step(int by) {
        if (count() > 0) {
            model.choose(Math.floorMod(Math.min(model.picture(), count() - 1) + by, count()));
        }
    }

    private void refresh() {
        var state = model.state();
        boolean drawing = state.asked() == Asked.PAD;
        choice.choose(state.asked());
        var left = drawing ? pad : picture;
        if (body.getChildren().isEmpty() || !body.getChildren().getFirst().equals(left)) {
            body.getChildren().setAll(left, bars);
        }
        chooser.setVisible(!drawing);
        chooser.setManaged(!drawing);
        pad.foot().setVisible(drawing);
        pad.foot().setManaged(drawing);
        var figures = shown.filter(f -> drawing == f.picture().index().isEmpty() && !(drawing && pad.isEmpty()));
        bars.show(
                figures.map(PredictionFigures::bars),
                shown.map(PredictionFigures::names).orElse(List.of()));
        figures.ifPresent(f -> {
            if (!drawing) {
                picture.show(Optional.of(f.picture().pixels()), which(f));
            }
        });
        which.setText(figures.filter(f -> !drawing).map(this::which).orElse(""));
        String words = figures.map(this::sentence).orElse(text(drawing ? "train.pad.hint" : "train.prediction.none"));
        sentence.setText(words);
        pad.show(state);
    }

    private String which(PredictionFigures figures) {
        return text(
                "train.picture.which",
                Numbers.count(figures.picture().index().orElse(0) + 1),
                Numbers.count(count()),
                figures.names().get(figures.picture().label().orElse(0)));
    }

    private String sentence(PredictionFigures figures) {
        var said = figures.bars();
        if (said.answer() < 0) {
            return text("train.prediction.nan");
        }
        String answer = figures.names().get(said.answer());
        String sure = PredictionBars.percent(said.confidence());
        if (said.truth().isEmpty()) {
            return text("train.prediction.says", answer, sure);
        }
        return said.isWrong()
                ? text(
                        "train.prediction.wrong",
                        answer,
                        sure,
                        figures.names().get(said.truth().orElse(0)))
                : text("train.prediction.right", answer, sure);
    }

    @Override
    public Column column() {
        return Column.INSPECTOR;
    }

    @Override
    public String title() {
        return "";
    }

    @Override
    public Node node() {
        return this;
    }

    @Override
    public boolean isWanted() {
        return Seen.in(this);
    }

    @Override
    public Probe<PredictionFigures> probe() {
        return PredictionFigures::of;
    }

    @Override
    public void show(PredictionFigures figures) {
        shown = Optional.of(figures);
        pad.fit(figures.pictures());
        // a run that has just begun looks at the validation picture
        if (model.state().asked() == Asked.PAD && figures.picture().index().isPresent()) {
            pad.ask();
        }
        refresh();
    }
}
