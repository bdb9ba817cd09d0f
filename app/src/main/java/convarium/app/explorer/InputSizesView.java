package convarium.app.explorer;

import static convarium.app.l10n.Texts.text;

import convarium.engine.arithmetic.Axis;
import convarium.engine.arithmetic.AxisWindow;
import convarium.engine.arithmetic.InputSizes;
import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.Rounding;
import convarium.engine.arithmetic.Size;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Which inputs a convolution maps to one size: under a stride several, of which a transposed convolution has to be
/// told one. Each is drawn as a strip of cells; those that no window reaches make the difference.
final class InputSizesView extends VBox {
    private static final int MOST_CELLS = 44;

    private final ExplorerViewModel model;

    InputSizesView(ExplorerViewModel model) {
        super(8);
        this.model = model;
        setId("input-sizes");
        getStyleClass().add("input-sizes");
    }

    /// Shows them for the layer as it is now.
    void show() {
        getChildren().clear();
        var state = model.state();
        boolean floors = state.layer().rounding() == Rounding.FLOOR
                || !state.layer().operation().isPooling();
        var g = model.explored().geometry();
        boolean strides = g.height().stride() > 1 || g.width().stride() > 1;
        setVisible(floors && strides);
        setManaged(floors && strides);
        if (!isVisible()) {
            return;
        }
        boolean back = state.layer().operation() == Operation.TRANSPOSED;
        var title = new Label(text(back ? "sizes.back.title" : "sizes.title"));
        title.getStyleClass().add("convention-title");
        var explained = new Label(text(back ? "sizes.back.explained" : "sizes.explained"));
        explained.getStyleClass().add("convention-reason");
        explained.setWrapText(true);
        explained.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(title, explained);
        getChildren().add(legend());
        boolean alike = g.height().equals(g.width()) && g.h() == g.w() && g.oh() == g.ow();
        for (var axis : alike ? List.of(Axis.HEIGHT) : List.of(Axis.values())) {
            var window = axis == Axis.HEIGHT ? g.height() : g.width();
            int input = axis == Axis.HEIGHT ? g.h() : g.w();
            int output = axis == Axis.HEIGHT ? g.oh() : g.ow();
            if (!alike) {
                var name = new Label(text(axis == Axis.HEIGHT ? "sizes.rows" : "sizes.columns"));
                name.getStyleClass().add("convention-caption");
                getChildren().add(name);
            }
            getChildren()
                    .add(
                            back
                                    ? choices(axis, alike, InputSizes.of(window, input), output)
                                    : choices(axis, alike, InputSizes.of(window, output), input));
        }
        if (back) {
            getChildren().add(quiet(ConventionWords.outputShape(g)));
        }
    }

    private static Label quiet(String words) {
        var label = new Label(words);
        label.getStyleClass().add("quiet");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private static HBox legend() {
        var legend = new HBox(6);
        legend.setAlignment(Pos.CENTER_LEFT);
        for (var kind : List.of("read", "added", "unread")) {
            var label = new Label(text("sizes.legend." + kind));
            label.getStyleClass().add("quiet");
            HBox.setMargin(label, new Insets(0, 12, 0, 0));
            legend.getChildren().addAll(cell(kind), label);
        }
        return legend;
    }

    private static Region cell(String kind) {
        var cell = new Region();
        cell.getStyleClass().addAll("strip-cell", kind);
        return cell;
    }

    private FlowPane choices(Axis axis, boolean alike, InputSizes sizes, int picked) {
        var pane = new FlowPane(24, 12);
        for (int size : sizes.sizes()) {
            pane.getChildren().add(choice(axis, alike, sizes, size, size == picked));
        }
        return pane;
    }

    private VBox choice(Axis axis, boolean alike, InputSizes sizes, int size, boolean picked) {
        int added = (int) (size
                - sizes.reached()
                + sizes.window().before()
                + sizes.window().after());
        boolean back = model.state().layer().operation() == Operation.TRANSPOSED;
        var button = new ToggleButton(text("sizes.gives", size, sizes.output()));
        button.setId("size-" + size + (alike ? "" : axis == Axis.HEIGHT ? "-rows" : "-columns"));
        button.getStyleClass().add("size-choice");
        button.setSelected(picked);
        boolean settable = back && model.state().layer().padding() instanceof Padding.Explicit;
        button.setDisable(back && !settable && !picked);
        button.setTooltip(new Tooltip(text(back ? "sizes.back.tip" : "sizes.tip", size, added)));
        button.setAccessibleText(text(back ? "sizes.back.tip" : "sizes.tip", size, added));
        button.setOnAction(e -> {
            boolean taken = back ? settable && pickOutput(axis, alike, added) : pickInput(axis, alike, size);
            if (!taken || picked) {
                show();
            }
        });
        var words = new Label(back ? text("sizes.back.added", added) : "");
        words.getStyleClass().add("quiet");
        var head = new HBox(8, button, words);
        head.setAlignment(Pos.CENTER_LEFT);
        var box = new VBox(6, head);
        if (size + sizes.window().before() + sizes.window().after() <= MOST_CELLS) {
            box.getChildren().add(strip(sizes.window(), size, sizes.reached()));
        }
        return box;
    }

    private boolean pickOutput(Axis axis, boolean alike, int added) {
        return model.edit(s -> {
            var now = s.layer().outputPadding();
            var next = alike
                    ? Size.square(added)
                    : axis == Axis.HEIGHT ? new Size(added, now.w()) : new Size(now.h(), added);
            return s.withLayer(s.layer().withOutputPadding(next));
        });
    }

    private boolean pickInput(Axis axis, boolean alike, int size) {
        if (size > ExplorerState.MAX_INPUT) {
            return false;
        }
        return model.edit(s -> s.withInput(s.input()
                .resized(
                        alike || axis == Axis.HEIGHT ? size : s.input().rows(),
                        alike || axis == Axis.WIDTH ? size : s.input().columns(),
                        0,
                        3)));
    }

    /// The cells along an axis: padding dashed, and those that no window reaches left empty.
    private static HBox strip(AxisWindow window, int size, long reached) {
        var strip = new HBox(2);
        int all = window.before() + size + window.after();
        for (int i = 0; i < all; i++) {
            boolean padding = i < window.before() || i >= window.before() + size;
            strip.getChildren().add(cell(i >= reached ? "unread" : padding ? "added" : "read"));
        }
        strip.setMouseTransparent(true);
        return strip;
    }
}
