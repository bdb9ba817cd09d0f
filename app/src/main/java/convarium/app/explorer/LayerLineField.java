package convarium.app.explorer;

import static convarium.app.l10n.Texts.text;

import convarium.engine.notation.Dialect;
import convarium.engine.notation.LayerLines;
import convarium.engine.notation.Rendering;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// The layer as a line of code: coloured to read, plain to edit.
public final class LayerLineField extends StackPane {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private static final double MARGINS = 26;

    private final LineSource model;
    private final TextField field = new TextField();
    private final TextFlow colours = new TextFlow();
    private final Label more = new Label("…");
    private final Tooltip tip = new Tooltip();
    private String shown = "";

    /// The line of a layer.
    public LayerLineField(LineSource model) {
        this.model = model;
        getStyleClass().add("layer-line");
        setAlignment(Pos.CENTER_LEFT);
        field.setId("layer-line");
        field.setAccessibleText(text("line.name"));
        field.setTooltip(tip);
        colours.setMouseTransparent(true);
        colours.getStyleClass().add("line-colours");
        more.getStyleClass().add("line-more");
        more.setMouseTransparent(true);
        StackPane.setAlignment(more, Pos.CENTER_RIGHT);
        getChildren().addAll(field, colours, more);
        var clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        field.setOnAction(e -> enter());
        field.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                field.setText(shown);
                model.forgetLineError();
                getParent().requestFocus();
                e.consume();
            }
        });
        field.focusedProperty().subscribe(focused -> {
            if (!focused && !field.getText().equals(shown)) {
                enter();
            }
            look();
        });
        field.textProperty().subscribe(t -> look());
        field.fontProperty().subscribe(this::requestLayout);
        model.onLineChanged(this::refresh);
        model.lineErrorProperty().subscribe(this::look);
        refresh();
    }

    private void enter() {
        if (field.getText().equals(shown)) {
            model.forgetLineError();
            return;
        }
        if (model.enterLine(field.getText())) {
            refresh();
        }
    }

    private void refresh() {
        String line = line(model);
        boolean edited = field.isFocused() && !field.getText().equals(shown);
        shown = line;
        tip.setText(line + "\n" + text("line.tip"));
        if (!edited && model.lineErrorProperty().get().isEmpty()) {
            field.setText(line);
        }
        look();
    }

    /// The line in the dialect that is wished for, or in the other one where that has no words for the layer.
    public static String line(LineSource model) {
        var wished = model.dialect();
        return switch (model.line(wished)) {
            case Rendering.Text text -> text.line();
            case Rendering.Impossible impossible ->
                model.line(other(wished)) instanceof Rendering.Text text ? text.line() : "";
        };
    }

    /// What is to be said about the line: what it leaves out, or why the other dialect is used; empty if nothing.
    public static String remark(LineSource model) {
        var wished = model.dialect();
        return switch (model.line(wished)) {
            case Rendering.Text text -> text.note();
            case Rendering.Impossible impossible ->
                model.line(other(wished)) instanceof Rendering.Text
                        ? text("line.kept", impossible.reason(), title(other(wished)))
                        : text("line.neither", impossible.reason());
        };
    }

    private static Dialect other(Dialect dialect) {
        return switch (dialect) {
            case PYTORCH -> Dialect.KERAS;
            case KERAS -> Dialect.PYTORCH;
        };
    }

    static String title(Dialect dialect) {
        return dialect.convention().title();
    }

    private void look() {
        boolean wrong = model.lineErrorProperty().get().isPresent();
        boolean plain = field.isFocused();
        pseudoClassStateChanged(WRONG, wrong);
        field.setOpacity(plain ? 1 : 0);
        pseudoClassStateChanged(PseudoClass.getPseudoClass("typing"), plain);
        colours.setVisible(!plain);
        if (!plain) {
            colour();
        }
    }

    private void colour() {
        colours.getChildren().clear();
        var error = model.lineErrorProperty().get();
        int start = error.map(ExplorerViewModel.LineError::start).orElse(Integer.MAX_VALUE);
        int end = error.map(ExplorerViewModel.LineError::end).orElse(Integer.MAX_VALUE);
        int at = 0;
        for (var piece : LayerLines.pieces(field.getText())) {
            String text = piece.text();
            int from = Math.clamp(start - (long) at, 0, text.length());
            int to = Math.clamp(end - (long) at, from, text.length());
            add(text.substring(0, from), piece.kind(), false);
            add(text.substring(from, to), piece.kind(), true);
            add(text.substring(to), piece.kind(), false);
            at += text.length();
        }
        requestLayout();
    }

    private void add(String words, LayerLines.Kind kind, boolean wrong) {
        if (words.isEmpty()) {
            return;
        }
        var text = new Text(words);
        text.getStyleClass().addAll("code", "code-" + kind.name().toLowerCase(Locale.ROOT));
        if (wrong) {
            text.getStyleClass().add("code-wrong");
        }
        colours.getChildren().add(text);
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        // the pieces of a flow know their width only after it is laid out; in a face whose letters are
        // all as wide as each other the plain line is as wide as they are
        var line = new Text(field.getText());
        line.setFont(field.getFont());
        double needed = line.getLayoutBounds().getWidth();
        more.setVisible(colours.isVisible() && needed > getWidth() - MARGINS);
    }

    /// What the field holds at the moment.
    public String entered() {
        return field.getText();
    }

    /// Takes the focus, everything selected.
    public void edit() {
        field.requestFocus();
        field.selectAll();
    }
}
