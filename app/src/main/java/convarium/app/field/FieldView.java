package convarium.app.field;

import static convarium.app.l10n.Texts.text;

import convarium.app.place.PlaceState;
import convarium.app.place.PlaceView;
import convarium.app.theme.Palette;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;

/// The place of receptive fields: header, the chain at the left, its maps side by side, and under them
/// the theoretical field beside the effective one with their numbers.
public final class FieldView extends Pane implements PlaceView {
    private static final double HEADER = 56;
    private static final double SIDE = 344;
    private static final double SIDE_PART = 0.335;
    private static final double AIR = 20;
    private static final double GAP = 16;
    private static final double FACTS = 248;
    private static final double MOST_FACTS = 320;
    private static final double FACTS_PART = 0.32;
    private static final double PANEL_PART = 0.3;

    private final FieldViewModel model;
    private final DoubleProperty scale = new SimpleDoubleProperty(this, "scale", 1);
    private final FieldHeader header;
    private final ChainPanel chain;
    private final Label title = new Label();
    private final Label hint = new Label();
    private final MapsView maps;
    private final PanelsView panels;
    private final FactsView facts;
    private final DrawsView draws;

    /// The place for a view model.
    ///
    /// @param palette the look's colours
    /// @param copyLink puts the state's link on the clipboard
    /// @param openExport offers files of what is shown
    /// @param open shows what another place offers
    public FieldView(
            FieldViewModel model,
            ObservableValue<Palette> palette,
            Runnable copyLink,
            Runnable openExport,
            Consumer<PlaceState> open) {
        this.model = model;
        getStyleClass().add("field");
        getStylesheets()
                .add(Objects.requireNonNull(FieldView.class.getResource("field.css"))
                        .toExternalForm());
        header = new FieldHeader(model, copyLink, openExport);
        chain = new ChainPanel(model, open);
        title.getStyleClass().add("stage-title");
        title.setId("field-title");
        hint.getStyleClass().add("stage-hint");
        hint.setId("field-hint");
        hint.setWrapText(true);
        maps = new MapsView(model, palette, scale);
        panels = new PanelsView(model, palette, scale);
        facts = new FactsView(model);
        draws = new DrawsView(model);
        getChildren().addAll(header, chain, title, hint, maps, panels, facts, draws);
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        model.changesProperty().subscribe(this::refresh);
        scale.subscribe(this::requestLayout);
        refresh();
    }

    private void refresh() {
        var scene = FieldScene.of(model);
        for (Node node : new Node[] {title, hint, maps, panels, facts, draws}) {
            node.setOpacity(model.isOld() ? 0.45 : 1);
        }
        title.setText(scene.map(FieldWords::title).orElse(text("field.title.none")));
        hint.setText(
                model.isOld()
                        ? text("field.hint.old")
                        : scene.map(FieldWords::hint).orElse(text("calculator.hint.none")));
        for (Node node : new Node[] {maps, panels, facts, draws}) {
            node.setVisible(scene.isPresent());
        }
        requestLayout();
    }

    /// Undo and paste mean the text of the chain also where another control has the keyboard.
    private void onKey(KeyEvent e) {
        if (!e.isShortcutDown() || e.getTarget() instanceof TextInputControl) {
            return;
        }
        boolean used = switch (e.getCode()) {
            case Z -> chain.undo(!e.isShiftDown());
            case Y -> chain.undo(false);
            case V -> paste();
            default -> false;
        };
        if (used) {
            e.consume();
        }
    }

    private boolean paste() {
        var clipboard = Clipboard.getSystemClipboard();
        String pasted = clipboard.hasString() ? clipboard.getString() : "";
        if (pasted.isBlank() || pasted.strip().startsWith("convarium:")) {
            return false;
        }
        model.write(pasted);
        return true;
    }

    @Override
    public Node node() {
        return this;
    }

    @Override
    public Node firstFocus() {
        return maps;
    }

    @Override
    public FieldState state() {
        return model.state();
    }

    @Override
    public DoubleProperty scaleProperty() {
        return scale;
    }

    @Override
    protected void layoutChildren() {
        double k = scale.get();
        double w = getWidth();
        double h = getHeight();
        double top = HEADER * k;
        header.resizeRelocate(0, 0, w, top);
        double side = snapSizeX(Math.min(SIDE * k, w * SIDE_PART));
        chain.resizeRelocate(0, top, side, h - top);
        double left = side + AIR;
        double width = Math.max(0, w - left - AIR);
        double y = top + AIR;
        double line = title.prefHeight(width);
        title.resizeRelocate(left, y, width, line);
        y += line + 4;
        line = hint.prefHeight(width);
        hint.resizeRelocate(left, y, width, line);
        y += line + GAP;
        double factsWidth = snapSizeX(Math.min(FACTS * k, width * FACTS_PART));
        double most = Math.max(40, (width - factsWidth - AIR - panels.width(0)) / 2);
        double drawsHeight = draws.prefHeight(width - factsWidth - AIR);
        double bottom = h - AIR - drawsHeight;
        double least = Math.min(most, (h - y) * PANEL_PART);
        // the maps take what they can use, the panels the rest, the numbers all that is below the maps
        double mapsHeight = snapSizeY(maps.wanted(width, bottom - panels.height(least) - GAP - y));
        maps.resizeRelocate(left - MapsView.MARGIN, y, width + 2 * MapsView.MARGIN, mapsHeight);
        y += mapsHeight + GAP;
        double panel = snapSizeX(Math.max(40, Math.min(most, bottom - y - panels.height(0))));
        // what is under narrower panels may need another line
        double lines = draws.prefHeight(Math.max(panels.width(panel), draws.minWidth(-1)));
        if (lines > drawsHeight) {
            panel = snapSizeX(Math.max(40, panel - (lines - drawsHeight)));
            drawsHeight = lines;
        }
        panels.resizeRelocate(left - PanelsView.MARGIN, y, panels.width(panel), panels.height(panel));
        draws.resizeRelocate(
                left, y + panels.height(panel), Math.max(panels.width(panel), draws.minWidth(-1)), drawsHeight);
        double factsLeft = left + Math.max(panels.width(panel), draws.minWidth(-1)) + AIR;
        double factsMost = Math.min(MOST_FACTS * k, left + width - factsLeft);
        facts.resizeRelocate(factsLeft, y + PanelsView.MARGIN, Math.max(0, factsMost), h - AIR - y);
    }
}
