package convarium.app.explorer;

import static convarium.app.l10n.Texts.text;

import convarium.app.control.Segments;
import convarium.app.dialog.DialogService;
import convarium.app.place.PlaceView;
import convarium.app.render.Dimensions;
import convarium.app.theme.Palette;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.transform.Transform;

/// The explorer: header, stage, settings at the right, transport at the foot.
public final class ExplorerView extends Pane implements PlaceView {
    private static final double HEADER = 56;
    private static final double TRANSPORT = 72;
    private static final double INSPECTOR = 336;
    private static final double FOLDS_BELOW = 1100;
    private static final double RAIL = 76;
    private static final double TOP = 16;

    private final ExplorerViewModel model;
    private final ObservableValue<Palette> palette;
    private final DoubleProperty scale = new SimpleDoubleProperty(this, "scale", 1);
    private final Header header;
    private final LineStrip strip = new LineStrip();
    private final Inspector inspector;
    private final Transport transport;
    private final Map<Aspect, AspectStage> stages;
    private final AspectTabs aspects;
    private final PictureSide picture;
    private final ChannelPictureStage channelPicture;
    private final ShiftPictureStage shiftPicture;
    private final Segments<Boolean> choice;
    private boolean folded;
    private boolean openWhenWide = true;

    /// The explorer of a view model.
    ///
    /// @param work computes pictures
    /// @param dialogs asks for files
    /// @param palette the colours of the current look
    /// @param copyLink puts the state's link on the clipboard
    /// @param export offers files of what is on screen
    public ExplorerView(
            ExplorerViewModel model,
            PictureWork work,
            DialogService dialogs,
            ObservableValue<Palette> palette,
            Runnable copyLink,
            Runnable export) {
        this.model = model;
        this.palette = palette;
        getStyleClass().add("explorer");
        getStylesheets()
                .add(Objects.requireNonNull(ExplorerView.class.getResource("explorer.css"))
                        .toExternalForm());
        header = new Header(model, copyLink, export);
        inspector = new Inspector(model);
        transport = new Transport(model);
        choice = sourceChoice();
        aspects = new AspectTabs(model::look);
        stages = AspectStages.all(model, palette);
        picture = new PictureSide(model, work, dialogs, palette);
        channelPicture = new ChannelPictureStage(model, new ChannelPictureWork(work), palette);
        shiftPicture = new ShiftPictureStage(model, work, palette, picture::choose);
        getChildren().addAll(stages.values());
        getChildren()
                .addAll(
                        picture.stage(),
                        channelPicture,
                        shiftPicture,
                        aspects,
                        choice,
                        transport,
                        picture.foot(),
                        strip,
                        header,
                        inspector);
        header.inspectorToggle().setSelected(true);
        header.inspectorToggle().selectedProperty().subscribe(this::requestLayout);
        model.stateProperty().subscribe(this::refresh);
        model.lineErrorProperty().subscribe(this::refresh);
        scale.subscribe(this::requestLayout);
        refresh();
    }

    private static String unfit(Aspect aspect, boolean pictured) {
        return pictured ? text("aspect.numbers.only") : text("aspect." + aspect + ".unfit");
    }

    private Segments<Boolean> sourceChoice() {
        var segments = new Segments<Boolean>(
                List.of(false, true),
                p -> text(p ? "header.picture" : "header.numbers"),
                p -> text(p ? "header.picture.tip" : "header.numbers.tip"));
        segments.button(false).setId("show-numbers");
        segments.button(true).setId("show-picture");
        segments.setOnChosen(model::showPicture);
        return segments;
    }

    private void refresh() {
        boolean pictured = model.state().source().isPicture();
        choice.choose(pictured);
        var aspect = model.state().looking().aspect();
        aspects.choose(aspect);
        for (var one : Aspect.values()) {
            aspects.forbid(one, one.fits(model.state()) ? "" : unfit(one, pictured));
        }
        stages.forEach((one, stage) -> stage.setShown(!pictured && one == aspect));
        boolean walks = !pictured || ShiftSettings.walks(model.state());
        transport.setVisible(walks);
        channelPicture.setVisible(pictured && aspect == Aspect.CHANNELS);
        shiftPicture.setVisible(pictured && aspect == Aspect.SHIFT);
        picture.stage().setVisible(pictured && !channelPicture.isVisible() && !shiftPicture.isVisible());
        picture.foot().setVisible(!walks);
        strip.show(header.line().entered(), model.lineErrorProperty().get(), LayerLineField.remark(model));
        requestLayout();
    }

