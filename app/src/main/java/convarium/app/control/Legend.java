package convarium.app.control;

import convarium.app.render.ColourMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/// Which colour stands for which value: a bar with all colours of a map and the values at a few places.
public final class Legend extends VBox {
    private final Bar bar = new Bar();
    private final Ticks ticks = new Ticks();
    private final Tooltip tip = new Tooltip();

    /// A value under the bar.
    ///
    /// @param at where, from 0 at the left end to 1 at the right end
    /// @param text the value in words
    public record Tick(double at, String text) {}

    /// A legend that shows nothing yet.
    public Legend() {
        getStyleClass().add("legend");
        getStylesheets()
                .add(Objects.requireNonNull(Legend.class.getResource("legend.css"))
                        .toExternalForm());
        setAccessibleRole(AccessibleRole.TEXT);
        bar.getStyleClass().add("bar");
        ticks.getStyleClass().add("ticks");
        getChildren().addAll(bar, ticks);
        Tooltip.install(this, tip);
    }

    /// Shows a map and the values of its colours.
    ///
    /// @param words what the legend says to those who do not see it
    public void show(ColourMap colours, List<Tick> values, String words) {
        bar.show(colours);
        ticks.show(values);
        String spoken = words + values.stream().map(Tick::text).collect(Collectors.joining(", ", ": ", ""));
        setAccessibleText(spoken);
        tip.setText(spoken);
    }

    /// The colours, from the first at the left to the last at the right.
    private static final class Bar extends Region {
        private final Canvas canvas = new Canvas();
        private final Rectangle corners = new Rectangle();
        private @Nullable ColourMap colours;

        Bar() {
            corners.setArcWidth(8);
            corners.setArcHeight(8);
            setClip(corners);
            getChildren().add(canvas);
        }

        void show(ColourMap map) {
            colours = map;
            requestLayout();
        }

        @Override
        protected void layoutChildren() {
            double w = getWidth();
            double h = getHeight();
            corners.setWidth(w);
            corners.setHeight(h);
            canvas.setWidth(w);
            canvas.setHeight(h);
            var gc = canvas.getGraphicsContext2D();
            gc.clearRect(0, 0, w, h);
            for (int x = 0; colours != null && x < w; x++) {
                int argb = colours.argb(ColourMap.index((float) (x + 0.5), 0, (float) w));
                gc.setFill(Color.rgb(argb >> 16 & 0xff, argb >> 8 & 0xff, argb & 0xff));
                gc.fillRect(x, 0, Math.min(1, w - x), h);
            }
        }
    }

    /// The values, each centred under its place but within the bar's ends.
    private static final class Ticks extends Pane {
        private List<Tick> values = List.of();

        void show(List<Tick> ticks) {
            if (ticks.equals(values)) {
                return;
            }
            values = List.copyOf(ticks);
            getChildren()
                    .setAll(values.stream().map(tick -> new Label(tick.text())).toList());
        }

        @Override
        protected double computePrefHeight(double width) {
            return getChildren().stream()
                    .mapToDouble(label -> label.prefHeight(-1))
                    .max()
                    .orElse(0);
        }

        @Override
        protected double computeMinHeight(double width) {
            return computePrefHeight(width);
        }

        @Override
        protected double computeMinWidth(double height) {
            return 0;
        }

        @Override
        protected void layoutChildren() {
            for (int i = 0; i < values.size(); i++) {
                var label = getChildren().get(i);
                double w = label.prefWidth(-1);
                double x = Math.clamp(values.get(i).at() * getWidth() - w / 2, 0, Math.max(0, getWidth() - w));
                layoutInArea(label, x, 0, w, getHeight(), 0, HPos.LEFT, VPos.TOP);
            }
        }
    }
}
