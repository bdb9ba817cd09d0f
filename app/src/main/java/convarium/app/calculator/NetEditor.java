package convarium.app.calculator;

import static convarium.app.l10n.Texts.text;

import convarium.app.place.SampleShape;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The column at the left: the input, the batch, the chain as text, and what is wrong with them.
final class NetEditor extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final CalculatorViewModel model;
    private final TextArea area = new TextArea();
    private final TextField input = new TextField();
    private final TextField batch = new TextField();
    private final Label fieldError = new Label();
    private final Button problem = new Button();
    private Optional<TextInputControl> typed = Optional.empty();
    private boolean filling;

    NetEditor(CalculatorViewModel model) {
        super(8);
        this.model = model;
        getStyleClass().add("net-editor");
        input.setId("chain-input");
        input.setPromptText(text("calculator.input.prompt"));
        batch.setId("chain-batch");
        var first = column(text("calculator.input"), text("calculator.input.tip"), input);
        var second = column(text("calculator.batch"), text("calculator.batch.tip"), batch);
        HBox.setHgrow(first, Priority.ALWAYS);
        first.setPrefWidth(160);
        second.setPrefWidth(88);
        second.setMinWidth(64);
        fieldError.getStyleClass().add("field-error");
        fieldError.setId("field-error");
        fieldError.setWrapText(true);
        fieldError.setMinHeight(USE_PREF_SIZE);
        area.setId("net");
        area.getStyleClass().add("net-text");
        area.setAccessibleText(text("calculator.net.name"));
        area.setTooltip(new Tooltip(text("calculator.net.tip")));
        area.setPromptText(text("calculator.net.prompt"));
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::tab);
        VBox.setVgrow(area, Priority.ALWAYS);
        problem.setId("net-problem");
        problem.getStyleClass().add("net-problem");
        problem.setGraphic(FontIcon.of(Feather.ALERT_CIRCLE));
        problem.setWrapText(true);
        problem.setMaxWidth(Double.MAX_VALUE);
        problem.setMinHeight(USE_PREF_SIZE);
        problem.setAlignment(Pos.TOP_LEFT);
        problem.setTooltip(new Tooltip(text("calculator.problem.tip")));
        problem.setOnAction(e -> goToProblem());
        var caption = new Label(text("calculator.net"));
        caption.getStyleClass().add("section-caption");
        caption.setLabelFor(area);
        getChildren().addAll(new HBox(12, first, second), fieldError, caption, area, problem);
        follow(area::getText, area, model::write);
        follow(input::getText, input, model::writeInput);
        follow(batch::getText, batch, model::writeBatch);
        model.stateProperty().subscribe(this::refresh);
        model.fieldErrorProperty().subscribe(this::refresh);
        refresh();
    }

    private static VBox column(String words, String tip, TextField field) {
        var caption = new Label(words);
        caption.getStyleClass().add("section-caption");
        caption.setLabelFor(field);
        field.getStyleClass().add("number-field");
        field.setTooltip(new Tooltip(tip));
        field.setAccessibleText(words);
        return new VBox(4, caption, field);
    }

    /// What is typed is worked out at once.
    private void follow(Supplier<String> written, TextInputControl field, Consumer<String> take) {
        field.textProperty().subscribe((before, now) -> {
            if (!filling && typed.isEmpty()) {
                typed = Optional.of(field);
                take.accept(written.get());
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
        String samples = Integer.toString(state.batch());
        if (fills(batch, samples)) {
            batch.setText(samples);
        }
        filling = false;
        String wrong = model.fieldErrorProperty().get();
        fieldError.setText(wrong);
        fieldError.setVisible(!wrong.isEmpty());
        fieldError.setManaged(!wrong.isEmpty());
        input.pseudoClassStateChanged(WRONG, !wrong.isEmpty() && wrong.startsWith(text("calculator.input")));
        batch.pseudoClassStateChanged(WRONG, !wrong.isEmpty() && wrong.startsWith(text("calculator.batch")));
        String words = model.problem();
        problem.setText(words);
        problem.setVisible(!words.isEmpty());
        problem.setManaged(!words.isEmpty());
        area.pseudoClassStateChanged(WRONG, !words.isEmpty());
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

    /// Whether a field is to be filled: it holds something else, and nobody types into it.
    private boolean fills(TextInputControl field, String wanted) {
        return !field.getText().equals(wanted) && typed.filter(field::equals).isEmpty();
    }

    private void goToProblem() {
        model.calculatedProperty().get().problem().ifPresent(p -> {
            area.requestFocus();
            area.selectRange(Math.min(p.start(), area.getLength()), Math.min(p.end(), area.getLength()));
        });
    }
}
