package convarium.app.explorer;

import static convarium.app.l10n.Texts.text;

import convarium.app.control.Legend;
import convarium.app.control.Segments;
import convarium.app.control.TensorGrid;
import convarium.app.explorer.ShiftSettings.Edge;
import convarium.app.render.CanvasPainter;
import convarium.app.render.ColourMap;
import convarium.app.render.GridModel;
import convarium.app.render.GridPainter;
import convarium.app.theme.Palette;
import convarium.engine.arithmetic.Size;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;

/// The stage of a shifted input: the input and the shifted one, what the layer makes of each, and whether the second
/// is the first, shifted.
///
/// The shifted input is dragged, or moved with the arrow keys or the sliders at its edges.
final class ShiftStage extends AspectStage {
    private static final double GRID_MARGIN = 4;
    private static final double FOOT = 38;
    private static final double READABLE = 24;
    private static final double LEGEND = 140;
    /// Between two grids of one row.
    private static final double GAP = 32;
    /// How much larger cells have to become for two grids to make way.
    private static final double WORTH = 1.2;
    /// The caption's line in the usual type, and what lies under it.
    private static final double CAPTION_LINE = 26;
    private static final double CAPTION_BELOW = 8;
    private static final GridModel EMPTY = GridPainter.uniform(1, 1, GridModel.Cell.of(GridModel.Fill.KERNEL, ""));

    private final StageHeading heading = new StageHeading();
    private final Segments<Edge> edges =
            new Segments<>(List.of(Edge.values()), e -> text("shift.edge." + e), e -> text("shift.edge." + e + ".tip"));
    private final CaptionedGrid input = captioned("shift-input", "input", text("grid.input"), text("grid.input.tip"));
    private final CaptionedGrid shifted =
            captioned("shift-shifted", "input", text("grid.shift.shifted"), text("grid.shift.shifted.tip"));
    private final CaptionedGrid output =
            captioned("shift-output", "output", text("grid.output"), text("grid.output.tip"));
    private final CaptionedGrid ofShifted =
            captioned("shift-of-shifted", "output", text("grid.shift.ofShifted"), text("grid.shift.ofShifted.tip"));
    private final CaptionedGrid shiftedOutput =
            captioned("shift-shifted-output", "output", text("grid.shift.output"), text("grid.shift.output.tip"));
    private final CaptionedGrid difference =
            captioned("shift-difference", "plain", text("grid.shift.difference"), text("grid.shift.difference.tip"));
    private final ShiftSliders sliders;
    private final Legend legend = new Legend();
    private final SentenceCard card = new SentenceCard();
    private final Canvas arrows = new Canvas();
    private final CanvasPainter painter = new CanvasPainter(arrows.getGraphicsContext2D());
    private Optional<ShiftScenes> scenes = Optional.empty();
    private Optional<ShiftScene> shown = Optional.empty();
    private Optional<Saying> said = Optional.empty();
    private Optional<Legended> legended = Optional.empty();
    private boolean inRow;

    private record Legended(Palette palette, float most) {}

    ShiftStage(ExplorerViewModel model, ObservableValue<Palette> palette) {
        super(model, palette);
        shifted.explainSize(text("grid.shift.arrows.tip"));
        shiftedOutput.explainSize(text("grid.shift.arrows.tip"));
        edges.setId("shift-edges");
        for (var edge : Edge.values()) {
            edges.button(edge).setId("shift-edge-" + edge.name().toLowerCase(Locale.ROOT));
        }
        edges.setOnChosen(model::shiftWith);
        heading.setAside(edges);
        arrows.setManaged(false);
        arrows.setMouseTransparent(true);
        sliders = new ShiftSliders("shift-", ShiftSettings.MOST_CELLS, this::shift, model::shiftTo);
        link();
        legend.setId("shift-legend");
        getStyleClass().add("shift-stage");
        getChildren()
                .addAll(
                        heading,
                        input,
                        shifted,
                        output,
                        ofShifted,
                        shiftedOutput,
                        difference,
                        sliders.down(),
                        sliders.right(),
                        legend,
                        card,
                        arrows);
        follow();
    }

    private CaptionedGrid captioned(String id, String style, String name, String tip) {
        var grid = new TensorGrid(EMPTY, palette());
        grid.setId(id + "-grid");
        return new CaptionedGrid(name, style, grid, tip);
    }

