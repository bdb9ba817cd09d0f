package convarium.app.explorer;

import static convarium.app.l10n.Texts.text;

import convarium.app.control.Legend;
import convarium.app.control.Segments;
import convarium.app.explorer.ShiftPicturePlan.Arrangement;
import convarium.app.explorer.ShiftPicturePlan.Picture;
import convarium.app.explorer.ShiftPictureView.Marks;
import convarium.app.explorer.ShiftPictureWindow.Cell;
import convarium.app.explorer.ShiftSettings.Edge;
import convarium.app.render.CanvasPainter;
import convarium.app.render.ColourMap;
import convarium.app.render.Placement;
import convarium.app.render.Raster;
import convarium.app.theme.Palette;
import convarium.engine.tensor.Tensor;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;

/// The stage of a shifted picture: the picture and the shifted one, what the layer makes of each, and
/// whether the second is the first, shifted.
///
/// The shifted picture is dragged, or moved with the arrow keys or the sliders at its edges; a pixel of
/// the maps is opened up by pointing at it, and kept by a click.
final class ShiftPictureStage extends Pane {
    private static final int LEAP = 8;

    private final ExplorerViewModel model;
    private final ShiftPictureWork work;
    private final ObservableValue<Palette> palette;
    private final StageHeading heading = new StageHeading();
    private final Segments<Edge> edges =
            new Segments<>(List.of(Edge.values()), e -> text("shift.edge." + e), e -> text("shift.edge." + e + ".tip"));
    private final PictureMenu menu;
    private final ShiftPictureView input = view("input", "input", "grid.input", "shift.picture.input.tip");
    private final ShiftPictureView shifted =
            view("shifted", "input", "grid.shift.shifted", "shift.picture.shifted.tip");
    private final ShiftPictureView output = view("output", "output", "grid.output", "grid.output.tip");
    private final ShiftPictureView ofShifted =
            view("of-shifted", "output", "grid.shift.ofShifted", "grid.shift.ofShifted.tip");
    private final ShiftPictureView shiftedOutput =
            view("shifted-output", "output", "grid.shift.output", "grid.shift.output.tip");
    private final ShiftPictureView difference =
            view("difference", "plain", "grid.shift.difference", "shift.picture.difference.tip");
    private final Map<Picture, ShiftPictureView> views = Map.of(
            Picture.INPUT, input,
            Picture.SHIFTED, shifted,
            Picture.OUTPUT, output,
            Picture.OF_SHIFTED, ofShifted,
            Picture.SHIFTED_OUTPUT, shiftedOutput,
            Picture.DIFFERENCE, difference);
    private final ShiftSliders sliders;
    private final Legend outputs = new Legend();
    private final Legend differences = new Legend();
    private final SentenceCard card = new SentenceCard();
    private final Label message = new Label();
    private final Canvas arrows = new Canvas();
    private final CanvasPainter painter = new CanvasPainter(arrows.getGraphicsContext2D());
    private Optional<Cell> hovered = Optional.empty();
    private Optional<Maps> maps = Optional.empty();
    private double shape = 1;

    /// The colour maps of a look, made once: that takes a while, and a drag asks for them every frame.
    private record Maps(Palette palette, ColourMap signed, ColourMap viridis) {}

    /// @param choose asks for a picture and shows it
    ShiftPictureStage(
            ExplorerViewModel model, PictureWork pictures, ObservableValue<Palette> palette, Runnable choose) {
        this.model = model;
        this.palette = palette;
        work = new ShiftPictureWork(pictures);
        sliders = new ShiftSliders("shift-picture-", ShiftSettings.MOST_PIXELS, this::shift, model::shiftTo);
        menu = new PictureMenu(model, "shift-picture-source-");
        getStyleClass().add("shift-stage");
        head(choose);
        difference.showStrongest();
        message.getStyleClass().add("channel-message");
        message.setWrapText(true);
        arrows.setManaged(false);
        arrows.setMouseTransparent(true);
        outputs.setId("shift-picture-output-legend");
        differences.setId("shift-picture-legend");
        Tooltip.install(outputs, new Tooltip(text("shift.picture.legend.tip", text("picture.legend"))));
        Tooltip.install(differences, new Tooltip(text("shift.picture.legend.tip", text("shift.legend"))));
        getChildren().add(heading);
        getChildren().addAll(input, shifted, output, ofShifted, shiftedOutput, difference);
        getChildren().addAll(sliders.down(), sliders.right(), outputs, differences, card, arrows, message);
        link();
        model.stateProperty().subscribe(this::follow);
        pictures.resultProperty().subscribe(result -> follow());
        work.resultProperty().subscribe(result -> refresh());
        work.errorProperty().subscribe(words -> refresh());
        palette.subscribe(now -> refresh());
    }

