package convarium.app.train;

import static convarium.app.l10n.Texts.text;

import convarium.app.control.Segments;
import convarium.app.l10n.Numbers;
import convarium.app.train.ProjectionPoints.Method;
import convarium.engine.explain.Predictions;
import convarium.engine.explain.Tsne;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.DoubleProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The map of the penultimate layer: by components it follows the training; by t-SNE it is laid out once, on request,
/// in
/// the background, and can be cancelled.
final class ProjectionPanel extends VBox implements TrainPanel<ProjectionFigures> {
    private static final long SEED = 1;

    private final AnswersModel model;
    private final Probe<ProjectionFigures> probe = new ProjectionProbe();
    private final AnswerWork<ProjectionPoints> work;
    private final ProjectionCanvas canvas = new ProjectionCanvas();
    private final Segments<Method> methods = new Segments<>(
            List.of(Method.values()),
            method -> text("train.projection.method." + method),
            method -> text("train.projection.method." + method + ".tip"));
    private final ToggleButton thumbs = new ToggleButton(text("train.projection.thumbs"));
    private final Button lay = new Button();
    private final ProgressBar progress = new ProgressBar(0);
    private final Label sentence = new Label();
    private final Label remark = new Label();
    private Optional<ProjectionFigures> shown = Optional.empty();
    private Optional<ProjectionPoints> components = Optional.empty();
    private Optional<ProjectionPoints> laid = Optional.empty();
    private long laidStep = -1;
    private Optional<ThumbAtlas> atlas = Optional.empty();
    private Optional<Predictions> said = Optional.empty();
    private List<String> names = List.of();

    /// @param work runs t-SNE
    ProjectionPanel(AnswersModel model, AnswerWork<ProjectionPoints> work) {
        super(12);
        this.model = model;
        this.work = work;
        getStyleClass().add("projection-panel");
        for (var method : Method.values()) {
            methods.button(method).setId("map-" + method.name().toLowerCase(Locale.ROOT));
        }
        methods.setOnChosen(method -> {
            model.edit(state -> state.withMethod(method));
            if (method == Method.TSNE && laid.isEmpty() && !work.isGoing()) {
                begin();
            }
        });
        thumbs.setId("map-thumbs");
        thumbs.getStyleClass().add("chip");
        thumbs.setTooltip(new Tooltip(text("train.projection.thumbs.tip")));
        thumbs.setOnAction(e -> model.edit(state -> state.withThumbs(thumbs.isSelected())));
        lay.setId("map-lay");
        lay.getStyleClass().add("flat-button");
        lay.setOnAction(e -> {
            if (work.isGoing()) {
                work.cancel();
                refresh();
            } else {
                begin();
            }
        });
        progress.setPrefWidth(120);
        progress.getStyleClass().add("answer-progress");
        sentence.setId("map-sentence");
        sentence.getStyleClass().add("train-sentence");
        remark.getStyleClass().add("quiet");
        for (var label : List.of(sentence, remark)) {
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
        }
        var head = PageHead.of(methods, thumbs, lay, progress);
        canvas.setOnChoose(model::choose);
        canvas.setMinHeight(0);
        VBox.setVgrow(canvas, Priority.ALWAYS);
        getChildren().addAll(sentence, head, canvas, remark);
        model.onChange(this::refresh);
        visibleProperty().subscribe(this::refresh);
    }

    DoubleProperty scaleProperty() {
        return canvas.scaleProperty();
    }

    /// Takes up what the network says, which marks wrong answers.
    void show(ConfusionFigures figures) {
        said = Optional.of(figures.predictions());
        names = figures.names();
        refresh();
    }

    private void begin() {
        shown.ifPresent(figures -> {
            laid = Optional.empty();
            laidStep = figures.step();
            var numbers = figures.points().pictures();
            work.start(
                    teller -> {
                        var tsne = Tsne.start(
                                figures.rows().data(), numbers.size(), figures.size(), Tsne.PERPLEXITY, SEED);
                        while (tsne.steps() < Tsne.STEPS && teller.goOn()) {
                            tsne.step();
                            if (tsne.steps() % 5 == 0) {
                                teller.tell(ProjectionPoints.ofTsne(numbers, tsne));
                            }
                        }
                    },
                    points -> {
                        laid = Optional.of(points);
                        refresh();
                    },
                    trouble -> {
                        refresh();
                        if (!trouble.isEmpty()) {
                            remark.setText(text("train.projection.trouble", trouble));
                        }
                    });
            refresh();
        });
    }

    private void refresh() {
        // another page is shown: what would be drawn here is drawn when this one is
        if (!isVisible()) {
            return;
        }
        var state = model.state();
        boolean tsne = state.method() == Method.TSNE;
        methods.choose(state.method());
        thumbs.setSelected(state.thumbs());
        boolean going = work.isGoing();
        lay.setVisible(tsne);
        progress.setVisible(tsne && going);
        for (Node node : List.of(lay, progress)) {
            node.setManaged(node.isVisible());
        }
        lay.setText(text(
                going
                        ? "train.projection.cancel"
                        : laid.isPresent() ? "train.projection.again" : "train.projection.lay"));
        lay.setDisable(shown.isEmpty());
        progress.setProgress(
                laid.map(points -> points.steps() / (double) Tsne.STEPS).orElse(0.0));
        var points = tsne ? laid : components;
        canvas.show(points, atlas, said, names, state.thumbs(), model.picture());
        sentence.setText(text(tsne ? "train.projection.tsne" : "train.projection.pca"));
        remark.setText(tsne ? tsneWords() : componentWords());
    }

    private String componentWords() {
        return shown.map(f -> text(
                        "train.projection.pca.remark",
                        Numbers.count(f.points().count()),
                        Numbers.count(f.size()),
                        f.layer(),
                        PredictionBars.percent(f.points().share())))
                .orElse(text("train.projection.none"));
    }

    private String tsneWords() {
        if (laid.isEmpty()) {
            return text(shown.isEmpty() ? "train.projection.none" : "train.projection.tsne.lay");
        }
        var points = laid.get();
        boolean old = shown.filter(f -> f.step() != laidStep).isPresent();
        return text(
                        "train.projection.tsne.remark",
                        points.steps(),
                        Tsne.STEPS,
                        Numbers.decimal(points.divergence(), 2),
                        Numbers.decimal(Tsne.PERPLEXITY, 0))
                + (old ? " " + text("train.projection.tsne.old", laidStep) : "");
    }

    @Override
    public Column column() {
        return Column.MAP;
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
    public Probe<ProjectionFigures> probe() {
        return probe;
    }

    @Override
    public void show(ProjectionFigures figures) {
        boolean other = shown.filter(f -> f.pictures().equals(figures.pictures()) && f.step() <= figures.step())
                .isEmpty();
        if (other) {
            work.cancel();
            laid = Optional.empty();
            components = Optional.empty();
            said = said.filter(p -> p.classes() == figures.names().size());
        }
        shown = Optional.of(figures);
        names = figures.names();
        components = Optional.of(
                components.map(before -> figures.points().facing(before)).orElse(figures.points()));
        if (atlas.filter(a -> a.pictures().equals(figures.pictures())).isEmpty()) {
            atlas = Optional.of(new ThumbAtlas(figures.pictures()));
        }
        // a link that asks for t-SNE gets it
        if (laid.isEmpty() && !work.isGoing() && other && model.state().method() == Method.TSNE) {
            begin();
        }
        refresh();
    }
}
