package convarium.app.link;

import convarium.app.calculator.CalculatorLink;
import convarium.app.explorer.ExplorerLink;
import convarium.app.field.FieldLink;
import convarium.app.place.Place;
import convarium.app.place.PlaceState;
import convarium.app.signal.SignalLink;
import convarium.app.train.TrainLink;
import java.util.Arrays;
import java.util.stream.Collectors;

/// The links of all places.
public final class Links {
    private Links() {}

    /// Whether a text means to be a link.
    public static boolean isLink(String text) {
        return text.strip().startsWith("convarium:");
    }

    /// The state of a link.
    ///
    /// @throws IllegalArgumentException if the link cannot be read, naming the part, what was expected and what was
    /// found
    public static PlaceState read(String link) {
        String text = link.strip();
        for (var place : Place.values()) {
            if (text.startsWith(place.prefix())) {
                return switch (place) {
                    case EXPLORE -> ExplorerLink.read(text);
                    case CALCULATE -> CalculatorLink.read(text);
                    case FIELD -> FieldLink.read(text);
                    case SIGNAL -> SignalLink.read(text);
                    case TRAIN -> TrainLink.read(text);
                };
            }
        }
        throw new IllegalArgumentException("A link begins with "
                + Arrays.stream(Place.values()).map(Place::prefix).collect(Collectors.joining(" or ")) + ", found \""
                + (text.length() > 60 ? text.substring(0, 60) + "…" : text) + "\"");
    }
}
