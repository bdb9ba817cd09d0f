package convarium.app.train;

import static convarium.app.l10n.Texts.text;

import convarium.app.control.Segments;
import convarium.app.place.PlaceState;
import convarium.app.theme.Palette;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Filters and feature maps of all layers for the chosen picture, and one of them enlarged.
public final class MapPanel implements TrainPanel<MapLook> {
    private final MapProbe probe;
    private final TrainViewModel model;
    private final ObservableValue<Palette> palette;
    private final ObservableValue<Double> scale;
    private final Segments<Boolean> order = new Segments<>(
            List.of(true, false),
            active -> text(active ? "train.maps.active" : "train.maps.numbered"),
            active -> text(active ? "train.maps.active.tip" : "train.maps.numbered.tip"));
    private final ToggleButton all = new ToggleButton(text("train.maps.all"));
    private final HBox bar = new HBox(8, order, all);
    private final VBox layers = new VBox(20);
    private final MapLens lens;
    private final VBox box = new VBox(16);
    private List<MapSection> sections = List.of();
    private List<MapBlock> blocks = List.of();
    private Optional<MapLook> shown = Optional.empty();
    private boolean again;

    /// @param model holds how they are looked at
    /// @param survey what validation pictures come to
    /// @param palette the colours of the current look
    /// @param scale how much larger than usual type is
    /// @param open shows what another place offers
    public MapPanel(
            TrainViewModel model,
            MapSurvey survey,
            ObservableValue<Palette> palette,
            ObservableValue<Double> scale,
            Consumer<PlaceState> open) {
        this.model = model;
        probe = new MapProbe(survey);
        this.palette = palette;
        this.scale = scale;
        lens = new MapLens(this::change, open);
        box.setId("maps");
        box.getStyleClass().add("map-panel");
        box.getStylesheets()
                .add(Objects.requireNonNull(MapPanel.class.getResource("maps.css"))
                        .toExternalForm());
        var soon = new Label(text("train.maps.soon"));
        soon.getStyleClass().add("map-quiet");
        box.getChildren().add(soon);
        bar.setAlignment(Pos.CENTER_LEFT);
        order.setId("map-order");
        order.setOnChosen(active -> change(l -> l.withByActivity(active)));
        all.setId("map-all");
        all.getStyleClass().setAll("chip");
        all.setTooltip(new Tooltip(text("train.maps.all.tip")));
        all.setOnAction(e -> change(l -> l.withAll(all.isSelected())));
        palette.subscribe(now -> refresh());
        scale.subscribe(now -> refresh());
        model.stateProperty().subscribe(this::look);
    }

    private MapLooking looking() {
        return model.stateProperty().get().maps();
    }

    private void change(UnaryOperator<MapLooking> how) {
        model.edit(state -> state.withMaps(how.apply(state.maps())));
    }

    private void open(MapBlock block, int unit) {
        change(l -> l.withOpened(Optional.of(new MapChoice(block.name(), unit))));
        again = true;
    }

    @Override
    public Column column() {
        return Column.MIDDLE;
    }

    @Override
    public String title() {
        return "";
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
    public Probe<MapLook> probe() {
        return probe;
    }

    @Override
    public void show(MapLook figures) {
        shown = Optional.of(figures);
        refresh();
    }

    /// Asks for what the state says.
    private void look() {
        var now = looking();
        if (probe.want(new MapProbe.Wanted(now.byActivity(), now.opened()))) {
            model.lookAgain(this);
        }
        refresh();
    }

    private void refresh() {
        var now = looking();
        order.choose(now.byActivity());
        all.setSelected(now.all());
        if (shown.isEmpty()) {
            return;
        }
        var figures = shown.get();
        var opened = figures.opened()
                .filter(m ->
                        now.opened().equals(Optional.of(new MapChoice(m.block().name(), m.unit()))));
        if (opened.isPresent()) {
            if (!box.getChildren().contains(lens)) {
                box.getChildren().setAll(lens);
            }
            lens.show(opened.get(), now, palette.getValue(), scale.getValue());
            if (again) {
                again = false;
                lens.firstFocus().requestFocus();
            }
            return;
        }
        build(figures);
        if (!box.getChildren().contains(layers)) {
            box.getChildren().setAll(bar, layers);
        }
        for (int i = 0; i < sections.size(); i++) {
            sections.get(i).show(figures.layers().get(i), now, figures.parameters(), palette.getValue());
        }
    }

    private void build(MapLook figures) {
        var wanted = figures.layers().stream().map(LayerFigures::block).toList();
        if (wanted.equals(blocks)) {
            return;
        }
        blocks = wanted;
        var made = new ArrayList<MapSection>();
        for (var layer : figures.layers()) {
            made.add(new MapSection(layer.block(), layer.filters().isPresent(), unit -> open(layer.block(), unit)));
        }
        sections = List.copyOf(made);
        layers.getChildren().setAll(sections);
    }
}
