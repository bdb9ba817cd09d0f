package convarium.app.explorer;

import static convarium.app.l10n.Texts.text;

import convarium.app.control.Icons;
import convarium.app.control.Segments;
import convarium.engine.notation.Dialect;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The row at the top: the place, the layer as an editable line, the few actions.
final class Header extends HBox {
    private static final double NARROW_EMS = 68;

    private final LayerLineField line;
    private final ToggleButton inspector = Icons.toggle(Feather.SLIDERS, text("header.inspector"));

    Header(ExplorerViewModel model, Runnable copyLink) {
        getStyleClass().add("header");
        setAlignment(Pos.CENTER_LEFT);
        var title = new Label(text("place.EXPLORE"));
        title.getStyleClass().add("place-title");
        title.setMinWidth(USE_PREF_SIZE);
        line = new LayerLineField(model);
        HBox.setHgrow(line, Priority.ALWAYS);
        line.setMinWidth(180);
        var dialect = new Segments<Dialect>(
                List.of(Dialect.values()), d -> text("header.dialect." + d), d -> text("header.dialect." + d + ".tip"));
        dialect.setId("dialect");
        dialect.setMinWidth(USE_PREF_SIZE);
        dialect.setOnChosen(d -> model.edit(s -> s.withDialect(d)));
        model.stateProperty().subscribe(s -> dialect.choose(s.dialect()));
        var presets = Menus.presets(model);
        presets.setMinWidth(USE_PREF_SIZE);
        var undo = Icons.button(Feather.CORNER_UP_LEFT, text("header.undo"), model::undo);
        undo.setId("undo");
        undo.disableProperty().bind(model.canUndoProperty().not());
        var redo = Icons.button(Feather.CORNER_UP_RIGHT, text("header.redo"), model::redo);
        redo.setId("redo");
        redo.disableProperty().bind(model.canRedoProperty().not());
        var reset = Icons.button(Feather.ROTATE_CCW, text("header.reset"), model::reset);
        reset.setId("reset");
        var link = new Button(text("header.link"));
        link.setId("copy-link");
        link.getStyleClass().add("flat-button");
        link.setMinWidth(USE_PREF_SIZE);
        link.setAccessibleText(text("header.link"));
        link.setTooltip(new Tooltip(text("header.link.tip")));
        link.setOnAction(e -> copyLink.run());
        inspector.setId("toggle-inspector");
        var edits = new HBox(2, undo, redo, reset);
        edits.setAlignment(Pos.CENTER);
        edits.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(title, line, dialect, presets, edits, link, inspector);
        widthProperty().subscribe(() -> makeRoom(title, link));
    }

    /// A narrow row leaves the place to the line: the rail names the place too, and the link button keeps its tooltip.
    private void makeRoom(Label title, Button link) {
        boolean narrow = getWidth() < NARROW_EMS * title.getFont().getSize();
        title.setVisible(!narrow);
        title.setManaged(!narrow);
        link.setText(narrow ? null : text("header.link"));
        link.setGraphic(narrow ? FontIcon.of(Feather.LINK) : null);
    }

    LayerLineField line() {
        return line;
    }

    ToggleButton inspectorToggle() {
        return inspector;
    }
}
