package convarium.app.explorer;

import static convarium.app.l10n.Texts.text;

import convarium.app.control.Segments;
import convarium.app.control.TensorGrid;
import convarium.app.render.GridModel.Cell;
import convarium.app.render.GridModel.Fill;
import convarium.app.render.GridPainter;
import convarium.app.render.MatrixModel;
import convarium.app.render.MatrixModel.Light;
import convarium.app.render.MatrixModel.Look;
import convarium.app.theme.Palette;
import convarium.engine.arithmetic.Counts;
import convarium.engine.arithmetic.Size;
import java.util.List;
import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;

/// The stage of the layer as a matrix product: the kernel as a row times the windows as columns, or the
/// whole layer as one sparse matrix beside the Dense layer's full one.
final class MatrixStage extends AspectStage {
    private static final double BETWEEN = 36;
    private static final double GRID_MARGIN = 4;
    private static final double LEAST_SIDE = 170;
    private static final double MOST_SIDE = 420;
    private static final double MOST_PITCH = 46;
    private static final double LEAST_LINE = 22;
    private static final double LEAST_WEIGHT = 28;
    private static final double MOST_FIELD_CELL = 44;
    private static final double NUMBERED = 14;
    private static final double ROOMY = 20;
    /// How tall the windows may be where they are narrow.
    private static final double TALLEST = 190;
    /// More columns than this may have no room for numbers.
    private static final int FEW = 20;
    private static final double MOST_STRETCH = 2.2;
    /// Longer words about the padding have no room over the small input.
    private static final int MOST_AROUND = 14;
    private static final MatrixModel NONE = new MatrixModel(1, 1, false, List.of(Look.NOTHING));

    private final StageHeading heading = new StageHeading();
    private final Segments<MatrixForm> forms;
    private final CaptionedGrid field;
    private final CaptionedMatrix kernel;
    private final CaptionedMatrix matrix;
    private final CaptionedMatrix input;
    private final CaptionedMatrix output;
    private final CaptionedMatrix turned;
    private final CaptionedMatrix dense;
    private final Label note = new Label();
    private final SentenceCard card = new SentenceCard();
    private Explored shown;
    private MatrixForm shownForm;
    private MatrixContent content;
    private MatrixScene.Kept kept;

    MatrixStage(ExplorerViewModel model, ObservableValue<Palette> palette) {
        super(model, palette);
        var state = model.state();
        shown = model.explored();
        shownForm = state.looking().form();
        content = new MatrixContent.TooLarge(new MatrixSize(1, 1));
        kept = new MatrixScene.Kept(state, shown);
        forms = new Segments<>(
                List.of(MatrixForm.values()), f -> text("matrix.form." + f), f -> text("matrix.form." + f + ".tip"));
        forms.setId("matrix-forms");
        for (var form : MatrixForm.values()) {
            forms.button(form).setId("form-" + form.name().toLowerCase(Locale.ROOT));
        }
        forms.setOnChosen(model::writeAs);
        heading.setAside(forms);
        var grid = new TensorGrid(GridPainter.uniform(1, 1, Cell.of(Fill.EMPTY, "")), palette());
        grid.setId("matrix-field");
        grid.setEditor(new MatrixEditors.Input(model, true));
        field = new CaptionedGrid(text("grid.input"), "input", grid);
        kernel = captioned("matrix-kernel", "kernel");
        matrix = captioned("matrix-cells", "plain");
        input = captioned("matrix-input", "input");
        output = captioned("matrix-output", "output");
        turned = captioned("matrix-turned", "plain");
        dense = captioned("matrix-dense", "plain");
        turned.grid().setFocusTraversable(false);
        dense.grid().setFocusTraversable(false);
        dense.grid().setMouseTransparent(true);
        note.getStyleClass().add("matrix-note");
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        getStyleClass().add("matrix-stage");
        getChildren().addAll(heading, field, kernel, input, matrix, output, turned, dense, note, card);
        bind();
        follow();
    }

    private CaptionedMatrix captioned(String id, String styleClass) {
        return new CaptionedMatrix(id, styleClass, NONE, palette());
    }

