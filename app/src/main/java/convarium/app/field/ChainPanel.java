package convarium.app.field;

import static convarium.app.l10n.Texts.text;

import convarium.app.field.ChainEdit.Part;
import convarium.app.place.PlaceState;
import convarium.app.place.SampleShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The column at the left: the input, the layers one by one, the same chain as text, and what is wrong
/// with it.
final class ChainPanel extends ScrollPane {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final FieldViewModel model;
    private final TextField input = new TextField();
    private final List<LayerRow> rows = new ArrayList<>();
    private final Label fieldError = new Label();
    private final Button add = new Button(text("field.add"));
    private final TextArea area = new TextArea();
    private final Button problem = new Button();
    private Optional<TextInputControl> typed = Optional.empty();
    private boolean filling;

    /// @param open shows what another place offers
    ChainPanel(FieldViewModel model, Consumer<PlaceState> open) {
        this.model = model;
        getStyleClass().add("chain-panel");
        setFitToWidth(true);
        setFitToHeight(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        input.setId("field-input");
        input.getStyleClass().add("number-field");
        input.setPromptText(text("calculator.input.prompt"));
        input.setAccessibleText(text("calculator.input"));
        input.setTooltip(new Tooltip(text("field.input.tip")));
        var inputName = caption("calculator.input");
        inputName.setLabelFor(input);
        fieldError.getStyleClass().add("field-error");
        fieldError.setId("field-field-error");
        fieldError.setWrapText(true);
        fieldError.setMinHeight(USE_PREF_SIZE);
        var layers = new VBox(8);
        for (int i = 0; i < Worked.MOST_LAYERS; i++) {
            rows.add(new LayerRow(model, i, open));
        }
        layers.getChildren().addAll(rows);
        add.setId("layer-add");
        add.getStyleClass().add("chip");
        add.setGraphic(FontIcon.of(Feather.PLUS));
        add.setTooltip(new Tooltip(text("field.add.tip")));
        add.setOnAction(e -> model.edit(new ChainEdit.Add()));
        area.setId("field-net");
        area.getStyleClass().add("net-text");
        area.setAccessibleText(text("calculator.net.name"));
        area.setTooltip(new Tooltip(text("calculator.net.tip")));
        area.setPromptText(text("calculator.net.prompt"));
        area.setPrefRowCount(4);
        area.setPrefColumnCount(10);
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::tab);
        VBox.setVgrow(area, Priority.ALWAYS);
        problem.setId("field-problem");
        problem.getStyleClass().add("net-problem");
        problem.setGraphic(FontIcon.of(Feather.ALERT_CIRCLE));
        problem.setWrapText(true);
        problem.setMaxWidth(Double.MAX_VALUE);
        problem.setMinHeight(USE_PREF_SIZE);
        problem.setAlignment(Pos.TOP_LEFT);
        problem.setTooltip(new Tooltip(text("calculator.problem.tip")));
        problem.setOnAction(e -> goToProblem());
        var code = caption("field.code");
        code.setLabelFor(area);
        var content = new VBox(8, new VBox(4, inputName, input), heads(), layers, add, fieldError, code, area, problem);
        content.getStyleClass().add("chain-panel-content");
        setContent(content);
        follow(area, model::write);
        follow(input, model::writeInput);
        model.changesProperty().subscribe(this::refresh);
        model.fieldErrorProperty().subscribe(this::refresh);
        refresh();
    }

    private static Label caption(String key) {
        var caption = new Label(text(key));
        caption.getStyleClass().add("section-caption");
        return caption;
    }

    private static HBox heads() {
        var layers = caption("field.layers");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var line = new HBox(4, layers, space);
        line.setAlignment(Pos.BASELINE_LEFT);
        line.getStyleClass().add("layer-heads");
        for (var part : Part.values()) {
            var head = new Label(text("field.part." + part));
            head.getStyleClass().addAll("section-caption", "layer-head");
            head.setTooltip(new Tooltip(text("field.part." + part + ".tip")));
            line.getChildren().add(head);
        }
        var end = new Region();
        end.getStyleClass().add("layer-end");
        line.getChildren().add(end);
        return line;
    }

    /// What is typed is worked out at once.
    private void follow(TextInputControl field, Consumer<String> take) {
        field.textProperty().subscribe((before, now) -> {
            if (!filling && typed.isEmpty()) {
                typed = Optional.of(field);
                take.accept(now);
                typed = Optional.empty();
            }
        });
    }

    /// A text of layers needs no tabulators: the key goes on to the next control, as everywhere.
    private void tab(KeyEvent e) {
        if (e.getCode() == KeyCode.TAB && !e.isControlDown()) {
            area.requestFocusTraversal(e.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            e.consume();
        }
    }

    private void refresh() {
        var state = model.state();
        filling = true;
        if (fills(area, state.net())) {
            area.replaceText(0, area.getLength(), state.net());
            area.positionCaret(0);
        }
        String shape = SampleShape.write(state.input());
        if (fills(input, shape)) {
            input.setText(shape);
        }
        filling = false;
        String wrong = model.fieldErrorProperty().get();
        show(fieldError, wrong);
        input.pseudoClassStateChanged(WRONG, wrong.startsWith(text("calculator.input")));
        int depth = model.unit().map(FieldUnit::depth).orElse(0);
        rows.forEach(row -> row.show(model.known(), depth));
        int count = model.known().map(k -> k.layers().size()).orElse(0);
        add.setDisable(count == 0 || count == Worked.MOST_LAYERS || model.isOld());
        String words = model.problem().isEmpty() ? model.note() : model.problem();
        problem.setText(words);
        problem.setVisible(!words.isEmpty());
        problem.setManaged(!words.isEmpty());
        problem.pseudoClassStateChanged(WRONG, !model.problem().isEmpty());
        area.pseudoClassStateChanged(WRONG, !model.problem().isEmpty());
    }

    private static void show(Label label, String words) {
        label.setText(words);
        label.setVisible(!words.isEmpty());
        label.setManaged(!words.isEmpty());
    }

    /// Whether a field is to be filled: it holds something else, and nobody types into it.
    private boolean fills(TextInputControl field, String wanted) {
        return !field.getText().equals(wanted) && typed.filter(field::equals).isEmpty();
    }

    /// Takes back what was done to the text last, or does it again.
    ///
    /// @return whether there was something
    boolean undo(boolean back) {
        boolean can = back ? area.isUndoable() : area.isRedoable();
        if (can && back) {
            area.undo();
        } else if (can) {
            area.redo();
        }
        return can;
    }

    private void goToProblem() {
        model.worked().problem().filter(p -> p.end() > p.start()).ifPresent(p -> {
            area.requestFocus();
            area.selectRange(Math.min(p.start(), area.getLength()), Math.min(p.end(), area.getLength()));
        });
    }
}
