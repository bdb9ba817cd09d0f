package convarium.app.calculator;

import convarium.app.control.Icons;
import convarium.app.place.Offer;
import convarium.app.place.PlaceState;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/// A button that opens a row in another place, with that place's icon; or says why it does not.
final class OfferButton extends StackPane {
    private final Button button;
    private final String words;
    private final Tooltip tip = new Tooltip();
    private Optional<PlaceState> state = Optional.empty();

    /// @param open shows what the other place offers
    /// @param words what it does
    OfferButton(String id, Feather icon, String words, Consumer<PlaceState> open) {
        this.words = words;
        button = Icons.button(icon, words, () -> state.ifPresent(open));
        button.setTooltip(null);
        button.setId(id);
        // a disabled button shows no tooltip of its own
        Tooltip.install(this, tip);
        setMinWidth(USE_PREF_SIZE);
        getChildren().add(button);
    }

    /// Shows what is offered.
    void show(Offer offer, boolean visible) {
        state = offer.state();
        button.setDisable(state.isEmpty());
        button.setAccessibleHelp(offer.words());
        tip.setText(words + "\n" + offer.words());
        setVisible(visible);
        setManaged(visible);
    }
}
