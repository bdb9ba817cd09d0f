package convarium.app.train;

import static convarium.app.l10n.Texts.text;

import convarium.app.render.CanvasPainter;
import convarium.app.render.Painter.Anchor;
import convarium.app.render.Type;
import convarium.app.theme.Palette;
import convarium.engine.explain.Predictions;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;

/// Pictures in a grid, each with the network's answer under it: green where it is right, orange where it is wrong. A
/// frame marks the chosen one.
///
/// With the keyboard: the arrows, Page up, Page down, Home and End choose.
final class GalleryCanvas extends AnswerCanvas {
    private static final double SIDE = 48;
    private static final double LINE = 16;
    private static final double GAP = 12;

    /// The smallest size of type for what a picture was taken for.
    private static final double LEAST_TO_READ = 9;

    private final DoubleProperty offset = new SimpleDoubleProperty(this, "offset", 0);
    private Optional<ThumbAtlas> atlas = Optional.empty();
    private Optional<Predictions> predictions = Optional.empty();
    private List<Integer> pictures = List.of();
    private List<String> names = List.of();
    private int chosen = -1;
    private IntConsumer onChoose = picture -> {};

    GalleryCanvas() {
        super("gallery-canvas");
        setId("gallery");
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        setFocusTraversable(true);
        setOnMousePressed(e -> requestFocus());
        setOnMouseClicked(e -> at(e.getX(), e.getY()).ifPresent(i -> onChoose.accept(pictures.get(i))));
        setOnMouseMoved(e ->
                tell(at(e.getX(), e.getY()).map(i -> words(pictures.get(i))).orElse("")));
        setOnMouseExited(e -> tell(""));
        setOnScroll(e -> {
            offset.set(Math.clamp(offset.get() - e.getDeltaY(), 0, mostOffset()));
            e.consume();
        });
        setOnKeyPressed(this::key);
        offset.subscribe(this::redraw);
    }

    /// How far the first row lies above the upper edge.
    DoubleProperty offsetProperty() {
        return offset;
    }

    /// The largest offset that there is a use for.
    double mostOffset() {
        return Math.max(0, contentHeight() - getHeight());
    }

    /// Is told which picture was chosen.
    void setOnChoose(IntConsumer listener) {
        onChoose = listener;
    }

    void show(
            Optional<ThumbAtlas> thumbs,
            Optional<Predictions> said,
            List<Integer> shown,
            List<String> classNames,
            int chosenPicture) {
        boolean moved = chosenPicture != chosen;
        atlas = thumbs;
        predictions = said;
        pictures = thumbs.map(t -> shown.stream().filter(i -> i < t.count()).toList())
                .orElse(List.of());
        names = classNames;
        chosen = chosenPicture;
        if (moved) {
            reveal();
            setAccessibleText(pictures.contains(chosen) ? words(chosen) : text("train.gallery.role", pictures.size()));
        }
        offset.set(Math.clamp(offset.get(), 0, mostOffset()));
        redraw();
    }

    /// A picture in words: what it is and what the network says.
    private String words(int picture) {
        return predictions.map(p -> words(p, names, picture)).orElse("");
    }

    static String words(Predictions predictions, List<String> names, int picture) {
        String of = names.get(predictions.label(picture));
        int answer = predictions.answer(picture);
        if (answer == Predictions.NONE) {
            return text("train.gallery.unasked", picture + 1, of);
        }
        String sure = PredictionBars.percent(predictions.confidence(picture));
        return predictions.isRight(picture)
                ? text("train.gallery.right", picture + 1, of, sure)
                : text("train.gallery.wrong", picture + 1, of, names.get(answer), sure);
    }

    private int columns() {
        double k = scale();
        return Math.max(1, (int) ((getWidth() + GAP * k) / ((SIDE + GAP) * k)));
    }

    private double pitchX() {
        return (getWidth() + GAP * scale()) / columns();
    }

    private double pitchY() {
        return (SIDE + LINE + GAP) * scale();
    }

    private double contentHeight() {
        return Math.ceilDiv(pictures.size(), columns()) * pitchY() - (GAP - 4) * scale();
    }

    private Optional<Integer> at(double x, double y) {
        int column = (int) (x / pitchX());
        int row = (int) Math.floor((y + offset.get()) / pitchY());
        int i = row * columns() + column;
        return column >= 0 && column < columns() && i >= 0 && i < pictures.size() ? Optional.of(i) : Optional.empty();
    }

    private void key(KeyEvent e) {
        if (pictures.isEmpty()) {
            return;
        }
        int at = pictures.indexOf(chosen);
        int page = columns() * Math.max(1, (int) (getHeight() / pitchY()));
        int next = switch (e.getCode()) {
            case LEFT -> at - 1;
            case RIGHT -> at + 1;
            case UP -> at - columns();
            case DOWN -> at + columns();
            case PAGE_UP -> at - page;
            case PAGE_DOWN -> at + page;
            case HOME -> 0;
            case END -> pictures.size() - 1;
            default -> Integer.MIN_VALUE;
        };
        if (next != Integer.MIN_VALUE) {
            onChoose.accept(pictures.get(Math.clamp(next, 0, pictures.size() - 1)));
            e.consume();
        }
    }

    private void reveal() {
        int at = pictures.indexOf(chosen);
        if (at >= 0 && getHeight() > 0) {
            int row = at / columns();
            double top = row * pitchY();
            double most = Math.max(0, top);
            double least = top + pitchY() - getHeight();
            offset.set(Math.max(least, Math.min(offset.get(), most)));
        }
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        offset.set(Math.clamp(offset.get(), 0, mostOffset()));
    }

    @Override
    void paint(GraphicsContext gc, double width, double height, Palette palette, double k) {
        if (atlas.isEmpty()) {
            return;
        }
        var painter = new CanvasPainter(gc);
        int columns = columns();
        double side = SIDE * k;
        int first = Math.max(0, (int) (offset.get() / pitchY()));
        int last = (int) Math.ceil((offset.get() + height) / pitchY());
        for (int i = first * columns; i < Math.min(pictures.size(), last * columns); i++) {
            int picture = pictures.get(i);
            double x = i % columns * pitchX();
            int row = i / columns;
            double y = 2 + row * pitchY() - offset.get();
            atlas.get().draw(gc, picture, x + 2, y, side, palette);
            if (picture == chosen) {
                painter.stroke(x, y - 2 + 0.5, side + 4, side + 3, 8, palette.accent(), 2, false);
            }
            predictions.ifPresent(
                    said -> answer(painter, said, picture, x + 2 + side / 2, y + side + 9 * k, palette, k));
        }
    }

    private void answer(
            CanvasPainter painter, Predictions said, int picture, double x, double y, Palette palette, double k) {
        int answer = said.answer(picture);
        if (answer == Predictions.NONE) {
            return;
        }
        boolean right = said.isRight(picture);
        String both = names.get(said.label(picture)) + " → " + names.get(answer);
        // where both names would get too small to read, the answer stands alone
        String words =
                right ? names.get(answer) : size(both, true, k) >= LEAST_TO_READ * k ? both : "→ " + names.get(answer);
        painter.text(
                words,
                x,
                y,
                Anchor.MIDDLE,
                size(words, !right, k),
                !right,
                right ? palette.outputInk() : palette.positive(),
                1);
    }

    private static double size(String words, boolean strong, double k) {
        return Type.fitting(words, 12 * k, (SIDE + GAP - 4) * k, strong);
    }
}
