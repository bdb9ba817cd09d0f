package convarium.app.train;

import static convarium.app.l10n.Texts.text;

import convarium.app.render.CanvasPainter;
import convarium.app.render.Painter.Anchor;
import convarium.app.theme.Palette;
import convarium.engine.explain.Predictions;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.paint.Color;

/// Pictures in the plane, near each other where they look alike to the network: as thumbnails or as the names of their
/// classes. Those that the network gets wrong are orange; all of the class under the pointer stand out.
///
/// With the keyboard: Left and Right choose the picture before and after, Up and Down the nearest one above and below.
final class ProjectionCanvas extends AnswerCanvas {
    private static final double MARGIN = 24;
    private static final double THUMB = 22;
    private static final double REACH = 16;

    private Optional<ProjectionPoints> points = Optional.empty();
    private Optional<ThumbAtlas> atlas = Optional.empty();
    private Optional<Predictions> predictions = Optional.empty();
    private List<String> names = List.of();
    private boolean thumbs;
    private int chosen = -1;
    private int lit = -1;
    private int marked = -1;
    private IntConsumer onChoose = picture -> {};

    ProjectionCanvas() {
        super("projection-canvas");
        setId("projection");
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        setFocusTraversable(true);
        setOnMousePressed(e -> requestFocus());
        setOnMouseMoved(e -> hover(at(e.getX(), e.getY())));
        setOnMouseExited(e -> hover(Optional.empty()));
        setOnMouseClicked(e -> at(e.getX(), e.getY())
                .ifPresent(i -> onChoose.accept(current().pictures().get(i))));
        setOnKeyPressed(this::key);
    }

    private ProjectionPoints current() {
        return points.orElseThrow();
    }

    /// Is told which picture was chosen.
    void setOnChoose(IntConsumer listener) {
        onChoose = listener;
    }

    /// Lets the pictures of a class stand out; −1 for none.
    void mark(int label) {
        marked = label;
        redraw();
    }

    void show(
            Optional<ProjectionPoints> shown,
            Optional<ThumbAtlas> pictures,
            Optional<Predictions> said,
            List<String> classNames,
            boolean asThumbs,
            int chosenPicture) {
        points = shown;
        atlas = pictures;
        predictions = said;
        names = classNames;
        thumbs = asThumbs;
        chosen = chosenPicture;
        setAccessibleText(said.filter(p -> chosen >= 0 && chosen < p.count())
                .map(p -> GalleryCanvas.words(p, names, chosen))
                .orElse(text("train.projection.role")));
        redraw();
    }

    private void hover(Optional<Integer> at) {
        int picture = at.map(i -> current().pictures().get(i)).orElse(-1);
        if (picture != lit) {
            lit = picture;
            tell(predictions
                    .filter(p -> lit >= 0)
                    .map(p -> GalleryCanvas.words(p, names, lit))
                    .orElse(""));
            redraw();
        }
    }

    /// Where points come to lie: both axes at one scale, so that distances can be compared.
    private record Frame(double scale, double left, double top, double x, double y) {
        static Frame of(ProjectionPoints points, double width, double height, double margin) {
            double minX = Double.POSITIVE_INFINITY;
            double maxX = Double.NEGATIVE_INFINITY;
            double minY = Double.POSITIVE_INFINITY;
            double maxY = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < points.count(); i++) {
                minX = Math.min(minX, points.x(i));
                maxX = Math.max(maxX, points.x(i));
                minY = Math.min(minY, points.y(i));
                maxY = Math.max(maxY, points.y(i));
            }
            double across = Math.max(maxX - minX, 1e-9);
            double down = Math.max(maxY - minY, 1e-9);
            double scale = Math.max(1e-9, Math.min((width - 2 * margin) / across, (height - 2 * margin) / down));
            return new Frame(scale, width / 2, height / 2, (minX + maxX) / 2, (minY + maxY) / 2);
        }

        double px(double value) {
            return left + (value - x) * scale;
        }

