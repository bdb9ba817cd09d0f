package convarium.app.control;

import convarium.app.export.TableFormat;
import convarium.app.l10n.Numbers;
import convarium.app.render.GridModel;
import convarium.app.theme.Palette;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Control;
import javafx.scene.control.Skin;

/// A grid of numbers to look at, point at, pick and, where an [Editor] allows it, change: by typing,
/// dragging up
/// and down, turning the wheel, or pasting a block.
///
/// With the keyboard: arrows move a cursor, Enter picks, typing or F2 edits, Ctrl+V pastes, Ctrl+C copies
/// all its numbers.
public final class TensorGrid extends Control {
    private final ObjectProperty<GridModel> model;
    private final ObjectProperty<Palette> palette;
    private final DoubleProperty cellSize = new SimpleDoubleProperty(this, "cellSize", 54);
    private final ObjectProperty<Optional<Place>> cursor = new SimpleObjectProperty<>(this, "cursor", Optional.empty());
    private Optional<Editor> editor = Optional.empty();
    private Consumer<Optional<Place>> onHover = place -> {};
    private Consumer<Place> onPick = place -> {};
    private Optional<Function<TableFormat, String>> numbers = Optional.empty();

    /// A cell of the grid, counted from 0.
    public record Place(int row, int column) {}

    /// What may be changed and how.
    public interface Editor {

        /// Whether a cell can be changed.
        boolean isEditable(Place place);

        /// A cell's value.
        float value(Place place);

        /// Changes a cell's value.
        void set(Place place, float value);

        /// Takes text from the clipboard at a cell.
        void paste(Place place, String text);

        /// Is told of text that is no number.
        void refuse(String entered);

        /// Begins a drag, whose changes belong together.
        void begin();

        /// Ends it.
        void end();

        /// What stands in the field when a cell begins to be typed into.
        default String draft(Place place) {
            return Numbers.decimal(value(place), 4);
        }

        /// Whether a single click, or Enter, begins to type.
        default boolean opensAtOnce() {
            return false;
        }

        /// Is told that a cell was left with Enter, after its value was set.
        default void enter(Place place) {}
    }

    /// A grid that shows this model in these colours.
    public TensorGrid(GridModel model, Palette palette) {
        this.model = new SimpleObjectProperty<>(this, "model", model);
        this.palette = new SimpleObjectProperty<>(this, "palette", palette);
        getStyleClass().add("tensor-grid");
        setAccessibleRole(AccessibleRole.TEXT);
        setFocusTraversable(true);
    }

    /// What is drawn.
    public ObjectProperty<GridModel> modelProperty() {
        return model;
    }

    /// The colours.
    public ObjectProperty<Palette> paletteProperty() {
        return palette;
    }

    /// The side of a cell in pixels.
    public DoubleProperty cellSizeProperty() {
        return cellSize;
    }

    /// The cell that the keyboard acts on.
    public ObjectProperty<Optional<Place>> cursorCellProperty() {
        return cursor;
    }

    /// What is drawn.
    public GridModel getModel() {
        return model.get();
    }

    /// The colours.
    public Palette getPalette() {
        return palette.get();
    }

    /// The side of a cell in pixels.
    public double getCellSize() {
        return cellSize.get();
    }

    /// The cell that the keyboard acts on.
    public Optional<Place> getCursorCell() {
        return cursor.get();
    }

    /// What may be changed; nothing unless set.
    public Optional<Editor> editor() {
        return editor;
    }

    /// Allows changes.
    public void setEditor(Editor value) {
        editor = Optional.of(value);
    }

    /// Tells how its numbers can be copied as text: with the menu key, a right click, or Ctrl+C.
    public void setNumbers(Function<TableFormat, String> value) {
        numbers = Optional.of(value);
    }

    /// Its numbers as text, if they can be copied.
    Optional<Function<TableFormat, String>> numbers() {
        return numbers;
    }

    /// Is told which cell lies under the pointer or the cursor.
    public void setOnHover(Consumer<Optional<Place>> value) {
        onHover = value;
    }

    /// Is told which cell was clicked, or picked with Enter.
    public void setOnPick(Consumer<Place> value) {
        onPick = value;
    }

    /// Whether text can be a block of numbers rather than a link or prose.
    public static boolean looksLikeNumbers(String content) {
        return content.strip().matches("(?s)[-+−.,;\\s\\d\\[\\]eE]+") && content.matches("(?s).*\\d.*");
    }

    void hover(Optional<Place> place) {
        onHover.accept(place);
    }

    void pick(Place place) {
        onPick.accept(place);
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        return new TensorGridSkin(this);
    }

    @Override
    public String getUserAgentStylesheet() {
        return Objects.requireNonNull(TensorGrid.class.getResource("tensor-grid.css"))
                .toExternalForm();
    }
}
