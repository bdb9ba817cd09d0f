package convarium.app.train;

import static convarium.app.l10n.Texts.text;

import convarium.app.control.Segments;
import convarium.app.l10n.Numbers;
import convarium.engine.explain.Predictions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.DoubleProperty;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The validation pictures with the network's answers: all, those it gets wrong, those of a class or of a cell of the
/// confusions. One is chosen there to be looked at.
final class GalleryPanel extends VBox implements TrainPanel<ConfusionFigures> {
    private final AnswersModel model;
    private final Probe<ConfusionFigures> probe;
    private final GalleryCanvas canvas = new GalleryCanvas();
    private final ScrollBar bar = new ScrollBar();
    private final Segments<Kind> kinds = new Segments<>(
            List.of(Kind.ALL, Kind.MISTAKES),
            kind -> text("train.gallery.kind." + kind),
            kind -> text("train.gallery.kind." + kind + ".tip"));
    private final MenuButton classes = new MenuButton(text("train.gallery.class"));
    private final Label sentence = new Label();
    private Optional<ConfusionFigures> shown = Optional.empty();
    private Optional<ThumbAtlas> atlas = Optional.empty();
    private List<String> listed = List.of();
    private List<Integer> pictures = List.of();
    private GalleryFilter shownBy = GalleryFilter.all();

    /// What a button chooses; classes and cells are chosen elsewhere.
    enum Kind {
        ALL,
        MISTAKES
    }

    /// @param probe is that of the confusions, which tell it what they get: it would be asked twice otherwise
    GalleryPanel(AnswersModel model, Probe<ConfusionFigures> probe) {
        super(12);
        this.model = model;
        this.probe = probe;
        getStyleClass().add("gallery-panel");
        for (var kind : Kind.values()) {
            kinds.button(kind).setId("gallery-" + kind.name().toLowerCase(Locale.ROOT));
        }
        kinds.setOnChosen(kind -> filter(
                switch (kind) {
                    case ALL -> GalleryFilter.all();
                    case MISTAKES -> GalleryFilter.mistakes();
                }));
        classes.setId("gallery-class");
        classes.getStyleClass().add("flat-button");
        classes.setTooltip(new Tooltip(text("train.gallery.class.tip")));
        sentence.setId("gallery-sentence");
        sentence.getStyleClass().add("train-sentence");
        sentence.setWrapText(true);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        var head = PageHead.of(kinds, classes, AnswerLegend.row());
        bar.setOrientation(Orientation.VERTICAL);
        bar.valueProperty().bindBidirectional(canvas.offsetProperty());
        bar.setUnitIncrement(64);
        var scrolled = new BorderPane(canvas);
        scrolled.setRight(bar);
        scrolled.setMinHeight(0);
        VBox.setVgrow(scrolled, Priority.ALWAYS);
        canvas.setOnChoose(model::choose);
        canvas.heightProperty().subscribe(this::scrollable);
        canvas.widthProperty().subscribe(this::scrollable);
        getChildren().addAll(sentence, head, scrolled);
        model.onChange(this::refresh);
        visibleProperty().subscribe(this::refresh);
    }

    DoubleProperty scaleProperty() {
        return canvas.scaleProperty();
    }

    private void filter(GalleryFilter filter) {
        model.edit(state -> state.withGallery(filter));
    }

    private void scrollable() {
        bar.setMax(canvas.mostOffset());
        bar.setVisibleAmount(
                canvas.getHeight() / Math.max(1, canvas.mostOffset() + canvas.getHeight()) * canvas.mostOffset());
        bar.setVisible(canvas.mostOffset() > 0);
        bar.setBlockIncrement(Math.max(64, canvas.getHeight() - 64));
    }

    private GalleryFilter filter() {
        int count = shown.map(f -> f.names().size()).orElse(0);
        var wanted = model.state().gallery();
        return wanted.fits(count) ? wanted : GalleryFilter.all();
    }

    private void refresh() {
        // another page is shown: what would be drawn here is drawn when this one is
        if (!isVisible()) {
            return;
        }
        var filter = filter();
        kinds.button(Kind.ALL).setSelected(filter instanceof GalleryFilter.All);
        kinds.button(Kind.MISTAKES).setSelected(filter instanceof GalleryFilter.Mistakes);
        var names = shown.map(ConfusionFigures::names).orElse(List.of());
        if (!names.equals(listed)) {
            listed = names;
            classes.getItems().clear();
            for (int i = 0; i < names.size(); i++) {
                int label = i;
                var item = new MenuItem(names.get(i));
                item.setOnAction(e -> filter(new GalleryFilter.OfClass(label)));
                classes.getItems().add(item);
            }
        }
        classes.setText(
                filter instanceof GalleryFilter.OfClass one
                        ? text("train.gallery.class.of", names.get(one.label()))
                        : text("train.gallery.class"));
        var said = shown.map(ConfusionFigures::predictions);
        // what is pointed at stays where it is
        boolean held = canvas.isHover() && !pictures.isEmpty() && filter.equals(shownBy);
        if (!held) {
            pictures = said.map(filter::of).orElse(List.of());
            shownBy = filter;
        }
        canvas.show(atlas, said, pictures, names, model.picture());
        scrollable();
        sentence.setText(
                said.map(p -> sentence(filter, filter.of(p).size(), p, names)).orElse(text("train.gallery.none")));
    }

    private static String sentence(GalleryFilter filter, int count, Predictions said, List<String> names) {
        return switch (filter) {
            case GalleryFilter.All all -> text("train.gallery.all", count, PredictionBars.percent(said.accuracy()));
            case GalleryFilter.Mistakes mistakes ->
                count == 0
                        ? text("train.gallery.mistakes.none")
                        : text("train.gallery.mistakes", count, Numbers.count(said.answered()));
            case GalleryFilter.OfClass one -> {
                var matrix = said.confusions();
                yield text(
                        "train.gallery.ofclass",
                        names.get(one.label()),
                        matrix.count(one.label(), one.label()),
                        matrix.total(one.label()));
            }
            case GalleryFilter.OfCell cell ->
                ConfusionCanvas.words(said.confusions(), names, new ConfusionCanvas.Cell(cell.label(), cell.answer()))
                        + ".";
        };
    }

    @Override
    public Column column() {
        return Column.PICTURES;
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
        // the confusions are always there and tell it
        return false;
    }

    @Override
    public Probe<ConfusionFigures> probe() {
        return probe;
    }

    @Override
    public void show(ConfusionFigures figures) {
        shown = Optional.of(figures);
        if (atlas.filter(a -> a.pictures().equals(figures.pictures())).isEmpty()) {
            pictures = List.of();
            atlas = Optional.of(new ThumbAtlas(figures.pictures()));
        }
        refresh();
    }
}
