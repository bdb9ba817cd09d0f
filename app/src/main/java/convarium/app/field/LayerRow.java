package convarium.app.field;

import static convarium.app.l10n.Texts.text;

import convarium.app.control.Icons;
import convarium.app.explorer.LayerOffer;
import convarium.app.field.ChainEdit.Kind;
import convarium.app.field.ChainEdit.Part;
import convarium.app.field.Worked.Known;
import convarium.app.place.Offer;
import convarium.app.place.PlaceState;
import convarium.engine.arithmetic.Derivation;
import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.Size;
import convarium.engine.layer.AvgPool2d;
import convarium.engine.layer.WindowLayer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.control.skin.TextFieldSkin;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.kordamp.ikonli.feather.Feather;

/// A layer of the chain with its numbers to be changed, and under them how the field grows through it.
final class LayerRow extends VBox {
    private static final PseudoClass NOW = PseudoClass.getPseudoClass("now");
    /// A number for both axes, or one for each.
    private static final String SIZES = "\\s*\\d{1,4}\\s*(?:[,x×]\\s*\\d{1,4}\\s*)?";

    private final FieldViewModel model;
    private final int index;
    private final MenuButton kind = new MenuButton();
    private final Map<Part, TextField> fields = new EnumMap<>(Part.class);
    private final MenuItem explore = new MenuItem(text("offer.explore.button"));
    private final Button remove;
    private final VBox steps = new VBox();
    private final Tooltip tip = new Tooltip();

    /// @param index which of the layers with a window, counted from 0
    /// @param open shows what another place offers
    LayerRow(FieldViewModel model, int index, Consumer<PlaceState> open) {
        super(4);
        this.model = model;
        this.index = index;
        getStyleClass().add("layer-row");
        setId("layer-row-" + index);
        kind.getStyleClass().add("flat-button");
        kind.setId("layer-kind-" + index);
        kind.setMaxWidth(Double.MAX_VALUE);
        kind.setMinWidth(0);
        kind.setPrefWidth(0);
        HBox.setHgrow(kind, Priority.ALWAYS);
        for (var choice : Kind.values()) {
            var item = new MenuItem(text("field.kind." + choice));
            item.setId("layer-kind-" + index + "-" + choice.name().toLowerCase(Locale.ROOT));
            item.setOnAction(e -> turn(choice));
            kind.getItems().add(item);
        }
        explore.setId("layer-explore-" + index);
        explore.setOnAction(e -> offer().flatMap(Offer::state).ifPresent(open));
        kind.getItems().addAll(new SeparatorMenuItem(), explore);
        kind.setOnShowing(e -> {
            var offer = offer();
            boolean can = offer.flatMap(Offer::state).isPresent();
            explore.setDisable(!can);
            explore.setText(
                    can ? text("offer.explore.button") : offer.map(Offer::words).orElse(text("offer.row")));
        });
        var line = new HBox(4, kind);
        line.setAlignment(Pos.CENTER_LEFT);
        for (var part : Part.values()) {
            var field = new TextField();
            field.setId("layer-" + part.name().toLowerCase(Locale.ROOT) + "-" + index);
            field.getStyleClass().addAll("number-field", "layer-number");
            // a text's colour belongs to the skin: without one at the first pass, the later of several alike stay black
            field.setSkin(new TextFieldSkin(field));
            field.setTooltip(new Tooltip(text("field.part." + part + ".tip")));
            field.setAccessibleText(text("field.part.spoken", text("field.part." + part), index + 1));
            field.setOnAction(e -> commit(part));
            field.focusedProperty().addListener((property, before, focused) -> {
                if (before) {
                    commit(part);
                }
            });
            field.addEventFilter(KeyEvent.KEY_PRESSED, e -> key(e, part));
            fields.put(part, field);
            line.getChildren().add(field);
        }
        remove = Icons.button(Feather.X, text("field.remove"), () -> model.edit(new ChainEdit.Remove(index)));
        remove.setId("layer-remove-" + index);
        line.getChildren().add(remove);
        steps.getStyleClass().add("layer-steps");
        Tooltip.install(steps, tip);
        getChildren().addAll(line, steps);
    }

    private Optional<WindowLayer> layer() {
        return model.known()
                .filter(k -> index < k.layers().size())
                .map(k -> k.layers().get(index).layer())
                .filter(WindowLayer.class::isInstance)
                .map(WindowLayer.class::cast);
    }

    private Optional<Offer> offer() {
        return model.known()
                .filter(k -> index < k.layers().size())
                .map(k -> LayerOffer.of(
                        k.layers().get(index).layer(),
                        k.layers().get(index).entry().type(),
                        k.chain().stages().get(index).input()));
    }