    private static ShiftPictureView view(String id, String style, String name, String tip) {
        return new ShiftPictureView("shift-picture-" + id, style, text(name), text(tip));
    }

    private void head(Runnable choose) {
        edges.setId("shift-picture-edges");
        for (var edge : Edge.values()) {
            edges.button(edge).setId("shift-picture-edge-" + edge.name().toLowerCase(Locale.ROOT));
        }
        edges.setOnChosen(model::shiftWith);
        menu.setId("shift-picture-menu");
        menu.addOpen(choose);
        var aside = new HBox(12, edges, menu);
        aside.setAlignment(Pos.CENTER_RIGHT);
        heading.setAside(aside);
    }

    private void link() {
        new ShiftDrag(shifted.picture(), this::shift, model::shiftTo, shifted::pitch, LEAP);
        for (var map : List.of(ofShifted, shiftedOutput, difference)) {
            map.setOnCell(this::hover, this::pick);
            map.picture().setFocusTraversable(true);
            map.picture().addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        }
        output.setOnCell(cell -> hover(cell.map(this::after)), (row, column) -> {
            var there = after(new Cell(row, column));
            pick(there.row(), there.column());
        });
        input.setReadout((row, column) -> readout(p -> p.before().input(), row, column));
        shifted.setReadout((row, column) -> readout(ShiftPicture::shiftedInput, row, column));
        output.setReadout((row, column) -> readout(p -> p.before().output(), row, column));
        ofShifted.setReadout((row, column) -> readout(ShiftPicture::output, row, column));
        shiftedOutput.setReadout((row, column) -> readout(ShiftPicture::shiftedOutput, row, column));
        difference.setReadout((row, column) -> readout(ShiftPicture::difference, row, column));
    }

    private String readout(Function<ShiftPicture, Tensor> map, int row, int column) {
        return result().map(p -> ShiftPictureWords.readout(map.apply(p), row, column))
                .orElse("");
    }

    /// Where a cell of the map is after the shift; it may have gone out.
    private Cell after(Cell cell) {
        return result().map(p -> new Cell(
                        cell.row() + p.down().steps(), cell.column() + p.right().steps()))
                .orElse(cell);
    }

    private ShiftSettings shift() {
        return model.state().looking().shift();
    }

    private Optional<ShiftPicture> result() {
        return Optional.ofNullable(work.resultProperty().get())
                .filter(p -> p.state().source().equals(model.state().source()));
    }

    private void hover(Optional<Cell> cell) {
        hovered = model.playingProperty().get() ? Optional.empty() : cell.filter(this::isThere);
        result().ifPresent(this::look);
    }

    private boolean isThere(Cell cell) {
        return result().filter(p -> cell.row() >= 0
                        && cell.column() >= 0
                        && cell.row() < p.before().rows()
                        && cell.column() < p.before().columns())
                .isPresent();
    }

    private void pick(int row, int column) {
        model.pause();
        var cell = new Cell(row, column);
        if (isThere(cell)) {
            boolean again = pinned().equals(Optional.of(cell));
            hovered = Optional.empty();
            model.edit(s -> s.withPicture(
                    again ? s.picture().withPixel(-1, -1) : s.picture().withPixel(row, column)));
        }
    }

    private Optional<Cell> pinned() {
        var settings = model.state().picture();
        return settings.hasPixel()
                ? Optional.of(new Cell(settings.pixelRow(), settings.pixelColumn()))
                        .filter(this::isThere)
                : Optional.empty();
    }

