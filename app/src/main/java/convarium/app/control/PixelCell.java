package convarium.app.control;

import convarium.app.control.PixelCard.Cell;
import convarium.app.control.PixelCard.Kind;
import convarium.app.render.ColourMap;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Paint;
import javafx.scene.paint.Stop;
import org.jspecify.annotations.Nullable;

/// A value on its own brightness with its weight under it; where the two do not fit, the value alone.
final class PixelCell extends Region {
    private static final PseudoClass ON_DARK = PseudoClass.getPseudoClass("on-dark");
    private static final PseudoClass ON_LIGHT = PseudoClass.getPseudoClass("on-light");
    private static final CornerRadii CORNERS = new CornerRadii(4);
    private static final double SIDE = 2;
    /// The brightness, gamma included, on which black and white contrast alike.
    private static final double HALF = 0.46;

    private final Label value = new Label();
    private final Label weight = new Label();

    private final Kind kind;
    private @Nullable Tooltip tip;
    private String words = "";

    /// A cell of one kind, whose looks its stylesheet gives.
    PixelCell(Kind kind) {
        this.kind = kind;
        getStyleClass().add("cell");
        if (kind != Kind.INPUT) {
            getStyleClass().add("outside");
        }
        if (kind == Kind.EMPTY) {
            getStyleClass().add("empty");
        }
        value.getStyleClass().add("value");
        weight.getStyleClass().add("weight");
        getChildren().addAll(value, weight);
        // a tooltip costs more than the rest of a cell, and most cells are never pointed at
        setOnMouseEntered(event -> {
            if (tip == null) {
                tip = new Tooltip(words);
                Tooltip.install(this, tip);
            }
        });
    }

    /// What stands in the cell.
    Kind kind() {
        return kind;
    }

    /// Shows a cell of this kind in place of the one before.
    void show(Cell cell, ColourMap brightness) {
        value.setText(cell.value());
        weight.setText(cell.weight());
        words = cell.words();
        if (tip != null) {
            tip.setText(words);
        }
        getStyleClass().remove("winner");
        if (cell.winner()) {
            getStyleClass().add("winner");
        }
        requestLayout();
        if (kind == Kind.EMPTY) {
            return;
        }
        var grey = brightness.colour(cell.brightness(), 0, 1);
        boolean dark = grey.getRed() < HALF;
        pseudoClassStateChanged(ON_DARK, dark);
        pseudoClassStateChanged(ON_LIGHT, !dark);
        Paint fill = kind == Kind.COPY ? hatched(grey, dark) : grey;
        setBackground(new Background(new BackgroundFill(fill, CORNERS, Insets.EMPTY)));
    }

    /// The stripes go away from the text's colour, so that it can be read on both.
    private static Paint hatched(Color grey, boolean dark) {
        var stripe = dark ? grey.interpolate(Color.BLACK, 0.45) : grey.interpolate(Color.WHITE, 0.45);
        return new LinearGradient(
                0,
                0,
                4,
                4,
                false,
                CycleMethod.REPEAT,
                new Stop(0, grey),
                new Stop(0.6, grey),
                new Stop(0.6, stripe),
                new Stop(1, stripe));
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        return value.prefWidth(-1) + 2 * SIDE;
    }

    @Override
    protected void layoutChildren() {
        double w = getWidth();
        double h = getHeight();
        double valueHeight = value.prefHeight(-1);
        double weightHeight = weight.prefHeight(-1);
        boolean both = !weight.getText().isEmpty()
                && weight.prefWidth(-1) <= w - 2 * SIDE
                && valueHeight + weightHeight <= h + 4;
        weight.setVisible(both);
        double content = both ? valueHeight + weightHeight : valueHeight;
        double top = snapPositionY((h - content) / 2);
        centre(value, top, valueHeight);
        centre(weight, top + valueHeight, weightHeight);
    }

    private void centre(Label label, double y, double height) {
        label.setAlignment(Pos.CENTER);
        layoutInArea(label, 0, y, getWidth(), height, 0, Insets.EMPTY, false, false, HPos.CENTER, VPos.TOP);
    }
}
