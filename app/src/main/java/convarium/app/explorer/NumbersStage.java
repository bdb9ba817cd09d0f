package convarium.app.explorer;

import static convarium.app.l10n.Texts.text;

import convarium.app.control.TensorGrid;
import convarium.app.render.GridModel;
import convarium.app.render.GridPainter;
import convarium.app.theme.Palette;
import convarium.engine.arithmetic.Size;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;

/// The stage on numbers: the input under the window, the kernel, the output, and the sum as a sentence.
final class NumbersStage extends AspectStage {
    private static final double GRID_MARGIN = 4;
    private static final double MOST_CAPTION = 0.4;

    private final StageHeading heading = new StageHeading();
    private final CaptionedGrid input;
    private final CaptionedGrid kernel;
    private final CaptionedGrid output;
    private final Label times = sign("∗");
    private final Label equals = sign("=");
    private final SentenceCard card = new SentenceCard();
    private final Canvas sky = new Canvas();
    private NumbersScene scene;

    NumbersStage(ExplorerViewModel model, ObservableValue<Palette> palette) {
        super(model, palette);
        this.scene = scene();
        input = captioned("input", text("grid.input"), scene.field());
        kernel = captioned("kernel", text("grid.kernel"), scene.kernel().orElse(EMPTY));
        output = captioned("output", text("grid.output"), scene.output());
        input.grid().setEditor(new MatrixEditors.Input(model));
        kernel.grid().setEditor(new MatrixEditors.Kernel(model));
        input.addToCaption(Menus.fill(model));
        kernel.addToCaption(Menus.library(model));
        sky.setMouseTransparent(true);
        sky.setManaged(false);
        getStyleClass().add("numbers-stage");
        getChildren().addAll(heading, input, times, kernel, equals, output, card, sky);
        var links = new GridLinks(model);
        links.bindInput(input.grid());
        links.bindKernel(kernel.grid());
        links.bindOutput(output.grid());
        follow();
    }

    private static final GridModel EMPTY = GridPainter.uniform(1, 1, GridModel.Cell.of(GridModel.Fill.KERNEL, ""));

    private CaptionedGrid captioned(String id, String name, GridModel grid) {
        var tensor = new TensorGrid(grid, palette());
        tensor.setId(id + "-grid");
        return new CaptionedGrid(name, id, tensor);
    }

    private static Label sign(String text) {
        var label = new Label(text);
        label.getStyleClass().add("grid-sign");
        return label;
    }

    private NumbersScene scene() {
        return NumbersScene.of(
                model.state(), model.explored(), model.frameProperty().get(), model.focus());
    }

    @Override
    void refresh() {
        var before = scene;
        scene = scene();
        heading.show(Headline.of(model.state()), hint());
        show(input.grid(), scene.field());
        show(kernel.grid(), scene.kernel().orElse(EMPTY));
        show(output.grid(), scene.output());
        boolean weighted = scene.kernel().isPresent();
        for (Node node : new Node[] {kernel, times}) {
            node.setVisible(weighted);
        }
        equals.setText(weighted ? "=" : "→");
        captions();
        card.show(scene.sentence());
        drawSky();
        if (!sameSizes(before, scene)) {
            requestLayout();
        }
    }

    private void show(TensorGrid grid, GridModel now) {
        grid.paletteProperty().set(palette());
        grid.modelProperty().set(now);
        grid.setAccessibleText(text("grid.spoken", grid.getId().replace("-grid", ""), now.rows(), now.columns()));
    }

    private static boolean sameSizes(NumbersScene a, NumbersScene b) {
        return sameSize(a.field(), b.field())
                && sameSize(a.output(), b.output())
                && sameSize(a.kernel().orElse(EMPTY), b.kernel().orElse(EMPTY))
                && a.sentence().pieces().size() == b.sentence().pieces().size();
    }

    private static boolean sameSize(GridModel a, GridModel b) {
        return a.rows() == b.rows() && a.columns() == b.columns();
    }

    private String hint() {
        return model.state().pin() instanceof Focus.Nothing ? text("stage.hint") : text("stage.hint.kept");
    }

    private void captions() {
        var state = model.state();
        var g = model.explored().geometry();
        String around = PaddingWords.of(state, g);
        input.setSize(new Size(g.h(), g.w()) + around);
        kernel.setSize(new Size(g.kh(), g.kw()).toString());
        output.setSize(new Size(g.oh(), g.ow()).toString());
    }

    private void drawSky() {
        var gc = sky.getGraphicsContext2D();
        gc.clearRect(0, 0, sky.getWidth(), sky.getHeight());
        double cell = input.grid().getCellSize();
        for (var flight : scene.flights()) {
            GridPainter.flying(
                    gc,
                    flight.text(),
                    palette(),
                    cell,
                    centre(input, flight.fieldRow(), flight.fieldColumn()),
                    centre(output, flight.outputRow(), flight.outputColumn()),
                    flight.along());
        }
    }

    private static double[] centre(CaptionedGrid grid, int row, int column) {
        double cell = grid.grid().getCellSize();
        double pitch = GridPainter.pitch(cell);
        return new double[] {
            grid.getLayoutX() + GRID_MARGIN + column * pitch + cell / 2,
            grid.getLayoutY() + grid.captionHeight() + GRID_MARGIN + row * pitch + cell / 2
        };
    }

    @Override
    protected void layoutChildren() {
        double width = contentWidth(getWidth());
        double left = (getWidth() - width) / 2;
        double headingHeight = heading.prefHeight(width);
        heading.resizeRelocate(left, ABOVE, width, headingHeight);
        double cardHeight = card.fit(width, getHeight() * 0.34);
        double cardTop = getHeight() - cardHeight - 24;
        card.resizeRelocate(left, cardTop, width, cardHeight);
        double y = ABOVE + headingHeight + 12;
        place(left, y, width, cardTop - 16 - y);
        sky.setWidth(getWidth());
        sky.setHeight(getHeight());
        drawSky();
    }

    private void place(double x, double y, double width, double height) {
        boolean weighted = scene.kernel().isPresent();
        var plan = GridPlan.of(
                scene.field(),
                weighted ? scene.kernel() : Optional.empty(),
                scene.output(),
                width,
                height,
                input.captionHeight() + 2 * GRID_MARGIN,
                new GridPlan.Captions(
                        Math.min(input.captionWidth(), width * MOST_CAPTION),
                        kernel.captionWidth(),
                        output.captionWidth()));
        put(input, x + plan.inputX(), y + plan.inputY(), plan.cell());
        put(output, x + plan.outputX(), y + plan.outputY(), plan.outputCell());
        if (weighted) {
            put(kernel, x + plan.kernelX(), y + plan.kernelY(), plan.kernelCell());
            put(times, x + plan.timesX(), y + plan.timesY());
        }
        put(equals, x + plan.equalsX(), y + plan.equalsY());
    }

    private static void put(CaptionedGrid grid, double x, double y, double cell) {
        grid.grid().cellSizeProperty().set(cell);
        grid.resizeRelocate(Math.rint(x), Math.rint(y), grid.prefWidth(-1), grid.prefHeight(-1));
    }

    private static void put(Label sign, double x, double y) {
        double w = sign.prefWidth(-1);
        double h = sign.prefHeight(-1);
        sign.resizeRelocate(Math.rint(x - w / 2), Math.rint(y - h / 2), w, h);
    }
}
