package convarium.app.explorer;

import static convarium.app.l10n.Texts.text;

import convarium.lessons.content.KernelLibrary;
import convarium.lessons.content.Preset;
import convarium.lessons.content.Presets;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;

/// The explorer's menus.
final class Menus {
    private Menus() {}

    /// The classic settings by name.
    static MenuButton presets(ExplorerViewModel model) {
        var menu = new MenuButton(text("menu.presets"));
        menu.setId("presets");
        menu.getStyleClass().add("flat-button");
        menu.setTooltip(new Tooltip(text("menu.presets.tip")));
        menu.getItems().add(caption(text("menu.presets.forward")));
        Presets.CLASSIC.stream()
                .filter(p -> !p.transposed())
                .forEach(p -> menu.getItems().add(item(p, model)));
        menu.getItems().addAll(new SeparatorMenuItem(), caption(text("menu.presets.transposed")));
        Presets.CLASSIC.stream()
                .filter(Preset::transposed)
                .forEach(p -> menu.getItems().add(item(p, model)));
        return menu;
    }

    private static MenuItem item(Preset preset, ExplorerViewModel model) {
        var item = new MenuItem(preset.title());
        item.setId("preset-" + preset.id());
        item.setOnAction(e -> model.open(PresetStates.of(preset, model.state())));
        return item;
    }

    /// The library of kernels.
    static MenuButton library(ExplorerViewModel model) {
        var menu = new MenuButton(text("menu.library"));
        menu.getStyleClass().add("caption-menu");
        menu.setTooltip(new Tooltip(text("menu.library.tip")));
        for (var kernel : KernelLibrary.values()) {
            var item = new MenuItem(kernel.title());
            item.setId("kernel-" + kernel.id());
            item.setOnAction(e -> model.edit(s -> Library.take(kernel, s)));
            menu.getItems().add(item);
        }
        menu.showingProperty().subscribe(showing -> {
            var kernel = model.state().kernel();
            menu.getItems()
                    .forEach(item -> KernelLibrary.find(item.getId().replace("kernel-", ""))
                            .ifPresent(k -> item.setDisable(!Library.isOffered(k, kernel))));
        });
        model.stateProperty().subscribe(state -> menu.setText(Library.name(state)));
        return menu;
    }

    /// Ways to fill the input.
    static MenuButton fill(ExplorerViewModel model) {
        var menu = new MenuButton(text("menu.fill"));
        menu.getStyleClass().add("caption-menu");
        menu.setTooltip(new Tooltip(text("menu.fill.tip")));
        for (var filling : Filling.values()) {
            var item = new MenuItem(text("fill." + filling));
            item.setId("fill-" + filling);
            item.setOnAction(e -> model.edit(s -> filling.fill(s)));
            menu.getItems().add(item);
        }
        return menu;
    }

    /// Ways to fill the gradient at the output.
    static MenuButton fillGradient(ExplorerViewModel model) {
        var menu = new MenuButton(text("menu.fill"));
        menu.getStyleClass().add("caption-menu");
        menu.setTooltip(new Tooltip(text("menu.gradient.tip")));
        for (var filling : List.of(Filling.ONES, Filling.POINT, Filling.RANDOM)) {
            var item = new MenuItem(text("fill.gradient." + filling));
            item.setId("fill-gradient-" + filling);
            item.setOnAction(e -> fillGradient(model, filling));
            menu.getItems().add(item);
        }
        return menu;
    }

    private static void fillGradient(ExplorerViewModel model, Filling filling) {
        var output = model.explored().output();
        var seed = model.state().seed() + 1;
        if (filling == Filling.RANDOM) {
            model.edit(s -> s.withSeed(seed));
        }
        model.setGradient(
                filling == Filling.ONES
                        ? Optional.empty()
                        : Optional.of(filling.matrix(output.rows(), output.columns(), seed)));
    }

    /// A line in a menu that names what follows.
    static MenuItem caption(String words) {
        var label = new Label(words);
        label.getStyleClass().add("menu-caption");
        var item = new CustomMenuItem(label, false);
        item.getStyleClass().add("menu-caption-item");
        item.setDisable(true);
        return item;
    }
}
