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
import javafx.geometry.Orientation;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/// The stage of a shifted input: the input and the shifted one, what the layer makes of each, and whether the second
/// is the first, shifted.
///
/// The shifted input is dragged, or moved with the arrow keys or the sliders at its edges.
final class ShiftStage extends AspectStage {
    private static final double GRID_MARGIN = 4;
    private static final double SLIDER = 28;
    private static final double FOOT = 38;
    private static final double READABLE = 24;
    private static final double LEGEND = 112;
    private static final double BESIDE = 20;
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
    private final Slider down = slider("shift-down", text("shift.down.slider"), Orientation.VERTICAL);
    private final Slider right = slider("shift-right", text("shift.right.slider"), Orientation.HORIZONTAL);
    private final Legend legend = new Legend();
    private final SentenceCard card = new SentenceCard();
    private final Canvas arrows = new Canvas();
    private final CanvasPainter painter = new CanvasPainter(arrows.getGraphicsContext2D());
    private Optional<ShiftScenes> scenes = Optional.empty();
    private Optional<ShiftScene> shown = Optional.empty();
    private Optional<Saying> said = Optional.empty();
    private Optional<Legended> legended = Optional.empty();
    private boolean following = true;

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
        down.valueProperty().subscribe(v -> slide((int) -Math.round(v.doubleValue()), shift().right()));
        right.valueProperty().subscribe(v -> slide(shift().down(), (int) Math.round(v.doubleValue())));
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
                        down,
                        right,
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

    private static Slider slider(String id, String name, Orientation orientation) {
        var slider = new Slider(-ShiftSettings.MOST_CELLS, ShiftSettings.MOST_CELLS, 0);
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

    private void slide(int rows, int columns) {
        if (!following && (rows != shift().down() || columns != shift().right())) {
            model.shiftTo(rows, columns);
        }
    }

    /// What depends on the shift alone is worked out once, not at every frame.
    private ShiftScenes scenes() {
        var state = model.state();
        var explored = model.explored();
        var now = scenes.filter(s -> s.areOf(state, explored)).orElseGet(() -> new ShiftScenes(state, explored));
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
        following = true;
        down.setValue(-shift().down());
        right.setValue(shift().right());
        following = false;
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
        difference.setSize(text("grid.shift.difference.how"));
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
        double headingHeight = heading.prefHeight(width);
        heading.resizeRelocate(left, ABOVE, width, headingHeight);
        double cardHeight = card.fit(width, getHeight() * 0.26);
        double cardTop = getHeight() - cardHeight - 24;
        card.resizeRelocate(left, cardTop, width, cardHeight);
        double y = ABOVE + headingHeight + 8;
        shown.ifPresent(now -> place(now, left, y, width, cardTop - 12 - y));
        arrows.setWidth(getWidth());
        arrows.setHeight(getHeight());
        drawArrows();
    }

    private void place(ShiftScene now, double x, double y, double width, double height) {
        var plan = plan(now, width, height, FOOT, 0);
        boolean tight = plan.cell() < READABLE;
        if (tight) {
            plan = plan(now, width, height, 0, BESIDE + LEGEND);
        }
        double below = plan.nextRow();
        put(input, x + plan.inputX(), y + plan.inputY(), plan.cell());
        put(shifted, x + plan.inputX(), y + plan.inputY() + below, plan.cell());
        put(output, x + plan.outputX(), y + plan.outputY(), plan.cell());
        put(ofShifted, x + plan.outputX(), y + plan.outputY() + below, plan.cell());
        put(shiftedOutput, x + plan.thirdX(), y + plan.outputY(), plan.cell());
        put(difference, x + plan.thirdX(), y + plan.outputY() + below, plan.cell());
        double cells = shifted.getLayoutY() + shifted.captionHeight() + GRID_MARGIN;
        double tall = GridPainter.length(now.input().rows(), plan.cell());
        double wide = GridPainter.length(now.input().columns(), plan.cell());
        down.resizeRelocate(x + plan.inputX() - SLIDER, cells, 20, tall);
        right.resizeRelocate(x + plan.inputX() + GRID_MARGIN, y + plan.foot() + 4, Math.max(wide, 60), 20);
        right.setVisible(!tight);
        double outputs = GridPainter.length(now.output().columns(), plan.cell());
        if (tight) {
            double middle = difference.getLayoutY()
                    + difference.captionHeight()
                    + GridPainter.length(now.output().rows(), plan.cell()) / 2;
            legend.resizeRelocate(x + plan.thirdX() + outputs + BESIDE, middle - FOOT / 2, LEGEND, FOOT);
        } else {
            legend.resizeRelocate(
                    x + plan.thirdX() + GRID_MARGIN, y + plan.foot() + 6, Math.max(140, outputs), FOOT - 8);
        }
    }

    /// @param foot what lies under the grids
    /// @param beside what lies beside the difference
    private ShiftPlan plan(ShiftScene now, double width, double height, double foot, double beside) {
        return ShiftPlan.of(
                new ShiftPlan.Need(
                        now.input().rows(),
                        now.input().columns(),
                        now.output().rows(),
                        now.output().columns(),
                        input.captionHeight(),
                        Math.max(input.captionWidth(), shifted.captionWidth()),
                        Math.max(output.captionWidth(), ofShifted.captionWidth()),
                        Math.max(shiftedOutput.captionWidth(), difference.captionWidth()),
                        SLIDER,
                        foot,
                        beside),
                width,
                height);
    }

    private static void put(CaptionedGrid grid, double x, double y, double cell) {
        grid.grid().cellSizeProperty().set(cell);
        grid.resizeRelocate(Math.rint(x), Math.rint(y), grid.prefWidth(-1), grid.prefHeight(-1));
    }

    /// The way from grid to grid: the layer goes to the right, then the shift; the shift also goes down.
    private void drawArrows() {
        arrows.getGraphicsContext2D().clearRect(0, 0, arrows.getWidth(), arrows.getHeight());
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