    private void bind() {
        var links = new GridLinks(model);
        links.bindInput(field.grid());
        links.bind(matrix.grid(), p -> new Focus.Entry(p.row(), p.column()));
        links.bind(turned.grid(), p -> new Focus.Entry(p.column(), p.row()));
        links.bind(output.grid(), p -> {
            int o = p.row() + p.column();
            int columns = model.explored().output().columns();
            return new Focus.Output(o / columns, o % columns);
        });
        links.bind(input.grid(), p -> {
            int columns = model.state().input().columns();
            return new Focus.Input(p.column() / columns, p.column() % columns);
        });
        links.bind(kernel.grid(), p -> switch (content) {
            case MatrixContent.Columns columns -> {
                var tap = columns.windows().tap(p.column(), 0);
                yield new Focus.Weight(tap.kh(), tap.kw());
            }
            case MatrixContent.Sparse sparse -> new Focus.Weight(p.row(), p.column());
            case MatrixContent.TooLarge large -> Focus.NOTHING;
        });
    }

    @Override
    void refresh() {
        var state = model.state();
        if (!Aspect.MATRICES.fits(state)) {
            return;
        }
        forms.choose(state.looking().form());
        if (!shown.equals(model.explored())
                || shownForm != state.looking().form()
                || note.getText().isEmpty()) {
            shown = model.explored();
            shownForm = state.looking().form();
            content = MatrixContent.of(state, shown);
            kept = new MatrixScene.Kept(state, shown);
            describe(state);
            requestLayout();
        }
        var scene = MatrixScene.of(
                state, shown, content, kept, model.frameProperty().get(), model.focus());
        field.grid().paletteProperty().set(palette());
        field.grid().modelProperty().set(scene.field());
        switch (content) {
            case MatrixContent.Columns columns -> {
                kernel.grid().show(columns.kernel(), scene.kernel(), palette());
                matrix.grid().show(columns.matrix(), scene.matrix(), palette());
                output.grid().show(columns.output(), scene.output(), palette());
            }
            case MatrixContent.Sparse sparse -> {
                kernel.grid().show(sparse.kernel(), scene.kernel(), palette());
                matrix.grid().show(sparse.matrix(), scene.matrix(), palette());
                input.grid().show(sparse.input(), scene.input(), palette());
                output.grid().show(sparse.output(), scene.output(), palette());
                dense.grid().show(sparse.dense(), Light.NONE, palette());
                sparse.turned()
                        .ifPresent(t -> turned.grid().show(t, scene.matrix().transposed(), palette()));
            }
            case MatrixContent.TooLarge large -> {}
        }
        card.show(scene.sentence());
    }

    /// The words that depend on the state alone.
    private void describe(ExplorerState state) {
        heading.show(MatrixWords.headline(state, content), MatrixWords.hint(state, content));
        var g = shown.geometry();
        String around = PaddingWords.of(state, g);
        field.tell(g.h(), g.w());
        field.setSize(new Size(g.h(), g.w()) + (around.length() > MOST_AROUND ? "" : around));
        boolean columns = content instanceof MatrixContent.Columns;
        boolean sparse = content instanceof MatrixContent.Sparse;
        for (Node node : new Node[] {kernel, matrix, output}) {
            node.setVisible(columns || sparse);
        }
        input.setVisible(sparse);
        dense.setVisible(sparse);
        turned.setVisible(false);
        switch (content) {
            case MatrixContent.Columns c -> {
                int taps = c.matrix().rows();
                int outputs = c.matrix().columns();
                kernel.say(
                        text("matrix.kernel.row"),
                        TurnedKernel.laidSize(state, new Size(1, taps)),
                        text("matrix.kernel.row.tip"));
                matrix.say(text("matrix.windows"), taps + " × " + Counts.grouped(outputs), text("matrix.windows.tip"));
                output.say(text("matrix.output.row"), "1 × " + outputs, text("matrix.output.row.tip"));
                note.setText(text(
                                "matrix.columns.note",
                                Counts.grouped((long) taps * outputs),
                                Counts.grouped((long) g.h() * g.w()))
                        + (outputs > FEW ? " " + text("matrix.shades") : ""));
            }
            case MatrixContent.Sparse s -> {
                int outputs = s.matrix().rows();
                int inputs = s.matrix().columns();
                String size = Counts.grouped(outputs) + " × " + Counts.grouped(inputs);
                long entries = (long) outputs * inputs;
                kernel.say(
                        text("grid.kernel"),
                        TurnedKernel.learntSize(state, new Size(g.kh(), g.kw())),
                        text("matrix.kernel.tip"));
                matrix.say(text("matrix.whole"), size, text("matrix.whole.tip"));
                input.say(text("matrix.input"), "1 × " + inputs, text("matrix.input.tip"));
                output.say(text("matrix.output"), "", text("matrix.output.tip"));
                dense.say(
                        text("matrix.dense"),
                        text("matrix.dense.count", Counts.grouped(entries)),
                        text("matrix.dense.tip"));
                s.turned().ifPresent(t -> {
                    turned.setVisible(true);
                    turned.say(
                            text("matrix.turned"),
                            Counts.grouped(inputs) + " × " + Counts.grouped(outputs),
                            text("matrix.turned.tip"));
                });
                note.setText(MatrixWords.sparse(state, s.layer())
                        + (inputs > FEW || outputs > FEW ? ". " + text("matrix.shades") : ""));
            }
            case MatrixContent.TooLarge large -> note.setText(" ");
        }
    }

