package convarium.app.control;

import convarium.app.l10n.Numbers;
import convarium.app.l10n.Texts;
import convarium.app.render.Raster;
import java.util.Objects;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Control;
import javafx.scene.control.Skin;
import org.jspecify.annotations.Nullable;

/// A map of values before and after, one over the other, parted by a handle that can be dragged.
///
/// Left of the handle shows what was before, right of it what came after, each where it lies over the input.
/// Clicking or dragging on the picture opens the cell of the after-map under the pointer; a frame marks what is
/// open. From the keyboard: Left, Right, Home and End move the handle, with Shift the arrows move the opened cell,
/// Enter opens the cell in the middle, Escape closes it.
public final class CompareView extends Control {
    private static final double STEP = 0.02;

    private final ObjectProperty<@Nullable Raster> before = new SimpleObjectProperty<>(this, "before");
    private final ObjectProperty<@Nullable Raster> after = new SimpleObjectProperty<>(this, "after");
    private final ObjectProperty<@Nullable Rectangle2D> frame = new SimpleObjectProperty<>(this, "frame");
    private final DoubleProperty handle = new SimpleDoubleProperty(this, "handle", 0.5) {
        @Override
        protected void invalidated() {
            notifyAccessibleAttributeChanged(AccessibleAttribute.VALUE);
        }
    };
    private CellHandler onOpen = (row, column) -> {};
    private Runnable onClose = () -> {};
    private Readout readout = (side, row, column) -> "";
    private @Nullable Cell opened;

    /// Which of the two maps.
    public enum Side {
        /// What was before.
        BEFORE,
        /// What came after.
        AFTER
    }

    /// A cell of the after-map, counted from 0.
    public record Cell(int row, int column) {}

    /// Hears which cell is to be opened.
    @FunctionalInterface
    public interface CellHandler {
        /// Opens a cell of the after-map, counted from 0.
        void open(int row, int column);
    }

    /// Says what a cell holds, for the label at the pointer.
    @FunctionalInterface
    public interface Readout {
        /// The words for a cell, counted from 0; empty for none.
        String of(Side side, int row, int column);
    }

    /// A view that shows nothing yet.
    public CompareView() {
        getStyleClass().add("compare-view");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SLIDER);
        setAccessibleRoleDescription(Texts.text("picture.compare.role"));
    }

    /// What is shown left of the handle.
    public ObjectProperty<@Nullable Raster> beforeProperty() {
        return before;
    }

    /// What is shown right of the handle.
    public ObjectProperty<@Nullable Raster> afterProperty() {
        return after;
    }

    /// Where the handle stands, from 0 at the left edge (all after) to 1 at the right edge (all before).
    public DoubleProperty handleProperty() {
        return handle;
    }

    /// What is marked as open, in the unit of the maps' placement.
    public ObjectProperty<@Nullable Rectangle2D> frameProperty() {
        return frame;
    }

    /// Sets which cell counts as open, so that the keyboard can go on from it.
    public void setOpened(@Nullable Cell cell) {
        opened = cell;
    }

    /// Sets who hears of a cell to be opened.
    public void setOnOpen(CellHandler handler) {
        onOpen = handler;
    }

    /// Sets who hears that the open cell is to be closed.
    public void setOnClose(Runnable handler) {
        onClose = handler;
    }

    /// Sets who says what a cell holds.
    public void setReadout(Readout words) {
        readout = words;
    }

    /// What the words for a cell are.
    String words(Side side, int row, int column) {
        return readout.of(side, row, column);
    }

    /// What is shown altogether: the rectangle around both maps, in the unit of their placement.
    public Rectangle2D world() {
        var first = before.get();
        var second = after.get();
        if (first == null) {
            return second == null ? new Rectangle2D(0, 0, 1, 1) : second.bounds();
        }
        return second == null ? first.bounds() : around(first.bounds(), second.bounds());
    }

    private static Rectangle2D around(Rectangle2D a, Rectangle2D b) {
        double left = Math.min(a.getMinX(), b.getMinX());
        double top = Math.min(a.getMinY(), b.getMinY());
        return new Rectangle2D(
                left, top, Math.max(a.getMaxX(), b.getMaxX()) - left, Math.max(a.getMaxY(), b.getMaxY()) - top);
    }

    /// Moves the handle by so many steps of a fiftieth, not beyond the edges.
    void moveHandle(int steps) {
        handle.set(Math.clamp(handle.get() + steps * STEP, 0, 1));
    }

    /// Opens the cell of the after-map at a place; places beside the map take its nearest cell.
    void openAt(double x, double y) {
        var map = after.get();
        if (map != null) {
            open(map, map.place().row(y), map.place().column(x));
        }
    }

    /// Opens the cell so many rows and columns from the open one, or the middle one if none is open.
    void openBeside(int rows, int columns) {
        var map = after.get();
        if (map == null) {
            return;
        }
        var from = opened;
        if (from == null) {
            open(map, map.rows() / 2, map.columns() / 2);
        } else {
            open(map, from.row() + rows, from.column() + columns);
        }
    }

    private void open(Raster map, int row, int column) {
        var cell = new Cell(Math.clamp(row, 0, map.rows() - 1), Math.clamp(column, 0, map.columns() - 1));
        if (!cell.equals(opened)) {
            opened = cell;
            onOpen.open(cell.row(), cell.column());
        }
    }

    /// Closes the open cell; false if none was.
    boolean close() {
        if (opened == null) {
            return false;
        }
        opened = null;
        onClose.run();
        return true;
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        return new CompareViewSkin(this);
    }

    @Override
    public String getUserAgentStylesheet() {
        return Objects.requireNonNull(CompareView.class.getResource("compare-view.css"))
                .toExternalForm();
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case VALUE -> handle.get();
            case MIN_VALUE -> 0.0;
            case MAX_VALUE -> 1.0;
            case VALUE_STRING -> Texts.text("picture.compare.value", Numbers.decimal(Math.rint(handle.get() * 100), 0));
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }

    @Override
    public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
        switch (action) {
            case INCREMENT -> moveHandle(1);
            case DECREMENT -> moveHandle(-1);
            case SET_VALUE -> {
                if (parameters.length > 0 && parameters[0] instanceof Number value) {
                    handle.set(Math.clamp(value.doubleValue(), 0, 1));
                }
            }
            default -> super.executeAccessibleAction(action, parameters);
        }
    }
}
