package convarium.app.train;

import convarium.app.render.ColourMap;
import convarium.app.render.PixelImage;
import convarium.app.theme.Palette;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/// Pictures side by side on one canvas: point at one to read about it, click it to open it. With the
/// keyboard, arrows go from one to the next and Enter opens.
final class TileStrip extends Region {
    private static final double LEAST_EDGED = 12;

    private final Canvas canvas = new Canvas();
    private final PixelImage image = new PixelImage();
    private final Tooltip tip = new Tooltip();
    private IntConsumer onOpen = unit -> {};
    private Runnable onLaidOut = () -> {};
    private IntFunction<String> readout = unit -> "";
    private TileLayout.Rule rule;
    private @Nullable Tiles tiles;
    private @Nullable Palette palette;
    private @Nullable ColourMap colours;
    private Optional<TileLayout> layout = Optional.empty();
    private int cursor = -1;
    private int hover = -1;
    private boolean laidOut;

    TileStrip(String id, TileLayout.Rule rule) {
        this.rule = rule;
        setId(id);
        getStyleClass().add("tile-strip");
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        setFocusTraversable(true);
        canvas.setManaged(false);
        getChildren().add(canvas);
        Tooltip.install(this, tip);
        addEventHandler(MouseEvent.MOUSE_MOVED, e -> point(tileAt(e)));
        addEventHandler(MouseEvent.MOUSE_EXITED, e -> point(-1));
        addEventHandler(MouseEvent.MOUSE_CLICKED, e -> {
            requestFocus();
            open(tileAt(e));
        });
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        focusedProperty().subscribe(focused -> {
            if (focused && cursor < 0 && count() > 0) {
                cursor = 0;
            }
            tell();
            draw();
        });
    }

    /// What is done with the unit that is opened.
    void setOnOpen(IntConsumer value) {
        onOpen = value;
    }

    /// What is done when there is room for more or fewer pictures than before.
    void setOnLaidOut(Runnable value) {
        onLaidOut = value;
    }

    /// What is said of a unit.
    void setReadout(IntFunction<String> value) {
        readout = value;
    }

    /// Allows more or fewer rows.
    void setRule(TileLayout.Rule value) {
        if (!value.equals(rule)) {
            rule = value;
            layout = Optional.empty();
            requestLayout();
            draw();
        }
    }

    void show(Tiles value, Palette look) {
        boolean same = tiles != null
                && tiles.values().shape().equals(value.values().shape())
                && tiles.order().size() == value.order().size();
        if (colours == null || !look.equals(palette) || tiles == null || tiles.signed() != value.signed()) {
            colours = value.signed() ? ColourMap.diverging(look) : ColourMap.viridis();
        }
        tiles = value;
        palette = look;
        if (!same) {
            layout = Optional.empty();
            cursor = Math.min(cursor, value.order().size() - 1);
            requestLayout();
        }
        if (hover >= 0) {
            tip.setText(words(hover));
        }
        draw();
    }

    /// How many pictures there is room for.
    int count() {
        return layout(getWidth()).map(TileLayout::shown).orElse(0);
    }

    private Optional<TileLayout> layout(double width) {
        var its = tiles;
        if (its == null || width < 1) {
            return Optional.empty();
        }
        if (layout.isEmpty() || width != getWidth()) {
            var made = TileLayout.of(width, its.order().size(), its.rows(), its.columns(), rule);
            if (width != getWidth()) {
                return Optional.of(made);
            }
            layout = Optional.of(made);
        }
        return layout;
    }

    private int tileAt(MouseEvent e) {
        return layout(getWidth()).map(l -> l.tile(e.getX(), e.getY())).orElse(-1);
    }

    private void point(int tile) {
        if (tile != hover) {
            hover = tile;
            tip.setText(tile < 0 ? "" : words(tile));
            tip.setOpacity(tile < 0 ? 0 : 1);
            draw();
        }
    }

    private String words(int tile) {
        var its = tiles;
        return its == null || tile >= its.order().size()
                ? ""
                : readout.apply(its.order().get(tile));
    }

    private void open(int tile) {
        var its = tiles;
        if (its != null && tile >= 0) {
            cursor = tile;
            onOpen.accept(its.order().get(tile));
        }
    }

