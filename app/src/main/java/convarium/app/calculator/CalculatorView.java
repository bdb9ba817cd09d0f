package convarium.app.calculator;

import static convarium.app.l10n.Texts.text;

import convarium.app.l10n.Numbers;
import convarium.app.place.PlaceState;
import convarium.app.place.PlaceView;
import convarium.engine.arithmetic.Counts;
import convarium.engine.calculator.ChainTable;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;

/// The calculator: header, the chain as text at the left, its table, and under it what a row's numbers
/// and training are made of.
public final class CalculatorView extends Pane implements PlaceView {
    private static final double HEADER = 56;
    private static final double SIDE = 352;
    private static final double SIDE_PART = 0.29;
    private static final double MEMORY = 272;
    private static final double CARDS = 220;
    private static final double CARDS_PART = 0.36;
    private static final double MOST_CARDS = 252;
    private static final double AIR = 20;
    private static final double GAP = 16;

    private final CalculatorViewModel model;
    private final DoubleProperty scale = new SimpleDoubleProperty(this, "scale", 1);
    private final CalculatorHeader header;
    private final NetEditor editor;
    private final Label title = new Label();
    private final Label hint = new Label();
    private final ChainTableView table;
    private final RowCard card;
    private final MemoryCard memory;

    /// The calculator of a view model.
    ///
    /// @param copyLink puts the state's link on the clipboard
    /// @param say says something for a few seconds
    /// @param open shows what another place offers
    public CalculatorView(
            CalculatorViewModel model, Runnable copyLink, Consumer<String> say, Consumer<PlaceState> open) {
        this.model = model;
        getStyleClass().add("calculator");
        getStylesheets()
                .add(Objects.requireNonNull(CalculatorView.class.getResource("calculator.css"))
                        .toExternalForm());
        header = new CalculatorHeader(model, copyLink, say);
        editor = new NetEditor(model);
        table = new ChainTableView(model);
        card = new RowCard(open);
        memory = new MemoryCard(model);
        title.getStyleClass().add("stage-title");
        title.setId("calculator-title");
        hint.getStyleClass().add("stage-hint");
        hint.setId("calculator-hint");
        hint.setWrapText(true);
        getChildren().addAll(header, editor, title, hint, table, card, memory);
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        model.stateProperty().subscribe(this::refresh);
        scale.subscribe(this::requestLayout);
        refresh();
    }

    private void refresh() {
        var state = model.state();
        var shown = model.table();
        boolean old = model.isOld();
        for (Node node : new Node[] {title, hint, table, card, memory}) {
            node.setOpacity(old ? 0.45 : 1);
        }
        title.setText(shown.map(this::headline).orElse(text("calculator.title.none")));
        String remark = shown.map(this::remark).orElse(text("calculator.hint.none"));
        hint.setText(old ? text("calculator.hint.old") : remark);
        table.setVisible(shown.isPresent());
        card.setVisible(shown.isPresent());
        memory.setVisible(shown.isPresent());
        card.show(model.opened(), state.unit(), model.exploring(), model.seeing());
        requestLayout();
    }

    private String headline(ChainTable shown) {
        return shown.trouble()
                .map(t -> text(
                        "calculator.title.trouble", t.entry().name(), t.entry().type()))
                .orElseGet(() -> text(
                        "calculator.title",
                        Counts.grouped(shown.parameters()),
                        Numbers.count(model.state().unit().of(shown.macs())),
                        model.state().unit().title()));
    }

    private String remark(ChainTable shown) {
        String input = text(
                "calculator.hint",
                shown.input().toString().replace("×", " × "),
                Counts.grouped(shown.batch()),
                switch (model.state().unit()) {
                    case MAC -> text("calculator.hint.macs");
                    case FLOP -> text("calculator.hint.flops");
                });
        return shown.trouble()
                .map(t -> t.text().endsWith("?") ? t.text() : t.text() + ".")
                .orElse(input);
    }

    /// Undo and paste mean the text of the chain also where another control has the keyboard.
    private void onKey(KeyEvent e) {
        if (!e.isShortcutDown() || e.getTarget() instanceof TextInputControl) {
            return;
        }
        boolean used = switch (e.getCode()) {
            case Z -> editor.undo(!e.isShiftDown());
            case Y -> editor.undo(false);
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
        return table.rows();
    }

    @Override
    public CalculatorState state() {
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
        editor.resizeRelocate(0, top, side, h - top);
        double left = side + AIR;
        double width = w - left - AIR;
        double y = top + AIR;
        double line = title.prefHeight(width);
        title.resizeRelocate(left, y, width, line);
        y += line + 4;
        line = hint.prefHeight(width);
        hint.resizeRelocate(left, y, width, line);
        y += line + GAP;
        double cards = snapSizeY(Math.min(CARDS * k, (h - top) * CARDS_PART));
        double most = h - AIR - cards - GAP - y;
        double rows = Math.max(0, Math.min(most, table.wanted()));
        table.resizeRelocate(left, y, width, rows);
        double cardsTop = y + rows + GAP;
        cards = snapSizeY(Math.min(MOST_CARDS * k, h - AIR - cardsTop));
        double memoryWidth = Math.min(MEMORY * k, width * 0.4);
        card.resizeRelocate(left, cardsTop, width - memoryWidth - GAP, cards);
        memory.resizeRelocate(left + width - memoryWidth, cardsTop, memoryWidth, cards);
    }
}