    @Override
    public Node node() {
        return this;
    }

    @Override
    public ExplorerState state() {
        return model.state();
    }

    @Override
    public DoubleProperty scaleProperty() {
        return scale;
    }

    /// Whether the settings are open.
    public BooleanProperty inspectorOpenProperty() {
        return header.inspectorToggle().selectedProperty();
    }

    @Override
    public Node firstFocus() {
        var state = model.state();
        if (!state.source().isPicture()) {
            return transport.playButton();
        }
        return state.looking().aspect() == Aspect.CHANNELS ? channelPicture.firstFocus() : picture.firstFocus();
    }

    /// Asks for a picture and shows it.
    public void choosePicture() {
        picture.choose();
    }

    /// Shows a picture from a file.
    public void openPicture(Path file) {
        picture.open(file);
    }

    /// How large the stage with the picture is.
    public Dimensions pictureSize() {
        var stage = shownPicture();
        return new Dimensions((int) Math.ceil(stage.getWidth()), (int) Math.ceil(stage.getHeight()));
    }

    /// The stage with the picture as pixels.
    ///
    /// @param pixels for each of the screen's
    public WritableImage pictureImage(int pixels) {
        var parameters = new SnapshotParameters();
        parameters.setTransform(Transform.scale(pixels, pixels));
        parameters.setFill(palette.getValue().bg());
        return shownPicture().snapshot(parameters, null);
    }

    /// The walk over the picture that is shifted; empty where none is, or while it is waited for.
    public Optional<ShiftPictureWalk> shiftedPicture() {
        return shiftPicture.walk();
    }

    private Region shownPicture() {
        if (channelPicture.isVisible()) {
            return channelPicture;
        }
        return shiftPicture.isVisible() ? shiftPicture : picture.stage();
    }

    /// Goes to the layer line.
    public void editLine() {
        header.line().edit();
    }

    /// Whether the window is so narrow that the settings lie over the stage.
    private boolean isFolded() {
        return getWidth() + RAIL * scale.get() < FOLDS_BELOW * scale.get();
    }

    /// A window that becomes narrow closes the settings, and opens them again when it has room.
    private void fold() {
        if (folded != isFolded()) {
            folded = isFolded();
            if (folded) {
                openWhenWide = header.inspectorToggle().isSelected();
                header.inspectorToggle().setSelected(false);
            } else {
                header.inspectorToggle().setSelected(openWhenWide);
            }
        }
    }

    /// Whether the settings are open when there is room beside the stage.
    public boolean isInspectorWanted() {
        return folded ? openWhenWide : header.inspectorToggle().isSelected();
    }

    @Override
    protected void layoutChildren() {
        double w = getWidth();
        double h = getHeight();
        double k = scale.get();
        double top = HEADER * k;
        header.resizeRelocate(0, 0, w, top);
        fold();
        boolean open = header.inspectorToggle().isSelected();
        double side = Math.min(INSPECTOR * k, w - 40);
        double stageWidth = open && !isFolded() ? w - side : w;
        inspector.setVisible(open);
        inspector.resizeRelocate(w - side, top, side, h - top);
        double below = top;
        if (strip.isManaged()) {
            double stripHeight = strip.prefHeight(stageWidth);
            strip.resizeRelocate(0, top, stageWidth, stripHeight);
            below += stripHeight;
        }
        double foot = TRANSPORT * k;
        transport.resizeRelocate(0, h - foot, stageWidth, foot);
        picture.foot().resizeRelocate(0, h - foot, stageWidth, foot);
        double choiceWidth = choice.prefWidth(-1);
        double row = choice.prefHeight(-1);
        double right = AspectStage.rightEdge(stageWidth);
        choice.resizeRelocate(right - choiceWidth, below + TOP, choiceWidth, row);
        double left = stageWidth - right;
        double room = right - choiceWidth - 16 - left;
        aspects.fit(room, k);
        aspects.resizeRelocate(left, below + TOP, Math.min(aspects.prefWidth(-1), room), row);
        below += TOP + row;
        for (var stage : stages.values()) {
            stage.resizeRelocate(0, below, stageWidth, h - foot - below);
        }
        picture.stage().resizeRelocate(0, below, stageWidth, h - foot - below);
        channelPicture.resizeRelocate(0, below, stageWidth, h - foot - below);
        shiftPicture.resizeRelocate(0, below, stageWidth, h - foot - below);
    }
}
