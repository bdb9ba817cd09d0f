package convarium.app.shell;

import static convarium.app.l10n.Texts.text;

import convarium.app.control.Icons;
import convarium.app.place.Place;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The column at the left: the places of the program, the look, the shortcuts.
final class Rail extends VBox {

    private final Map<Place, ToggleButton> places = new EnumMap<>(Place.class);

    /// @param enter is told which place was chosen
    Rail(Consumer<Place> enter, Runnable nextTheme, Runnable help) {
        getStyleClass().add("rail");
        setAlignment(Pos.TOP_CENTER);
        for (var place : Place.values()) {
            var button = new ToggleButton(text("place." + place), FontIcon.of(icon(place)));
            button.setId("place-" + place.code());
            button.getStyleClass().add("place");
            button.setContentDisplay(ContentDisplay.TOP);
            button.setOnAction(e -> {
                button.setSelected(true);
                enter.accept(place);
            });
            button.setTooltip(new Tooltip(text("place." + place + ".tip")));
            places.put(place, button);
        }
        var space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        var theme = Icons.button(Feather.SUN, text("rail.theme"), nextTheme);
        theme.setId("theme");
        var shortcuts = Icons.button(Feather.HELP_CIRCLE, text("rail.help"), help);
        shortcuts.setId("help");
        getChildren().add(new Mark());
        getChildren().addAll(places.values());
        getChildren().addAll(space, theme, shortcuts);
    }

    /// Marks the place that is shown.
    void choose(Place shown) {
        places.forEach((place, button) -> button.setSelected(place == shown));
    }

    private static Feather icon(Place place) {
        return switch (place) {
            case EXPLORE -> Feather.GRID;
            case CALCULATE -> Feather.HASH;
            case FIELD -> Feather.CROSSHAIR;
            case SIGNAL -> Feather.ACTIVITY;
            case TRAIN -> Feather.TRENDING_UP;
        };
    }

    /// The program's mark: a window over cells, and the output it fills.
    private static final class Mark extends Region {

        Mark() {
            getStyleClass().add("mark");
            for (String cell : new String[] {"a", "b", "c", "d"}) {
                var square = new Region();
                square.getStyleClass().addAll("mark-cell", "mark-" + cell);
                getChildren().add(square);
            }
        }

        @Override
        protected void layoutChildren() {
            double unit = getWidth() / 32;
            double[][] at = {{5, 5, 7}, {14, 5, 7}, {5, 14, 7}, {18, 18, 9}};
            for (int i = 0; i < at.length; i++) {
                getChildren().get(i).resizeRelocate(at[i][0] * unit, at[i][1] * unit, at[i][2] * unit, at[i][2] * unit);
            }
        }
    }
}
