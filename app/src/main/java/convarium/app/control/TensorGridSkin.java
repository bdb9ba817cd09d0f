package convarium.app.control;

import static convarium.app.l10n.Texts.text;

import convarium.app.control.TensorGrid.Editor;
import convarium.app.control.TensorGrid.Place;
import convarium.app.export.TableFormat;
import convarium.app.l10n.Numbers;
import convarium.app.render.GridCanvas;
import convarium.app.render.GridPainter;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.SkinBase;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.util.Duration;

/// Draws a [TensorGrid] on a canvas and lays a text field over the cell being typed into.
final class TensorGridSkin extends SkinBase<TensorGrid> {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    /// Room around the cells for a window's outline.
    private static final double MARGIN = 4;
    private static final Duration TIP_DELAY = Duration.millis(900);
    private static final double DRAG_BEGINS = 4;
    private static final double PIXELS_A_UNIT = 8;

    private final Canvas canvas = new Canvas();
    private final GridCanvas cells = new GridCanvas(canvas);
    private boolean ringed;
    private final TextField field = new TextField();
    private final Tooltip tip = new Tooltip();
    private Optional<Place> typing = Optional.empty();
    private Optional<Place> pressed = Optional.empty();
    private double pressedY;
    private float pressedValue;
    private boolean dragging;