    /// Enter opens the middle pixel, the arrows go to its neighbours, Escape lets go.
    private void key(KeyEvent e) {
        if (e.isShortcutDown() || e.isAltDown()) {
            return;
        }
        var now = pinned();
        int leap = e.isShiftDown() ? LEAP : 1;
        boolean used = true;
        switch (e.getCode()) {
            case ENTER, SPACE ->
                result().ifPresent(p -> pick(
                        now.map(Cell::row).orElse(p.before().rows() / 2),
                        now.map(Cell::column).orElse(p.before().columns() / 2)));
            case UP, DOWN, LEFT, RIGHT -> {
                used = now.isPresent();
                now.ifPresent(cell -> beside(cell, e.getCode(), leap));
            }
            case ESCAPE -> {
                used = now.isPresent();
                model.edit(s -> s.withPicture(s.picture().withPixel(-1, -1)));
            }
            default -> used = false;
        }
        if (used) {
            e.consume();
        }
    }

    private void beside(Cell cell, KeyCode code, int leap) {
        int row = cell.row() + (code == KeyCode.UP ? -leap : code == KeyCode.DOWN ? leap : 0);
        int column = cell.column() + (code == KeyCode.LEFT ? -leap : code == KeyCode.RIGHT ? leap : 0);
        if (isThere(new Cell(row, column))) {
            pick(row, column);
        }
    }

    /// Whether this is what the state shows.
    private boolean isShown() {
        var state = model.state();
        return state.source().isPicture() && state.looking().aspect() == Aspect.SHIFT;
    }

    private void follow() {
        if (isShown()) {
            work.show(model.state());
            refresh();
        }
    }

    private void refresh() {
        if (!isShown()) {
            return;
        }
        edges.choose(shift().edge());
        menu.show(model.state().source());
        sliders.show(shift());
        var there = result();
        String error = work.errorProperty().get();
        message.setText(error.isEmpty() ? text("picture.loading") : error);
        message.setVisible(there.isEmpty());
        for (var node : List.of(sliders.down(), sliders.right(), outputs, differences, card, arrows)) {
            node.setVisible(there.isPresent());
        }
        heading.show(
                there.map(ShiftPictureWords::headline).orElse(text("shift.headline.still")),
                there.filter(p -> pinned().isPresent()).isPresent()
                        ? text("shift.picture.kept")
                        : text("shift.picture.hint"));
        there.ifPresent(this::show);
        requestLayout();
    }

    private void show(ShiftPicture p) {
        var plane = p.before().input().shape();
        var world = new Rectangle2D(0, 0, plane.size(2), plane.size(1));
        shape = (double) plane.size(1) / plane.size(2);
        var place = p.place();
        var colouring = p.outputColouring();
        var map = map(colouring);
        input.show(ShiftPicture.brightness(p.before().input(), Placement.INPUT), world);
        shifted.show(now(p), world);
        output.show(raster(p.before().output(), place, map, colouring), world);
        ofShifted.show(raster(p.output(), place, map, colouring), world);
        shiftedOutput.show(raster(p.shiftedOutput(), place, map, colouring), world);
        var signs = p.differenceColouring();
        difference.show(raster(p.difference(), place, maps().signed(), signs), world);
        outputs.show(map, ShiftPictureWords.ticks(colouring), text("picture.legend"));
        differences.show(maps().signed(), ShiftPictureWords.ticks(signs), text("shift.legend"));
        input.setSize(plane.size(1) + " × " + plane.size(2));
        shifted.setSize(ShiftWords.arrows(shift().down(), shift().right()));
        output.setSize(p.before().rows() + " × " + p.before().columns());
        shiftedOutput.setSize(ShiftWords.arrows(p.down().steps(), p.right().steps()));
        look(p);
    }

    /// The shifted picture as it is wanted now: where zeros come in it need not wait for the work on
    /// it.
    private Raster now(ShiftPicture p) {
        boolean old = !p.shift().equals(shift()) && shift().edge() == Edge.ZEROS;
        return old
                ? ShiftPicture.brightness(p.before().input(), new Placement(shift().right(), shift().down(), 1, 1))
                : ShiftPicture.brightness(p.shiftedInput(), Placement.INPUT);
    }

    private static Raster raster(Tensor map, Placement place, ColourMap colours, Colouring colouring) {
        return new Raster(map, place, colours, colouring.low(), colouring.high());
    }

