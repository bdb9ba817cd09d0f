package convarium.app.explorer;

import convarium.app.control.CompareView;
import convarium.app.control.Legend;
import convarium.app.control.PixelCard;
import convarium.app.l10n.Texts;
import convarium.app.render.ColourMap;
import convarium.app.render.Placement;
import convarium.app.render.Raster;
import convarium.app.theme.Palette;
import convarium.engine.tensor.Tensor;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// The explorer's stage over a picture: the picture before and after, what the colours stand for, and one pixel
/// opened up.
public final class PictureStage extends Region {
    private final ObservableValue<Palette> palette;
    private final StringProperty title = new SimpleStringProperty(this, "title", "");
    private final CompareView compare = new CompareView();
    private final StackPane kernelSlot = new StackPane();
    private final ScaleChoice scale = new ScaleChoice();
    private final Legend legend = new Legend();
    private final PixelCard card = new PixelCard();
    private final PictureStageLayout layout;
    private Consumer<UnaryOperator<PictureSettings>> onSettings = change -> {};
    private Consumer<Path> onDropFile = file -> {};
    private @Nullable PictureResult shown;
    private @Nullable Look look;
    private @Nullable Opened opened;
    private @Nullable Signed signed;
    private boolean showing;

    /// What the rasters were made for.
    private record Look(Tensor output, Colouring colouring, Palette palette) {}

    private record Signed(Palette palette, ColourMap map) {}

    /// What the card was made for.
    private record Opened(Tensor output, int row, int column) {}

    /// What has the focus first: both pictures with their handle.
    CompareView firstFocus() {
        return compare;
    }

    /// A stage without a picture.
    ///
    /// @param palette the colours of the current look
    public PictureStage(ObservableValue<Palette> palette) {
        this.palette = palette;
        getStyleClass().add("picture-stage");
        getStylesheets()
                .add(Objects.requireNonNull(PictureStage.class.getResource("picture-stage.css"))
                        .toExternalForm());
        layout = new PictureStageLayout(compare, kernelSlot, scale, legend, card);
        layout.title().textProperty().bind(title.map(t -> t.isEmpty() ? Texts.text("picture.title") : t));
        getChildren().setAll(layout.nodes());

        compare.handleProperty().subscribe(at -> change(s -> s.withCompare(at.doubleValue())));
        compare.setId("compare");
        compare.setOnOpen((row, column) -> change(s -> s.withPixel(row, column)));
        compare.setOnClose(() -> change(s -> s.withPixel(-1, -1)));
        compare.setReadout((side, row, column) -> {
            var result = shown;
            return result == null ? "" : PictureWords.readout(result, side, row, column);
        });
        scale.setOnChoice(choice -> change(s -> s.withScale(choice)));
        palette.subscribe(colours -> {
            if (shown != null) {
                show(shown);
            }
        });
        addEventHandler(DragEvent.ANY, this::onDrag);
        showEmpty();
    }

    /// The sentence on top: what can be seen now. While empty, a general one.
    public StringProperty titleProperty() {
        return title;
    }

    /// Sets what stands above the legend: the kernel, to be looked at and edited.
    public void setKernelNode(Node kernel) {
        kernelSlot.getChildren().setAll(kernel);
    }

    /// Sets who hears how the picture is to be looked at from now on.
    public void onSettings(Consumer<UnaryOperator<PictureSettings>> listener) {
        onSettings = listener;
    }

    /// Sets who hears of a file dropped onto the stage.
    public void onDropFile(Consumer<Path> listener) {
        onDropFile = listener;
    }

    /// Shows a result. Showing the same outputs otherwise (the handle, the pixel) is cheap.
    public void show(PictureResult result) {
        shown = result;
        showing = true;
        try {
            var settings = result.state().picture();
            compare.handleProperty().set(Math.clamp(settings.compare(), 0, 1));
            scale.show(settings.scale());
            colour(result);
            open(result);
            layout.showPicture(
                    PictureWords.hint(result), PictureWords.inputCaption(result), PictureWords.outputCaption(result));
            requestLayout();
        } finally {
            showing = false;
        }
    }

    /// Shows that no picture is open, and how to open one.
    public void showEmpty() {
        showInstead(Texts.text("picture.empty"), Texts.text("picture.empty.how"), PictureStageLayout.Mood.EMPTY);
    }