    @Override
    protected void layoutChildren() {
        double width = contentWidth(getWidth());
        double left = (getWidth() - width) / 2;
        double headingHeight = heading.prefHeight(width);
        heading.resizeRelocate(left, ABOVE, width, headingHeight);
        double cardHeight = card.fit(width, getHeight() * 0.3);
        double cardTop = getHeight() - cardHeight - 24;
        card.resizeRelocate(left, cardTop, width, cardHeight);
        double y = ABOVE + headingHeight + 16;
        double height = cardTop - 14 - y;
        switch (content) {
            case MatrixContent.Columns columns -> columns(columns, left, y, width, height);
            case MatrixContent.Sparse sparse -> sparse(sparse, left, y, width, height);
            case MatrixContent.TooLarge large -> putField(left, y, MOST_SIDE, height);
        }
    }

    /// The matrix over the output's row, the kernel's row before it, and the input in the corner.
    private void columns(MatrixContent.Columns c, double x, double y, double width, double height) {
        double side = Math.clamp(width * 0.28, LEAST_SIDE, MOST_SIDE);
        double room = width - side - BETWEEN - 2 * GRID_MARGIN;
        double caption = matrix.captionHeight();
        double noteHeight = note.prefHeight(room) + 6;
        int taps = c.matrix().rows();
        int outputs = c.matrix().columns();
        double across = Math.min(MOST_PITCH, room / outputs);
        double free = height - 2 * caption - 4 * GRID_MARGIN - 12 - noteHeight;
        double down = Math.min(MOST_PITCH, Math.min(free / (taps + 1), (free - LEAST_LINE) / taps));
        if (across >= ROOMY && down >= NUMBERED) {
            across = Math.min(across, down * 1.8);
            down = Math.min(down, across);
        } else if (across < ROOMY) {
            down = Math.min(down, Math.max(TALLEST / taps, across * 1.8));
        }
        double line = Math.max(LEAST_LINE, down);
        double needed = caption * 2 + 4 * GRID_MARGIN + taps * down + 12 + line + noteHeight;
        double top = y + Math.max(0, Math.min(24, (height - needed) / 2));
        double right = x + side + BETWEEN;
        matrix.put(right, top, across, down);
        double lineTop = top + caption + taps * down + 2 * GRID_MARGIN + 12;
        output.put(right, lineTop, across, line);
        double noteTop = lineTop + caption + line + 2 * GRID_MARGIN + 2;
        note.resizeRelocate(right + GRID_MARGIN, noteTop, room, note.prefHeight(room));
        double weight = Math.min(Math.max(across, LEAST_WEIGHT), (side - 2 * GRID_MARGIN) / taps);
        kernel.put(x, lineTop, weight, line);
        putField(x, top - (field.captionHeight() - caption), side, lineTop - top - 12);
    }

