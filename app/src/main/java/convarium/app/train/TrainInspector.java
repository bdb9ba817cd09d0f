package convarium.app.train;

import static convarium.app.l10n.Texts.text;

import convarium.app.control.Icons;
import convarium.engine.train.Recipe;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ObjLongConsumer;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The column at the right: how it learns, what panels say of it, when it stops, the network's layers.
final class TrainInspector extends ScrollPane {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final long SEEDS = 1_000_000;

    /// As many characters as the usual width of a seed's field holds.
    private static final int SHORT_SEED = 9;

    private static final PseudoClass LONG = PseudoClass.getPseudoClass("long");

    private final TrainViewModel model;
    private final VBox panels = new VBox(20);
    private final MenuButton optimiser = menu("train-optimiser", text("train.optimiser.tip"));
    private final MenuButton schedule = menu("train-schedule", text("train.schedule.tip"));
    private final Label scheduleWords = quiet();
    private final Label first = new Label();
    private final Button drawn = Icons.button(Feather.X, text("train.weights.drawn"), this::draw);

    /// @param addLayer opens the sheet in which a network is written
    TrainInspector(TrainViewModel model, Runnable addLayer) {
        this.model = model;
        setId("train-inspector");
        getStyleClass().add("inspector");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        var knobs = new VBox(4);
        for (var knob : TrainKnob.values()) {
            knobs.getChildren().add(new TrainKnobRow(model, knob, addLayer));
        }
        for (var kind : TrainOptimiser.values()) {
            item(optimiser, text("train.optimiser." + kind), () -> choose(kind));
        }
        for (var choice : ScheduleChoice.values()) {
            item(schedule, text("train.schedule." + choice), () -> choose(choice));
        }
        knobs.getChildren()
                .addAll(
                        row(text("train.optimiser"), text("train.optimiser.tip"), optimiser),
                        row(text("train.schedule"), text("train.schedule.tip"), schedule),
                        scheduleWords);
        var seed = number(
                "train-seed", state -> state.setup().recipe().seed(), (state, value) -> recipe(r -> r.withSeed(value)));
        seed.textProperty().subscribe(typed -> seed.pseudoClassStateChanged(LONG, typed.length() > SHORT_SEED));
        var dice = Icons.button(Feather.SHUFFLE, text("train.seed.another"), this::anotherSeed);
        dice.setId("train-seed-another");
        var column = new VBox(
                20,
                section(text("train.section.learning"), knobs),
                panels,
                section(
                        text("train.section.stop"),
                        row(
                                text("train.stop.epochs"),
                                text("train.stop.epochs.tip"),
                                number(
                                        "train-epochs",
                                        state -> state.stop().epochs(),
                                        (state, value) ->
                                                stop(whole(value), state.stop().patience()))),
                        row(
                                text("train.stop.patience"),
                                text("train.stop.patience.tip"),
                                number(
                                        "train-patience",
                                        state -> state.stop().patience(),
                                        (state, value) -> stop(state.stop().epochs(), whole(value))))),
                section(
                        text("train.section.run"),
                        row(text("train.seed"), text("train.seed.tip"), seed, dice),
                        firstWeights(),
                        smoothing()),
                section(text("train.section.layers"), new TrainLayers(model)));
        column.getStyleClass().add("inspector-column");
        setContent(column);
        Unbuffered.paint(this);
        model.stateProperty().subscribe(this::refresh);
        refresh();
    }

    /// Puts a panel between the settings.
    void add(Node panel) {
        panels.getChildren().add(panel);
    }

