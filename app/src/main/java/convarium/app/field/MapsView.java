package convarium.app.field;

import static convarium.app.l10n.Texts.text;

import convarium.app.render.CanvasPainter;
import convarium.app.render.Painter;
import convarium.app.theme.Look;
import convarium.app.theme.Palette;
import java.util.Optional;
import javafx.beans.value.ObservableDoubleValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/// The maps of the chain to be pointed at: hovering shows what a unit sees, a click keeps it, arrows go
/// from unit to unit, Page keys from map to map.
final class MapsView extends Region {
    static final double MARGIN = 6;
    private static final Duration TIP_DELAY = Duration.millis(900);

    private final FieldViewModel model;
    private final ObservableValue<Palette> palette;
    private final ObservableDoubleValue scale;
    private final Canvas canvas = new Canvas();
    private final Painter painter = new CanvasPainter(canvas.getGraphicsContext2D());
    private final Tooltip tip = new Tooltip();
    private Optional<MapsPlan> plan = Optional.empty();
    private double left;
    private double top;

    MapsView(FieldViewModel model, ObservableValue<Palette> palette, ObservableDoubleValue scale) {
        this.model = model;
        this.palette = palette;
        this.scale = scale;
        setId("field-maps");
        getStyleClass().add("field-maps");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleHelp(text("field.maps.help"));
        canvas.setManaged(false);
        getChildren().add(canvas);
        tip.setShowDelay(TIP_DELAY);
        addEventHandler(MouseEvent.MOUSE_MOVED, e -> {
            var unit = at(e.getX(), e.getY());
            tip(unit);
            model.hover(unit);
        });
        addEventHandler(MouseEvent.MOUSE_EXITED, e -> model.hover(Optional.empty()));
        addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        focusedProperty().subscribe(this::draw);
        model.changesProperty().subscribe(this::refresh);
        palette.subscribe(this::draw);
        refresh();
    }

    private void refresh() {
        FieldScene.of(model)
                .ifPresent(scene -> setAccessibleText(FieldWords.title(scene) + ". " + FieldWords.hint(scene)));
        draw();
    }

    private void tip(Optional<FieldUnit> unit) {
        if (unit.isEmpty()) {
            Tooltip.uninstall(this, tip);
            return;
        }
        FieldScene.of(model).ifPresent(scene -> {
            var at = unit.get();
            tip.setText(text(
                    "field.tip",
                    MapsPicture.name(scene, at.depth()),
                    at.row() + 1,
                    at.column() + 1,
                    at.row(),
                    at.column()));
            Tooltip.install(this, tip);
        });
    }

    /// The unit at a point of this view.
    Optional<FieldUnit> at(double x, double y) {
        return plan.flatMap(p -> {
            for (int depth = 0; depth < p.maps().size(); depth++) {
                var found = p.maps().get(depth).at(x - left, y - top);
                if (found.isPresent()) {
                    return Optional.of(new FieldUnit(depth, found.get()[0], found.get()[1]));
                }
            }
            return Optional.empty();
        });
    }

    private void clicked(MouseEvent e) {
        requestFocus();
        if (e.getButton() == MouseButton.PRIMARY) {
            at(e.getX(), e.getY()).ifPresent(model::pick);
        }
    }

    private void key(KeyEvent e) {
        if (e.isShortcutDown() || e.isAltDown() || e.isMetaDown()) {
            return;
        }
        int by = e.isShiftDown() ? 4 : 1;
        switch (e.getCode()) {
            case LEFT -> model.move(0, -by);
            case RIGHT -> model.move(0, by);
            case UP -> model.move(-by, 0);
            case DOWN -> model.move(by, 0);
            case PAGE_UP -> model.deepen(-1);
            case PAGE_DOWN -> model.deepen(1);
            case HOME -> model.deepen(-Worked.MOST_LAYERS);
            case END -> model.deepen(Worked.MOST_LAYERS);
            case ENTER, SPACE -> model.unit().ifPresent(model::pick);
            case ESCAPE -> {
                if (!model.release()) {
                    return;
                }
            }
            default -> {
                return;
            }
        }
        e.consume();
    }

    /// The height that the maps can use in a room.
    double wanted(double width, double most) {
        double captions = MapsPicture.captions(new Look(palette.getValue(), scale.get()));
        return model.known()
                .map(known -> MapsPlan.of(known.chain(), width, most - captions - 2 * MARGIN, scale.get())
                                .height()
                        + captions
                        + 2 * MARGIN)
                .orElse(0.0);
    }

    private void draw() {
        double w = getWidth();
        double h = getHeight();
        var gc = canvas.getGraphicsContext2D();
        gc.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        if (w < 1 || h < 1) {
            return;
        }
        var look = new Look(palette.getValue(), scale.get());
        double captions = MapsPicture.captions(look);
        plan = FieldScene.of(model).map(scene -> {
            var now = MapsPlan.of(scene.known().chain(), w - 2 * MARGIN, h - captions - 2 * MARGIN, scale.get());
            left = MARGIN;
            top = MARGIN + captions;
            MapsPicture.paint(painter, look, now, scene, left, top);
            if (isFocused()) {
                ring(now, scene);
            }
            return now;
        });
    }

    /// Where the keyboard is.
    private void ring(MapsPlan now, FieldScene scene) {
        var place = now.maps().get(scene.unit().depth());
        painter.stroke(
                left + place.x(0) - 3,
                top + place.y(0) - 3,
                place.x(place.columns()) - place.x(0) + 6,
                place.y(place.rows()) - place.y(0) + 6,
                8,
                palette.getValue().accent(),
                1.5,
                false);
    }

    @Override
    protected void layoutChildren() {
        if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
        }
        draw();
    }
}