    private void putField(double x, double y, double width, double height) {
        var shape = field.grid().getModel();
        double pitch = Math.min(
                (width - 2 * GRID_MARGIN) / shape.columns(),
                (height - field.captionHeight() - 2 * GRID_MARGIN) / shape.rows());
        double cell = Math.clamp(Math.floor(pitch - GridPainter.gap(pitch - 2)), 1, MOST_FIELD_CELL);
        field.grid().cellSizeProperty().set(cell);
        field.resizeRelocate(
                Math.rint(x),
                Math.rint(y),
                Math.min(width, Math.max(field.captionWidth(), field.grid().prefWidth(-1))),
                field.captionHeight() + field.grid().prefHeight(-1));
    }

    /// The sparse matrix under the flattened input, the output at its right, and what it is compared with.
    private void sparse(MatrixContent.Sparse s, double x, double y, double width, double height) {
        double side = Math.clamp(width * 0.22, LEAST_SIDE, MOST_SIDE);
        double room = width - side - BETWEEN;
        double caption = matrix.captionHeight();
        int rows = s.matrix().rows();
        int columns = s.matrix().columns();
        boolean isTurned = s.turned().isPresent();
        double noteHeight = note.prefHeight(room) + 4;
        double captions = Math.max(dense.captionWidth(), isTurned ? turned.captionWidth() : 0);
        double outputWidth = Math.max(output.captionWidth(), MOST_PITCH) + 10;
        var plan = SparsePlan.of(
                new SparsePlan.Need(
                        rows,
                        columns,
                        isTurned,
                        matrix.captionWidth(),
                        outputWidth + 2 * GRID_MARGIN,
                        2 * caption + MOST_PITCH * 0.6 + 6 + 4 * GRID_MARGIN,
                        caption + 2 * GRID_MARGIN,
                        captions),
                room,
                height - noteHeight);
        double c = plan.pitch();
        double line = Math.clamp(c, LEAST_LINE, MOST_PITCH * 0.6);
        double right = x + side + BETWEEN;
        double d = plan.companionPitch();
        double others =
                plan.below() ? 0 : SparsePlan.BETWEEN + Math.max(captions, isTurned ? rows * d + 2 * GRID_MARGIN : 0);
        double stretched = plan.below() ? columns : columns * (1 + d / c);
        double spare = Math.min(
                (room - others - outputWidth - 2 * GRID_MARGIN) / columns,
                (room - SparsePlan.BETWEEN - outputWidth - 4 * GRID_MARGIN) / stretched);
        double across = Math.max(c, Math.min(Math.min(c * MOST_STRETCH, spare), MOST_PITCH * 0.6));
        input.put(right, y, across, line);
        double top = y + caption + line + 2 * GRID_MARGIN + 4;
        matrix.put(right, top, across, c);
        double matrixWidth = Math.max(matrix.captionWidth(), columns * across + 2 * GRID_MARGIN);
        output.put(right + matrixWidth + 10, top, Math.clamp(c, LEAST_LINE, MOST_PITCH), c);
        double bottom = top + caption + rows * c + 2 * GRID_MARGIN + 2;
        double cx = plan.below() ? right : right + matrixWidth + outputWidth + SparsePlan.BETWEEN;
        double cy = plan.below() ? bottom + noteHeight + SparsePlan.BETWEEN / 2 : top;
        if (isTurned) {
            turned.put(cx, plan.below() ? cy : y, d, d);
            if (plan.below()) {
                cx += Math.max(captions, rows * d + 2 * GRID_MARGIN) + SparsePlan.BETWEEN;
            } else {
                cy = y + caption + columns * d + 2 * GRID_MARGIN + SparsePlan.BETWEEN / 2;
            }
        }
        dense.put(cx, cy, across / c * d, d);
        double noteTop = plan.below() ? bottom : Math.max(bottom, cy + caption + rows * d + 2 * GRID_MARGIN + 2);
        note.resizeRelocate(right + GRID_MARGIN, noteTop, room - GRID_MARGIN, note.prefHeight(room - GRID_MARGIN));
        double weight = Math.min(
                MOST_PITCH * 0.9,
                Math.min(
                        (side - 2 * GRID_MARGIN) / s.kernel().columns(),
                        height * 0.34 / s.kernel().rows()));
        kernel.put(x, y, weight, weight);
        double fieldTop = y + caption + s.kernel().rows() * weight + 2 * GRID_MARGIN + 16;
        putField(x, fieldTop, side, y + height - fieldTop);
    }
}