    private static int whole(long value) {
        return Math.clamp(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    private void recipe(UnaryOperator<Recipe> change) {
        model.edit(state -> state.withRecipe(change.apply(state.setup().recipe())));
    }

    private void stop(int epochs, int patience) {
        model.edit(state -> state.withStop(new TrainState.Stop(epochs, patience)));
    }

    private void choose(TrainOptimiser kind) {
        if (kind
                != TrainOptimiser.of(
                        model.stateProperty().get().setup().recipe().optimiser())) {
            recipe(recipe -> recipe.withOptimiser(kind.usual()));
        }
    }

    private void choose(ScheduleChoice choice) {
        int batches =
                model.standing().opened().map(TrainingNews.Opened::batches).orElse(1);
        recipe(recipe -> recipe.withSchedule(
                choice.make(batches, model.stateProperty().get().stop().epochs())));
    }

    private void anotherSeed() {
        recipe(recipe -> recipe.withSeed(Math.floorMod(recipe.seed() + 1, SEEDS)));
    }

    /// Which weights it begins with; those of a file can be left again.
    private HBox firstWeights() {
        first.setId("train-first-weights");
        first.getStyleClass().add("quiet");
        drawn.setId("train-weights-drawn");
        return row(text("train.weights.first"), text("train.weights.first.tip"), first, drawn);
    }

    private HBox smoothing() {
        var field = number(
                "train-smoothing",
                state -> state.look().smoothing(),
                (state, value) -> model.edit(s -> s.withLook(s.look().withSmoothing(whole(value)))));
        return row(text("train.smoothing"), text("train.smoothing.tip"), field);
    }

    private static VBox section(String caption, Node... parts) {
        var label = new Label(caption);
        label.getStyleClass().add("section-caption");
        var box = new VBox(8, label);
        box.getChildren().addAll(parts);
        return box;
    }

    private static HBox row(String name, String tip, Node... parts) {
        var label = new Label(name);
        label.getStyleClass().add("train-name");
        label.setTooltip(new Tooltip(tip));
        label.setLabelFor(parts[0]);
        if (parts[0] instanceof TextField field) {
            field.setAccessibleText(name);
        }
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var row = new HBox(8, label, space);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("knob-row");
        row.getChildren().addAll(parts);
        return row;
    }

    /// A field for a whole number; what is none leaves the state as it is, and says why over it.
    private TextField number(String id, ToLongFunction<TrainState> get, ObjLongConsumer<TrainState> set) {
        var field = new TextField();
        field.setId(id);
        field.getStyleClass().addAll("number-field", "train-number");
        var tip = new Tooltip(text("train.knob.field"));
        field.setTooltip(tip);
        Runnable show = () -> {
            field.setText(Long.toString(get.applyAsLong(model.stateProperty().get())));
            field.pseudoClassStateChanged(WRONG, false);
            tip.setText(text("train.knob.field"));
        };
        Runnable type = () -> {
            String typed = field.getText().strip();
            if (typed.equals(Long.toString(get.applyAsLong(model.stateProperty().get())))) {
                show.run();
                return;
            }
            try {
                set.accept(
                        model.stateProperty().get(),
                        Long.parseLong(typed.replace(",", "").replace('−', '-')));
                show.run();
            } catch (NumberFormatException e) {
                field.pseudoClassStateChanged(WRONG, true);
                tip.setText(text("train.number.wrong", typed));
            } catch (IllegalArgumentException e) {
                field.pseudoClassStateChanged(WRONG, true);
                tip.setText(String.valueOf(e.getMessage()));
            }
        };
        field.setOnAction(e -> type.run());
        field.focusedProperty().subscribe(focused -> {
            if (!focused) {
                type.run();
            }
        });
        model.stateProperty().subscribe(show);
        return field;
    }

    private static MenuButton menu(String id, String tip) {
        var menu = new MenuButton();
        menu.setId(id);
        menu.getStyleClass().add("flat-button");
        menu.setTooltip(new Tooltip(tip));
        return menu;
    }

    private static void item(MenuButton menu, String words, Runnable action) {
        var item = new MenuItem(words);
        item.setId(menu.getId() + "-" + words.toLowerCase(Locale.ROOT).replace(' ', '-'));
        item.setOnAction(e -> action.run());
        menu.getItems().add(item);
    }

    private static Label quiet() {
        var label = new Label();
        label.getStyleClass().add("quiet");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private void draw() {
        model.edit(state -> state.withSetup(state.setup().withWeights(Optional.empty())));
    }

    private void refresh() {
        var weights = model.stateProperty().get().setup().weights();
        first.setText(weights.map(file -> file.replaceAll(".*[/\\\\]", "")).orElse(text("train.weights.seed")));
        first.setTooltip(weights.map(Tooltip::new).orElse(null));
        drawn.setVisible(weights.isPresent());
        drawn.setManaged(weights.isPresent());
        var recipe = model.stateProperty().get().setup().recipe();
        optimiser.setText(text("train.optimiser." + TrainOptimiser.of(recipe.optimiser())));
        schedule.setText(ScheduleChoice.name(recipe.schedule()));
        scheduleWords.setText(ScheduleChoice.words(recipe.schedule()));
    }
}
