package convarium.app.train;

import static convarium.app.l10n.Texts.text;

import convarium.app.control.Icons;
import convarium.app.place.Offer;
import convarium.app.place.PlaceState;
import convarium.app.theme.Palette;
import convarium.engine.arithmetic.Counts;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// A unit looked at closely: what it reads, its weights, its map; any cell of the map opens in the
/// explorer.
final class MapLens extends VBox {
    private static final TileLayout.Rule SLICES = new TileLayout.Rule(20, 34, 4, 3);

    private final Consumer<UnaryOperator<MapLooking>> change;
    private final Consumer<PlaceState> open;
    private final Label title = new Label();
    private final Label words = new Label();
    private final LensCanvas canvas;
    private final Button forward = new Button(text("train.lens.open"));
    private final Button back = new Button(text("train.lens.back"));
    private final Tooltip forwardTip = new Tooltip();
    private final Tooltip backTip = new Tooltip();
    private final Label slicesTitle = new Label();
    private final MapLegend slicesLegend = new MapLegend();
    private final TileStrip slices = new TileStrip("lens-slices", SLICES);
    private final VBox slicePart;
    private final MapLegend mapLegend = new MapLegend();
    private Optional<OpenedMap> map = Optional.empty();
    private MapLooking looking = MapLooking.PLAIN;
    private int channel = -1;
    private MapChoice offered = new MapChoice("-", 0);
    private @Nullable Palette palette;
    private double scale = 1;

    /// @param change changes how maps are looked at
    /// @param open shows what another place offers
    MapLens(Consumer<UnaryOperator<MapLooking>> change, Consumer<PlaceState> open) {
        super(16);
        this.change = change;
        this.open = open;
        setId("lens");
        getStyleClass().add("map-lens-box");
        canvas = new LensCanvas(new LensCanvas.Cells() {
            @Override
            public void at(int row, int column) {
                change.accept(l -> l.at(row, column));
            }

            @Override
            public void open(boolean backward) {
                MapLens.this.open(backward);
            }
        });
        title.getStyleClass().add("map-title");
        words.getStyleClass().add("lens-words");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        var close = new Button(text("train.lens.close"));
        close.setId("lens-close");
        close.setTooltip(new Tooltip(text("train.lens.close.tip")));
        close.setOnAction(e -> close());
        var before = Icons.button(Feather.CHEVRON_LEFT, text("train.lens.before"), () -> step(-1));
        before.setId("lens-before");
        var after = Icons.button(Feather.CHEVRON_RIGHT, text("train.lens.after"), () -> step(1));
        after.setId("lens-after");
        close.getStyleClass().add("flat-button");
        close.setMinWidth(USE_PREF_SIZE);
        var head = new HBox(8, close, before, after, title);
        head.setAlignment(Pos.CENTER_LEFT);
        forward.setId("lens-open");
        forward.getStyleClass().addAll("flat-button", "lens-open");
        forward.setOnAction(e -> open(false));
        back.setId("lens-back");
        back.getStyleClass().add("flat-button");
        back.setOnAction(e -> open(true));
        var forwardBox = new StackPane(forward);
        var backBox = new StackPane(back);
        Tooltip.install(forwardBox, forwardTip);
        Tooltip.install(backBox, backTip);
        forward.setMinWidth(USE_PREF_SIZE);
        back.setMinWidth(USE_PREF_SIZE);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var buttons = new HBox(8, forwardBox, backBox, space, mapLegend);
        slicesTitle.getStyleClass().add("map-quiet");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        slicePart = new VBox(8, new HBox(8, slicesTitle, gap, slicesLegend), slices);
        slices.setOnOpen(c -> {
            channel = c;
            refresh();
        });
        slices.setReadout(c -> text("train.lens.slice", c + 1));
        getChildren().addAll(head, canvas, words, buttons, slicePart);
        addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                close();
                e.consume();
            }
        });
    }

    private void close() {
        channel = -1;
        change.accept(l -> l.withOpened(Optional.empty()));
    }

    private void step(int by) {
        channel = -1;
        map.ifPresent(m -> change.accept(l -> l.withOpened(Optional.of(new MapChoice(
                m.block().name(), Math.floorMod(m.unit() + by, m.block().units()))))));
    }

    private void open(boolean backward) {
        offer(backward).flatMap(Offer::state).ifPresent(open);
    }

    private Optional<Offer> offer(boolean backward) {
        return map.map(m -> {
            int row = Math.min(looking.row(), m.rows() - 1);
            int column = Math.min(looking.column(), m.columns() - 1);
            return backward ? MapWindow.backward(m, row, column) : MapWindow.forward(m, row, column);
        });
    }

    /// What has the focus when the unit is opened.
    Region firstFocus() {
        return canvas;
    }

    /// Shows a unit as it is now.
    void show(OpenedMap opened, MapLooking how, Palette look, double size) {
        map = Optional.of(opened);
        looking = how;
        palette = look;
        scale = size;
        refresh();
    }

    private void refresh() {
        var look = palette;
        if (map.isEmpty() || look == null) {
            return;
        }
        var m = map.get();
        int row = Math.min(looking.row(), m.rows() - 1);
        int column = Math.min(looking.column(), m.columns() - 1);
        var figure = LensFigure.of(m, row, column, channel);
        title.setText(text(
                "train.lens.title",
                MapWords.name(m.block()),
                Counts.grouped(m.unit() + 1L),
                Counts.grouped(m.block().units())));
        canvas.show(figure, row, column, look, scale);
        mapLegend.show(figure.map(), look);
        String sentence = MapWords.cell(m, row, column);
        words.setText(sentence);
        canvas.setAccessibleText(title.getText() + ". " + sentence);
        var now = new MapChoice(m.block().name() + " " + row + " " + column, m.unit());
        if (!now.equals(offered)) {
            // whether a cell can be opened depends on where it is alone, and its numbers take a while
            offered = now;
            say(forward, forwardTip, offer(false));
            say(back, backTip, offer(true));
        }
        boolean several = figure.weights().isPresent() && figure.channels() > 1;
        slicePart.setVisible(several);
        slicePart.setManaged(several);
        if (several) {
            var weights = figure.weights().get();
            slicesTitle.setText(text("train.lens.slices", figure.channels()));
            slices.show(weights, look);
            slicesLegend.show(weights, look);
            slices.setAccessibleText(slicesTitle.getText());
        }
    }

    private static void say(Button button, Tooltip tip, Optional<Offer> offer) {
        button.setDisable(offer.flatMap(Offer::state).isEmpty());
        tip.setText(offer.map(Offer::words).orElse(""));
        button.setAccessibleHelp(tip.getText());
    }
}
