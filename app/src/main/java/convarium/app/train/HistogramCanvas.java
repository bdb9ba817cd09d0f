package convarium.app.train;

import static convarium.app.l10n.Texts.text;

import convarium.app.render.Type;
import convarium.app.theme.Palette;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/// How weights, activations and gradients are spread, layer by layer, and one of these spreads
/// enlarged. Pointing at a spread enlarges it, a click or the arrow keys keep it.
final class HistogramCanvas extends Region {
    private static final List<Spread> SPREADS = List.of(Spread.values());
    private static final double ROW = 32;
    private static final double HEAD = 20;
    private static final double NAME = 84;
    private static final double GAP = 8;
    private static final double LARGE = 72;
    private static final double AXIS = 20;
    private static final int KINDS = Spread.values().length;

    private final Canvas canvas = new Canvas();
    private final BiConsumer<Integer, Spread> keep;
    private Optional<GradientFigures> figures = Optional.empty();
    private @Nullable Palette palette;
    private double scale = 1;
    private int keptLayer;
    private Spread kept = Spread.WEIGHTS;
    private int hoverLayer = -1;
    private Spread hover = Spread.WEIGHTS;

    /// @param keep is told which spread is enlarged for good
    HistogramCanvas(BiConsumer<Integer, Spread> keep) {
        this.keep = keep;
        setId("histograms");
        getStyleClass().add("histograms");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setFocusTraversable(true);
        setAccessibleText(text("train.spread.none"));
        canvas.setManaged(false);
        getChildren().add(canvas);
        addEventHandler(MouseEvent.MOUSE_MOVED, e -> hover(e.getX(), e.getY()));
        addEventHandler(MouseEvent.MOUSE_EXITED, e -> hover(-1, -1));
        addEventHandler(MouseEvent.MOUSE_CLICKED, e -> {
            requestFocus();
            hover(e.getX(), e.getY());
            if (hoverLayer >= 0) {
                keep.accept(hoverLayer, hover);
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        focusedProperty().subscribe(this::draw);
    }

    /// @param layer whose spread is enlarged, from 0
    /// @param size how much larger than usual type is
    void show(GradientFigures now, int layer, Spread spread, Palette look, double size) {
        boolean resized =
                figures.map(f -> f.layers().size()).orElse(0) != now.layers().size() || size != scale;
        figures = Optional.of(now);
        keptLayer = Math.clamp(layer, 0, Math.max(0, now.layers().size() - 1));
        kept = spread;
        hoverLayer = Math.min(hoverLayer, now.layers().size() - 1);
        palette = look;
        scale = size;
        if (resized) {
            requestLayout();
        }
        draw();
    }

    /// What is said of the spread that is enlarged.
    String sentence() {
        return figures.filter(f -> !f.layers().isEmpty())
                .map(f -> GradientWords.spread(f, layer(), spread()))
                .orElse("");
    }

    private int layer() {
        return hoverLayer >= 0 ? hoverLayer : keptLayer;
    }

    private Spread spread() {
        return hoverLayer >= 0 ? hover : kept;
    }

    private void hover(double x, double y) {
        int before = hoverLayer;
        var was = hover;
        int layers = figures.map(f -> f.layers().size()).orElse(0);
        int row = (int) Math.floor((y - HEAD * scale) / (ROW * scale));
        int column = (int) Math.floor((x - NAME * scale) / (width() + GAP * scale));
        boolean inside = row >= 0 && row < layers && column >= 0 && column < KINDS;
        hoverLayer = inside ? row : -1;
        hover = inside ? SPREADS.get(column) : hover;
        if (before != hoverLayer || was != hover) {
            tell();
            draw();
        }
    }

    private void onKey(KeyEvent e) {
        int layers = figures.map(f -> f.layers().size()).orElse(0);
        int layer = keptLayer;
        int kind = SPREADS.indexOf(kept);
        switch (e.getCode()) {
            case UP -> layer--;
            case DOWN -> layer++;
            case LEFT -> kind--;
            case RIGHT -> kind++;
            default -> {
                return;
            }
        }
        if (e.isShortcutDown() || e.isAltDown()) {
            return;
        }
        if (layer >= 0 && layer < layers && kind >= 0 && kind < KINDS) {
            keep.accept(layer, SPREADS.get(kind));
        }
        e.consume();
    }

    private void tell() {
        setAccessibleText(sentence());
        notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }

    /// How wide a small spread is.
    private double width() {
        return (canvas.getWidth() - NAME * scale - (KINDS - 1) * GAP * scale) / KINDS;
    }

    @Override
    protected double computePrefHeight(double width) {
        return figures.map(f -> HEAD + f.layers().size() * ROW + 12 + LARGE + AXIS)
                        .orElse(0.0)
                * scale;
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
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        draw();
    }

    private void draw() {
        var gc = canvas.getGraphicsContext2D();
        gc.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        var look = palette;
        if (figures.isEmpty()
                || look == null
                || width() < 8
                || figures.get().layers().isEmpty()) {
            return;
        }
        var layers = figures.get().layers();
        for (var kind : Spread.values()) {
            gc.setFont(Type.face(12 * scale, false));
            gc.setFill(look.muted());
            String words = text("train.spread.head." + kind);
            gc.setFont(Type.face(Type.fitting(words, 12 * scale, width(), false), false));
            gc.fillText(words, x(kind), 12 * scale);
        }
        for (int layer = 0; layer < layers.size(); layer++) {
            double top = (HEAD + layer * ROW) * scale;
            String name = layers.get(layer).title();
            gc.setFill(look.ink());
            gc.setFont(Type.face(Type.fitting(name, 12 * scale, (NAME - 8) * scale, false), false));
            gc.fillText(name, 0, top + 17 * scale);
            for (var kind : Spread.values()) {
                small(layer, kind, top, look);
            }
        }
        large(look);
    }

    private double x(Spread kind) {
        return NAME * scale + SPREADS.indexOf(kind) * (width() + GAP * scale);
    }

    private void small(int layer, Spread kind, double top, Palette look) {
        var gc = canvas.getGraphicsContext2D();
        var place = new Rectangle2D(x(kind), top, width(), (ROW - 6) * scale);
        gc.setFill(look.inset());
        gc.fillRect(place.getMinX(), place.getMinY(), place.getWidth(), place.getHeight());
        kind.of(figures.orElseThrow().layers().get(layer)).ifPresent(h -> bars(h, place, colour(kind, look), look));
        if (layer == layer() && kind == spread()) {
            gc.setStroke(isFocused() || hoverLayer >= 0 ? look.accent() : look.muted());
            gc.setLineWidth(isFocused() ? 2 : 1);
            gc.strokeRect(place.getMinX() - 0.5, place.getMinY() - 0.5, place.getWidth() + 1, place.getHeight() + 1);
        }
    }

    private static Color colour(Spread kind, Palette look) {
        return switch (kind) {
            case WEIGHTS -> look.kernel();
            case ACTIVATIONS -> look.output();
            case GRADIENTS -> look.accent();
        };
    }

    /// The counts as bars, their heights as the root of the counts: one tall bar, as of zeros behind a
    /// ReLU, would otherwise flatten all others.
    private void bars(Histogram h, Rectangle2D place, Color colour, Palette look) {
        var gc = canvas.getGraphicsContext2D();
        if (h.low() < 0 && h.high() > 0 && h.scale() == Histogram.Scale.VALUES) {
            double zero = place.getMinX() - h.low() / (h.high() - h.low()) * place.getWidth();
            gc.setStroke(look.line());
            gc.setLineWidth(1);
            gc.strokeLine(Math.round(zero) + 0.5, place.getMinY(), Math.round(zero) + 0.5, place.getMaxY());
        }
        int most = h.most();
        if (most == 0) {
            return;
        }
        double bar = place.getWidth() / h.counts().size();
        gc.setFill(colour);
        for (int i = 0; i < h.counts().size(); i++) {
            double height = Math.sqrt(h.counts().get(i) / (double) most) * place.getHeight();
            double x = place.getMinX() + i * bar;
            gc.fillRect(x, place.getMaxY() - height, bar > 3 ? bar - 1 : bar, height);
        }
    }

    private void large(Palette look) {
        var gc = canvas.getGraphicsContext2D();
        var layers = figures.orElseThrow().layers();
        double top = (HEAD + layers.size() * ROW + 12) * scale;
        var place = new Rectangle2D(0, top, canvas.getWidth(), LARGE * scale);
        gc.setFill(look.inset());
        gc.fillRect(place.getMinX(), place.getMinY(), place.getWidth(), place.getHeight());
        var histogram = spread().of(layers.get(layer()));
        if (histogram.isEmpty()) {
            return;
        }
        var h = histogram.get();
        bars(h, place, colour(spread(), look), look);
        gc.setFont(Type.face(11 * scale, false));
        gc.setFill(look.muted());
        boolean sizes = h.scale() == Histogram.Scale.SIZES;
        String low = sizes ? GradientPowers.text((int) h.low()) : MapWords.number(h.low());
        String high = sizes ? GradientPowers.text((int) h.high()) : MapWords.number(h.high());
        double middleValue = (h.low() + h.high()) / 2;
        String middle = sizes ? GradientPowers.text((int) middleValue) : MapWords.number(middleValue);
        double y = place.getMaxY() + 14 * scale;
        gc.fillText(low, 0, y);
        gc.fillText(middle, (place.getWidth() - Type.width(middle, 11 * scale, false)) / 2, y);
        gc.fillText(high, place.getWidth() - Type.width(high, 11 * scale, false), y);
    }
}