    private void link() {
        var links = new GridLinks(model);
        input.grid().setEditor(new MatrixEditors.Input(model, false));
        links.bindInputs(input.grid());
        links.bind(shifted.grid(), p -> scenes().shifted().source(p.row(), p.column()));
        links.bind(output.grid(), p -> {
            var s = scenes().shifted();
            int row = p.row() + s.down().steps();
            int column = p.column() + s.right().steps();
            return Shifted.holds(s.output(), row, column) ? new Focus.Output(row, column) : Focus.NOTHING;
        });
        links.bindOutput(ofShifted.grid());
        links.bindOutput(shiftedOutput.grid());
        links.bindOutput(difference.grid());
        new ShiftDrag(shifted.grid(), this::shift, model::shiftTo, this::pitch, 1);
        input.grid().setNumbers(f -> NumbersText.of(scenes().shifted().input(), f));
        shifted.grid().setNumbers(f -> NumbersText.of(scenes().shifted().shiftedInput(), f));
        output.grid().setNumbers(f -> NumbersText.of(scenes().shifted().before().output(), f));
        ofShifted.grid().setNumbers(f -> NumbersText.of(scenes().shifted().output(), f));
        shiftedOutput.grid().setNumbers(f -> NumbersText.of(scenes().shifted().shiftedOutput(), f));
        difference.grid().setNumbers(f -> NumbersText.of(scenes().shifted().difference(), f));
    }

    private ShiftSettings shift() {
        return model.state().looking().shift();
    }

    /// From one input to the next on screen.
    private double pitch() {
        return GridPainter.pitch(shifted.grid().getCellSize());
    }

    /// What depends on the shift alone is worked out once, not at every frame.
    private ShiftScenes scenes() {
        var state = model.state();
        var explored = model.explored();
        var now =
                scenes.filter(s -> s.areOf(state, explored)).orElseGet(() -> new ShiftScenes(state, explored, scenes));
        scenes = Optional.of(now);
        return now;
    }

    @Override
    void refresh() {
        var state = model.state();
        var before = shown;
        var now = scenes().at(state, model.frameProperty().get(), model.focus(), state.pin());
        shown = Optional.of(now);
        var of = scenes().shifted();
        edges.choose(shift().edge());
        sliders.show(shift());
        var saying = new Saying(scenes(), state.pin() instanceof Focus.Nothing);
        boolean anew = !said.filter(saying::equals).isPresent();
        if (anew) {
            said = Optional.of(saying);
            heading.show(ShiftWords.headline(of), saying.nothingKept() ? text("shift.hint") : text("stage.hint.kept"));
            captions(state, of);
        }
        show(input, now.input());
        show(shifted, now.shifted());
        show(output, now.output());
        show(ofShifted, now.ofShifted());
        show(shiftedOutput, now.shiftedOutput());
        show(difference, now.difference());
        legend(now.most());
        card.show(now.sentence());
        if (!before.map(b -> b.hasSizesOf(now)).orElse(false)) {
            requestLayout();
        }
        drawArrows();
    }

    /// What the words depend on, which is no frame of the walk.
    private record Saying(ShiftScenes of, boolean nothingKept) {}

    private void show(CaptionedGrid captioned, GridModel now) {
        captioned.grid().paletteProperty().set(palette());
        captioned.grid().modelProperty().set(now);
        captioned.tell(now.rows(), now.columns());
    }

    private void captions(ExplorerState state, Shifted of) {
        var g = of.before().geometry();
        input.setSize(new Size(g.h(), g.w()) + PaddingWords.of(state, g));
        shifted.setSize(ShiftWords.arrows(of.shift().down(), of.shift().right()));
        output.setSize(new Size(g.oh(), g.ow()).toString());
        ofShifted.setSize("");
        shiftedOutput.setSize(ShiftWords.arrows(of.down().steps(), of.right().steps()));
    }

    private void legend(float most) {
        var wanted = new Legended(palette(), most);
        if (legended.filter(wanted::equals).isEmpty()) {
            legended = Optional.of(wanted);
            legend.show(ColourMap.diverging(palette()), ShiftWords.ticks(most), text("shift.legend"));
        }
    }

    @Override
    protected void layoutChildren() {
        double width = contentWidth(getWidth());
        double left = (getWidth() - width) / 2;
        double cardHeight = card.fit(width, getHeight() * 0.26);
        double cardTop = getHeight() - cardHeight - 24;
        card.resizeRelocate(left, cardTop, width, cardHeight);
        // cells that can be read are worth more than what is said about them
        boolean brief = shown.map(now -> place(now, left, width, cardTop, false) < readable())
                .orElse(false);
        if (brief) {
            shown.ifPresent(now -> place(now, left, width, cardTop, true));
        }
        heading.setBrief(brief);
        arrows.setWidth(getWidth());
        arrows.setHeight(getHeight());
        drawArrows();
    }

