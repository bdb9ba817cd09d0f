package convarium.app.train;

import static convarium.app.l10n.Texts.text;

import convarium.app.theme.Palette;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// One layer: its filters in a row, and below what they see.
final class MapSection extends VBox {
    private static final int ALL_ROWS = 10_000;
    private static final TileLayout.Rule FILTERS = new TileLayout.Rule(20, 34, 7, 1);
    private static final TileLayout.Rule PICTURES = new TileLayout.Rule(56, 84, 5, 3);
    private static final TileLayout.Rule SLICED = new TileLayout.Rule(45, 66, 7, 1);
    private static final TileLayout.Rule MAPS = new TileLayout.Rule(32, 76, 4, 3);
    private static final TileLayout.Rule POOLED = new TileLayout.Rule(24, 36, 4, 1);
    private static final TileLayout.Rule UNITS = new TileLayout.Rule(8, 20, 1, 4);

    /// Rows from which weights are a picture rather than a small pattern.
    private static final int LARGE_FILTER = 16;

    private final MapBlock block;
    private final Label parameters = quiet();
    private final Label seen = quiet();
    private final Label dead = new Label();
    private final Tooltip deadTip = new Tooltip();
    private final TileStrip filters;
    private final TileStrip maps;
    private final MapLegend filterLegend = new MapLegend();
    private final MapLegend mapLegend = new MapLegend();
    private final VBox filterPart;
    private final boolean filtered;
    private @Nullable LayerFigures figures;

    /// @param filtered whether the layer has filters that can be seen
    MapSection(MapBlock block, boolean filtered, IntConsumer onOpen) {
        super(8);
        this.block = block;
        this.filtered = filtered;
        getStyleClass().add("map-section");
        filters = new TileStrip("filters-" + block.name(), FILTERS);
        maps = new TileStrip("maps-" + block.name(), MAPS);
        for (var strip : new TileStrip[] {filters, maps}) {
            strip.setOnOpen(onOpen);
            strip.setReadout(this::readout);
        }
        maps.setOnLaidOut(this::say);
        var title = new Label(MapWords.title(block));
        title.getStyleClass().add("map-title");
        title.setMinWidth(USE_PREF_SIZE);
        dead.getStyleClass().add("map-dead");
        dead.setMinWidth(USE_PREF_SIZE);
        dead.setTooltip(deadTip);
        var below = new Label(text("train.maps.seen"));
        below.getStyleClass().add("map-title");
        below.setMinWidth(USE_PREF_SIZE);
        filterPart = new VBox(8, head(title, parameters, filterLegend), filters);
        if (filtered) {
            getChildren().addAll(filterPart, head(below, seen, dead, mapLegend), maps);
        } else {
            getChildren().addAll(head(title, seen, dead, mapLegend), maps);
        }
    }

    private String readout(int unit) {
        var its = figures;
        return its == null ? "" : MapWords.unit(its, unit);
    }

    private static Label quiet() {
        var label = new Label();
        label.getStyleClass().add("map-quiet");
        label.setMinWidth(0);
        label.setWrapText(true);
        var tip = new Tooltip();
        tip.textProperty().bind(label.textProperty());
        label.setTooltip(tip);
        return label;
    }

    private static HBox head(Node... parts) {
        var box = new HBox(8);
        box.setAlignment(Pos.BASELINE_LEFT);
        for (var part : parts) {
            if (part instanceof MapLegend) {
                var space = new Region();
                HBox.setHgrow(space, Priority.ALWAYS);
                box.getChildren().add(space);
            }
            box.getChildren().add(part);
        }
        return box;
    }

    /// Shows a layer as it is now.
    void show(LayerFigures layer, MapLooking looking, long parametersOfAll, Palette palette) {
        figures = layer;
        String own = MapWords.parameters(layer, parametersOfAll);
        layer.filters().ifPresent(its -> {
            var tiles = Tiles.filters(its, layer);
            boolean pictures = tiles.rows() >= LARGE_FILTER;
            boolean tall = tiles.rows() > 2 * tiles.columns();
            filters.setRule(rule(pictures ? PICTURES : tall ? SLICED : FILTERS, looking.all()));
            filters.show(tiles, palette);
            filterLegend.show(tiles, palette);
            parameters.setText(own + text("train.maps.sep") + MapWords.filters(its));
        });
        if (!filtered) {
            parameters.setText(own);
        }
        var tiles = Tiles.maps(layer);
        if (!block.hasMaps()) {
            var numbered = IntStream.range(0, block.units()).boxed().toList();
            tiles = new Tiles(tiles.values(), numbered, tiles.dead(), tiles.low(), tiles.high(), tiles.signed());
        }
        boolean pooled = block.layer().parameterSpecs().isEmpty();
        maps.setRule(rule(isSingle(tiles) ? UNITS : pooled ? POOLED : MAPS, looking.all()));
        maps.show(tiles, palette);
        mapLegend.show(tiles, palette);
        dead.setText(MapWords.dead(layer));
        show(dead, !layer.dead().isEmpty());
        if (!layer.dead().isEmpty()) {
            deadTip.setText(MapWords.deadTip(layer));
        }
        filters.setAccessibleText(MapWords.title(block) + ", " + parameters.getText());
        say();
    }

    /// How many maps there is room for is known when they are laid out.
    private void say() {
        var layer = figures;
        if (layer != null) {
            String shown = MapWords.maps(layer, maps.count() == 0 ? block.units() : maps.count());
            String own = parameters.getText();
            seen.setText(filtered || own.isEmpty() ? shown : own + text("train.maps.sep") + shown);
            maps.setAccessibleText(MapWords.name(block) + ", " + seen.getText()
                    + (dead.getText().isEmpty() ? "" : ", " + dead.getText()));
        }
    }

    /// Whether each unit is a single number.
    private static boolean isSingle(Tiles tiles) {
        return tiles.rows() * tiles.columns() == 1;
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    private static TileLayout.Rule rule(TileLayout.Rule rule, boolean all) {
        return all ? new TileLayout.Rule(rule.least(), rule.most(), rule.gap(), ALL_ROWS) : rule;
    }
}
