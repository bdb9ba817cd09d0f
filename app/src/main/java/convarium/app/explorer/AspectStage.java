package convarium.app.explorer;

import convarium.app.theme.Palette;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.Pane;

/// The stage of one aspect of the layer. It follows the view model while it is the one shown, and rests otherwise.
abstract class AspectStage extends Pane {
    /// Space at the left and right of what a stage shows.
    static final double AIR = 32;

    /// Space above the sentence that tops a stage.
    static final double ABOVE = 12;

    private static final double MOST_WIDTH = 2100;

    /// What is shown.
    final ExplorerViewModel model;

    private final ObservableValue<Palette> palette;
    private boolean shown;

    AspectStage(ExplorerViewModel model, ObservableValue<Palette> palette) {
        this.model = model;
        this.palette = palette;
        setVisible(false);
    }

    /// Begins to follow: to be called once, when the stage is complete.
    final void follow() {
        model.stateProperty().subscribe(this::refreshShown);
        model.frameProperty().subscribe(this::refreshShown);
        model.hoverProperty().subscribe(this::refreshShown);
        palette.subscribe(now -> refreshShown());
    }

    /// Shows the stage, or lets it rest.
    final void setShown(boolean now) {
        shown = now;
        setVisible(now);
        refreshShown();
    }

    private void refreshShown() {
        if (shown) {
            refresh();
        }
    }

    /// The colours of the current look.
    final Palette palette() {
        return palette.getValue();
    }

    /// Shows the model's state as it is now.
    abstract void refresh();

    /// How wide the content is in a stage of this width.
    static double contentWidth(double stageWidth) {
        return Math.min(stageWidth - 2 * AIR, MOST_WIDTH);
    }

    /// Where the content ends at the right, in a stage of this width.
    static double rightEdge(double stageWidth) {
        return (stageWidth + contentWidth(stageWidth)) / 2;
    }
}