    /// The side of a cell from which on a hall can read its number.
    private double readable() {
        return READABLE * scale();
    }

    /// Of the type, as the look has it.
    private double scale() {
        return Math.max(1, (input.captionHeight() - CAPTION_BELOW) / CAPTION_LINE);
    }

    /// Puts everything in its place and tells how large the cells came out.
    ///
    /// @param brief whether the hint makes way
    private double place(ShiftScene now, double x, double width, double cardTop, boolean brief) {
        double headingHeight = heading.height(width, brief);
        heading.resizeRelocate(x, ABOVE, width, headingHeight);
        double y = ABOVE + headingHeight + 8;
        double height = cardTop - 12 - y;
        var need = need(now);
        var plan = ShiftPlan.of(need, width, height);
        var row = ShiftRow.of(need, GAP * scale(), width, height);
        inRow = plan.cell() < readable() && row.cell() > plan.cell() * WORTH;
        input.setVisible(!inRow);
        output.setVisible(!inRow);
        double cell = inRow ? row.cell() : plan.cell();
        double foot = y + (inRow ? row.foot() : plan.foot());
        if (inRow) {
            put(shifted, x + row.shifted(), y + row.inputY(), cell);
            put(ofShifted, x + row.ofShifted(), y + row.outputY(), cell);
            put(shiftedOutput, x + row.shiftedOutput(), y + row.outputY(), cell);
            put(difference, x + row.difference(), y + row.outputY(), cell);
        } else {
            double below = plan.nextRow();
            put(input, x + plan.inputX(), y + plan.inputY(), cell);
            put(shifted, x + plan.inputX(), y + plan.inputY() + below, cell);
            put(output, x + plan.outputX(), y + plan.outputY(), cell);
            put(ofShifted, x + plan.outputX(), y + plan.outputY() + below, cell);
            put(shiftedOutput, x + plan.thirdX(), y + plan.outputY(), cell);
            put(difference, x + plan.thirdX(), y + plan.outputY() + below, cell);
        }
        var box = cells(shifted);
        sliders.put(
                new ShiftArrows.Box(
                        box.x() + GRID_MARGIN,
                        box.y() + GRID_MARGIN,
                        GridPainter.length(now.input().columns(), cell),
                        GridPainter.length(now.input().rows(), cell)),
                FOOT - 8);
        double outputs = GridPainter.length(now.output().columns(), cell);
        legend.resizeRelocate(
                difference.getLayoutX() + GRID_MARGIN,
                foot + 6,
                Math.max(LEGEND * scale(), outputs),
                FOOT * scale() - 8);
        return cell;
    }

    private ShiftPlan.Need need(ShiftScene now) {
        return new ShiftPlan.Need(
                now.input().rows(),
                now.input().columns(),
                now.output().rows(),
                now.output().columns(),
                input.captionHeight(),
                Math.max(input.captionWidth(), shifted.captionWidth()),
                Math.max(output.captionWidth(), ofShifted.captionWidth()),
                Math.max(shiftedOutput.captionWidth(), difference.captionWidth()),
                ShiftSliders.SIDE,
                FOOT * scale(),
                0);
    }

    private static void put(CaptionedGrid grid, double x, double y, double cell) {
        grid.grid().cellSizeProperty().set(cell);
        grid.resizeRelocate(Math.rint(x), Math.rint(y), grid.prefWidth(-1), grid.prefHeight(-1));
    }

    /// The way from grid to grid: the layer goes to the right, then the shift; the shift also goes down.
    private void drawArrows() {
        arrows.getGraphicsContext2D().clearRect(0, 0, arrows.getWidth(), arrows.getHeight());
        if (inRow) {
            double caption = input.captionHeight();
            ShiftArrows.across(painter, palette(), cells(shifted), cells(ofShifted));
            ShiftArrows.sign(painter, palette(), cells(ofShifted), cells(shiftedOutput), "−", caption);
            ShiftArrows.sign(painter, palette(), cells(shiftedOutput), cells(difference), "=", caption);
            return;
        }
        ShiftArrows.draw(
                painter,
                palette(),
                cells(input),
                cells(shifted),
                cells(output),
                cells(ofShifted),
                cells(shiftedOutput),
                cells(difference),
                input.captionHeight());
    }

    private static ShiftArrows.Box cells(CaptionedGrid grid) {
        double top = grid.getLayoutY() + grid.captionHeight();
        Region inner = grid.grid();
        return new ShiftArrows.Box(grid.getLayoutX(), top, inner.prefWidth(-1), inner.prefHeight(-1));
    }
}
