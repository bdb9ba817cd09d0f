package convarium.app.train;

import static convarium.app.l10n.Texts.text;

import convarium.engine.arithmetic.Counts;
import convarium.engine.notation.NotationException;
import convarium.engine.tensor.Shape;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The sheet in which a network is written: its text at the left, its layers with shapes and counts at
/// the right, and one line that says what does not fit yet.
public final class NetworkSheet extends StackPane {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final int CLASSES = 10;

    private final TrainViewModel model;
    private final TextArea area = new TextArea();
    private final VBox rows = new VBox(4);
    private final Label problem = new Label();
    private final Button use = new Button(text("train.write.use"));
    private final Button close = new Button(text("train.write.close"));
    private NetworkDraft draft = NetworkDraft.of("", Shape.of(1, 28, 28), CLASSES);
    private CompareSide side = CompareSide.FIRST;
    private boolean filling;

    /// The sheet for the place that trains.
    public NetworkSheet(TrainViewModel model) {
        this.model = model;
        setId("network-sheet");
        getStyleClass().add("export-veil");
        setVisible(false);
        var title = new Label(text("train.write.title"));
        title.getStyleClass().add("stage-title");
        var about = new Label(text("train.write.about"));
        about.getStyleClass().add("quiet");
        about.setWrapText(true);
        about.setMinHeight(Region.USE_PREF_SIZE);
        area.setId("network-text");
        area.getStyleClass().add("net-text");
        area.setAccessibleText(text("train.write.text"));
        area.textProperty().subscribe(now -> {
            if (!filling) {
                show(draft.with(now));
            }
        });
        var list = new ScrollPane(rows);
        list.setFitToWidth(true);
        list.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        list.setMinWidth(380);
        rows.setPadding(new Insets(4, 12, 4, 4));
        var body = new HBox(20, area, list);
        HBox.setHgrow(area, Priority.ALWAYS);
        HBox.setHgrow(list, Priority.ALWAYS);
        area.setPrefWidth(360);
        list.setPrefWidth(640);
        VBox.setVgrow(body, Priority.ALWAYS);
        problem.setId("network-problem");
        problem.setWrapText(true);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        use.setId("network-use");
        use.getStyleClass().add("accent");
        use.setOnAction(e -> take());
        close.setId("network-close");
        close.setOnAction(e -> leave());
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var buttons = new HBox(12, space, close, use);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        var sheet = new VBox(12, title, about, body, problem, buttons);
        sheet.getStyleClass().add("sheet");
        sheet.setPadding(new Insets(28, 36, 28, 36));
        sheet.setMaxSize(1160, 760);
        StackPane.setMargin(sheet, new Insets(36));
        getChildren().add(sheet);
        addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                leave();
            }
            // what is behind the sheet has shortcuts of its own
            e.consume();
        });
    }

    /// Opens it with the network that is trained.
    public void open() {
        open(CompareSide.FIRST);
    }

    /// Opens it with one of two networks.
    public void open(CompareSide which) {
        side = which;
        var opened = model.opened();
        var first = opened.map(TrainingNews.Opened::shape).orElse(Shape.of(1, 28, 28));
        var state = model.state();
        boolean second = side == CompareSide.SECOND && state.compare().isOn();
        show(NetworkDraft.of(
                second
                        ? new TrainSetup(
                                state.compare().with().orElseThrow(),
                                state.setup().data(),
                                state.setup().recipe())
                        : state.setup(),
                second
                        ? model.secondProperty()
                                .get()
                                .map(CompareStanding::shape)
                                .orElse(first)
                        : first,
                opened.map(TrainingNews.Opened::classes).orElse(CLASSES)));
        setVisible(true);
        area.requestFocus();
    }

    private void show(NetworkDraft now) {
        draft = now;
        filling = true;
        if (!area.getText().equals(now.text())) {
            area.setText(now.text());
        }
        filling = false;
        rows.getChildren().clear();
        if (!now.entries().isEmpty()) {
            rows.getChildren().add(inputRow());
        }
        int failing = now.failing();
        for (int i = 0; i < now.entries().size(); i++) {
            rows.getChildren().add(row(i));
            if (i == failing) {
                rows.getChildren().add(why(now));
            }
        }
        say(now.problem()
                .map(p -> text("train.write.line", p.line(), p.message()))
                .orElse(""));
        use.setDisable(now.problem().isPresent());
    }

    private void say(String wrong) {
        problem.getStyleClass().setAll("label", wrong.isEmpty() ? "quiet" : "field-error");
        area.pseudoClassStateChanged(WRONG, !wrong.isEmpty());
        problem.setText(
                wrong.isEmpty()
                        ? text("train.write.fits", draft.entries().size(), Counts.grouped(draft.parameters()))
                        : wrong);
    }

    private Node row(int index) {
        var entry = draft.entries().get(index);
        var call = new TextField(entry.text().strip().replaceAll("\\s+", " "));
        call.setId("network-layer-" + index);
        call.setAccessibleText(text("train.write.layer", entry.name()));
        call.setTooltip(new Tooltip(entry.name()));
        call.setOnAction(e -> edit(() -> draft.replaced(index, call.getText())));
        HBox.setHgrow(call, Priority.ALWAYS);
        boolean works = index < draft.rows().size();
        var output =
                new Label(works ? draft.rows().get(index).output().toString().replace("×", " × ") : "–");
        output.getStyleClass().add("network-shape");
        output.setAlignment(Pos.CENTER_RIGHT);
        var parameters =
                new Label(works ? Counts.grouped(draft.rows().get(index).parameters()) : "–");
        parameters.getStyleClass().add("network-count");
        parameters.setAlignment(Pos.CENTER_RIGHT);
        var up = button("↑", text("train.write.up", entry.name()));
        up.setId("network-up-" + index);
        up.setDisable(index == 0);
        up.setOnAction(e -> edit(() -> draft.swapped(index - 1)));
        var down = button("↓", text("train.write.down", entry.name()));
        down.setId("network-down-" + index);
        down.setDisable(index + 1 == draft.entries().size());
        down.setOnAction(e -> edit(() -> draft.swapped(index)));
        var remove = button("−", text("train.write.remove", entry.name()));
        remove.setOnAction(e -> edit(() -> draft.without(index)));
        var line = new HBox(
                4, call, output, parameters, adding(index, text("train.write.add", entry.name())), up, down, remove);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    /// The pictures, behind which a first layer can be added.
    private Node inputRow() {
        var name = new Label(text("train.write.input"));
        name.getStyleClass().add("quiet");
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        var output = new Label(draft.pictures().toString().replace("×", " × "));
        output.getStyleClass().add("network-shape");
        output.setAlignment(Pos.CENTER_RIGHT);
        var nothing = new Region();
        nothing.getStyleClass().add("network-count");
        // as wide as the buttons of a layer
        var rest = new HBox(4, spare("↑"), spare("↓"), spare("−"));
        var line = new HBox(4, name, output, nothing, adding(-1, text("train.write.add.first")), rest);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static Button spare(String sign) {
        var button = button(sign, "");
        button.setVisible(false);
        return button;
    }

    /// A menu of the kinds of layers; those that cannot come there are not offered.
    private MenuButton adding(int index, String tip) {
        var menu = new MenuButton("+");
        menu.setId("network-add-" + index);
        menu.getStyleClass().add("flat-button");
        menu.setTooltip(new Tooltip(tip));
        menu.setAccessibleText(tip);
        for (var kind : LayerKind.values()) {
            var item = new MenuItem(text("train.layer." + kind));
            item.setId("network-add-" + index + "-" + kind.name().toLowerCase(Locale.ROOT));
            item.setDisable(!draft.takes(kind, index));
            item.setOnAction(e -> edit(() -> draft.with(kind, index)));
            menu.getItems().add(item);
            if (kind == LayerKind.GLOBAL_POOL || kind == LayerKind.BATCH_NORM || kind == LayerKind.SIGMOID) {
                menu.getItems().add(new SeparatorMenuItem());
            }
        }
        return menu;
    }

    /// Why the layer above does not fit, and with what it would.
    private Node why(NetworkDraft now) {
        var words = new Label(now.problem().map(NetworkDraft.Problem::message).orElse(""));
        words.getStyleClass().add("field-error");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        var fixes = new FlowPane(8, 4);
        for (var fix : LayerFix.of(now)) {
            String call = fix.call().strip().replaceAll("\\s+", " ");
            var button = button(
                    text(fix.before() ? "train.write.fix.before" : "train.write.fix", call),
                    text("train.write.fix.tip"));
            button.setId("network-fix-" + fixes.getChildren().size());
            button.setOnAction(e -> show(fix.draft()));
            fixes.getChildren().add(button);
        }
        var box = new VBox(4, words);
        if (!fixes.getChildren().isEmpty()) {
            box.getChildren().add(fixes);
        }
        box.setPadding(new Insets(0, 0, 8, 8));
        return box;
    }

    private static Button button(String sign, String tip) {
        var button = new Button(sign);
        button.setTooltip(new Tooltip(tip));
        button.setAccessibleText(tip);
        button.getStyleClass().add("flat-button");
        return button;
    }

    private void edit(Supplier<NetworkDraft> change) {
        try {
            show(change.get());
        } catch (NotationException e) {
            say(String.valueOf(e.getMessage()));
        }
    }

    /// Trains what is written, from the beginning.
    private void take() {
        String written = draft.text();
        setVisible(false);
        model.edit(state -> {
            if (side == CompareSide.SECOND) {
                return state.withCompare(state.compare().with(Optional.of(written)));
            }
            var own = TrainSetup.of(written, state.setup().data());
            long seed = state.setup().recipe().seed();
            return state.withSetup(own.withRecipe(own.recipe().withSeed(seed)));
        });
    }

    /// Closes it.
    ///
    /// @return whether it was open
    public boolean leave() {
        boolean open = isVisible();
        setVisible(false);
        return open;
    }

    /// While it is open, Tab goes round within it.
    public void keepFocus(@Nullable Node owner) {
        if (!isVisible() || owner == null) {
            return;
        }
        for (Node node = owner; node != null; node = node.getParent()) {
            if (node.equals(this)) {
                return;
            }
        }
        Platform.runLater(() -> {
            if (isVisible()) {
                area.requestFocus();
            }
        });
    }
}
