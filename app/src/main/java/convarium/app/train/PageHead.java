package convarium.app.train;

import javafx.geometry.VPos;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;

/// The controls at the head of a page, on further lines where there is no room beside each other.
final class PageHead {
    private PageHead() {}

    static FlowPane of(Region... controls) {
        var head = new FlowPane(12, 8, controls);
        head.setRowValignment(VPos.CENTER);
        for (var control : controls) {
            control.setMinWidth(Region.USE_PREF_SIZE);
        }
        return head;
    }
}
