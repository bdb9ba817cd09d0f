package convarium.app.explorer;

import static convarium.app.l10n.Texts.text;

import convarium.app.control.Segments;
import convarium.app.explorer.PredictQuestion.Status;
import convarium.app.explorer.PredictSettings.Hidden;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// What is hidden, and what can be done about it: in one row, or in two where the stage is narrow.
final class PredictBar extends Region {
    private static final double BETWEEN = 16;
    private static final double ROWS_APART = 8;

    private final Segments<Hidden> hidden = new Segments<>(
            List.of(Hidden.values()), h -> text("predict.hide." + h), h -> text("predict.hide." + h + ".tip"));
    private final Button check;
    private final Button reveal;
    private final HBox actions;

    PredictBar(Predicting predicting) {
        hidden.setId("predict-hidden");
        for (var one : Hidden.values()) {
            hidden.button(one).setId("hide-" + one.name().toLowerCase(Locale.ROOT));
        }
        hidden.setOnChosen(predicting::hide);
        check = button("check", text("predict.check"), text("predict.check.tip"), predicting::check);
        reveal = button("reveal", text("predict.reveal"), text("predict.reveal.tip"), predicting::reveal);
        var another = button("another", text("predict.another"), text("predict.another.tip"), predicting::another);
        actions = new HBox(8, check, reveal, another);
        actions.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(hidden, actions);
    }

    private static Button button(String id, String words, String tip, Runnable action) {
        var button = new Button(words);
        button.setId("predict-" + id);
        button.getStyleClass().add("flat-button");
        button.setMinWidth(USE_PREF_SIZE);
        button.setTooltip(new Tooltip(tip));
        button.setOnAction(e -> action.run());
        return button;
    }

    void show(PredictQuestion question) {
        hidden.choose(question.hidden());
        boolean typed = IntStream.range(0, question.slots()).anyMatch(slot -> question.status(slot) == Status.TYPED);
        check.setDisable(!typed);
        reveal.setDisable(question.isSettled());
    }

    private boolean fitsOneRow(double width) {
        return hidden.prefWidth(-1) + BETWEEN + actions.prefWidth(-1) <= width;
    }

    @Override
    protected double computePrefHeight(double width) {
        double first = hidden.prefHeight(-1);
        double second = actions.prefHeight(-1);
        return fitsOneRow(width) ? Math.max(first, second) : first + ROWS_APART + second;
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double first = hidden.prefHeight(-1);
        hidden.resizeRelocate(0, 0, Math.min(width, hidden.prefWidth(-1)), first);
        double wide = Math.min(width, actions.prefWidth(-1));
        double high = actions.prefHeight(-1);
        if (fitsOneRow(width)) {
            actions.resizeRelocate(width - wide, (first - high) / 2, wide, high);
        } else {
            actions.resizeRelocate(0, first + ROWS_APART, wide, high);
        }
    }
}
