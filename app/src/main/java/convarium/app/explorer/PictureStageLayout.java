package convarium.app.explorer;

import convarium.app.control.CompareView;
import convarium.app.control.Legend;
import convarium.app.control.PixelCard;
import convarium.app.l10n.Texts;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Where things sit on the picture stage: title and hint on top, the picture as large as fits with its two captions
/// under it, and at its right a column that never gets too narrow for its numbers.
///
/// What is left over at the sides of a large window is shared out, so that title, picture and column stay together.
final class PictureStageLayout {
    static final double LEAST_WIDTH = 480;
    static final double LEAST_HEIGHT = 360;

    private static final PseudoClass TIGHT = PseudoClass.getPseudoClass("tight");
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");
    private static final double BAR = 12;
    private static final double NARROW = 760;
    private static final double LOW = 680;
    private static final double COLUMN_EMS = 22.8;
    private static final double NARROW_COLUMN_EMS = 20;
    private static final double WIDE_COLUMN_EMS = 28;

    private final Label title = styled(new Label(), "title");
    private final Label hint = styled(new Label(), "hint");
    private final CompareView compare;
    private final Label inputSize = new Label();
    private final Label outputSize = new Label();
    private final HBox inputCaption =
            caption(styled(new Label(Texts.text("picture.caption.input")), "input"), inputSize);
    private final HBox outputCaption =
            caption(styled(new Label(Texts.text("picture.caption.output")), "output"), outputSize);
    private final VBox values;
    private final PixelCard card;
    private final VBox column;
    private final ScrollPane scroll;
    private final FontIcon icon = new FontIcon(Feather.IMAGE);
    private final Label what = styled(new Label(), "what");
    private final Label why = new Label();
    private final VBox message = styled(new VBox(icon, what, why), "message");
    private final Label drop = styled(new Label(Texts.text("picture.drop")), "drop");

    /// Why there is no picture.
    enum Mood {
        /// None was opened.
        EMPTY,
        /// It is being read.
        LOADING,
        /// Something went wrong.
        ERROR
    }

    PictureStageLayout(CompareView compare, StackPane kernel, ScaleChoice scale, Legend legend, PixelCard card) {
        this.compare = compare;
        kernel.setAlignment(Pos.TOP_LEFT);
        kernel.setMinWidth(0);
        var scaleTitle = styled(new Label(Texts.text("picture.legend")), "scale-title");
        var header = new FlowPane(12, 4, scaleTitle, scale);
        header.setAlignment(Pos.CENTER_LEFT);
        values = new VBox(8, header, legend);
        this.card = card;
        column = new VBox(kernel, values, card);
        // the scroll bar's place is kept free, so that it covers nothing
        column.setPadding(new Insets(0, BAR, 0, 0));
        scroll = styled(new ScrollPane(column), "column");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        title.setMinWidth(0);
        hint.setMinWidth(0);
        why.setWrapText(true);
        what.setWrapText(true);
        drop.setMouseTransparent(true);
        drop.setVisible(false);
    }

    private static <N extends Node> N styled(N node, String styleClass) {
        node.getStyleClass().add(styleClass);
        return node;
    }

    private static HBox caption(Label name, Label size) {
        name.setMinWidth(Region.USE_PREF_SIZE);
        var box = styled(new HBox(4, name, size), "caption");
        box.setMouseTransparent(true);
        return box;
    }

    Label title() {
        return title;
    }

    List<Node> nodes() {
        return List.of(title, hint, compare, inputCaption, outputCaption, scroll, message, drop);
    }

    void showPicture(String hintWords, String input, String output) {
        hint.setText(hintWords);
        inputSize.setText(input);
        outputSize.setText(output);
        show(true);
    }