    TensorGridSkin(TensorGrid grid) {
        super(grid);
        getChildren().addAll(canvas, field);
        tip.setShowDelay(TIP_DELAY);
        canvas.setManaged(false);
        field.setManaged(false);
        field.setVisible(false);
        field.getStyleClass().add("cell-field");
        registerChangeListener(grid.modelProperty(), change -> draw());
        registerChangeListener(grid.paletteProperty(), change -> draw());
        registerChangeListener(grid.cellSizeProperty(), change -> grid.requestLayout());
        registerChangeListener(grid.cursorCellProperty(), change -> cursorMoved());
        registerChangeListener(grid.focusedProperty(), change -> focusMoved());
        registerChangeListener(field.focusedProperty(), change -> {
            if (!field.isFocused()) {
                commit();
            }
        });
        grid.addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
        grid.addEventHandler(MouseEvent.MOUSE_EXITED, e -> grid.hover(Optional.empty()));
        grid.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        grid.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        grid.addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
        grid.addEventHandler(ScrollEvent.SCROLL, this::scrolled);
        grid.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        grid.addEventHandler(KeyEvent.KEY_TYPED, this::typed);
        grid.setOnContextMenuRequested(e -> {
            grid.numbers().ifPresent(n -> CopyMenu.show(grid, n, e));
            e.consume();
        });
        field.setOnAction(e -> {
            var left = typing;
            commit();
            grid.requestFocus();
            left.ifPresent(p -> grid.editor().ifPresent(editor -> editor.enter(p)));
        });
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::fieldKey);
        field.textProperty().addListener((text, before, now) -> mark());
    }

    private double cell() {
        return getSkinnable().getCellSize();
    }

    private int rows() {
        return getSkinnable().getModel().rows();
    }

    private int columns() {
        return getSkinnable().getModel().columns();
    }

    private void draw() {
        double width = GridPainter.length(columns(), cell()) + 2 * MARGIN;
        double height = GridPainter.length(rows(), cell()) + 2 * MARGIN;
        if (canvas.getWidth() != width || canvas.getHeight() != height) {
            canvas.setWidth(width);
            canvas.setHeight(height);
            cells.invalidate();
            getSkinnable().requestLayout();
        }
        var cursor = getSkinnable().isFocused() ? getSkinnable().getCursorCell() : Optional.<Place>empty();
        if (ringed || cursor.isPresent()) {
            cells.invalidate();
        }
        ringed = cursor.isPresent();
        var palette = getSkinnable().getPalette();
        cells.draw(getSkinnable().getModel(), palette, cell(), MARGIN);
        var gc = canvas.getGraphicsContext2D();
        cursor.ifPresent(p -> {
            gc.setStroke(palette.accent());
            gc.setLineWidth(2);
            gc.strokeRoundRect(x(p.column()) - 1, y(p.row()) - 1, cell() + 2, cell() + 2, 10, 10);
        });
    }

    private double x(int column) {
        return MARGIN + column * GridPainter.pitch(cell());
    }

    private double y(int row) {
        return MARGIN + row * GridPainter.pitch(cell());
    }

    private Optional<Place> at(double px, double py) {
        int column = (int) Math.floor((px - MARGIN) / GridPainter.pitch(cell()));
        int row = (int) Math.floor((py - MARGIN) / GridPainter.pitch(cell()));
        return row >= 0 && column >= 0 && row < rows() && column < columns()
                ? Optional.of(new Place(row, column))
                : Optional.empty();
    }

    private Optional<Editor> editorAt(Place place) {
        return getSkinnable().editor().filter(e -> e.isEditable(place));
    }

    private void moved(MouseEvent e) {
        var place = at(e.getX(), e.getY());
        getSkinnable().hover(place);
        boolean editable = place.flatMap(this::editorAt).isPresent();
        getSkinnable().setCursor(editable ? Cursor.TEXT : place.isPresent() ? Cursor.HAND : Cursor.DEFAULT);
        place.ifPresentOrElse(
                p -> {
                    tip.setText(tipText(p, editable));
                    Tooltip.install(getSkinnable(), tip);
                },
                () -> Tooltip.uninstall(getSkinnable(), tip));
    }

    private String tipText(Place p, boolean editable) {
        var cell = getSkinnable().getModel().cell(p.row(), p.column());
        String where = text("grid.tip", p.row() + 1, p.column() + 1, p.row(), p.column());
        String value = cell.text().isEmpty() ? "" : "\n" + text("grid.tip.value", cell.text());
        return where + value + (editable ? "\n" + text("grid.tip.edit") : "");
    }

    private void pressed(MouseEvent e) {
        if (e.getButton() != MouseButton.PRIMARY) {
            return;
        }
        commit();
        getSkinnable().requestFocus();
        pressed = at(e.getX(), e.getY());
        pressed.ifPresent(p -> {
            getSkinnable().cursorCellProperty().set(Optional.of(p));
            pressedY = e.getY();
            editorAt(p).ifPresent(editor -> pressedValue = editor.value(p));
            if (e.getClickCount() == 2) {
                beginTyping(p, "");
                pressed = Optional.empty();
            }
        });
        e.consume();
    }

    private void dragged(MouseEvent e) {
        pressed.ifPresent(p -> editorAt(p).ifPresent(editor -> {
            double up = pressedY - e.getY();
            if (!dragging && Math.abs(up) >= DRAG_BEGINS) {
                dragging = true;
                getSkinnable().setCursor(Cursor.V_RESIZE);
                editor.begin();
            }
            if (dragging) {
                editor.set(p, pressedValue + Math.round(up / PIXELS_A_UNIT) * step(e.isShiftDown()));
            }
        }));
    }

    private void released(MouseEvent e) {
        var place = pressed;
        pressed = Optional.empty();
        if (dragging) {
            dragging = false;
            getSkinnable().editor().ifPresent(Editor::end);
        } else if (e.getButton() == MouseButton.PRIMARY && e.isStillSincePress()) {
            place.ifPresent(this::openOrPick);
        }
    }

    private void openOrPick(Place place) {
        if (editorAt(place).filter(Editor::opensAtOnce).isPresent()) {
            beginTyping(place, "");
        } else {
            getSkinnable().pick(place);
        }
    }

    private static float step(boolean fine) {
        return fine ? 0.1f : 1f;
    }

    private void scrolled(ScrollEvent e) {
        double delta = e.getDeltaY() != 0 ? e.getDeltaY() : e.getDeltaX();
        at(e.getX(), e.getY())
                .ifPresent(p -> editorAt(p).ifPresent(editor -> {
                    editor.set(p, rounded(editor.value(p) + Math.signum((float) delta) * step(e.isShiftDown())));
                    e.consume();
                }));
    }

    private static float rounded(float value) {
        return Math.round(value * 1000) / 1000f;
    }

    private void cursorMoved() {
        draw();
        getSkinnable().getCursorCell().ifPresent(p -> {
            if (getSkinnable().isFocused()) {
                getSkinnable().hover(Optional.of(p));
            }
            var cell = getSkinnable().getModel().cell(p.row(), p.column());
            getSkinnable().setAccessibleHelp(text("grid.cursor", p.row() + 1, p.column() + 1, cell.text()));
        });
    }

    private void focusMoved() {
        if (!getSkinnable().isFocused()) {
            getSkinnable().hover(Optional.empty());
        }
        draw();
    }

    private void key(KeyEvent e) {
        var cursor = getSkinnable().getCursorCell();
        if (e.isShortcutDown()) {
            if (e.getCode() == KeyCode.C && !e.isShiftDown()) {
                getSkinnable().numbers().ifPresent(n -> {
                    CopyMenu.copy(n.apply(TableFormat.CSV));
                    e.consume();
                });
            }
            if (e.getCode() == KeyCode.V && Clipboard.getSystemClipboard().hasString()) {
                var place = cursor.orElse(new Place(0, 0));
                String content = Clipboard.getSystemClipboard().getString();
                getSkinnable()
                        .editor()
                        .filter(x -> TensorGrid.looksLikeNumbers(content))
                        .ifPresent(editor -> {
                            editor.paste(place, content);
                            e.consume();
                        });
            }
            return;
        }
        switch (e.getCode()) {
            case UP -> move(-1, 0, e);
            case DOWN -> move(1, 0, e);
            case LEFT -> move(0, -1, e);
            case RIGHT -> move(0, 1, e);
            case ENTER ->
                cursor.ifPresent(p -> {
                    openOrPick(p);
                    e.consume();
                });
            case F2 ->
                cursor.ifPresent(p -> {
                    beginTyping(p, "");
                    e.consume();
                });
            case ESCAPE -> getSkinnable().cursorCellProperty().set(Optional.empty());
            default -> {}
        }
    }

    private void move(int down, int right, KeyEvent e) {
        var cursor = getSkinnable().getCursorCell();
        if (cursor.isEmpty() && !e.isAltDown()) {
            return;
        }
        cursor.ifPresent(p -> getSkinnable()
                .cursorCellProperty()
                .set(Optional.of(new Place(
                        Math.clamp((long) p.row() + down, 0, rows() - 1),
                        Math.clamp((long) p.column() + right, 0, columns() - 1)))));
        e.consume();
    }

    private void typed(KeyEvent e) {
        String character = e.getCharacter();
        if (typing.isEmpty() && character.matches("[0-9.,+−-]") && !e.isShortcutDown() && !e.isAltDown()) {
            getSkinnable()
                    .getCursorCell()
                    .flatMap(p -> editorAt(p).map(editor -> p))
                    .ifPresent(p -> {
                        beginTyping(p, character);
                        e.consume();
                    });
        }
    }

    private void beginTyping(Place place, String first) {
        editorAt(place).ifPresent(editor -> {
            typing = Optional.of(place);
            field.setText(first.isEmpty() ? editor.draft(place) : first);
            field.resizeRelocate(x(place.column()), y(place.row()), Math.max(cell(), 48), Math.max(cell(), 28));
            field.setVisible(true);
            field.requestFocus();
            if (first.isEmpty()) {
                field.selectAll();
            } else {
                field.end();
            }
        });
    }

    private void fieldKey(KeyEvent e) {
        switch (e.getCode()) {
            case ESCAPE -> {
                endTyping();
                getSkinnable().requestFocus();
                e.consume();
            }
            case TAB -> {
                typing.ifPresent(p -> {
                    commit();
                    int next = p.row() * columns() + p.column() + (e.isShiftDown() ? -1 : 1);
                    while (next >= 0
                            && next < rows() * columns()
                            && editorAt(new Place(next / columns(), next % columns()))
                                    .isEmpty()) {
                        next += e.isShiftDown() ? -1 : 1;
                    }
                    getSkinnable().requestFocus();
                    if (next >= 0 && next < rows() * columns()) {
                        var place = new Place(next / columns(), next % columns());
                        getSkinnable().cursorCellProperty().set(Optional.of(place));
                        beginTyping(place, "");
                    }
                });
                e.consume();
            }
            default -> {}
        }
    }

    private void mark() {
        boolean wrong = typing.isPresent() && !isNumber(field.getText());
        field.pseudoClassStateChanged(WRONG, wrong);
        field.setTooltip(wrong ? new Tooltip(text("grid.wrong")) : null);
    }

    private static boolean isNumber(String text) {
        try {
            Numbers.parse(text);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private void commit() {
        typing.ifPresent(p -> {
            String content = field.getText();
            endTyping();
            if (isNumber(content)) {
                editorAt(p).ifPresent(editor -> editor.set(p, Numbers.parse(content)));
            } else if (!content.isBlank()) {
                editorAt(p).ifPresent(editor -> editor.refuse(content));
            }
        });
    }

    private void endTyping() {
        typing = Optional.empty();
        field.setVisible(false);
        field.pseudoClassStateChanged(WRONG, false);
    }

    /// Where a cell's middle lies, in the control's coordinates.
    Point2D centre(int row, int column) {
        return new Point2D(x(column) + cell() / 2, y(row) + cell() / 2);
    }

    @Override
    protected void layoutChildren(double x, double y, double width, double height) {
        draw();
        canvas.relocate(0, 0);
    }

    @Override
    protected double computePrefWidth(double height, double top, double right, double bottom, double left) {
        return GridPainter.length(columns(), cell()) + 2 * MARGIN;
    }

    @Override
    protected double computePrefHeight(double width, double top, double right, double bottom, double left) {
        return GridPainter.length(rows(), cell()) + 2 * MARGIN;
    }

    @Override
    protected double computeMinWidth(double height, double top, double right, double bottom, double left) {
        return computePrefWidth(height, top, right, bottom, left);
    }

    @Override
    protected double computeMinHeight(double width, double top, double right, double bottom, double left) {
        return computePrefHeight(width, top, right, bottom, left);
    }
}
