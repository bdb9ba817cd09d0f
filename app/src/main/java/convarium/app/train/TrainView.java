package convarium.app.train;

import static convarium.app.l10n.Texts.text;

import convarium.app.control.Segments;
import convarium.app.explorer.ExplorerView;
import convarium.app.place.LinkQuery;
import convarium.app.place.PlaceView;
import convarium.app.theme.Palette;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;

/// The place that trains: header, curves at the left, filters and maps in the middle, settings at the
/// right, transport at the foot. Panels bring their own probes and go where their [TrainPanel#column()]
/// says.
public final class TrainView extends Pane implements PlaceView {
    private static final double HEADER = 56;
    private static final double TRANSPORT = 72;
    private static final double INSPECTOR = 336;
    private static final double LEFT = 316;
    private static final double FOLDS_BELOW = 1100;
    private static final double AIR = 20;
    private static final double GAP = 16;
    /// What stands in the left column beside the plots: their captions and legends, and the confusions.
    private static final double BESIDE_CURVES = 574;

    private static final Set<TrainPanel.Column> MIDDLE =
            EnumSet.complementOf(EnumSet.of(TrainPanel.Column.LEFT, TrainPanel.Column.INSPECTOR));

    private final TrainViewModel model;
    private final DoubleProperty scale = new SimpleDoubleProperty(this, "scale", 1);
    private final TrainHeader header;
    private final CurvePlot lossPlot;
    private final CurvePlot accuracyPlot;
    private final TrainTransport transport;
    private final VBox left = new VBox(16);
    private final VBox middle = new VBox(16);
    private final ScrollPane leftScroll = scroll(left);
    private final ScrollPane middleScroll = scroll(middle);
    private final TrainInspector inspector;
    private final Label sentence = new Label();
    private final CompareStrip compare;

    /// What has to be read on whichever page is shown.
    private final VBox notes;

    private final Map<TrainPage, Node> pages = new EnumMap<>(TrainPage.class);
    private final Segments<TrainPage> choice = new Segments<>(
            List.of(TrainPage.values()),
            page -> text("train.page." + page),
            page -> text("train.page." + page + ".tip"));
    private final TrainTurns turns;
    private Runnable otherData = () -> {};
    private Consumer<CompareSide> write = side -> {};
    private boolean folded;

    /// The place of a view model.
    ///
    /// @param panels what looks at the network, beside what the place has itself
    /// @param palette the colours of the current look
    /// @param copyLink puts the state's link on the clipboard
    /// @param export writes the curves into a file
    public TrainView(
            TrainViewModel model,
            List<TrainPanel<?>> panels,
            ObservableValue<Palette> palette,
            Runnable copyLink,
            Runnable export) {
        this.model = model;
        turns = new TrainTurns(
                () -> !model.standing().isGoing() || model.isPressing(),
                model::pulse,
                model::showAnswers,
                List.of(
                        model::takeNews,
                        () -> model.show(EnumSet.of(TrainPanel.Column.LEFT)),
                        () -> model.show(MIDDLE),
                        () -> model.show(EnumSet.of(TrainPanel.Column.INSPECTOR))));
        getStyleClass().addAll("explorer", "train");
        getStylesheets().addAll(style(ExplorerView.class, "explorer.css"), style(TrainView.class, "train.css"));
        header = new TrainHeader(model, copyLink, export, () -> otherData.run(), side -> write.accept(side));
        transport = new TrainTransport(model);
        sentence.setId("train-sentence");
        sentence.getStyleClass().add("train-sentence");
        sentence.setWrapText(true);
        inspector = new TrainInspector(model, () -> write.accept(CompareSide.FIRST));
        compare = new CompareStrip(model);
        compare.visibleProperty().subscribe(this::requestLayout);
        lossPlot = new CurvePlot(model, CurvePlan.Kind.LOSS, palette, scale);
        accuracyPlot = new CurvePlot(model, CurvePlan.Kind.ACCURACY, palette, scale);
        left.getChildren().addAll(lossPlot, accuracyPlot);
        middle.getStyleClass().add("train-card");
        middle.getChildren().add(sentence);
        notes = new VBox(
                12,
                new WeightsCard(model, this::focusPlay),
                new DivergedCard(model, this::focusPlay),
                new KeptCard(model, this::focusPlay));
        pages.put(TrainPage.LAYERS, middleScroll);
        panels.forEach(this::place);
        choice.setId("train-pages");
        for (var page : TrainPage.values()) {
            choice.button(page).setId("page-" + LinkQuery.lower(page));
        }
        choice.setOnChosen(
                page -> model.edit(state -> state.withAnswers(state.answers().withPage(page))));
        getChildren().addAll(leftScroll, choice, notes, compare);
        getChildren().addAll(pages.values());
        getChildren().addAll(transport, header, inspector);
        header.inspectorToggle().setSelected(true);
        header.inspectorToggle().selectedProperty().subscribe(this::requestLayout);
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        model.standingProperty().subscribe(this::refresh);
        model.stateProperty().subscribe(this::refresh);
        scale.subscribe(this::requestLayout);
        refresh();
    }

    /// Sets what opens the choice of all data.
    public void setOnOtherData(Runnable open) {
        otherData = open;
    }

