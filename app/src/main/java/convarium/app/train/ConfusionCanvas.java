package convarium.app.train;

import static convarium.app.l10n.Texts.text;

import convarium.app.render.CanvasPainter;
import convarium.app.render.Painter.Anchor;
import convarium.app.render.Type;
import convarium.app.theme.Palette;
import convarium.engine.explain.ConfusionMatrix;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/// What was taken for what: a row for each true class, a column for each answer. Green lies on the diagonal and is
/// right; orange is wrong.
///
/// With the keyboard: the arrows move a frame over the cells, Enter picks the one in it, Escape leaves.
final class ConfusionCanvas extends AnswerCanvas {
    private static final double LEAST_FOR_COUNTS = 13;

    private Optional<ConfusionMatrix> shown = Optional.empty();
    private List<String> names = List.of();
    private Optional<Cell> hovered = Optional.empty();
    private Optional<Cell> picked = Optional.empty();
    private Consumer<Optional<Cell>> onHover = cell -> {};
    private Consumer<Cell> onPick = cell -> {};

    /// A cell of the matrix.
    record Cell(int label, int answer) {}

    ConfusionCanvas() {
        super("confusion-canvas");
        setId("confusions");
        setAccessibleRole(AccessibleRole.TEXT);
        setFocusTraversable(true);
        setOnMouseMoved(e -> hover(at(e)));
        setOnMouseExited(e -> hover(Optional.empty()));
        setOnMousePressed(e -> requestFocus());
        setOnMouseClicked(e -> at(e).ifPresent(onPick));
        setOnKeyPressed(this::key);
    }

    /// Is told which cell lies under the pointer or the keyboard's frame.
    void setOnHover(Consumer<Optional<Cell>> listener) {
        onHover = listener;
    }

    /// Is told which cell was clicked, or picked with Enter.
    void setOnPick(Consumer<Cell> listener) {
        onPick = listener;
    }

    void show(Optional<ConfusionMatrix> matrix, List<String> classNames, Optional<Cell> chosen) {
        shown = matrix;
        names = classNames;
        picked = chosen;
        redraw();
    }

    private void hover(Optional<Cell> cell) {
        if (!cell.equals(hovered)) {
            hovered = cell;
            onHover.accept(cell);
            redraw();
        }
    }

    private void key(KeyEvent e) {
        int n = names.size();
        if (n == 0) {
            return;
        }
        var at = hovered.or(() -> picked).orElse(new Cell(0, 0));
        boolean first = hovered.isEmpty() && picked.isEmpty();
        switch (e.getCode()) {
            case UP -> hover(first ? at : new Cell(Math.max(0, at.label - 1), at.answer));
            case DOWN -> hover(first ? at : new Cell(Math.min(n - 1, at.label + 1), at.answer));
            case LEFT -> hover(first ? at : new Cell(at.label, Math.max(0, at.answer - 1)));
            case RIGHT -> hover(first ? at : new Cell(at.label, Math.min(n - 1, at.answer + 1)));
            case ENTER, SPACE -> onPick.accept(at);
            case ESCAPE -> {
                if (hovered.isEmpty()) {
                    return;
                }
                hover(Optional.empty());
            }
            default -> {
                return;
            }
        }
        e.consume();
    }

    private void hover(Cell cell) {
        hover(Optional.of(cell));
    }

    private record Layout(double left, double top, double pitchX, double pitchY, double gap) {}

    private Layout layout(double width, double height, double k) {
        int n = Math.max(1, names.size());
        boolean named = n <= 40;
        double type = type(width, k);
        double label = named
                ? Math.min(
                        width * 0.3,
                        names.stream()
                                .mapToDouble(name -> Type.width(name, type, false))
                                .max()
                                .orElse(0))
                : 0;
        double left = named ? Math.ceil(label) + 8 * k : 0;
        double pitchX = (width - left) / n;
        boolean heads = named
                && names.stream()
                        .allMatch(name -> name.length() <= 2 || Type.width(name, type, true) <= pitchX - 4 * k);
        double top = heads ? 16 * k : 0;
        double pitchY = Math.min((height - top) / n, pitchX);
        return new Layout(left, top, pitchX, pitchY, Math.min(2, 0.12 * Math.min(pitchX, pitchY)));
    }

    private double type(double width, double k) {
        return Math.min(12 * k, Math.max(6, width / Math.max(1, names.size()) * 0.6));
    }

