package convarium.app.explorer;

import static convarium.app.l10n.Texts.text;

import convarium.app.render.GridModel;
import convarium.app.render.GridPainter;
import convarium.app.theme.Palette;
import convarium.engine.arithmetic.Convention;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/// The stage of the layer under several frameworks: a column each, their sections in rows, and which inputs could have
/// given this output.
final class ConventionsStage extends AspectStage {
    private static final double BETWEEN = 16;
    private static final double INSIDE = 14;
    /// Columns narrower than this, in lines of type, stand two by two.
    private static final double LEAST_COLUMN = 12;
    private static final double BELOW = 24;
    /// Cells whose numbers can still be read.
    private static final double LEAST_READ = 28;
    /// The part of the room that the grids take at most, where the rest does not fit.
    private static final double GRIDS_OF_ROOM = 0.36;

    private static final GridModel EMPTY = GridPainter.uniform(1, 1, GridModel.Cell.of(GridModel.Fill.EMPTY, ""));

    private final StageHeading heading = new StageHeading();
    private final List<ConventionNodes> nodes;
    private final InputSizesView sizes;
    private final VBox content = new VBox(BETWEEN);
    private final ScrollPane scroll = new ScrollPane(content);
    private List<ConventionColumn> columns = List.of();
    private Optional<ExplorerState> worked = Optional.empty();
    private Optional<Seen> seen = Optional.empty();
    private int across;

    /// What the columns show.
    private record Seen(List<ConventionColumn> columns, Focus.Output looked, Focus pin, Palette palette) {
        /// Columns are made anew for every layer, so that which they are is enough.
        @SuppressWarnings("ReferenceEquality")
        boolean isSame(Seen other) {
            return columns == other.columns
                    && looked.equals(other.looked)
                    && pin.equals(other.pin)
                    && palette.equals(other.palette);
        }
    }

    ConventionsStage(ExplorerViewModel model, ObservableValue<Palette> palette) {
        super(model, palette);
        nodes = Arrays.stream(Convention.values())
                .map(framework -> new ConventionNodes(framework, EMPTY, palette()))
                .toList();
        sizes = new InputSizesView(model);
        var links = new GridLinks(model);
        nodes.forEach(n -> links.bindOutput(n.grid()));
        scroll.setId("conventions");
        scroll.getStyleClass().add("conventions");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        content.getStyleClass().add("conventions-content");
        getStyleClass().add("conventions-stage");
        getChildren().addAll(heading, scroll);
        follow();
    }

    @Override
    void refresh() {
        var state = model.state();
        var explored = model.explored();
        if (!worked.filter(w -> w.sameForward(state)).isPresent()) {
            worked = Optional.of(state);
            columns = ConventionColumn.all(state, explored);
            for (int i = 0; i < nodes.size(); i++) {
                nodes.get(i).show(columns.get(i), explored);
            }
            sizes.show();
            requestLayout();
        }
        var looked = ConventionScenes.looked(explored, model.frameProperty().get(), model.focus());
        var now = new Seen(columns, looked, state.pin(), palette());
        if (seen.filter(now::isSame).isPresent()) {
            // nothing moves from one output to the next
            return;
        }
        seen = Optional.of(now);
        heading.show(ConventionWords.headline(columns, explored), text("convention.hint"));
        for (int i = 0; i < nodes.size(); i++) {
            nodes.get(i).look(columns.get(i), state, explored, looked, palette());
        }
    }

    /// Puts the columns side by side, or two by two.
    private void arrange(int columnsAcross) {
        if (columnsAcross == across) {
            return;
        }
        across = columnsAcross;
        var blocks = new ArrayList<Node>();
        for (int from = 0; from < nodes.size(); from += across) {
            blocks.add(block(nodes.subList(from, Math.min(nodes.size(), from + across))));
        }
        blocks.add(sizes);
        content.getChildren().setAll(blocks);
    }

    private static GridPane block(List<ConventionNodes> shown) {
        var grid = new GridPane(BETWEEN, 12);
        for (int c = 0; c < shown.size(); c++) {
            var constraints = new ColumnConstraints();
            constraints.setPercentWidth(100.0 / shown.size());
            grid.getColumnConstraints().add(constraints);
            var sections = shown.get(c).sections();
            grid.add(shown.get(c).card(), c, 0, 1, sections.size());
            for (int r = 0; r < sections.size(); r++) {
                var section = sections.get(r);
                GridPane.setMargin(
                        section,
                        new Insets(r == 0 ? INSIDE : 0, INSIDE, r == sections.size() - 1 ? INSIDE : 0, INSIDE));
                GridPane.setValignment(section, VPos.TOP);
                grid.add(section, c, r);
            }
        }
        return grid;
    }

    @Override
    protected void layoutChildren() {
        double width = contentWidth(getWidth());
        double left = (getWidth() - width) / 2;
        double high = heading.prefHeight(width);
        heading.resizeRelocate(left, ABOVE, width, high);
        double line = heading.prefHeight(10_000) / 2;
        double column = (width - 3 * BETWEEN) / nodes.size();
        arrange(column < LEAST_COLUMN * Math.max(12, line * 0.65) ? 2 : nodes.size());
        double scale = line / 22;
        double wide = (width - (across - 1) * BETWEEN) / across - 2 * INSIDE;
        nodes.forEach(n -> n.fit(wide));
        double top = ABOVE + high + 12;
        double room = Math.max(0, getHeight() - top);
        content.setPadding(new Insets(0, getWidth() - left - width, BELOW, 0));
        size(wide, room, scale);
        scroll.resizeRelocate(left, top, getWidth() - left, room);
    }

    /// Makes the cells so large that the reasons begin above the fold, and larger where there is room for all.
    private void size(double wide, double room, double scale) {
        int columns = nodes.stream().mapToInt(ConventionNodes::columns).max().orElse(1);
        int rows = nodes.stream().mapToInt(ConventionNodes::rows).max().orElse(1);
        double low = Math.max(LEAST_READ * scale, GRIDS_OF_ROOM * room / rows);
        double usual = ConventionNodes.cell(columns, wide, Math.min(ConventionNodes.usual(scale), low));
        setCells(usual);
        double spare =
                (room - content.prefHeight(getWidth() - content.getPadding().getLeft())) / rows;
        if (spare >= 1) {
            setCells(ConventionNodes.cell(
                    columns, wide, Math.min(ConventionNodes.most(scale), usual + Math.floor(spare))));
        }
    }

    private void setCells(double cell) {
        nodes.forEach(n -> n.grid().cellSizeProperty().set(cell));
    }
}
