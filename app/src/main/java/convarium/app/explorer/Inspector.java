package convarium.app.explorer;

import static convarium.app.l10n.Texts.text;

import convarium.app.control.DerivationView;
import convarium.app.control.Segments;
import convarium.app.explorer.Knob.Parameter;
import convarium.app.explorer.Knob.Side;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The column at the right: what the window does, its numbers, the output size, the cost, and a lesson's text.
final class Inspector extends ScrollPane {
    private enum Kind {
        CONVOLUTION,
        TRANSPOSED,
        POOLING
    }

    private final ExplorerViewModel model;
    private final BooleanProperty apart = new SimpleBooleanProperty(this, "apart");
    private final Segments<Kind> kind =
            new Segments<>(List.of(Kind.values()), k -> text("kind." + k), k -> text("kind." + k + ".tip"));
    private final Segments<Operation> pooling = new Segments<>(
            List.of(Operation.MAX_POOLING, Operation.AVERAGE_POOLING),
            o -> text("operation." + o),
            o -> text("operation." + o + ".tip"));
    private final Segments<PaddingMode> border =
            new Segments<>(List.of(PaddingMode.values()), m -> text("border." + m), m -> text("border." + m + ".tip"));
    private final HBox borderRow = new HBox();
    private final VBox knobs = new VBox(4);
    private final List<KnobRow> rows = new ArrayList<>();
    private final Label reason = new Label();
    private final Options options;
    private final DerivationView size = new DerivationView();
    private final CostView cost = new CostView();
    private final ChannelPanel channels;
    private final VBox channelSection;
    private final VBox costSection;
    private final NoteCard note = new NoteCard();
    private final OriginCard origin = new OriginCard();
    private final Label sizeHidden = hidden();
    private final Label costHidden = hidden();
    private List<Knob> shown = List.of();
    private boolean shownPooling;
    private boolean atStart = true;
    private Optional<KnobRow> touched = Optional.empty();

    Inspector(ExplorerViewModel model) {
        this.model = model;
        this.options = new Options(model, apart);
        setId("inspector");
        getStyleClass().add("inspector");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        kind.setId("kind");
        for (var k : Kind.values()) {
            kind.button(k).setId("kind-" + k);
        }
        kind.setOnChosen(this::choose);
        pooling.setOnChosen(this::change);
        border.setOnChosen(m -> {
            model.edit(s -> s.withLayer(s.layer().withPaddingMode(m)));
            refresh();
        });
        var borderName = new Label(text("knob.border"));
        borderName.getStyleClass().add("border-name");
        borderRow.getStyleClass().add("knob-row");
        borderRow.getChildren().addAll(borderName, border);
        reason.getStyleClass().add("quiet");
        reason.setWrapText(true);
        reason.setMinHeight(USE_PREF_SIZE);
        channels = new ChannelPanel(model);
        channelSection = section(text("section.channels"), channels);
        costSection = section(text("section.cost"), cost, costHidden);
        var column = new VBox(
                20,
                origin,
                new VBox(8, kind, pooling),
                channelSection,
                section(text("section.layer"), knobs, borderRow, options, reason),
                section(text("section.size"), size, sizeHidden),
                costSection,
                note);
        column.getStyleClass().add("inspector-column");
        setContent(column);
        model.stateProperty().subscribe(this::refresh);
        model.pictureShapeProperty().subscribe(this::refresh);
        apart.subscribe(this::refresh);
        refresh();
    }

    private static VBox section(String caption, Node... parts) {
        var label = new Label(caption);
        label.getStyleClass().add("section-caption");
        var box = new VBox(8, label);
        box.getChildren().addAll(parts);
        return box;
    }

    private void choose(Kind chosen) {
        var now = model.state().layer().operation();
        change(
                switch (chosen) {
                    case CONVOLUTION -> Operation.CONVOLUTION;
                    case TRANSPOSED -> Operation.TRANSPOSED;
                    case POOLING -> now.isPooling() ? now : Operation.MAX_POOLING;
                });
    }

    private void change(Operation operation) {
        if (operation == model.state().layer().operation()) {
            return;
        }
        if (!model.edit(s -> s.withLayer(Layers.switched(s.layer(), operation)))) {
            model.edit(s -> s.withLayer(LayerSettings.PLAIN.withOperation(operation)));
        }
        refresh();
    }

