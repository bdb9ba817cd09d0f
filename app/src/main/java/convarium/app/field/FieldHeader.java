package convarium.app.field;

import static convarium.app.l10n.Texts.text;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The row at the top: the place, presets, ways out.
final class FieldHeader extends HBox {

    FieldHeader(FieldViewModel model, Runnable copyLink, Runnable openExport) {
        getStyleClass().add("header");
        setAlignment(Pos.CENTER_LEFT);
        var title = new Label(text("field.name"));
        title.getStyleClass().add("place-title");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var menu = new MenuButton(text("menu.presets"));
        menu.setId("field-presets");
        menu.getStyleClass().add("flat-button");
        menu.setTooltip(new Tooltip(text("field.presets.tip")));
        for (var preset : FieldPreset.values()) {
            var item = new MenuItem(preset.title());
            item.setId("field-preset-" + preset.id());
            item.setOnAction(e -> model.choose(preset));
            menu.getItems().add(item);
        }
        var link = new Button(text("header.link"));
        link.setId("field-link");
        link.getStyleClass().add("flat-button");
        link.setTooltip(new Tooltip(text("header.link.tip")));
        link.setOnAction(e -> copyLink.run());
        var export = new Button(text("header.export"));
        export.setId("field-export");
        export.getStyleClass().add("flat-button");
        export.setTooltip(new Tooltip(text("field.export.tip")));
        export.setOnAction(e -> openExport.run());
        model.changesProperty().subscribe(() -> export.setDisable(model.known().isEmpty()));
        getChildren().addAll(title, space, menu, link, export);
        getChildren().forEach(node -> ((Region) node).setMinWidth(node.equals(space) ? 0 : USE_PREF_SIZE));
    }
}
