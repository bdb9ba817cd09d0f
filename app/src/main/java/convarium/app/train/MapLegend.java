package convarium.app.train;

import static convarium.app.l10n.Texts.text;

import convarium.app.render.ColourMap;
import convarium.app.theme.Palette;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/// Which colour stands for which value, in one line: the lowest value, all colours, the highest.
final class MapLegend extends HBox {
    private static final double WIDTH = 48;
    private static final double HEIGHT = 8;

    private final Label low = new Label();
    private final Label high = new Label();
    private final Canvas bar = new Canvas(WIDTH, HEIGHT);
    private final Tooltip tip = new Tooltip();
    private @Nullable Palette painted;
    private boolean signed;

    MapLegend() {
        super(6);
        getStyleClass().add("map-legend");
        setAlignment(Pos.CENTER_RIGHT);
        setMinWidth(USE_PREF_SIZE);
        setAccessibleRole(AccessibleRole.TEXT);
        getChildren().addAll(low, bar, high);
        Tooltip.install(this, tip);
    }

    void show(Tiles tiles, Palette palette) {
        low.setText(MapWords.end(tiles.low()));
        high.setText(MapWords.end(tiles.high()));
        String words = text(
                tiles.signed() ? "train.maps.legend.signed" : "train.maps.legend.activity",
                low.getText(),
                high.getText());
        tip.setText(words);
        setAccessibleText(words);
        if (!palette.equals(painted) || signed != tiles.signed()) {
            painted = palette;
            signed = tiles.signed();
            paint(signed ? ColourMap.diverging(palette) : ColourMap.viridis(), palette);
        }
    }

    private void paint(ColourMap colours, Palette palette) {
        var gc = bar.getGraphicsContext2D();
        for (int x = 0; x < WIDTH; x++) {
            int argb = colours.argb(ColourMap.index(x + 0.5f, 0, (float) WIDTH));
            gc.setFill(Color.rgb(argb >> 16 & 0xff, argb >> 8 & 0xff, argb & 0xff));
            gc.fillRect(x, 0, 1, HEIGHT);
        }
        gc.setStroke(palette.line());
        gc.setLineWidth(1);
        gc.strokeRect(0.5, 0.5, WIDTH - 1, HEIGHT - 1);
    }
}
