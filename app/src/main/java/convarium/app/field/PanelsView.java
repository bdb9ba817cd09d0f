package convarium.app.field;

import static convarium.app.l10n.Texts.text;

import convarium.app.render.CanvasPainter;
import convarium.app.render.Painter;
import convarium.app.theme.Look;
import convarium.app.theme.Palette;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableDoubleValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;

/// The theoretical field beside the effective one.
final class PanelsView extends Region {
    static final double MARGIN = 6;
    private static final double GAP = 28;

    private final FieldViewModel model;
    private final ObservableValue<Palette> palette;
    private final ObservableDoubleValue scale;
    private final Canvas canvas = new Canvas();
    private final Painter painter = new CanvasPainter(canvas.getGraphicsContext2D());

    PanelsView(FieldViewModel model, ObservableValue<Palette> palette, ObservableDoubleValue scale) {
        this.model = model;
        this.palette = palette;
        this.scale = scale;
        setId("field-panels");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        canvas.setManaged(false);
        getChildren().add(canvas);
        model.changesProperty().subscribe(this::refresh);
        palette.subscribe(this::draw);
        refresh();
    }

    private void refresh() {
        FieldScene.of(model)
                .ifPresent(scene -> setAccessibleText(text("field.panels") + " "
                        + FieldWords.effective(scene).stream()
                                .map(fact -> fact.name() + ": " + fact.value())
                                .collect(Collectors.joining(", "))));
        draw();
    }

    /// How wide it is when each panel has a side.
    double width(double side) {
        return 2 * side + GAP * scale.get() + 2 * MARGIN;
    }

    /// How high it is when each panel has a side.
    double height(double side) {
        return PanelsPicture.Plan.height(side, scale.get()) + 2 * MARGIN;
    }

    private void draw() {
        var gc = canvas.getGraphicsContext2D();
        gc.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        double side = (getWidth() - GAP * scale.get() - 2 * MARGIN) / 2;
        if (side < 1) {
            return;
        }
        var look = new Look(palette.getValue(), scale.get());
        FieldScene.of(model)
                .ifPresent(scene -> PanelsPicture.paint(
                        painter,
                        look,
                        PanelsPicture.Plan.of(scene, side, GAP * scale.get(), scale.get()),
                        scene,
                        MARGIN,
                        MARGIN));
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        draw();
    }
}
