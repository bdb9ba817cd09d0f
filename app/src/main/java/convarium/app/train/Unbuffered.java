package convarium.app.train;

import javafx.scene.control.ScrollPane;

/// Scroll panes that are painted as everything else is.
///
/// A scroll pane keeps a picture of what it shows, which makes scrolling cheap. Where something in it changes several
/// times a second, all of the picture is painted again each time, and then copied to the window: without it, only what
/// has changed is painted.
final class Unbuffered {
    private Unbuffered() {}

    /// Lets a scroll pane keep no picture.
    static void paint(ScrollPane pane) {
        pane.skinProperty().subscribe(skin -> {
            var viewport = skin == null ? null : pane.lookup(".viewport");
            if (viewport != null) {
                viewport.setCache(false);
            }
        });
    }
}
