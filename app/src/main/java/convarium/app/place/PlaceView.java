package convarium.app.place;

import javafx.beans.property.DoubleProperty;
import javafx.scene.Node;

/// What a place puts beside the rail.
public interface PlaceView {

    /// Everything it shows.
    Node node();

    /// What has the focus when the place is entered.
    Node firstFocus();

    /// What it shows, as a value.
    PlaceState state();

    /// How much larger than usual type and frame are, for the projector.
    DoubleProperty scaleProperty();
}