    /// Sets what opens the sheet in which a network is written.
    public void setOnWrite(Consumer<CompareSide> open) {
        write = open;
    }

    /// Sets what asks for files of weights.
    public void setWeightFiles(WeightFiles files) {
        header.setWeightFiles(files);
    }

    private static ScrollPane scroll(Node content) {
        var scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("train-column");
        Unbuffered.paint(scroll);
        return scroll;
    }

    private static String style(Class<?> home, String name) {
        return Objects.requireNonNull(home.getResource(name)).toExternalForm();
    }

    private void place(TrainPanel<?> panel) {
        var box = new VBox(8);
        if (!panel.title().isEmpty()) {
            var caption = new Label(panel.title());
            caption.getStyleClass()
                    .add(panel.column() == TrainPanel.Column.INSPECTOR ? "section-caption" : "card-title");
            box.getChildren().add(caption);
        }
        box.getChildren().add(panel.node());
        switch (panel.column()) {
            case LEFT -> {
                box.getStyleClass().add("train-card");
                left.getChildren().add(box);
            }
            case MIDDLE -> middle.getChildren().add(box);
            case PICTURES -> page(TrainPage.PICTURES, panel.node());
            case MAP -> page(TrainPage.MAP, panel.node());
            case SHIFT -> page(TrainPage.SHIFT, panel.node());
            case INSPECTOR -> inspector.add(box);
        }
        model.add(panel);
    }

    private void page(TrainPage page, Node content) {
        content.getStyleClass().add("train-card");
        pages.put(page, content);
    }

    private void refresh() {
        var page = model.stateProperty().get().answers().page();
        choice.choose(page);
        pages.forEach((of, node) -> node.setVisible(of == page));
        sentence.setText(
                TrainWords.sentence(model.standing(), model.stateProperty().get()));
    }

    private void focusPlay() {
        transport.playButton().requestFocus();
    }

    private void onKey(KeyEvent e) {
        boolean typing = e.getTarget() instanceof TextInputControl;
        if (e.isShortcutDown() && e.getCode() == KeyCode.I) {
            var toggle = header.inspectorToggle();
            toggle.setSelected(!toggle.isSelected());
            e.consume();
        }
        if (!typing && !e.isShortcutDown() && !e.isAltDown() && !e.isMetaDown() && plain(e.getCode())) {
            e.consume();
        }
    }

    private boolean plain(KeyCode key) {
        switch (key) {
            case SPACE -> model.togglePlay();
            case B -> model.oneBatch();
            case E -> model.oneEpoch();
            case R -> model.reset();
            default -> {
                return false;
            }
        }
        return true;
    }

    /// Takes over what has happened: a frame.
    ///
    /// @param seconds since the last call
    public void advance(double seconds) {
        turns.advance(seconds);
    }

    @Override
    public Node node() {
        return this;
    }

    @Override
    public Node firstFocus() {
        return transport.playButton();
    }

    @Override
    public TrainState state() {
        return model.state();
    }

    @Override
    public DoubleProperty scaleProperty() {
        return scale;
    }

    private boolean isFolded() {
        return getWidth() < FOLDS_BELOW * scale.get();
    }

    @Override
    protected void layoutChildren() {
        double k = scale.get();
        double w = getWidth();
        double h = getHeight();
        double top = HEADER * k;
        double foot = TRANSPORT * k;
        if (folded != isFolded()) {
            folded = isFolded();
            header.inspectorToggle().setSelected(!folded);
        }
        boolean open = header.inspectorToggle().isSelected();
        double side = Math.min(INSPECTOR * k, w - 40);
        double stage = open && !folded ? w - side : w;
        header.resizeRelocate(0, 0, w, top);
        inspector.setVisible(open);
        inspector.resizeRelocate(w - side, top, side, h - top);
        transport.resizeRelocate(0, h - foot, stage, foot);
        double tall = h - top - foot - 2 * AIR;
        double leftWidth = snapSizeX(Math.min(LEFT * k, 0.36 * stage));
        // curves give way to the confusions under them
        double curves = (tall / k - BESIDE_CURVES) / 2;
        lossPlot.setPlotHeight(curves);
        accuracyPlot.setPlotHeight(curves);
        leftScroll.resizeRelocate(AIR, top + AIR, leftWidth, tall);
        double from = AIR + leftWidth + AIR;
        double bar = choice.prefHeight(-1);
        choice.resizeRelocate(from, top + AIR, choice.prefWidth(-1), bar);
        double noted = snapSizeY(notes.prefHeight(stage - from - AIR));
        notes.resizeRelocate(from, top + AIR + bar + GAP, stage - from - AIR, noted);
        double room = tall - bar - GAP - (noted > 0 ? noted + GAP : 0);
        double below = top + AIR + tall - room;
        double strip = compare.isVisible() ? snapSizeY(compare.prefHeight(stage - from - AIR)) : 0;
        compare.resizeRelocate(from, below, stage - from - AIR, strip);
        double taken = compare.isVisible() ? strip + GAP : 0;
        pages.values().forEach(page -> page.resizeRelocate(from, below + taken, stage - from - AIR, room - taken));
    }
}
