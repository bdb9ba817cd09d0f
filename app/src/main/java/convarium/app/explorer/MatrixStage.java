package convarium.app.explorer;

import static convarium.app.l10n.Texts.text;

import convarium.app.control.Legend;
import convarium.app.control.Segments;
import convarium.app.control.TensorGrid;
import convarium.app.render.GridModel.Cell;
import convarium.app.render.GridModel.Fill;
import convarium.app.render.GridPainter;
import convarium.app.render.MatrixModel;
import convarium.app.render.MatrixModel.Light;
import convarium.app.render.MatrixModel.Look;
import convarium.app.render.MatrixPainter;
import convarium.app.theme.Palette;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;

/// The stage of the layer as a matrix product: the kernel as a row times the windows as columns, or the
/// whole layer as one sparse matrix beside the Dense layer's full one.
final class MatrixStage extends AspectStage {
    /// The note's type in the usual size.
    private static final double LEGEND = 130;
    private static final double NOTE = 12;

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
    private final Legend legend = new Legend();
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
        getChildren().addAll(heading, field, kernel, input, matrix, output, turned, dense, note, legend, card);
        bind();
        follow();
    }

    private CaptionedMatrix captioned(String id, String styleClass) {
        return new CaptionedMatrix(id, styleClass, NONE, palette());
    }

    /// Shades stand for values where numbers have no room.
    private void placeLegend(double x, MatrixPlan.Spot of, CaptionedMatrix values, double y) {
        boolean wanted = !values.grid().isNumbered();
        legend.setVisible(wanted);
        if (!wanted) {
            return;
        }
        legend.show(
                MatrixPainter.sizes(palette()),
                List.of(
                        new Legend.Tick(0, text("matrix.legend.least")),
                        new Legend.Tick(1, text("matrix.legend.most"))),
                text("matrix.legend"));
        double width = LEGEND * scale();
        double right = x
                + of.x()
                + Math.max(values.captionWidth() + width + 24, values.grid().prefWidth(-1));
        double high = legend.prefHeight(width);
        legend.resizeRelocate(
                Math.rint(right - width), Math.rint(y + of.y() + (values.captionHeight() - 8 - high) / 2), width, high);
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
        var captions = MatrixCaptions.of(state, shown, content);
        field.tell(shown.geometry().h(), shown.geometry().w());
        field.setSize(captions.field().size());
        boolean there = !(content instanceof MatrixContent.TooLarge);
        for (Node node : new Node[] {kernel, matrix, output}) {
            node.setVisible(there);
        }
        say(kernel, captions.kernel());
        say(matrix, captions.matrix());
        say(output, captions.output());
        sayIfThere(input, captions.input());
        sayIfThere(turned, captions.turned());
        sayIfThere(dense, captions.dense());
        note.setText(there ? captions.note() : " ");
    }

    private static void say(CaptionedMatrix captioned, MatrixCaptions.Caption caption) {
        captioned.say(caption.name(), caption.size(), caption.tip());
    }

    private static void sayIfThere(CaptionedMatrix captioned, Optional<MatrixCaptions.Caption> caption) {
        captioned.setVisible(caption.isPresent());
        caption.ifPresent(c -> say(captioned, c));
    }

    @Override
    protected void layoutChildren() {
        double width = contentWidth(getWidth());
        double left = (getWidth() - width) / 2;
        // cells that can be read are worth more than what is said about them
        boolean brief = !place(left, width, false) && !(content instanceof MatrixContent.TooLarge);
        if (brief) {
            place(left, width, true);
        }
        note.setVisible(!brief);
        heading.setBrief(brief);
    }

    /// Puts everything in its place and tells whether the cells came out large enough to be read.
    ///
    /// @param brief whether the hint and the note make way
    private boolean place(double left, double width, boolean brief) {
        double headingHeight = heading.height(width, brief);
        heading.resizeRelocate(left, ABOVE, width, headingHeight);
        double cardHeight = card.fit(width, getHeight() * 0.3);
        double cardTop = getHeight() - cardHeight - 24;
        card.resizeRelocate(left, cardTop, width, cardHeight);
        double y = ABOVE + headingHeight + 16;
        double height = cardTop - 14 - y;
        double scale = scale();
        var need = new MatrixPlan.Need(
                scale,
                matrix.captionHeight(),
                field.captionHeight(),
                matrix.captionWidth(),
                output.captionWidth(),
                Math.max(dense.captionWidth(), turned.isVisible() ? turned.captionWidth() : 0),
                noteWidth -> brief ? 0 : note.prefHeight(noteWidth));
        var grid = field.grid().getModel();
        return switch (content) {
            case MatrixContent.Columns c -> put(MatrixPlan.columns(need, c, grid, width, height), left, y, scale);
            case MatrixContent.Sparse s -> put(MatrixPlan.sparse(need, s, grid, width, height), left, y, scale);
            case MatrixContent.TooLarge large -> {
                legend.setVisible(false);
                put(MatrixPlan.alone(need, grid, width, height), left, y);
                yield true;
            }
        };
    }

    private boolean put(MatrixPlan plan, double x, double y, double scale) {
        put(plan.field(), x, y);
        put(kernel, plan.kernel(), x, y);
        put(matrix, plan.matrix(), x, y);
        put(output, plan.output(), x, y);
        placeLegend(x, plan.input().orElse(plan.matrix()), plan.input().isPresent() ? input : matrix, y);
        plan.input().ifPresent(s -> put(input, s, x, y));
        plan.turned().ifPresent(s -> put(turned, s, x, y));
        plan.dense().ifPresent(s -> put(dense, s, x, y));
        var n = plan.note();
        note.resizeRelocate(x + n.x(), y + n.y(), n.width(), note.prefHeight(n.width()));
        return plan.smallest() >= MatrixPlan.READABLE * scale;
    }

    private static void put(CaptionedMatrix captioned, MatrixPlan.Spot spot, double x, double y) {
        captioned.put(x + spot.x(), y + spot.y(), spot.across(), spot.down());
    }

    private void put(MatrixPlan.Spot spot, double x, double y) {
        field.grid().cellSizeProperty().set(spot.down());
        field.resizeRelocate(
                Math.rint(x + spot.x()),
                Math.rint(y + spot.y()),
                Math.max(field.captionWidth(), field.grid().prefWidth(-1)),
                field.captionHeight() + field.grid().prefHeight(-1));
    }

    /// Of the type, as the look has it.
    private double scale() {
        return note.getFont().getSize() / NOTE;
    }
}
