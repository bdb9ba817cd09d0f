package convarium.app.train;

import static convarium.app.l10n.Texts.text;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// What green and orange say of answers.
final class AnswerLegend {
    private AnswerLegend() {}

    static HBox row() {
        var row = new HBox(16, entry("right", text("train.answer.right")), entry("wrong", text("train.answer.wrong")));
        row.getStyleClass().add("answer-legend");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static Label entry(String style, String words) {
        var swatch = new Region();
        swatch.getStyleClass().addAll("swatch", style);
        var label = new Label(words, swatch);
        label.getStyleClass().add("quiet");
        return label;
    }
}
