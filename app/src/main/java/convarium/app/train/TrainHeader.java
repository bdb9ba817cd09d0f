package convarium.app.train;

import static convarium.app.l10n.Texts.text;

import convarium.app.control.Icons;
import convarium.engine.train.TrainingPreset;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/// The row at the top: the place, network and data, how far it has come, ways out.
final class TrainHeader extends HBox {
    private final TrainViewModel model;
    private final MenuButton network = menu("train-network", text("train.network.tip"));
    private final MenuButton data = menu("train-data", text("train.data.tip"));
    private final ToggleButton compare = new ToggleButton(text("train.compare"));
    private final MenuButton second = menu("train-second", text("train.compare.with.tip"));
    private final MenuButton out = menu("train-export", text("train.export.tip"));
    private final MenuItem keras = new MenuItem();
    private final Label progress = new Label();
    private Optional<WeightFiles> files = Optional.empty();
    private final ToggleButton inspector = Icons.toggle(Feather.SLIDERS, text("header.inspector"));

    /// @param otherData opens the choice of all data
    /// @param write opens the sheet in which a network is written
    TrainHeader(
            TrainViewModel model, Runnable copyLink, Runnable export, Runnable otherData, Consumer<CompareSide> write) {
        this.model = model;
        getStyleClass().add("header");
        setAlignment(Pos.CENTER_LEFT);
        var title = new Label(text("place.TRAIN"));
        title.getStyleClass().add("place-title");
        var networks = new ToggleGroup();
        for (var preset : TrainingPreset.ALL) {
            item(network, networks, preset.name(), TrainWords.network(preset), this::chooseNetwork);
        }
        var own = new MenuItem(text("train.write"));
        own.setId("train-network-write");
        own.setOnAction(e -> write.accept(CompareSide.FIRST));
        var weights = new MenuItem(text("train.weights.open"));
        weights.setId("train-weights-open");
        weights.setOnAction(e -> files.ifPresent(WeightFiles::open));
        network.getItems().addAll(new SeparatorMenuItem(), own, weights);
        compare.setId("train-compare");
        compare.getStyleClass().add("chip");
        compare.setTooltip(new Tooltip(text("train.compare.tip")));
        compare.setOnAction(e -> compare(
                compare.isSelected()
                        ? Optional.of(CompareState.usual(
                                model.stateProperty().get().setup().network()))
                        : Optional.empty()));
        var seconds = new ToggleGroup();
        for (var preset : TrainingPreset.ALL) {
            item(second, seconds, preset.name(), TrainWords.network(preset), name -> compare(Optional.of(name)));
        }
        var other = new MenuItem(text("train.write"));
        other.setId("train-second-write");
        other.setOnAction(e -> write.accept(CompareSide.SECOND));
        second.getItems().addAll(new SeparatorMenuItem(), other);
        var sets = new ToggleGroup();
        for (String name : TrainSetup.MADE) {
            item(data, sets, name, TrainWords.data(name), this::chooseData);
        }
        var more = new MenuItem(text("train.data.more"));
        more.setId("train-data-more");
        more.setOnAction(e -> otherData.run());
        data.getItems().addAll(new SeparatorMenuItem(), more);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        progress.setId("train-progress");
        progress.getStyleClass().add("train-progress");
        var link = button("train-link", text("header.link"), text("header.link.tip"), copyLink);
        fillExport(export);
        inspector.setId("train-toggle-inspector");
        getChildren().addAll(title, network, compare, second, data, space, progress, link, out, inspector);
        getChildren().forEach(node -> ((Region) node).setMinWidth(USE_PREF_SIZE));
        // where it gets narrow, the words of progress end early: no button may leave the window
        space.setMinWidth(0);
        progress.setMinWidth(0);
        model.stateProperty().subscribe(this::refresh);
        model.standingProperty().subscribe(this::refreshProgress);
        refresh();
    }

    /// Sets what asks for files of weights.
    void setWeightFiles(WeightFiles asked) {
        files = Optional.of(asked);
    }

    private void fillExport(Runnable export) {
        out.setText(text("train.export"));
        var curves = new MenuItem(text("train.export.curves"));
        curves.setId("train-export-curves");
        curves.setOnAction(e -> export.run());
        out.getItems().addAll(curves, new SeparatorMenuItem());
        for (var kind : WeightFiles.Kind.values()) {
            var item = kind == WeightFiles.Kind.KERAS ? keras : new MenuItem();
            item.setText(text("train.weights.save." + kind));
            item.setId("train-weights-" + kind.name().toLowerCase(Locale.ROOT));
            item.setOnAction(e -> files.ifPresent(asked -> asked.save(kind)));
            out.getItems().add(item);
        }
    }

    private static Button button(String id, String words, String tip, Runnable action) {
        var button = new Button(words);
        button.setId(id);
        button.getStyleClass().add("flat-button");
        button.setTooltip(new Tooltip(tip));
        button.setOnAction(e -> action.run());
        return button;
    }

    ToggleButton inspectorToggle() {
        return inspector;
    }

    private static MenuButton menu(String id, String tip) {
        var menu = new MenuButton();
        menu.setId(id);
        menu.getStyleClass().add("flat-button");
        menu.setTooltip(new Tooltip(tip));
        return menu;
    }

    private static void item(MenuButton menu, ToggleGroup group, String name, String words, Consumer<String> choose) {
        var item = new RadioMenuItem(words);
        item.setId(menu.getId() + "-" + name.replace(':', '-'));
        item.setUserData(name);
        item.setToggleGroup(group);
        item.setOnAction(e -> choose.accept(name));
        menu.getItems().add(item);
    }

    /// Another network brings its own recipe, and keeps the seed.
    private void chooseNetwork(String name) {
        model.edit(state -> {
            var setup = TrainSetup.of(name, state.setup().data());
            long seed = state.setup().recipe().seed();
            return state.withSetup(setup.withRecipe(setup.recipe().withSeed(seed)));
        });
    }

    private void compare(Optional<String> with) {
        model.edit(state -> state.withCompare(state.compare().with(with)));
    }

    private void chooseData(String name) {
        model.edit(state -> state.withSetup(state.setup().withData(name)));
    }

    private void refresh() {
        var setup = model.stateProperty().get().setup();
        var with = model.stateProperty().get().compare().with();
        String networkWords = TrainWords.network(setup.preset());
        String dataWords = TrainWords.data(setup.data());
        // two networks beside each other say by themselves what they are, and need the room
        network.setText(with.isPresent() ? networkWords : text("train.network", networkWords));
        data.setText(with.isPresent() ? dataWords : text("train.data", dataWords));
        compare.setSelected(with.isPresent());
        second.setVisible(with.isPresent());
        second.setManaged(with.isPresent());
        second.setText(model.name(CompareSide.SECOND));
        choose(second, with.orElse(""));
        keras.setVisible(setup.isKeras());
        choose(network, setup.network());
        choose(data, setup.data());
        refreshProgress();
    }

    private static void choose(MenuButton menu, String name) {
        for (var item : menu.getItems()) {
            if (item instanceof RadioMenuItem radio) {
                radio.setSelected(name.equals(radio.getUserData()));
            }
        }
    }

    private void refreshProgress() {
        progress.setText(TrainWords.progress(
                model.standing(), model.stateProperty().get().stop().epochs()));
    }
}
