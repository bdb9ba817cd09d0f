package convarium.app.train;

import static convarium.app.l10n.Texts.text;

import convarium.app.control.Icons;
import convarium.engine.data.DataSet;
import convarium.engine.data.InkFrame;
import convarium.engine.data.PenDrawing;
import convarium.engine.format.Pictures;
import convarium.engine.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import javafx.beans.property.DoubleProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// A pad with its tools, and beside them the picture that the network gets: set as the data set sets its own. The
/// network is asked at every move of the pen.
final class PadPane extends VBox {
    private static final double PAD = 160;
    private static final double SEEN = 56;
    private static final double THICKNESS = 0.09;

    private final AnswersModel model;
    private final Supplier<Optional<Path>> clipboard;
    private final PadCanvas pad = new PadCanvas();
    private final PictureCanvas seen = new PictureCanvas(SEEN);
    private final Label how = new Label();
    private final HBox foot = new HBox(12);
    private final Slider thickness = new Slider(0.03, 0.2, THICKNESS);
    private final Button undo;
    private final Button clear;
    private final Label trouble = new Label();
    private PenDrawing drawing = PenDrawing.EMPTY;
    private Optional<String> pastedFrom = Optional.empty();
    private Optional<PastedInk> pasted = Optional.empty();
    private Optional<DataSet> pictures = Optional.empty();
    private Optional<InkFrame> frame = Optional.empty();

    /// @param clipboard keeps a picture on the clipboard as a file; empty if there is none
    PadPane(AnswersModel model, Supplier<Optional<Path>> clipboard) {
        super(8);
        this.model = model;
        this.clipboard = clipboard;
        getStyleClass().add("pad-pane");
        pad.getStyleClass().add("framed");
        undo = Icons.button(Feather.CORNER_UP_LEFT, text("train.pad.undo"), this::undo);
        undo.setId("pad-undo");
        clear = Icons.button(Feather.TRASH_2, text("train.pad.clear"), this::clear);
        clear.setId("pad-clear");
        var paste = Icons.button(Feather.CLIPBOARD, text("train.pad.paste"), this::paste);
        paste.setId("pad-paste");
        thickness.setId("pad-thickness");
        thickness.getStyleClass().add("progress-slider");
        thickness.setTooltip(new Tooltip(text("train.pad.thickness")));
        thickness.setAccessibleText(text("train.pad.thickness"));
        thickness.setBlockIncrement(0.01);
        thickness.setMinWidth(0);
        thickness.setPrefWidth(64);
        thickness.valueProperty().subscribe(value -> pad.setThickness(value.doubleValue()));
        var tools = new HBox(0, undo, clear, paste, thickness);
        tools.setAlignment(Pos.CENTER_LEFT);
        how.getStyleClass().add("quiet");
        how.setWrapText(true);
        how.setMinHeight(Region.USE_PREF_SIZE);
        trouble.getStyleClass().add("field-error");
        trouble.setWrapText(true);
        foot.getChildren().addAll(seen, how);
        foot.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(pad, tools, trouble);
        seen.scaleProperty().bind(pad.scaleProperty());
        pad.scaleProperty().subscribe(k -> {
            double side = PAD * k.doubleValue();
            pad.setMinSize(side, side);
            pad.setPrefSize(side, side);
            pad.setMaxSize(side, side);
            setMaxWidth(side);
            setPrefWidth(side);
        });
        pad.setOnStroke(drawn -> {
            drawing = drawn;
            ask();
        });
        pad.setOnDrawn(drawn -> model.edit(state -> state.withPad(drawn, state.pasted())));
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        say("");
    }

    DoubleProperty scaleProperty() {
        return pad.scaleProperty();
    }

    /// What the network is given, and how it came to be: to be placed under pad and answer.
    HBox foot() {
        return foot;
    }

    boolean isEmpty() {
        return drawing.isEmpty() && pasted.isEmpty();
    }

    /// Takes up how a data set sets its pictures.
    void fit(DataSet set) {
        if (pictures.filter(set::equals).isEmpty()) {
            pictures = Optional.of(set);
            frame = Optional.of(InkFrame.of(set));
            read(pastedFrom);
            var found = frame.get();
            how.setText(
                    found.isWhole()
                            ? text("train.pad.whole", found.height(), found.width())
                            : text("train.pad.set", found.box(), found.height(), found.width()));
            showSeen();
        }
    }

    /// Shows what the state has on the pad.
    void show(AnswersState state) {
        if (pad.isDrawing()) {
            // what the pen draws is in no state before it is lifted
            return;
        }
        boolean changed = !state.drawn().equals(drawing) || !state.pasted().equals(pastedFrom);
        drawing = state.drawn();
        if (!state.pasted().equals(pastedFrom)) {
            read(state.pasted());
        }
        pad.show(drawing, pasted);
        undo.setDisable(isEmpty());
        clear.setDisable(isEmpty());
        if (changed && state.asked() == AnswersState.Asked.PAD) {
            ask();
        }
        showSeen();
    }

    private void read(Optional<String> file) {
        pastedFrom = file;
        pasted = Optional.empty();
        say("");
        if (file.isEmpty() || pictures.isEmpty()) {
            return;
        }
        try {
            Tensor picture = Pictures.read(Path.of(file.get()));
            pasted = Optional.of(PastedInk.of(
                    picture,
                    pictures.get().shape().size(0),
                    !frame.orElseThrow().isWhole()));
        } catch (IOException | IllegalArgumentException e) {
            say(text("train.pad.unreadable", file.get()));
        }
    }

    private void say(String words) {
        trouble.setText(words);
        trouble.setVisible(!words.isEmpty());
        trouble.setManaged(!words.isEmpty());
    }

    private Optional<Tensor> picture() {
        return isEmpty() || pictures.isEmpty()
                ? Optional.empty()
                : Optional.of(PadPicture.of(
                        drawing, pasted, frame.orElseThrow(), pictures.get().shape()));
    }

    private void showSeen() {
        seen.show(picture(), text("train.pad.seen"));
    }

    /// Lets the network look at what is on the pad.
    void ask() {
        picture()
                .ifPresent(
                        values -> model.lookAt(new Moment.LookedAt(values, OptionalInt.empty(), OptionalInt.empty())));
        showSeen();
    }

    private void undo() {
        model.edit(state -> state.drawn().isEmpty()
                ? state.withPad(PenDrawing.EMPTY, Optional.empty())
                : state.withPad(state.drawn().undone(), state.pasted()));
    }

    private void clear() {
        model.edit(state -> state.withPad(PenDrawing.EMPTY, Optional.empty()));
    }

    private void paste() {
        var file = clipboard.get();
        if (file.isEmpty()) {
            say(text("train.pad.nothing"));
            return;
        }
        model.edit(state -> state.withPad(PenDrawing.EMPTY, file.map(Path::toString)));
    }

    private void key(KeyEvent e) {
        if (e.isShortcutDown() && e.getCode() == KeyCode.Z) {
            undo();
            e.consume();
        } else if (e.isShortcutDown() && e.getCode() == KeyCode.V) {
            paste();
            e.consume();
        } else if (!e.isShortcutDown() && (e.getCode() == KeyCode.DELETE || e.getCode() == KeyCode.BACK_SPACE)) {
            clear();
            e.consume();
        }
    }
}
