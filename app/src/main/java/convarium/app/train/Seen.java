package convarium.app.train;

import javafx.scene.Node;

/// Whether a node would be seen, supposed that its scene is.
final class Seen {
    private Seen() {}

    /// Whether it and all that it lies in are visible.
    static boolean in(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }
}
