package convarium.app.signal;

import static convarium.app.l10n.Texts.text;

import convarium.app.control.Icons;
import convarium.app.control.Segments;
import convarium.app.explorer.LayerLineField;
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
final class SignalHeader extends HBox {
    private static final double NARROW_EMS = 62;

    private final LayerLineField line;
    private final ToggleButton inspector = Icons.toggle(Feather.SLIDERS, text("header.inspector"));

    SignalHeader(SignalViewModel model, Runnable copyLink, Runnable export) {
        getStyleClass().add("header");
        setAlignment(Pos.CENTER_LEFT);
        var title = new Label(text("place.SIGNAL"));
        title.getStyleClass().add("place-title");
        title.setMinWidth(USE_PREF_SIZE);
        line = new LayerLineField(model);
        HBox.setHgrow(line, Priority.ALWAYS);
        line.setMinWidth(180);
        var dialect = new Segments<Dialect>(
                List.of(Dialect.values()), d -> text("header.dialect." + d), d -> text("header.dialect." + d + ".tip"));
        dialect.setId("signal-dialect");
        dialect.setMinWidth(USE_PREF_SIZE);
        dialect.setOnChosen(d -> model.edit(s -> s.withDialect(d)));
        model.stateProperty().subscribe(s -> dialect.choose(s.dialect()));
        var undo = Icons.button(Feather.CORNER_UP_LEFT, text("header.undo"), model::undo);
        undo.disableProperty().bind(model.canUndoProperty().not());
        var redo = Icons.button(Feather.CORNER_UP_RIGHT, text("header.redo"), model::redo);
        redo.disableProperty().bind(model.canRedoProperty().not());
        var reset = Icons.button(Feather.ROTATE_CCW, text("signal.reset"), model::reset);
        var link = button("signal-link", text("header.link"), text("header.link.tip"), copyLink);
        var out = button("signal-export", text("header.export"), text("header.export.tip"), export);
        inspector.setId("signal-toggle-inspector");
        var edits = new HBox(2, undo, redo, reset);
        edits.setAlignment(Pos.CENTER);
        edits.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(title, line, dialect, edits, link, out, inspector);
        widthProperty().subscribe(() -> makeRoom(title, link, out));
    }

    private static Button button(String id, String words, String tip, Runnable action) {
        var button = new Button(words);
        button.setId(id);
        button.getStyleClass().add("flat-button");
        button.setMinWidth(USE_PREF_SIZE);
        button.setAccessibleText(words);
        button.setTooltip(new Tooltip(tip));
        button.setOnAction(e -> action.run());
        return button;
    }

    /// A narrow row leaves the place to the line: the rail names the place too, and the buttons keep their tooltips.
    private void makeRoom(Label title, Button link, Button out) {
        boolean narrow = getWidth() < NARROW_EMS * title.getFont().getSize();
        title.setVisible(!narrow);
        title.setManaged(!narrow);
        link.setText(narrow ? null : text("header.link"));
        link.setGraphic(narrow ? FontIcon.of(Feather.LINK) : null);
        out.setText(narrow ? null : text("header.export"));
        out.setGraphic(narrow ? FontIcon.of(Feather.DOWNLOAD) : null);
    }

    LayerLineField line() {
        return line;
    }

    ToggleButton inspectorToggle() {
        return inspector;
    }
}
