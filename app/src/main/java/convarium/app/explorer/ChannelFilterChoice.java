package convarium.app.explorer;

import static convarium.app.l10n.Texts.text;

import convarium.app.control.Segments;
import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// Which filter is looked at: there is a button for each that there is, and none where there is but one.
final class ChannelFilterChoice extends HBox {
    private final ExplorerViewModel model;
    private final String id;
    private Segments<Integer> choice = new Segments<>(List.of(0), f -> "", f -> "");
    private int offered;

    /// @param id what the buttons' names begin with
    ChannelFilterChoice(ExplorerViewModel model, String id) {
        super(8);
        this.model = model;
        this.id = id;
        setAlignment(Pos.CENTER_RIGHT);
    }

    void show(ChannelSettings s) {
        setVisible(s.filters() > 1);
        if (offered != s.filters()) {
            offered = s.filters();
            choice = new Segments<>(
                    IntStream.range(0, s.filters()).boxed().toList(),
                    f -> Integer.toString(f + 1),
                    f -> text("channels.filter.tip", f + 1));
            for (int f = 0; f < s.filters(); f++) {
                choice.button(f).setId(id + (f + 1));
                choice.button(f).setAccessibleText(text("channels.filter.tip", f + 1));
            }
            choice.setOnChosen(model::lookAtFilter);
            var name = new Label(text("channels.filter.name"));
            name.getStyleClass().add("quiet");
            getChildren().setAll(name, choice);
        }
        choice.choose(s.filter());
    }
}