    private void refresh() {
        var state = model.state();
        var operation = state.layer().operation();
        kind.choose(
                switch (operation) {
                    case CONVOLUTION -> Kind.CONVOLUTION;
                    case TRANSPOSED -> Kind.TRANSPOSED;
                    case MAX_POOLING, AVERAGE_POOLING -> Kind.POOLING;
                });
        pooling.choose(operation);
        show(pooling, operation.isPooling());
        show(borderRow, operation == Operation.CONVOLUTION);
        border.choose(state.layer().paddingMode());
        boolean start = state.sameWork(StartState.worked());
        boolean back = start && !atStart;
        atStart = start;
        apart.set((apart.get() && !back) || !alike(state));
        var wanted = knobs(state);
        boolean pools = operation.isPooling();
        if (!wanted.equals(shown) || pools != shownPooling) {
            shownPooling = pools;
            rebuild(wanted);
        }
        rows.forEach(KnobRow::refresh);
        String why = touched.map(KnobRow::reason).orElse("");
        reason.setText(why);
        show(reason, !why.isEmpty());
        options.refresh();
        var input = model.inputShape();
        size.show(model.layer().sizeDerivation(input));
        state.looking()
                .origin()
                .ifPresent(from -> origin.show(from, state.looking().aspect()));
        show(origin, state.looking().origin().isPresent());
        boolean several = state.looking().aspect() == Aspect.CHANNELS;
        show(channelSection, several);
        show(costSection, !several);
        if (several) {
            channels.refresh();
        } else {
            cost.show(model.layer(), input);
        }
        var text = FittingNote.of(state);
        text.ifPresent(note::show);
        var secret = Secret.of(state, model.explored());
        show(note, text.isPresent() && !secret.hidesCost());
        show(size, secret != Secret.SIZE);
        show(sizeHidden, secret == Secret.SIZE);
        show(cost, !secret.hidesCost());
        show(costHidden, secret.hidesCost());
    }

    private static Label hidden() {
        var label = new Label(text("predict.hidden"));
        label.getStyleClass().add("quiet");
        label.setWrapText(true);
        return label;
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    private static boolean alike(ExplorerState state) {
        var layer = state.layer();
        var p = Knob.explicit(state);
        boolean same = layer.padding() instanceof convarium.engine.arithmetic.Padding.Same;
        return layer.stride().isSquare()
                && layer.dilation().isSquare()
                && state.kernel().rows() == state.kernel().columns()
                && (same || (p.top() == p.bottom() && p.left() == p.right() && p.top() == p.left()))
                && (layer.operation() != Operation.TRANSPOSED
                        || layer.outputPadding().isSquare())
                && state.input().rows() == state.input().columns();
    }

    private List<Knob> knobs(ExplorerState state) {
        var operation = state.layer().operation();
        var list = new ArrayList<Knob>();
        if (!state.source().isPicture()) {
            add(list, Parameter.INPUT);
        }
        add(list, Parameter.KERNEL);
        add(list, Parameter.STRIDE);
        if (apart.get()) {
            for (var side : List.of(Side.TOP, Side.BOTTOM, Side.LEFT, Side.RIGHT)) {
                list.add(new Knob(Parameter.PADDING, side));
            }
        } else {
            list.add(new Knob(Parameter.PADDING, Side.BOTH));
        }
        if (operation != Operation.AVERAGE_POOLING) {
            add(list, Parameter.DILATION);
        }
        boolean stretches = !state.layer().stride().equals(Size.square(1))
                || !state.layer().dilation().equals(Size.square(1));
        boolean same = state.layer().padding() instanceof convarium.engine.arithmetic.Padding.Same;
        if (operation == Operation.TRANSPOSED && stretches && !same) {
            add(list, Parameter.OUTPUT_PADDING);
        }
        return list;
    }

    private void add(List<Knob> list, Parameter parameter) {
        if (apart.get()) {
            list.add(new Knob(parameter, Side.HEIGHT));
            list.add(new Knob(parameter, Side.WIDTH));
        } else {
            list.add(new Knob(parameter, Side.BOTH));
        }
    }

    private void rebuild(List<Knob> wanted) {
        shown = wanted;
        rows.clear();
        touched = Optional.empty();
        for (var knob : wanted) {
            int index = rows.size();
            rows.add(new KnobRow(model, knob, name(knob), text("knob." + knob.parameter() + ".tip"), () -> {
                touched = Optional.of(rows.get(index));
            }));
        }
        knobs.getChildren().setAll(rows);
    }

    private String name(Knob knob) {
        boolean window = knob.parameter() == Parameter.KERNEL
                && model.state().layer().operation().isPooling();
        String name = window ? text("knob.window") : text("knob." + knob.parameter());
        return knob.side() == Side.BOTH ? name : text("knob.side." + knob.side(), name);
    }
}
