package convarium.app.train;

import convarium.app.place.PlaceState;
import convarium.app.theme.Palette;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;

/// The panels that look into the network while it trains.
public final class TrainPanels {
    private TrainPanels() {}

    /// All of them, in the order in which they stand in their columns.
    ///
    /// @param palette the colours of the current look
    /// @param scale how much larger than usual type is
    /// @param open shows what another place offers
    public static List<TrainPanel<?>> all(
            TrainViewModel model,
            ObservableValue<Palette> palette,
            ObservableValue<Double> scale,
            Consumer<PlaceState> open) {
        var survey = new MapSurvey(MapProbe.TRIED);
        return List.of(
                new MapPanel(model, survey, palette, scale, open), new GradientPanel(model, survey, palette, scale));
    }
}
