package convarium.app.train;

import static convarium.app.l10n.Texts.text;

import convarium.app.data.DataLibrary;
import convarium.app.data.Download;
import convarium.app.dialog.DialogService;
import convarium.app.task.TaskRunner;
import convarium.engine.arithmetic.Counts;
import convarium.engine.data.DataSets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
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

/// The sheet for choosing data: what there is, what they look like, how many of each class; and for
/// downloading them, which begins with nothing less than a press on its button.
public final class DataSheet extends StackPane {
    private final DataChoice choice;
    private final TrainViewModel model;
    private final DialogService dialogs;
    private final FlowPane sources = new FlowPane(8, 8);
    private final List<ToggleButton> chips = new ArrayList<>();
    private final Label summary = new Label();
    private final Label detail = new Label();
    private final DataGrid grid = new DataGrid();
    private final ScrollPane scroll = new ScrollPane(grid);
    private final ProgressBar bar = new ProgressBar(0);
    private final Button use = new Button(text("train.data.use"));
    private final Button fetch = new Button(text("train.data.fetch"));
    private final Button close = new Button(text("train.data.close"));

    /// The sheet for the place that trains, with this user's library.
    ///
    /// @param dialogs asks for folders and files
    /// @param tasks reads and downloads
    public static DataSheet of(TrainViewModel model, DialogService dialogs, TaskRunner tasks) {
        return new DataSheet(
                new DataChoice(DataLibrary.here(), Download::overTheInternet, tasks, Platform::runLater),
                model,
                dialogs);
    }

    DataSheet(DataChoice choice, TrainViewModel model, DialogService dialogs) {
        this.choice = choice;
        this.model = model;
        this.dialogs = dialogs;
        setId("data-sheet");
        getStyleClass().add("export-veil");
        getStylesheets()
                .add(Objects.requireNonNull(DataSheet.class.getResource("data.css"))
                        .toExternalForm());
        setVisible(false);
        var title = new Label(text("train.data.title"));
        title.getStyleClass().add("stage-title");
        fillSources();
        summary.setId("data-summary");
        summary.getStyleClass().add("data-summary");
        detail.setId("data-detail");
        detail.getStyleClass().add("quiet");
        for (var label : List.of(summary, detail)) {
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
        }
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("data-scroll");
        scroll.setMinHeight(80);
        StackPane.setAlignment(bar, Pos.TOP_LEFT);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(text("train.data.progress"));
        var body = new StackPane(scroll, bar);
        VBox.setVgrow(body, Priority.ALWAYS);
        var sheet = new VBox(16, title, sources, new VBox(4, summary, detail), body, buttons());
        sheet.getStyleClass().add("sheet");
        sheet.setPadding(new Insets(28, 36, 28, 36));
        sheet.getStyleClass().add("data-box");
        StackPane.setMargin(sheet, new Insets(36));
        getChildren().add(sheet);
        setAlignment(Pos.CENTER);
        setOnMouseClicked(e -> {
            // a click beside the sheet is no decision to end a download
            if (equals(e.getTarget()) && !(choice.stage() instanceof DataStage.Fetching)) {
                leave();
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                leave();
            }
            // what is behind the sheet has shortcuts of its own
            e.consume();
        });
        choice.stageProperty().subscribe(this::show);
    }

    private void fillSources() {
        for (String name : TrainSetup.MADE) {
            chip(name, TrainWords.data(name), text("train.data.made.tip"));
        }
        for (var set : choice.library().sets()) {
            chip(set.name(), set.title(), text("train.data.set.tip", set.title(), set.host()));
        }
        button("data-folder", text("train.data.folder"), text("train.data.folder.tip"), dialogs::chooseDataFolder);
        button("data-file", text("train.data.file"), text("train.data.file.tip"), dialogs::chooseDataFile);
    }

