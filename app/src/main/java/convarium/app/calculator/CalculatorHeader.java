package convarium.app.calculator;

import static convarium.app.l10n.Texts.text;

import convarium.app.control.Segments;
import convarium.engine.calculator.Products;
import convarium.engine.calculator.TableFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The calculator's row at the top: what work is counted in, presets, and ways out.
final class CalculatorHeader extends HBox {

    /// @param say says something for a few seconds
    CalculatorHeader(CalculatorViewModel model, Runnable copyLink, Consumer<String> say) {
        getStyleClass().add("header");
        setAlignment(Pos.CENTER_LEFT);
        var title = new Label(text("place.CALCULATE"));
        title.getStyleClass().add("place-title");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var link = new Button(text("header.link"));
        link.setId("calculator-link");
        link.getStyleClass().add("flat-button");
        link.setTooltip(new Tooltip(text("header.link.tip")));
        link.setOnAction(e -> copyLink.run());
        getChildren().addAll(title, space, units(model), presets(model), copies(model, say), link);
        getChildren().forEach(node -> ((Region) node).setMinWidth(node.equals(space) ? 0 : USE_PREF_SIZE));
    }

    private static Segments<Products> units(CalculatorViewModel model) {
        var units = new Segments<Products>(
                List.of(Products.values()), Products::title, unit -> text("calculator.unit." + unit));
        units.setId("units");
        for (var unit : Products.values()) {
            units.button(unit).setId("unit-" + unit.name().toLowerCase(Locale.ROOT));
        }
        units.setOnChosen(model::count);
        model.stateProperty().subscribe(state -> units.choose(state.unit()));
        return units;
    }

    private static MenuButton presets(CalculatorViewModel model) {
        var menu = menu("chain-presets", text("menu.presets"), text("calculator.presets.tip"));
        for (var preset : ChainPreset.values()) {
            var item = new MenuItem(preset.title());
            item.setId("chain-" + preset.id());
            item.setOnAction(e -> model.choose(preset));
            menu.getItems().add(item);
        }
        return menu;
    }

    private static MenuButton copies(CalculatorViewModel model, Consumer<String> say) {
        var menu = menu("copy-as", text("calculator.copy"), text("calculator.copy.tip"));
        for (var format : TableFormat.values()) {
            var item = new MenuItem(text("calculator.copy." + format));
            item.setId("copy-" + format.name().toLowerCase(Locale.ROOT));
            item.setOnAction(e -> model.copy(format).ifPresent(table -> {
                var content = new ClipboardContent();
                content.putString(table);
                Clipboard.getSystemClipboard().setContent(content);
                say.accept(text("calculator.copied"));
            }));
            menu.getItems().add(item);
        }
        model.shownProperty().subscribe(shown -> menu.setDisable(shown.table().isEmpty()));
        return menu;
    }

    private static MenuButton menu(String id, String words, String tip) {
        var menu = new MenuButton(words);
        menu.setId(id);
        menu.getStyleClass().add("flat-button");
        menu.setTooltip(new Tooltip(tip));
        return menu;
    }
}
