package convarium.app.field;

import static convarium.app.l10n.Texts.text;

import convarium.app.field.FieldWords.Fact;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The numbers of both fields.
final class FactsView extends ScrollPane {
    private final FieldViewModel model;
    private final VBox theoretical = new VBox(8);
    private final VBox effective = new VBox(8);

    FactsView(FieldViewModel model) {
        this.model = model;
        getStyleClass().add("facts");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        var content = new VBox(12, caption("field.theoretical"), theoretical, caption("field.effective"), effective);
        setContent(content);
        model.changesProperty().subscribe(this::refresh);
        refresh();
    }

    private static Label caption(String key) {
        var caption = new Label(text(key));
        caption.getStyleClass().add("section-caption");
        return caption;
    }

    private void refresh() {
        var scene = FieldScene.of(model);
        theoretical
                .getChildren()
                .setAll(scene.map(FieldWords::theoretical).orElse(List.of()).stream()
                        .map(FactsView::fact)
                        .toList());
        effective
                .getChildren()
                .setAll(scene.map(FieldWords::effective).orElse(List.of()).stream()
                        .map(FactsView::fact)
                        .toList());
    }

    private static VBox fact(Fact fact) {
        var name = new Label(fact.name());
        name.getStyleClass().add("fact-name");
        name.setTooltip(new Tooltip(fact.tip()));
        var value = new Label(fact.value());
        value.getStyleClass().add("fact-value");
        value.setTooltip(new Tooltip(fact.tip()));
        value.setMinWidth(USE_PREF_SIZE);
        name.setLabelFor(value);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var line = new HBox(8, name, space, value);
        line.setAlignment(Pos.BASELINE_LEFT);
        var remark = new Label(fact.remark());
        remark.getStyleClass().add("quiet");
        remark.setWrapText(true);
        return new VBox(0, line, remark);
    }
}
