package convarium.app.explorer;

import static convarium.app.l10n.Texts.text;

import convarium.app.explorer.PredictBlanks.Part;
import convarium.app.explorer.PredictQuestion.Status;
import convarium.app.l10n.Numbers;
import convarium.engine.arithmetic.Derivation.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;

/// The places to type into that stand in the card: sizes, a count, or the factors of a sum. Enter checks one and goes
/// on to the next, Tab goes on without checking.
final class PredictFields extends FlowPane {
    private static final PseudoClass RIGHT = PseudoClass.getPseudoClass("right");
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final PseudoClass SHOWN = PseudoClass.getPseudoClass("shown");

    /// Beyond so many fields a tick behind each would only crowd them.
    private static final int MOST_TICKED = 2;
    private static final int WIDE = 4;

    private final ExplorerViewModel model;
    private final Predicting predicting;
    private final List<Slot> slots = new ArrayList<>();
    private List<Part> parts = List.of();
    private int width = 1;

    PredictFields(ExplorerViewModel model, Predicting predicting) {
        super(2, 8);
        this.model = model;
        this.predicting = predicting;
        setRowValignment(javafx.geometry.VPos.CENTER);
        getStyleClass().add("predict-fields");
    }

    /// Whether there is anything to type into.
    boolean isShown() {
        return !parts.isEmpty();
    }

    void show(PredictQuestion question) {
        var now = new PredictBlanks(question).parts();
        int needed = width(question);
        if (!now.equals(parts) || needed != width) {
            parts = now;
            width = needed;
            build();
        }
        setVisible(isShown());
        setManaged(isShown());
        slots.forEach(slot -> slot.show(question));
    }

    /// Columns that the numbers of the layer need, so that the right one shows no more than that.
    private static int width(PredictQuestion question) {
        var state = question.state();
        if (question.hidden() != PredictSettings.Hidden.SENTENCE) {
            return WIDE;
        }
        int longest = Stream.concat(state.input().values().stream(), state.kernel().values().stream())
                .mapToInt(v -> Numbers.decimal(v, 4).length())
                .max()
                .orElse(1);
        return Math.clamp(longest, 1, WIDE);
    }

    private void build() {
        slots.clear();
        getChildren().clear();
        for (var part : parts) {
            switch (part) {
                case Part.Words(String words, Role role) -> {
                    var label = new Label(words);
                    label.getStyleClass().addAll("predict-words", style(role));
                    getChildren().add(label);
                }
                case Part.Blank(int slot, Role role) -> {
                    var one = new Slot(slot, role);
                    slots.add(one);
                    getChildren().add(one);
                }
            }
        }
    }

    private static String style(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    /// One field, and behind it what is right where the answer is not.
    private final class Slot extends HBox {
        private final int number;
        private final TextField field = new TextField();
        private final Label mark = new Label();

        Slot(int number, Role role) {
            super(3);
            this.number = number;
            setAlignment(Pos.CENTER_LEFT);
            field.setId("predict-" + number);
            field.getStyleClass().addAll("predict-field", style(role));
            field.setPrefColumnCount(width);
            field.setAccessibleText(text("predict.field", number + 1));
            field.setTooltip(new Tooltip(text("predict.field.tip")));
            field.setOnAction(e -> enter());
            field.focusedProperty().subscribe(focused -> {
                if (!focused) {
                    take();
                }
            });
            mark.getStyleClass().add("predict-mark");
            getChildren().addAll(field, mark);
        }

        private void enter() {
            if (take()) {
                predicting.check(number);
                next();
            }
        }

        /// Takes what was typed; says so where it is no number.
        private boolean take() {
            String typed = field.getText().strip();
            if (!field.isEditable()) {
                return true;
            }
            if (typed.isEmpty()) {
                if (predicting.question().answer(number).isPresent()) {
                    predicting.erase(number);
                }
                return false;
            }
            try {
                float value = Numbers.parse(typed);
                if (!typed.equals(written(predicting.question()))) {
                    predicting.answer(number, value);
                }
                return true;
            } catch (NumberFormatException e) {
                field.pseudoClassStateChanged(WRONG, true);
                model.complain(text("notice.cell", typed));
                return false;
            }
        }

        private void next() {
            int at = slots.indexOf(this);
            slots.subList(at + 1, slots.size()).stream()
                    .filter(slot -> slot.field.isEditable())
                    .findFirst()
                    .ifPresent(slot -> slot.field.requestFocus());
        }

        private String written(PredictQuestion question) {
            return question.status(number) == Status.SHOWN
                    ? Numbers.decimal(question.expected(number), 4)
                    : question.answer(number).isPresent()
                            ? Numbers.decimal(question.answer(number).getAsDouble(), 4)
                            : "";
        }

        void show(PredictQuestion question) {
            var status = question.status(number);
            String words = written(question);
            if (!field.isFocused() || status == Status.SHOWN || status == Status.RIGHT) {
                field.setText(words);
            }
            field.setEditable(status != Status.SHOWN && status != Status.RIGHT);
            field.pseudoClassStateChanged(RIGHT, status == Status.RIGHT);
            field.pseudoClassStateChanged(WRONG, status == Status.WRONG);
            field.pseudoClassStateChanged(SHOWN, status == Status.SHOWN);
            boolean wrong = status == Status.WRONG;
            mark.setText(wrong ? "→ " + Numbers.decimal(question.expected(number), 3) : "✓");
            boolean marked = wrong || (status == Status.RIGHT && slots.size() <= MOST_TICKED);
            mark.setVisible(marked);
            mark.setManaged(marked);
        }
    }
}
