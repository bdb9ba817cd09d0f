package convarium.app.train;

import static convarium.app.l10n.Texts.text;

import convarium.app.l10n.Numbers;
import convarium.engine.explain.ConfusionMatrix;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.DoubleProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The confusions over the validation pictures, with the worst of them in words. A cell shows its pictures in the
/// gallery.
final class ConfusionPanel extends VBox implements TrainPanel<ConfusionFigures> {
    /// Wide cells as in a table rather than squares: other cards lie above.
    private static final double HEIGHT = 0.72;

    private final AnswersModel model;
    private final Probe<ConfusionFigures> probe;
    private final Consumer<ConfusionFigures> alsoTell;
    private final ConfusionCanvas canvas = new ConfusionCanvas();
    private final Label sentence = new Label();
    private Optional<ConfusionFigures> shown = Optional.empty();
    private Optional<ConfusionMatrix> matrix = Optional.empty();
    private Optional<ConfusionCanvas.Cell> hovered = Optional.empty();

    /// @param alsoTell hears of new answers, too
    /// @param onPicked brings the gallery to the front
    ConfusionPanel(
            AnswersModel model, Probe<ConfusionFigures> probe, Consumer<ConfusionFigures> alsoTell, Runnable onPicked) {
        super(8);
        this.model = model;
        this.probe = probe;
        this.alsoTell = alsoTell;
        getStyleClass().add("confusion-panel");
        var title = new Label(text("train.confusion.title"));
        title.getStyleClass().add("card-title");
        title.setTooltip(new Tooltip(text("train.confusion.title.tip")));
        var how = new Label(text("train.confusion.axes"));
        how.getStyleClass().add("quiet");
        var head = new HBox(8, title, how);
        head.setAlignment(Pos.BASELINE_LEFT);
        sentence.getStyleClass().add("quiet");
        sentence.setId("confusion-sentence");
        sentence.setWrapText(true);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        canvas.setOnHover(cell -> {
            hovered = cell;
            say();
        });
        canvas.setOnPick(cell -> {
            model.edit(state -> state.withGallery(new GalleryFilter.OfCell(cell.label(), cell.answer())));
            onPicked.run();
        });
        getChildren().addAll(head, new AspectBox(canvas, HEIGHT), AnswerLegend.row(), sentence);
        model.onChange(this::refresh);
    }

    DoubleProperty scaleProperty() {
        return canvas.scaleProperty();
    }

    private void refresh() {
        var picked = model.state().gallery() instanceof GalleryFilter.OfCell cell
                ? Optional.of(new ConfusionCanvas.Cell(cell.label(), cell.answer()))
                : Optional.<ConfusionCanvas.Cell>empty();
        int classes = matrix.map(ConfusionMatrix::classes).orElse(0);
        canvas.show(
                matrix,
                shown.map(ConfusionFigures::names).orElse(List.of()),
                picked.filter(cell -> cell.label() < classes && cell.answer() < classes));
        say();
    }

    private void say() {
        String words = matrix.map(m -> words(m)).orElse(text("train.confusion.none"));
        sentence.setText(words);
        canvas.setAccessibleText(words);
    }

    private String words(ConfusionMatrix counted) {
        var names = shown.orElseThrow().names();
        if (hovered.isPresent()) {
            return ConfusionCanvas.words(counted, names, hovered.get());
        }
        int answered = shown.orElseThrow().predictions().answered();
        String right = PredictionBars.percent(shown.orElseThrow().predictions().accuracy());
        String when = text("train.confusion.step", shown.orElseThrow().step());
        return counted.worst().stream()
                .findFirst()
                .map(worst -> text(
                        "train.confusion.worst",
                        when,
                        right,
                        Numbers.count(answered),
                        names.get(worst.label()),
                        names.get(worst.answer()),
                        worst.count()))
                .orElse(text("train.confusion.perfect", when, Numbers.count(answered)));
    }

    @Override
    public Column column() {
        return Column.LEFT;
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
    public Probe<ConfusionFigures> probe() {
        return probe;
    }

    @Override
    public void show(ConfusionFigures figures) {
        if (shown.filter(figures::equals).isPresent()) {
            return;
        }
        shown = Optional.of(figures);
        matrix = Optional.of(figures.predictions().confusions());
        alsoTell.accept(figures);
        refresh();
    }
}
