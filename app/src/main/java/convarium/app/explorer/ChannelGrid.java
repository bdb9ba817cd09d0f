package convarium.app.explorer;

import static convarium.app.l10n.Texts.text;

import convarium.app.control.TensorGrid;
import convarium.app.explorer.ChannelWords.Caption;
import convarium.app.render.GridModel;
import convarium.app.theme.Palette;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.scene.text.Font;

/// A grid close under its caption, for stages of many grids.
final class ChannelGrid extends Pane {
    private static final double BETWEEN = 6;

    private final Label name = new Label();
    private final Label size = new Label();
    private final Tooltip tip = new Tooltip();
    private final TensorGrid grid;
    private String whole = "";
    private String brief = "";
    private final Map<Measured, Double> widths = new HashMap<>();
    private Spoken spoken = new Spoken("", 0, 0, 0);

    private record Measured(String words, Font font) {}

    private record Spoken(String name, int channel, int rows, int columns) {}

    ChannelGrid(String id, GridModel first, Palette palette) {
        grid = new TensorGrid(first, palette);
        grid.setId(id);
        name.getStyleClass().add("grid-name");
        name.setTooltip(tip);
        size.getStyleClass().add("grid-size");
        size.setTooltip(new Tooltip(text("grid.size.tip")));
        getChildren().addAll(name, size, grid);
    }

    /// What it is.
    String name() {
        return whole;
    }

    TensorGrid grid() {
        return grid;
    }

    void say(Caption caption) {
        whole = caption.name();
        brief = caption.brief();
        name.getStyleClass().setAll("label", "grid-name", caption.role().name().toLowerCase(Locale.ROOT));
        size.setText(caption.size());
        tip.setText(caption.tip());
    }

    /// Shows cells; what a screen reader hears is only written anew when it has changed.
    ///
    /// @param channel counted from 1
    void show(GridModel model, Palette palette, int channel) {
        grid.paletteProperty().set(palette);
        grid.modelProperty().set(model);
        var now = new Spoken(whole, channel, model.rows(), model.columns());
        if (!now.equals(spoken)) {
            spoken = now;
            grid.setAccessibleText(text("channels.spoken", whole, channel, model.rows(), model.columns()));
        }
    }

    /// How wide the caption is.
    double captionWidth(boolean briefly) {
        return nameWidth(briefly ? brief : whole)
                + (size.getText().isEmpty() || briefly ? 0 : BETWEEN + size.prefWidth(-1));
    }

    /// How wide its name is in these words. Each is measured once: to show it for that would ask for another layout.
    private double nameWidth(String words) {
        return widths.computeIfAbsent(new Measured(words, name.getFont()), m -> {
            String before = name.getText();
            name.setText(words);
            double width = name.prefWidth(-1);
            name.setText(before);
            return width;
        });
    }

    /// Puts it with its top left at a place.
    ///
    /// @param captionHeight from its top to the grid
    void put(double x, double y, double cell, double captionHeight, boolean briefly) {
        name.setText(briefly ? brief : whole);
        grid.cellSizeProperty().set(cell);
        double w = grid.prefWidth(-1);
        double h = grid.prefHeight(-1);
        double nameWidth = name.prefWidth(-1);
        name.resizeRelocate(ChannelPlan.MARGIN, 0, nameWidth, captionHeight);
        size.setVisible(!briefly);
        size.resizeRelocate(ChannelPlan.MARGIN + nameWidth + BETWEEN, 0, size.prefWidth(-1), captionHeight);
        grid.resizeRelocate(0, captionHeight, w, h);
        resizeRelocate(Math.rint(x), Math.rint(y), Math.max(w, nameWidth), captionHeight + h);
    }

    @Override
    protected void layoutChildren() {
        // placed by [#put]
    }
}