    void showMessage(String whatWords, String whyWords, Mood mood) {
        hint.setText("");
        what.setText(whatWords);
        why.setText(whyWords);
        icon.setIconCode(
                switch (mood) {
                    case EMPTY -> Feather.IMAGE;
                    case LOADING -> Feather.LOADER;
                    case ERROR -> Feather.ALERT_CIRCLE;
                });
        message.pseudoClassStateChanged(ERROR, mood == Mood.ERROR);
        show(false);
    }

    private void show(boolean picture) {
        for (Node node : new Node[] {compare, inputCaption, outputCaption, values, card}) {
            node.setVisible(picture);
        }
        values.setManaged(picture);
        card.setManaged(picture);
        message.setVisible(!picture);
    }

    void showDrop(boolean over) {
        drop.setVisible(over);
    }

    /// Puts everything in its place.
    ///
    /// @param windowRows rows of the window, which the kernel and the card show one by one
    void layOut(double width, double height, int windowRows) {
        double em = title.getFont().getSize() / 1.429;
        boolean tight = width < NARROW || height < LOW;
        double air = tight ? 20 : AspectStage.AIR;
        double above = AspectStage.ABOVE;
        double gap = tight ? 24 : 40;
        double columnWidth = Math.floor(columnWidth(width, em));
        double titleHeight = title.prefHeight(-1);
        double hintHeight = hint.prefHeight(-1);
        double top = Math.ceil(above + titleHeight + 4 + hintHeight + (tight ? 16 : 24));
        double roomX = Math.max(96, width - 2 * air - gap - columnWidth);
        boolean stacked = inputCaption.prefWidth(-1) + outputCaption.prefWidth(-1) + 16 > roomX;
        double captionLine = Math.ceil(inputCaption.prefHeight(-1));
        double captionHeight = stacked ? 2 * captionLine : captionLine;
        double roomY = Math.max(64, height - top - 8 - captionHeight - (tight ? 16 : 28));

        var world = compare.world();
        boolean empty = message.isVisible();
        double scale = Math.min(roomX / world.getWidth(), roomY / world.getHeight());
        double pictureWidth = empty ? roomX : Math.floor(Math.max(96, world.getWidth() * scale));
        double pictureHeight = empty ? roomY : Math.floor(Math.max(32, world.getHeight() * scale));
        double x = Math.floor(Math.max(air, (width - pictureWidth - gap - columnWidth) / 2));
        double textWidth = width - x - air;

        title.resizeRelocate(x, above, textWidth, titleHeight);
        hint.resizeRelocate(x, Math.ceil(above + titleHeight + 4), textWidth, hintHeight);
        compare.resizeRelocate(x, top, pictureWidth, pictureHeight);
        message.resizeRelocate(x, top, pictureWidth, pictureHeight);
        drop.resizeRelocate(x, top, pictureWidth, pictureHeight);
        layOutCaptions(x, top + pictureHeight + 8, pictureWidth, captionLine);
        double columnRoom = Math.max(64, height - top - 8);
        boolean isTight = columnRoom < (31 + 2.9 * windowRows) * em;
        column.setSpacing(isTight ? 12 : 24);
        card.pseudoClassStateChanged(TIGHT, isTight);
        scroll.resizeRelocate(x + pictureWidth + gap, top, columnWidth + BAR, columnRoom);
    }

    /// The two captions beside each other, or one below the other where they do not fit.
    private void layOutCaptions(double x, double y, double width, double line) {
        double left = inputCaption.prefWidth(-1);
        double right = outputCaption.prefWidth(-1);
        boolean beside = left + right + 16 <= width;
        inputCaption.resizeRelocate(x, y, Math.ceil(Math.min(left, width)), line);
        double outputX = beside ? Math.floor(x + width - right) : x;
        outputCaption.resizeRelocate(outputX, beside ? y : y + line, Math.ceil(Math.min(right, width)), line);
    }

    private static double columnWidth(double width, double em) {
        if (width < NARROW) {
            return NARROW_COLUMN_EMS * em;
        }
        return width < 1500 ? COLUMN_EMS * em : WIDE_COLUMN_EMS * em;
    }
}