        double py(double value) {
            return top - (value - y) * scale;
        }
    }

    private Optional<Integer> at(double x, double y) {
        if (points.isEmpty() || current().count() == 0) {
            return Optional.empty();
        }
        var frame = Frame.of(current(), getWidth(), getHeight(), MARGIN * scale());
        int best = -1;
        double least = REACH * scale();
        for (int i = 0; i < current().count(); i++) {
            double d =
                    Math.hypot(frame.px(current().x(i)) - x, frame.py(current().y(i)) - y);
            if (d < least) {
                least = d;
                best = i;
            }
        }
        return best < 0 ? Optional.empty() : Optional.of(best);
    }

    private void key(KeyEvent e) {
        if (points.isEmpty() || current().count() == 0) {
            return;
        }
        int at = Math.max(0, current().pictures().indexOf(chosen));
        int next = switch (e.getCode()) {
            case LEFT -> Math.max(0, at - 1);
            case RIGHT -> Math.min(current().count() - 1, at + 1);
            case UP -> nearest(at, 1);
            case DOWN -> nearest(at, -1);
            default -> -1;
        };
        if (next >= 0) {
            onChoose.accept(current().pictures().get(next));
            e.consume();
        }
    }

    private int nearest(int from, int up) {
        int best = from;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < current().count(); i++) {
            double dy = up * (current().y(i) - current().y(from));
            double d = Math.hypot(current().x(i) - current().x(from), dy);
            if (dy > 0 && d < least) {
                least = d;
                best = i;
            }
        }
        return best;
    }

    @Override
    void paint(GraphicsContext gc, double width, double height, Palette palette, double k) {
        if (points.isEmpty()
                || current().count() == 0
                || current().places().stream().anyMatch(v -> v.isNaN())) {
            return;
        }
        var painter = new CanvasPainter(gc);
        var frame = Frame.of(current(), width, height, MARGIN * k);
        int standOut = marked >= 0 ? marked : label(lit);
        // what stands out lies above the rest, and what is wrong above what is right
        for (int pass = 0; pass < 4; pass++) {
            for (int i = 0; i < current().count(); i++) {
                int picture = current().pictures().get(i);
                boolean out = standOut < 0 || label(picture) == standOut;
                if (pass == (out ? 2 : 0) + (isWrong(picture) ? 1 : 0)) {
                    point(
                            gc,
                            painter,
                            picture,
                            frame.px(current().x(i)),
                            frame.py(current().y(i)),
                            out,
                            palette,
                            k);
                }
            }
        }
        for (int i = 0; i < current().count(); i++) {
            int picture = current().pictures().get(i);
            if (picture == chosen || picture == lit) {
                double r = (thumbs ? THUMB / 2 + 3 : 10) * k;
                double x = frame.px(current().x(i));
                double y = frame.py(current().y(i));
                painter.stroke(x - r, y - r, 2 * r, 2 * r, thumbs ? 6 : 2 * r, palette.accent(), 2, false);
            }
        }
    }

    private int label(int picture) {
        return predictions
                .filter(p -> picture >= 0 && picture < p.count())
                .map(p -> p.label(picture))
                .orElse(-1);
    }

    private boolean isWrong(int picture) {
        return predictions
                .filter(p -> picture < p.count() && p.answer(picture) != Predictions.NONE && !p.isRight(picture))
                .isPresent();
    }

    private void point(
            GraphicsContext gc,
            CanvasPainter painter,
            int picture,
            double x,
            double y,
            boolean out,
            Palette palette,
            double k) {
        boolean wrong = isWrong(picture);
        double opacity = out ? 1 : 0.16;
        if (thumbs && atlas.filter(a -> picture < a.count()).isPresent()) {
            double side = THUMB * k;
            gc.setGlobalAlpha(opacity);
            atlas.get().draw(gc, picture, x - side / 2, y - side / 2, side, palette);
            gc.setGlobalAlpha(1);
            if (wrong) {
                painter.stroke(x - side / 2, y - side / 2, side, side, 0, palette.positive(), out ? 2 : 1, false);
            }
            return;
        }
        Color colour = wrong ? palette.positive() : palette.ink();
        int label = label(picture);
        if (label >= 0 && names.get(label).length() <= 2) {
            painter.text(names.get(label), x, y, Anchor.MIDDLE, 12 * k, wrong, colour, opacity);
        } else {
            painter.fill(x - 3 * k, y - 3 * k, 6 * k, 6 * k, 6 * k, colour, opacity);
        }
    }
}