    /// Shows that a picture is being read.
    public void showLoading() {
        showInstead(Texts.text("picture.loading"), "", PictureStageLayout.Mood.LOADING);
    }

    /// Shows why there is no result.
    public void showError(String sentence) {
        showInstead(Texts.text("picture.error"), sentence, PictureStageLayout.Mood.ERROR);
    }

    private void showInstead(String what, String why, PictureStageLayout.Mood mood) {
        shown = null;
        look = null;
        opened = null;
        compare.beforeProperty().set(null);
        compare.afterProperty().set(null);
        compare.frameProperty().set(null);
        compare.setOpened(null);
        card.show(null);
        layout.showMessage(what, why, mood);
        requestLayout();
    }

    private void colour(PictureResult result) {
        var colouring = result.colouring();
        var colours = palette.getValue();
        var wanted = new Look(result.output(), colouring, colours);
        if (wanted.equals(look)) {
            return;
        }
        look = wanted;
        var before = compare.beforeProperty().get();
        if (before == null || !before.values().equals(result.input())) {
            compare.beforeProperty().set(new Raster(result.input(), Placement.INPUT, ColourMap.brightness(), 0, 1));
        }
        var map = switch (colouring.kind()) {
            case SIGNED -> signed(colours);
            case BRIGHTNESS -> ColourMap.brightness();
            case ACTIVATION -> ColourMap.viridis();
        };
        var place = Placement.of(
                result.layer(), result.layer().geometry(result.input().shape()));
        compare.afterProperty().set(new Raster(result.output(), place, map, colouring.low(), colouring.high()));
        compare.setAccessibleText(Texts.text(
                "picture.compare.text",
                result.input().shape().size(1),
                result.input().shape().size(2)));
        legend.show(map, PictureWords.ticks(colouring), Texts.text("picture.legend"));
    }

    /// The signed map of a look, made once: it takes a while, and a kernel being dragged asks for it every frame.
    private ColourMap signed(Palette colours) {
        var known = signed;
        if (known == null || !known.palette().equals(colours)) {
            known = new Signed(colours, ColourMap.diverging(colours));
            signed = known;
        }
        return known.map();
    }

    private void open(PictureResult result) {
        var settings = result.state().picture();
        var wanted = new Opened(result.output(), settings.pixelRow(), settings.pixelColumn());
        if (wanted.equals(opened)) {
            return;
        }
        opened = wanted;
        if (settings.hasPixel() && settings.pixelRow() < result.rows() && settings.pixelColumn() < result.columns()) {
            var window = PixelWindow.of(result, settings.pixelRow(), settings.pixelColumn());
            compare.setOpened(new CompareView.Cell(settings.pixelRow(), settings.pixelColumn()));
            compare.frameProperty().set(window.frame());
            card.show(window.content());
        } else {
            compare.setOpened(null);
            compare.frameProperty().set(null);
            card.show(null);
        }
    }

    private void change(UnaryOperator<PictureSettings> change) {
        if (!showing && shown != null) {
            onSettings.accept(change);
        }
    }

    private void onDrag(DragEvent event) {
        var files = event.getDragboard().getFiles();
        var type = event.getEventType();
        if (files == null || files.isEmpty()) {
            return;
        }
        if (type == DragEvent.DRAG_OVER) {
            event.acceptTransferModes(TransferMode.COPY);
            layout.showDrop(true);
            event.consume();
        } else if (type == DragEvent.DRAG_EXITED) {
            layout.showDrop(false);
        } else if (type == DragEvent.DRAG_DROPPED) {
            layout.showDrop(false);
            event.setDropCompleted(true);
            event.consume();
            onDropFile.accept(files.getFirst().toPath());
        }
    }

    @Override
    protected void layoutChildren() {
        var result = shown;
        layout.layOut(
                getWidth(),
                getHeight(),
                result == null ? 3 : result.layer().kernel().h());
    }

    @Override
    protected double computeMinWidth(double height) {
        return PictureStageLayout.LEAST_WIDTH;
    }

    @Override
    protected double computeMinHeight(double width) {
        return PictureStageLayout.LEAST_HEIGHT;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 960;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 760;
    }
}