    private void chip(String name, String words, String tip) {
        var chip = new ToggleButton(words);
        chip.setId("data-" + name.replace(':', '-'));
        chip.setUserData(name);
        chip.getStyleClass().add("chip");
        chip.setTooltip(new Tooltip(tip));
        chip.setOnAction(e -> look(name));
        chips.add(chip);
        sources.getChildren().add(chip);
    }

    private void button(String id, String words, String tip, Supplier<Optional<Path>> ask) {
        var button = new Button(words);
        button.setId(id);
        button.getStyleClass().add("chip");
        button.setTooltip(new Tooltip(tip));
        button.setOnAction(e -> ask.get().map(DataSets::nameOf).ifPresent(this::look));
        sources.getChildren().add(button);
    }

    private Node buttons() {
        use.setId("data-use");
        use.setDefaultButton(true);
        use.setOnAction(e -> take());
        fetch.setId("data-fetch");
        fetch.setDefaultButton(true);
        fetch.setOnAction(e -> choice.fetch());
        close.setId("data-close");
        close.getStyleClass().add("flat-button");
        close.setOnAction(e -> leave());
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var buttons = new HBox(12, space, close, fetch, use);
        buttons.setAlignment(Pos.CENTER_LEFT);
        buttons.setMinHeight(USE_PREF_SIZE);
        return buttons;
    }

    /// Opens with the data that are learnt from now.
    public void open() {
        setVisible(true);
        look(model.state().setup().data());
        applyCss();
        chips.stream()
                .filter(ToggleButton::isSelected)
                .findFirst()
                .ifPresentOrElse(Node::requestFocus, close::requestFocus);
    }

    private void look(String name) {
        choice.look(name, model.state().setup().recipe().seed());
        mark();
    }

    private void mark() {
        chips.forEach(chip -> chip.setSelected(choice.name().equals(chip.getUserData())));
    }

    private void take() {
        String name = choice.name();
        setVisible(false);
        if (!model.state().setup().data().equals(name)) {
            model.edit(state -> state.withSetup(state.setup().withData(name)));
        }
    }

    /// Ends a download, or else closes the sheet.
    ///
    /// @return whether there was anything to end or close
    public boolean leave() {
        if (choice.stop()) {
            return true;
        }
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
                close.requestFocus();
            }
        });
    }

    private void show(DataStage stage) {
        boolean fetching = stage instanceof DataStage.Fetching;
        // what is hidden keeps its room: nothing moves away under the pointer
        scroll.setVisible(stage instanceof DataStage.Shown);
        bar.setVisible(fetching);
        with(use, stage instanceof DataStage.Shown);
        with(fetch, stage instanceof DataStage.Missing);
        close.setText(text(fetching ? "train.data.cancel" : "train.data.close"));
        sources.setDisable(fetching);
        switch (stage) {
            case DataStage.Reading reading -> {
                summary.setText(text("train.data.reading"));
                detail.setText("");
            }
            case DataStage.Shown shown -> {
                summary.setText(DataWords.counts(shown.look()));
                detail.setText(DataWords.detail(shown.look()));
                grid.show(shown.look().training());
                scroll.setVvalue(0);
            }
            case DataStage.Missing missing -> {
                summary.setText(text("train.data.missing", missing.set().title()));
                detail.setText(DataWords.offer(missing.set(), missing.folder()));
            }
            case DataStage.Fetching on -> {
                summary.setText(text("train.data.fetching", on.set().title()));
                detail.setText(text(
                        "train.data.fetched",
                        DataLibrary.megabytes(on.done()),
                        DataLibrary.megabytes(on.set().bytes()),
                        Counts.grouped(on.set().files().size())));
                bar.setProgress((double) on.done() / on.set().bytes());
            }
            case DataStage.Failed failed -> {
                summary.setText(text("train.data.failed", TrainWords.data(failed.name())));
                detail.setText(failed.reason());
            }
        }
    }

    private static void with(Node node, boolean there) {
        node.setVisible(there);
        node.setManaged(there);
    }
}