    private Optional<Cell> at(MouseEvent e) {
        var layout = layout(getWidth(), getHeight(), scale());
        int row = (int) Math.floor((e.getY() - layout.top) / layout.pitchY);
        int column = (int) Math.floor((e.getX() - layout.left) / layout.pitchX);
        int n = names.size();
        return row >= 0 && row < n && column >= 0 && column < n ? Optional.of(new Cell(row, column)) : Optional.empty();
    }

    /// A cell in words.
    static String words(ConfusionMatrix matrix, List<String> names, Cell cell) {
        int count = matrix.count(cell.label, cell.answer);
        String share = PredictionBars.percent(matrix.share(cell.label, cell.answer));
        String of = names.get(cell.label);
        int total = matrix.total(cell.label);
        return cell.label == cell.answer
                ? text("train.confusion.right", of, count, total, share)
                : text("train.confusion.wrong", of, names.get(cell.answer), count, total, share);
    }

    @Override
    void paint(GraphicsContext gc, double width, double height, Palette palette, double k) {
        var painter = new CanvasPainter(gc);
        var layout = layout(width, height, k);
        int n = names.size();
        double type = type(width, k);
        double cellWidth = layout.pitchX - layout.gap;
        double cellHeight = layout.pitchY - layout.gap;
        double arc = Math.min(6, 0.3 * cellHeight);
        for (int row = 0; row < n; row++) {
            double y = layout.top + row * layout.pitchY;
            boolean lit = hovered.map(Cell::label).orElse(-1) == row;
            if (layout.left > 0) {
                String name = names.get(row);
                painter.text(
                        name,
                        layout.left - 8 * k,
                        y + cellHeight / 2,
                        Anchor.END,
                        Math.min(type, Type.fitting(name, type, layout.left - 8 * k, false)),
                        lit,
                        lit ? palette.ink() : palette.muted(),
                        1);
            }
            for (int column = 0; column < n; column++) {
                double x = layout.left + column * layout.pitchX;
                painter.fill(x, y, cellWidth, cellHeight, arc, palette.inset(), 1);
                if (shown.isPresent()) {
                    cell(painter, shown.get(), row, column, x, y, cellWidth, cellHeight, arc, palette, k);
                }
            }
        }
        if (layout.top > 0) {
            for (int column = 0; column < n; column++) {
                boolean lit = hovered.map(Cell::answer).orElse(-1) == column;
                painter.text(
                        names.get(column),
                        layout.left + column * layout.pitchX + cellWidth / 2,
                        7 * k,
                        Anchor.MIDDLE,
                        type,
                        lit,
                        lit ? palette.ink() : palette.muted(),
                        1);
            }
        }
        picked.ifPresent(cell -> frame(painter, layout, cell, palette, 2));
        hovered.ifPresent(cell -> frame(painter, layout, cell, palette, isFocused() ? 2 : 1));
    }

    private void cell(
            CanvasPainter painter,
            ConfusionMatrix matrix,
            int row,
            int column,
            double x,
            double y,
            double width,
            double height,
            double arc,
            Palette palette,
            double k) {
        int count = matrix.count(row, column);
        if (count == 0) {
            return;
        }
        double share = matrix.share(row, column);
        boolean right = row == column;
        // a single mistake among a hundred is to be seen, so wrong cells grow fast at first
        double strength = right ? 0.15 + 0.7 * share : Math.min(0.9, 0.16 + 0.9 * Math.sqrt(share));
        painter.fill(x, y, width, height, arc, right ? palette.output() : palette.positive(), strength);
        if (height >= LEAST_FOR_COUNTS && width >= 1.4 * LEAST_FOR_COUNTS) {
            double size = Math.min(11 * k, 0.72 * height);
            String words = Integer.toString(count);
            painter.text(
                    words,
                    x + width / 2,
                    y + height / 2,
                    Anchor.MIDDLE,
                    Type.fitting(words, size, width - 2, false),
                    false,
                    strength > 0.6 ? palette.onOutput() : palette.ink(),
                    1);
        }
    }

    private static void frame(CanvasPainter painter, Layout layout, Cell cell, Palette palette, double line) {
        painter.stroke(
                layout.left + cell.answer * layout.pitchX - layout.gap / 2,
                layout.top + cell.label * layout.pitchY - layout.gap / 2,
                layout.pitchX,
                layout.pitchY,
                6,
                palette.accent(),
                line,
                false);
    }
}