    /// Shows the layer of a chain, or nothing.
    void show(Optional<Known> known, int depth) {
        boolean there = known.filter(k -> index < k.layers().size()).isPresent();
        setVisible(there);
        setManaged(there);
        if (!there) {
            return;
        }
        var named = known.orElseThrow().layers().get(index);
        pseudoClassStateChanged(NOW, depth == index + 1);
        var window = layer();
        boolean can = window.isPresent() && named.alone() && !model.isOld();
        kind.setText(index + 1 + " "
                + window.map(w -> text("field.kind.short." + Kind.of(w)))
                        .orElse(named.entry().type()));
        kind.setTooltip(new Tooltip(can ? text("field.kind.tip", named.entry().text()) : text("field.kind.fixed")));
        kind.setDisable(!can);
        fields.forEach((part, field) -> {
            String value = window.map(w -> written(w, part)).orElse("");
            if (!field.isFocused()
                    || field.getText().isEmpty()
                    || !model.fieldErrorProperty().get().isEmpty()) {
                field.setText(value);
            } else if (!parsed(field.getText()).equals(parsed(value))) {
                field.setText(value);
            }
            field.setDisable(!can || (part == Part.DILATION && window.orElseThrow() instanceof AvgPool2d));
        });
        remove.setDisable(model.isOld() || known.orElseThrow().layers().size() == 1);
        explain(known.orElseThrow());
    }

    private static String written(WindowLayer layer, Part part) {
        if (part == Part.PADDING && ChainEdit.padding(layer) instanceof Padding.Same) {
            return text("field.same");
        }
        var size = part.of(layer);
        return size.isSquare() ? Integer.toString(size.h()) : size.h() + "," + size.w();
    }

    private void explain(Known known) {
        var stage = known.chain().stages().get(index);
        var rows = stage.height().derivation();
        var columns = stage.width().derivation();
        boolean alike = rows.equals(columns);
        steps.getChildren().setAll(flow(alike ? "" : text("field.axis.rows"), rows));
        if (!alike) {
            steps.getChildren().add(flow(text("field.axis.columns"), columns));
        }
        var all = new ArrayList<>(List.of(text("field.steps.tip")));
        all.addAll(rows.texts());
        if (!alike) {
            all.add(text("field.axis.columns"));
            all.addAll(columns.texts());
        }
        tip.setText(String.join("\n", all));
    }

    /// The lines of r and j on one line.
    private static TextFlow flow(String axis, Derivation derivation) {
        var flow = new TextFlow();
        if (!axis.isEmpty()) {
            flow.getChildren().add(piece(axis + "  ", "plain"));
        }
        for (var line : derivation.lines().subList(0, 2)) {
            for (var span : line.spans()) {
                flow.getChildren().add(piece(span.text(), span.role().name().toLowerCase(Locale.ROOT)));
            }
            flow.getChildren().add(piece("    ", "plain"));
        }
        return flow;
    }

    private static Text piece(String words, String style) {
        var piece = new Text(words);
        piece.getStyleClass().addAll("piece", style);
        return piece;
    }

    private void turn(Kind wanted) {
        layer().ifPresent(w -> {
            var input = model.known().orElseThrow().chain().stages().get(index).input();
            model.edit((net, known) -> {
                return new ChainEdit.Change(index, wanted.like(w, input.size(0))).apply(net, known);
            });
        });
    }

    private void key(KeyEvent e, Part part) {
        int by = e.getCode() == KeyCode.UP ? 1 : e.getCode() == KeyCode.DOWN ? -1 : 0;
        if (by == 0) {
            return;
        }
        e.consume();
        commit(part);
        layer().ifPresent(w -> {
            var now = part.of(w);
            take(part, new Size(Math.max(0, now.h() + by), Math.max(0, now.w() + by)));
        });
    }

    private static Optional<Size> parsed(String typed) {
        if (!typed.matches(SIZES)) {
            return Optional.empty();
        }
        String[] numbers = typed.strip().split("\\s*[,x×]\\s*", -1);
        int first = Integer.parseInt(numbers[0]);
        return Optional.of(new Size(first, numbers.length == 1 ? first : Integer.parseInt(numbers[1])));
    }

    /// Takes what was typed, if it says something else than before.
    private void commit(Part part) {
        var window = layer();
        var field = Objects.requireNonNull(fields.get(part));
        if (window.isEmpty() || field.getText().equals(written(window.get(), part))) {
            return;
        }
        var size = parsed(field.getText());
        if (size.isEmpty()) {
            model.complain(text("field.part.wrong", text("field.part." + part), field.getText()));
            return;
        }
        if (!size.get().equals(part.of(window.get()))
                || field.getText().isBlank()
                || ChainEdit.padding(window.get()) instanceof Padding.Same) {
            take(part, size.get());
        }
    }

    private void take(Part part, Size size) {
        layer().ifPresent(w ->
                model.edit((net, known) -> new ChainEdit.Change(index, part.with(w, size)).apply(net, known)));
    }
}
