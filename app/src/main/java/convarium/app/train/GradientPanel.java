package convarium.app.train;

import static convarium.app.l10n.Texts.text;

import convarium.app.theme.Palette;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/// How large the gradients of each layer are, now and over the run, what that says of the training, and
/// how weights, activations and gradients are spread.
public final class GradientPanel implements TrainPanel<GradientFigures> {
    private final GradientProbe probe;
    private final TrainViewModel model;
    private final ObservableValue<Palette> palette;
    private final ObservableValue<Double> scale;
    private final GradientHistory history = new GradientHistory();
    private final GradientCanvas norms = new GradientCanvas();
    private final Label sentence = quiet();
    private final Label spread = quiet();
    private final HistogramCanvas histograms;
    private final VBox box;
    private Optional<GradientFigures> shown = Optional.empty();

    /// @param model holds which spread is enlarged
    /// @param survey what validation pictures come to
    /// @param palette the colours of the current look
    /// @param scale how much larger than usual type is
    public GradientPanel(
            TrainViewModel model, MapSurvey survey, ObservableValue<Palette> palette, ObservableValue<Double> scale) {
        this.model = model;
        this.palette = palette;
        this.scale = scale;
        probe = new GradientProbe(survey);
        histograms = new HistogramCanvas((layer, kind) ->
                model.edit(state -> state.withMaps(state.maps().withSpread(new SpreadChoice(layer, kind)))));
        sentence.setId("gradient-sentence");
        sentence.setText(text("train.gradients.none"));
        spread.setId("spread-sentence");
        var caption = new Label(text("train.spread"));
        caption.getStyleClass().add("section-caption");
        caption.setTooltip(new Tooltip(text("train.spread.tip")));
        box = new VBox(12, norms, sentence, caption, histograms, spread);
        box.setId("gradients");
        box.getStyleClass().add("gradient-panel");
        box.getStylesheets()
                .add(Objects.requireNonNull(MapPanel.class.getResource("maps.css"))
                        .toExternalForm());
        histograms.accessibleTextProperty().subscribe(this::say);
        palette.subscribe(now -> refresh());
        scale.subscribe(now -> refresh());
        model.stateProperty().subscribe(this::refresh);
    }

    private static Label quiet() {
        var label = new Label();
        label.getStyleClass().add("gradient-words");
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        return label;
    }

    @Override
    public Column column() {
        return Column.INSPECTOR;
    }

    @Override
    public String title() {
        return text("train.gradients");
    }

    @Override
    public Node node() {
        return box;
    }

    @Override
    public boolean isWanted() {
        return Seen.in(box);
    }

    @Override
    public Probe<GradientFigures> probe() {
        return probe;
    }

    @Override
    public void show(GradientFigures figures) {
        shown = Optional.of(figures);
        // the first moment of the run, looked at from later on, is no new beginning
        if (model.standing().past() != 0) {
            history.add(figures);
        }
        refresh();
    }

    private void refresh() {
        if (shown.isEmpty()) {
            return;
        }
        var figures = shown.get();
        var look = palette.getValue();
        norms.show(figures, history.points(), look, scale.getValue());
        sentence.setText(GradientWords.sentence(figures));
        norms.setAccessibleText(sentence.getText());
        var choice = model.stateProperty().get().maps().spread();
        histograms.show(figures, choice.layer(), choice.kind(), look, scale.getValue());
        say();
    }

    private void say() {
        spread.setText(histograms.sentence());
    }
}
