package convarium.app.explorer;

import static convarium.app.l10n.Texts.text;

import convarium.assets.Pictures;
import convarium.assets.ShippedPicture;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;

/// The pictures to choose among; it is named by the one shown.
final class PictureMenu extends MenuButton {

    /// @param id what the names of its items begin with
    PictureMenu(ExplorerViewModel model, String id) {
        getStyleClass().add("flat-button");
        setMinWidth(USE_PREF_SIZE);
        setTooltip(new Tooltip(text("picture.sources.tip")));
        for (var picture : Pictures.all()) {
            var item = new MenuItem(picture.title());
            item.setId(id + picture.id());
            item.setOnAction(e -> model.edit(s -> PictureStates.with(s, new Source.Shipped(picture.id()))));
            getItems().add(item);
        }
    }

    /// Offers to open another one too.
    void addOpen(Runnable open) {
        var item = new MenuItem(text("picture.open"));
        item.setOnAction(e -> open.run());
        getItems().addAll(new SeparatorMenuItem(), item);
    }

    /// Names what is shown.
    void show(Source source) {
        setText(
                switch (source) {
                    case Source.Numbers numbers -> text("picture.sources");
                    case Source.Shipped known ->
                        Pictures.all().stream()
                                .filter(p -> p.id().equals(known.id()))
                                .map(ShippedPicture::title)
                                .findFirst()
                                .orElse(text("picture.sources"));
                    case Source.File file -> String.valueOf(file.path().getFileName());
                });
    }
}
