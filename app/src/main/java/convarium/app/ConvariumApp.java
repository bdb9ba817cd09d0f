package convarium.app;

import static convarium.app.l10n.Texts.text;

import convarium.app.data.DataFolder;
import convarium.app.dialog.FxDialogService;
import convarium.app.explorer.ExplorerViewModel;
import convarium.app.explorer.PictureFiles;
import convarium.app.explorer.PictureWork;
import convarium.app.explorer.StartState;
import convarium.app.link.Links;
import convarium.app.place.PlaceState;
import convarium.app.settings.ConfigFolder;
import convarium.app.settings.Settings;
import convarium.app.settings.SettingsFile;
import convarium.app.shell.Shell;
import convarium.app.task.FrameClock;
import convarium.app.task.FxTaskRunner;
import convarium.app.theme.Fonts;
import convarium.app.train.TrainState;
import convarium.app.train.TrainingSession;
import convarium.assets.Icons;
import convarium.engine.compute.Computes;
import convarium.engine.compute.WorkerPool;
import java.io.IOException;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.image.Image;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Duration;

/// The window: where everything is put together.
public final class ConvariumApp extends Application {
    private static final Duration KEEP_EVERY = Duration.seconds(5);

    private final SettingsFile file = new SettingsFile(ConfigFolder.here());
    private Settings kept = Settings.first();

    /// Made by JavaFX.
    public ConvariumApp() {}

    @Override
    public void start(Stage stage) {
        Fonts.load();
        var settings = file.read();
        var first = firstState(settings);
        var model = new ExplorerViewModel(StartState.of(first));
        int threads = Runtime.getRuntime().availableProcessors();
        var compute = Computes.best(new WorkerPool(threads));
        var work = new PictureWork(new FxTaskRunner(), compute, threads, new PictureFiles(), System::nanoTime);
        var shell = new Shell(
                model,
                work,
                new FxDialogService(() -> stage),
                new FxTaskRunner(),
                new FxTaskRunner(),
                TrainingSession.onItsOwnThread(work::compute, DataFolder.here().resolve("training")));
        shell.open(first);
        shell.themeProperty().set(settings.theme());
        shell.explorer().inspectorOpenProperty().set(settings.inspector());
        Platform.getPreferences().reducedMotionProperty().subscribe(shell::setReducedMotion);
        var screen = Screen.getPrimary().getVisualBounds();
        stage.setScene(shell.scene(
                Math.min(settings.width(), screen.getWidth()), Math.min(settings.height(), screen.getHeight())));
        stage.setTitle(text("app.name"));
        stage.setMinWidth(Math.min(Settings.LEAST_WIDTH, screen.getWidth()));
        stage.setMinHeight(Math.min(Settings.LEAST_HEIGHT, screen.getHeight()));
        stage.setMaximized(settings.maximised());
        Icons.all().forEach(icon -> stage.getIcons().add(new Image(icon)));
        new FrameClock(shell::advance).start();
        stage.setOnCloseRequest(e -> {
            keep(stage, shell);
            shell.train().close();
        });
        var regularly = new Timeline(new KeyFrame(KEEP_EVERY, e -> keep(stage, shell)));
        regularly.setCycleCount(Animation.INDEFINITE);
        regularly.play();
        stage.show();
        Thread.ofPlatform().daemon().name("convarium-warm-up").start(() -> {
            var checked = Computes.warmUp(compute);
            if (!checked.equals(compute)) {
                Platform.runLater(() -> {
                    work.use(checked);
                    shell.say(text("notice.scalar", checked.notice()));
                });
            }
        });
        shell.place().firstFocus().requestFocus();
        if (file.wasBroken()) {
            shell.say(text("notice.broken"));
        } else if (!compute.notice().isEmpty()) {
            shell.say(text("notice.scalar", compute.notice()));
        }
    }

    private PlaceState firstState(Settings settings) {
        var asked = getParameters().getRaw();
        if (!asked.isEmpty()) {
            return Links.read(asked.getFirst());
        }
        return settings.link().isEmpty() ? StartState.worked() : Links.read(settings.link());
    }

    /// A restart brings back what was taught, and trains nothing by itself.
    private static PlaceState resting(PlaceState state) {
        return state instanceof TrainState taught ? taught.withSteps(0) : state;
    }

    private void keep(Stage stage, Shell shell) {
        var now = new Settings(
                shell.themeProperty().get(),
                shell.getWidth(),
                shell.getHeight(),
                stage.isMaximized(),
                shell.explorer().isInspectorWanted(),
                resting(shell.state()).link());
        if (now.equals(kept)) {
            return;
        }
        kept = now;
        try {
            file.write(now);
        } catch (IOException e) {
            shell.say(text("notice.settings", String.valueOf(e.getMessage())));
        }
    }
}
