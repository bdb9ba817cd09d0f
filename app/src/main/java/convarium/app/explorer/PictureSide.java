package convarium.app.explorer;

import static convarium.app.l10n.Texts.text;

import convarium.app.control.TensorGrid;
import convarium.app.dialog.DialogService;
import convarium.app.l10n.Numbers;
import convarium.app.render.GridModel;
import convarium.app.render.GridModel.Cell;
import convarium.app.render.GridModel.Fill;
import convarium.app.render.GridPainter;
import convarium.app.theme.Palette;
import convarium.engine.arithmetic.Counts;
import convarium.engine.arithmetic.Size;
import convarium.lessons.content.Notes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The explorer over a picture: its stage, its row at the foot, and the work behind them.
final class PictureSide {
    private static final double KERNEL_WIDTH = 190;
    private static final double MOST_CELL = 58;
    private static final double LOW_CELL = 36;
    private static final double LOW = 620;

    private final ExplorerViewModel model;
    private final PictureWork work;
    private final DialogService dialogs;
    private final ObservableValue<Palette> palette;
    private final PictureStage stage;
    private final CaptionedGrid kernel;
    private final MenuButton library;
    private final HBox foot = new HBox();
    private final Label outcome = new Label();
    private final PictureMenu shipped;

    PictureSide(ExplorerViewModel model, PictureWork work, DialogService dialogs, ObservableValue<Palette> palette) {
        this.model = model;
        this.work = work;
        this.dialogs = dialogs;
        this.palette = palette;
        stage = new PictureStage(palette);
        library = Menus.library(model);
        shipped = new PictureMenu(model, "picture-");
        kernel = kernel();
        stage.setKernelNode(kernel);
        stage.onSettings(change -> model.edit(s -> s.withPicture(change.apply(s.picture()))));
        stage.onDropFile(this::open);
        fillFoot();
        work.resultProperty().subscribe(this::show);
        work.errorProperty().subscribe(this::fail);
        work.busyProperty().subscribe(this::working);
        model.stateProperty().subscribe(this::follow);
        palette.subscribe(now -> drawKernel());
        stage.heightProperty().subscribe(height -> drawKernel());
        follow();
    }

    /// What has the focus first.
    Node firstFocus() {
        return stage.firstFocus();
    }

    private CaptionedGrid kernel() {
        var grid = new TensorGrid(GridPainter.uniform(1, 1, Cell.of(Fill.KERNEL, "")), palette.getValue());
        grid.setId("picture-kernel-grid");
        grid.setEditor(new MatrixEditors.Kernel(model, true));
        var captioned = new CaptionedGrid(text("grid.kernel"), "kernel", grid);
        captioned.addToCaption(library);
        return captioned;
    }

    private void fillFoot() {
        foot.getStyleClass().addAll("transport", "picture-foot");
        foot.setAlignment(Pos.CENTER_LEFT);
        outcome.getStyleClass().add("outcome");
        outcome.setMinWidth(0);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var open = new Button(text("picture.open"));
        open.setId("open-picture");
        open.setTooltip(new Tooltip(text("picture.open.tip")));
        open.getStyleClass().add("flat-button");
        open.setMinWidth(Region.USE_PREF_SIZE);
        open.setOnAction(e -> choose());
        shipped.setId("shipped-pictures");
        foot.getChildren().addAll(outcome, space, open, shipped);
    }

    /// The stage.
    Region stage() {
        return stage;
    }

    /// The row at the foot.
    Region foot() {
        return foot;
    }

    /// Asks for a file and opens it.
    void choose() {
        dialogs.choosePicture().ifPresent(this::open);
    }

    /// Opens a file.
    void open(Path file) {
        model.edit(s -> PictureStates.with(s, new Source.File(file.toAbsolutePath())));
    }

    private void follow() {
        var state = model.state();
        // what it counts and times is the one map of Forward
        outcome.setVisible(state.looking().aspect() != Aspect.CHANNELS);
        if (state.source().isPicture()) {
            stage.titleProperty()
                    .set(Library.find(state)
                            .filter(k -> state.layer().operation() == Operation.CONVOLUTION)
                            .map(k -> Notes.of(k).title())
                            .orElseGet(() -> Headline.of(state)));
            shipped.show(state.source());
            drawKernel();
        }
        work.show(state);
    }

    private void drawKernel() {
        var matrix = TurnedKernel.laid(model.state());
        boolean weighted = model.state().layer().operation().hasWeights();
        var cells = new ArrayList<Cell>();
        for (float value : matrix.values()) {
            cells.add(Cell.of(Fill.KERNEL, weighted ? Numbers.cell(value) : ""));
        }
        double most = KERNEL_WIDTH / Math.max(matrix.rows(), matrix.columns()) - 3;
        double room = stage.getHeight() < LOW ? LOW_CELL : MOST_CELL;
        kernel.grid().cellSizeProperty().set(Math.min(room, Math.floor(most)));
        kernel.grid().paletteProperty().set(palette.getValue());
        kernel.grid().modelProperty().set(new GridModel(matrix.rows(), matrix.columns(), cells, Optional.empty()));
        kernel.setName(text(weighted ? "grid.kernel" : "grid.window"));
        library.setVisible(weighted);
        library.setManaged(weighted);
        kernel.tell(matrix.rows(), matrix.columns());
        kernel.setSize(TurnedKernel.laidSize(model.state(), new Size(matrix.rows(), matrix.columns())));
    }

    private void show(@Nullable PictureResult result) {
        if (result == null) {
            return;
        }
        stage.show(result);
        model.setPictureShape(result.input().shape());
        String outputs = Counts.grouped((long) result.rows() * result.columns());
        if (!work.notice().isEmpty()) {
            outcome.setTooltip(new Tooltip(text("notice.scalar", work.notice())));
        }
        outcome.setText(
                result.milliseconds() > 0
                        ? text(
                                "picture.outputs",
                                outputs,
                                String.format(Locale.ROOT, "%.1f", result.milliseconds()),
                                result.threads(),
                                work.notice().isEmpty() ? 0 : 1)
                        : text("picture.outputs.untimed", outputs));
    }

    private void fail(String sentence) {
        if (!sentence.isEmpty()) {
            stage.showError(sentence);
            outcome.setText(text("picture.drawn"));
        }
    }

    private void working(boolean busy) {
        if (busy && work.resultProperty().get() == null) {
            stage.showLoading();
            outcome.setText(text("picture.working"));
        }
    }
}
