package convarium.app.shell;

import static convarium.app.l10n.Texts.text;

import convarium.app.control.Segments;
import convarium.app.dialog.DialogService;
import convarium.app.l10n.Numbers;
import convarium.app.task.TaskRunner;
import convarium.app.theme.Look;
import convarium.app.theme.Theme;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The sheet for taking out of the window what is on screen: what kind of file, how large, how fast; then
/// progress, with
/// a way to end it.
final class ExportSheet extends StackPane {
    private static final List<Double> SPEEDS = List.of(0.5, 1.0, 2.0, 4.0);

    private final Exports exports;
    private final DialogService dialogs;
    private final TaskRunner tasks;
    private final Consumer<String> say;
    private final Segments<ExportKind> kinds =
            new Segments<>(List.of(ExportKind.values()), k -> text(k.key()), k -> text(k.tipKey()));
    private final Segments<Integer> scales =
            new Segments<>(List.of(1, 2, 3, 4), s -> s + "×", s -> text("export.scale.tip", s));
    private final Segments<Double> speeds =
            new Segments<>(SPEEDS, s -> s == 0.5 ? "½×" : Numbers.decimal(s, 1) + "×", s -> text("export.speed.tip"));
    private final Segments<Theme> themes =
            new Segments<>(List.of(Theme.values()), t -> text(lookKey(t)), t -> text("export.look.tip"));
    private final ToggleButton loop = new ToggleButton(text("export.loop"));
    private final Label summary = new Label();
    private final ProgressBar bar = new ProgressBar(0);
    private final Button save = new Button(text("export.save"));
    private final Button copy = new Button(text("export.copy"));
    private final Button close = new Button(text("export.close"));
    private final GridPane rows = new GridPane(20, 14);
    private Exports.Choice choice = new Exports.Choice(ExportKind.PNG, 2, 1, true, Theme.LIGHT);
    private Optional<AtomicBoolean> running = Optional.empty();

    ExportSheet(Exports exports, DialogService dialogs, TaskRunner tasks, Consumer<String> say) {
        this.exports = exports;
        this.dialogs = dialogs;
        this.tasks = tasks;
        this.say = say;
        setId("export-sheet");
        getStyleClass().add("export-veil");
        setVisible(false);
        var title = new Label(text("export.title"));
        title.getStyleClass().add("stage-title");
        row(0, "export.kind", kinds);
        row(1, "export.scale", scales);
        row(2, "export.look", themes);
        row(3, "export.speed", speeds);
        rows.add(loop, 1, 4);
        for (var kind : ExportKind.values()) {
            kinds.button(kind).setId("export-" + kind);
        }
        kinds.setOnChosen(this::takeKind);
        scales.setOnChosen(
                s -> take(new Exports.Choice(choice.kind(), s, choice.speed(), choice.loops(), choice.theme())));
        speeds.setOnChosen(
                s -> take(new Exports.Choice(choice.kind(), choice.scale(), s, choice.loops(), choice.theme())));
        themes.setOnChosen(
                t -> take(new Exports.Choice(choice.kind(), choice.scale(), choice.speed(), choice.loops(), t)));
        loop.setOnAction(e -> take(
                new Exports.Choice(choice.kind(), choice.scale(), choice.speed(), loop.isSelected(), choice.theme())));
        loop.setId("export-loop");
        loop.getStyleClass().add("chip");
        loop.setTooltip(new Tooltip(text("export.loop.tip")));
        summary.setId("export-summary");
        summary.getStyleClass().add("quiet");
        summary.setWrapText(true);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setVisible(false);
        bar.setAccessibleText(text("export.progress"));
        var sheet = new VBox(20, title, rows, summary, bar, buttons());
        sheet.getStyleClass().add("sheet");
        sheet.setPadding(new Insets(28, 36, 28, 36));
        sheet.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        getChildren().add(sheet);
        setAlignment(Pos.CENTER);
        setOnMouseClicked(e -> {
            if (equals(e.getTarget())) {
                leave();
            }
        });
    }

    private void row(int row, String key, Node control) {
        var name = new Label(text(key));
        name.setLabelFor(control);
        name.setMinWidth(Region.USE_PREF_SIZE);
        rows.addRow(row, name, control);
    }

    private HBox buttons() {
        save.setId("export-save");
        save.setDefaultButton(true);
        save.setOnAction(e -> save());
        copy.setId("export-copy");
        copy.getStyleClass().add("flat-button");
        copy.setTooltip(new Tooltip(text("export.copy.tip")));
        copy.setOnAction(e -> copyPicture());
        close.setId("export-close");
        close.getStyleClass().add("flat-button");
        close.setOnAction(e -> leave());
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var buttons = new HBox(12, copy, space, close, save);
        buttons.setAlignment(Pos.CENTER_LEFT);
        return buttons;
    }

