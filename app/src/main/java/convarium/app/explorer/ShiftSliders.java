package convarium.app.explorer;

import static convarium.app.l10n.Texts.text;

import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javafx.geometry.Orientation;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;

/// The two sliders at the edges of a shifted input: how many rows down, and how many columns to the
/// right.
final class ShiftSliders {
    /// What the slider for rows needs at the left of the shifted input.
    static final double SIDE = 28;

    private static final double THICK = 20;
    private static final double LEAST = 60;

    private final Slider down;
    private final Slider right;
    /// Whether they follow what is shown, and so say nothing themselves; as they do until it is shown.
    private boolean following = true;

    /// @param id what their names begin with
    /// @param most the furthest, each way
    /// @param now how far the input is shifted
    /// @param move is told where to: rows down and columns right
    ShiftSliders(String id, int most, Supplier<ShiftSettings> now, BiConsumer<Integer, Integer> move) {
        down = slider(id + "down", text("shift.down.slider"), Orientation.VERTICAL, most);
        right = slider(id + "right", text("shift.right.slider"), Orientation.HORIZONTAL, most);
        down.valueProperty()
                .subscribe(
                        v -> slide((int) -Math.round(v.doubleValue()), now.get().right(), now, move));
        right.valueProperty().subscribe(v -> slide(now.get().down(), (int) Math.round(v.doubleValue()), now, move));
    }

    private static Slider slider(String id, String name, Orientation orientation, int most) {
        var slider = new Slider(-most, most, 0);
        slider.setId(id);
        slider.setOrientation(orientation);
        slider.setBlockIncrement(1);
        slider.setMajorTickUnit(1);
        slider.setMinorTickCount(0);
        slider.setSnapToTicks(true);
        slider.setAccessibleText(name);
        slider.setTooltip(new Tooltip(name));
        return slider;
    }

    private void slide(int rows, int columns, Supplier<ShiftSettings> now, BiConsumer<Integer, Integer> move) {
        if (!following && (rows != now.get().down() || columns != now.get().right())) {
            move.accept(rows, columns);
        }
    }

    Slider down() {
        return down;
    }

    Slider right() {
        return right;
    }

    /// Shows how far it is shifted.
    void show(ShiftSettings shift) {
        following = true;
        down.setValue(-shift.down());
        right.setValue(shift.right());
        following = false;
    }

    /// Puts them at the left of and under the shifted input.
    ///
    /// @param foot the height there is under it
    void put(ShiftArrows.Box cells, double foot) {
        down.resizeRelocate(cells.x() - SIDE, cells.y(), THICK, cells.height());
        right.resizeRelocate(
                cells.x(),
                Math.rint(cells.y() + cells.height() + Math.max(4, (foot - THICK) / 2)),
                Math.max(cells.width(), LEAST),
                THICK);
    }
}