    private Maps maps() {
        var now = maps.filter(m -> m.palette().equals(palette.getValue()))
                .orElseGet(() ->
                        new Maps(palette.getValue(), ColourMap.diverging(palette.getValue()), ColourMap.viridis()));
        maps = Optional.of(now);
        return now;
    }

    private ColourMap map(Colouring colouring) {
        return switch (colouring.kind()) {
            case SIGNED -> maps().signed();
            case BRIGHTNESS -> ColourMap.brightness();
            case ACTIVATION -> maps().viridis();
        };
    }

    /// The cell that is looked at, in all pictures, and the sentence.
    private void look(ShiftPicture p) {
        var colours = palette.getValue();
        var cell = hovered.or(this::pinned);
        views.forEach((picture, view) -> view.mark(new Marks(
                ShiftPictureMarks.of(p, picture, cell),
                picture == Picture.INPUT || picture == Picture.SHIFTED ? colours.input() : colours.output(),
                colours.panel(),
                colours.line())));
        var before = card.getAccessibleText();
        card.show(cell.map(c -> ShiftPictureWords.output(p, c.row(), c.column()))
                .orElseGet(() -> ShiftPictureWords.summary(p)));
        if (!card.getAccessibleText().equals(before)) {
            requestLayout();
        }
    }

    @Override
    protected void layoutChildren() {
        double width = AspectStage.contentWidth(getWidth());
        double left = (getWidth() - width) / 2;
        double headingHeight = heading.prefHeight(width);
        heading.resizeRelocate(left, AspectStage.ABOVE, width, headingHeight);
        double top = AspectStage.ABOVE + headingHeight + 16;
        double height = getHeight() - top - 20;
        message.resizeRelocate(left, top + height / 3, width, message.prefHeight(width));
        double em = message.getFont().getSize();
        var plan =
                ShiftPicturePlan.of(width, height, em, shape, captionWidth(), cardWidth -> card.fit(cardWidth, height));
        boolean there = result().isPresent();
        views.forEach((picture, view) -> {
            var place = plan.place(picture);
            view.setVisible(there && place.isPresent());
            place.ifPresent(p -> view.put(
                    left + p.x(), top + p.y(), plan.width(), plan.height(), plan.caption(), plan.captionRoom()));
        });
        difference.setSize(ShiftPictureWords.difference(plan.arrangement()));
        sliders.put(shifted.box(), plan.foot());
        under(shiftedOutput, outputs, plan);
        under(difference, differences, plan);
        var where = plan.card();
        card.fit(where.width(), height);
        card.resizeRelocate(left + where.x(), top + where.y(), where.width(), where.height());
        drawWays(plan, there);
    }

    /// The longest caption; how far it is shifted changes while it is dragged and does not count.
    private double captionWidth() {
        return Math.max(
                ofShifted.captionWidth(""), difference.captionWidth(ShiftPictureWords.difference(Arrangement.SIX)));
    }

    /// Puts a legend under a map; with all six shown, that of the outputs is under the lower of them.
    private void under(ShiftPictureView view, Legend legend, ShiftPicturePlan plan) {
        boolean six = plan.arrangement() == Arrangement.SIX;
        var box = (six && view.equals(shiftedOutput) ? ofShifted : view).box();
        legend.resizeRelocate(box.x(), box.y() + box.height() + 8, box.width(), plan.foot() - 8);
    }

    /// How the pictures come from each other.
    private void drawWays(ShiftPicturePlan plan, boolean there) {
        arrows.setWidth(getWidth());
        arrows.setHeight(getHeight());
        arrows.getGraphicsContext2D().clearRect(0, 0, getWidth(), getHeight());
        if (!there) {
            return;
        }
        var boxes = new EnumMap<Picture, ShiftArrows.Box>(Picture.class);
        views.forEach((picture, view) -> {
            if (view.isVisible()) {
                boxes.put(picture, view.box());
            }
        });
        ShiftArrows.draw(painter, palette.getValue(), plan, boxes);
    }

    /// The walk over what is shown; empty while it is waited for.
    Optional<ShiftPictureWalk> walk() {
        return isShown() ? result().map(p -> work.walk(model.state(), p)) : Optional.empty();
    }
}