    private void onKey(KeyEvent e) {
        var l = layout(getWidth());
        if (l.isEmpty() || e.isShortcutDown() || e.isAltDown()) {
            return;
        }
        int columns = l.get().columns();
        int moved = switch (e.getCode()) {
            case LEFT -> cursor - 1;
            case RIGHT -> cursor + 1;
            case UP -> cursor - columns;
            case DOWN -> cursor + columns;
            case HOME -> 0;
            case END -> l.get().shown() - 1;
            default -> -1;
        };
        if (e.getCode() == KeyCode.ENTER) {
            open(cursor);
            e.consume();
        } else if (moved >= 0 && moved < l.get().shown()) {
            cursor = moved;
            tell();
            draw();
            e.consume();
        }
    }

    /// Tells those who cannot see it where the cursor is.
    private void tell() {
        String words = cursor < 0 ? "" : words(cursor);
        setAccessibleHelp(words);
        notifyAccessibleAttributeChanged(AccessibleAttribute.HELP);
    }

    @Override
    protected double computePrefHeight(double width) {
        return layout(width > 0 ? width : getWidth()).map(TileLayout::height).orElse(24.0);
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
    public javafx.geometry.Orientation getContentBias() {
        return javafx.geometry.Orientation.HORIZONTAL;
    }

    @Override
    protected void layoutChildren() {
        if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
            int before = count();
            layout = Optional.empty();
            draw();
            if (before != count() || !laidOut) {
                laidOut = true;
                onLaidOut.run();
            }
        }
    }

    private void draw() {
        var its = tiles;
        var look = palette;
        var map = colours;
        var l = layout(getWidth());
        var gc = canvas.getGraphicsContext2D();
        gc.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        if (its == null || look == null || map == null || l.isEmpty() || canvas.getHeight() < 1) {
            return;
        }
        double scale = renderScale();
        var where = l.get();
        int w = Math.max(1, (int) Math.round(where.tileWidth() * scale));
        int h = Math.max(1, (int) Math.round(where.tileHeight() * scale));
        image.resize(w * where.shown(), h);
        int[] pixels = image.pixels().array();
        for (int tile = 0; tile < where.shown(); tile++) {
            its.paint(its.order().get(tile), map, pixels, image.width(), tile * w, 0, w, h);
        }
        image.updated();
        gc.setImageSmoothing(false);
        for (int tile = 0; tile < where.shown(); tile++) {
            double x = where.x(tile);
            double y = where.y(tile);
            gc.drawImage(image.image(), tile * w, 0, w, h, x, y, where.tileWidth(), where.tileHeight());
            if (its.signed() && where.tileWidth() > LEAST_EDGED) {
                // a weight near zero is the ground itself: the edge says where the picture ends
                gc.setStroke(look.line());
                gc.setLineWidth(1);
                gc.strokeRect(x - 0.5, y - 0.5, where.tileWidth() + 1, where.tileHeight() + 1);
            }
            if (its.dead().contains(its.order().get(tile))) {
                cross(x, y, where, its.signed() ? look.muted() : look.faint());
            }
        }
        gc.setLineWidth(2);
        if (hover >= 0 && hover < where.shown()) {
            frame(hover, where, look.accent());
        }
        if (isFocused() && cursor >= 0 && cursor < where.shown()) {
            frame(cursor, where, look.accent());
        }
    }

    /// A dead unit is crossed out: told by a shape, not by a colour.
    private void cross(double x, double y, TileLayout where, Color colour) {
        var gc = canvas.getGraphicsContext2D();
        double w = where.tileWidth();
        double h = where.tileHeight();
        double in = Math.min(w, h) / 4;
        gc.setStroke(colour);
        gc.setLineWidth(1.5);
        gc.strokeLine(x + in, y + in, x + w - in, y + h - in);
        gc.strokeLine(x + in, y + h - in, x + w - in, y + in);
    }

    private void frame(int tile, TileLayout where, Color colour) {
        var gc = canvas.getGraphicsContext2D();
        gc.setStroke(colour);
        gc.strokeRect(where.x(tile) + 1, where.y(tile) + 1, where.tileWidth() - 2, where.tileHeight() - 2);
    }

    private double renderScale() {
        var scene = getScene();
        return scene == null || scene.getWindow() == null
                ? 1
                : scene.getWindow().getRenderScaleX();
    }
}