    private static String lookKey(Theme theme) {
        return switch (theme) {
            case LIGHT -> "export.look.light";
            case DARK -> "export.look.dark";
            case PROJECTOR -> "export.look.projector";
        };
    }

    /// Opens with the look that the window has.
    void open(Theme theme, double speed) {
        setVisible(true);
        boolean possible = exports.can(choice.kind());
        take(new Exports.Choice(
                possible ? choice.kind() : ExportKind.PNG,
                choice.scale(),
                SPEEDS.contains(speed) ? speed : choice.speed(),
                choice.loops(),
                theme));
        applyCss(); // makes the buttons, which can then have the focus
        kinds.button(choice.kind()).requestFocus();
    }

    /// Closes it; while a file is being written, ends that first.
    ///
    /// @return whether there was anything to close
    boolean leave() {
        if (running.isPresent()) {
            running.get().set(true);
            return true;
        }
        boolean open = isVisible();
        setVisible(false);
        return open;
    }

    /// While it is open, Tab goes round within it.
    void keepFocus(@Nullable Node owner) {
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
                (running.isPresent() ? close : kinds.button(choice.kind())).requestFocus();
            }
        });
    }

    /// Films are large, so that one begins at its plain size.
    private void takeKind(ExportKind kind) {
        boolean becomesFilm = kind.film().isPresent() && choice.kind().film().isEmpty();
        int scale = becomesFilm ? 1 : choice.scale();
        take(new Exports.Choice(kind, scale, choice.speed(), choice.loops(), choice.theme()));
    }

    private void take(Exports.Choice now) {
        choice = now;
        kinds.choose(now.kind());
        scales.choose(now.scale());
        speeds.choose(now.speed());
        themes.choose(now.theme());
        loop.setSelected(now.loops());
        boolean picture = exports.shown().isPicture();
        for (var kind : ExportKind.values()) {
            kinds.button(kind).setDisable(!exports.can(kind));
        }
        boolean film = now.kind().film().isPresent();
        scales.setDisable(!now.kind().hasScale());
        themes.setDisable(picture || now.kind().table().isPresent());
        speeds.setDisable(!film);
        loop.setDisable(!film);
        summary.setText(summary(picture));
    }

    private String summary(boolean picture) {
        if (choice.kind().table().isPresent()) {
            return exports.shown().numbersWords();
        }
        var look = Look.of(choice.theme());
        var size = exports.shown().size(look).times(choice.kind().hasScale() ? choice.scale() : 1);
        if (choice.kind().film().isPresent()) {
            var film = exports.shown().film(choice.speed(), look);
            int time = 0;
            for (int i = 0; i < film.frames(); i++) {
                time += film.centiseconds(i);
            }
            return text(
                    "export.summary.film",
                    size.width(),
                    size.height(),
                    film.frames(),
                    Numbers.decimal(time / 100.0, 1));
        }
        return text(picture ? "export.summary.picture" : "export.summary.still", size.width(), size.height());
    }

    private void save() {
        String kind = text(choice.kind().key());
        dialogs.chooseTarget("convarium" + choice.kind().ending(), kind).ifPresent(this::write);
    }

    private void write(Path file) {
        var ended = new AtomicBoolean();
        running = Optional.of(ended);
        busy(true);
        var work = exports.work(choice, file, (done, of) -> {
            if (ended.get()) {
                throw new CancellationException();
            }
            Platform.runLater(() -> {
                bar.setProgress((double) done / of);
                if (running.isPresent()) {
                    summary.setText(text("export.writing", done, of));
                }
            });
        });
        tasks.run(work, written -> end(text("export.done", written.getFileName())), this::fail);
    }

    /// What was ended is over; what failed can be tried again elsewhere, so that the sheet stays.
    private void fail(Exception e) {
        if (e instanceof CancellationException) {
            end(text("export.ended"));
            return;
        }
        String words = text("export.failed", String.valueOf(e.getMessage()));
        running = Optional.empty();
        busy(false);
        summary.setText(words);
        say.accept(words);
        save.requestFocus();
    }

    private void end(String words) {
        running = Optional.empty();
        busy(false);
        setVisible(false);
        say.accept(words);
    }

    private void busy(boolean now) {
        rows.setDisable(now);
        save.setDisable(now);
        copy.setDisable(now);
        bar.setProgress(0);
        bar.setVisible(now);
        close.setText(text(now ? "export.cancel" : "export.close"));
        if (now) {
            close.requestFocus();
        }
    }

    private void copyPicture() {
        copyPicture(choice.theme(), choice.scale());
        setVisible(false);
    }

    /// Puts what is on screen onto the clipboard as a picture.
    void copyPicture(Theme theme, int scale) {
        PictureClipboard.put(exports.shown().image(Look.of(theme), scale));
        say.accept(text("export.copied"));
    }
}
