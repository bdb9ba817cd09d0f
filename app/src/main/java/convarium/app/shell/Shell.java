package convarium.app.shell;

import static convarium.app.l10n.Texts.text;

import convarium.app.calculator.CalculatorState;
import convarium.app.calculator.CalculatorView;
import convarium.app.calculator.CalculatorViewModel;
import convarium.app.dialog.DialogService;
import convarium.app.explorer.ExplorerState;
import convarium.app.explorer.ExplorerView;
import convarium.app.explorer.ExplorerViewModel;
import convarium.app.explorer.PictureWork;
import convarium.app.export.Exportable;
import convarium.app.field.FieldState;
import convarium.app.field.FieldView;
import convarium.app.field.FieldViewModel;
import convarium.app.place.Place;
import convarium.app.place.PlaceState;
import convarium.app.place.PlaceView;
import convarium.app.signal.SignalState;
import convarium.app.signal.SignalView;
import convarium.app.signal.SignalViewModel;
import convarium.app.task.SameThreadTaskRunner;
import convarium.app.task.TaskRunner;
import convarium.app.theme.PaletteProbe;
import convarium.app.theme.Theme;
import convarium.app.train.DataSheet;
import convarium.app.train.NetworkSheet;
import convarium.app.train.TrainAnswers;
import convarium.app.train.TrainPanels;
import convarium.app.train.TrainState;
import convarium.app.train.TrainView;
import convarium.app.train.TrainViewModel;
import convarium.app.train.TrainingSession;
import convarium.app.train.WeightFiles;
import convarium.engine.compute.Computes;
import convarium.engine.compute.WorkerPool;
import convarium.engine.format.AtomicFiles;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.animation.PauseTransition;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

/// The window's content: rail, place, and what lies over them.
public final class Shell extends StackPane {
    private static final int COPIED_SCALE = 2;

    private static final String FRESH =
            Objects.requireNonNull(Theme.class.getResource("fresh.css")).toExternalForm();

    private final ExplorerViewModel model;
    private final ExplorerView explorer;
    private final CalculatorViewModel calculator = new CalculatorViewModel(CalculatorState.first());
    private final FieldViewModel field;
    private final SignalViewModel signal = new SignalViewModel(SignalState.first());
    private final SignalView signalView;
    private final TrainViewModel train;
    private final TrainView trainView;
    private final Map<Place, PlaceView> places = new EnumMap<>(Place.class);
    private final BorderPane frame = new BorderPane();
    private final Rail rail;
    private Place current = Place.EXPLORE;
    private final PaletteProbe probe = new PaletteProbe();
    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(this, "theme", Theme.LIGHT);
    private final Shortcuts shortcuts = new Shortcuts(this::toggleShortcuts);
    private final ExportSheet export;
    private final DataSheet dataSheet;
    private final NetworkSheet networkSheet;
    private final Label notice = new Label();
    private final PauseTransition noticeEnds = new PauseTransition(Duration.seconds(4));

    /// The content for a view model.
    ///
    /// @param work computes pictures
    /// @param dialogs asks for files
    public Shell(ExplorerViewModel model, PictureWork work, DialogService dialogs) {
        this(
                model,
                work,
                dialogs,
                new SameThreadTaskRunner(),
                new SameThreadTaskRunner(),
                TrainingSession.atOnce(work::compute));
    }

    /// The content for a view model.
    ///
    /// @param work computes pictures
    /// @param dialogs asks for files
    /// @param exports writes files
    /// @param data reads data and downloads them
    /// @param training teaches networks
    public Shell(
            ExplorerViewModel model,
            PictureWork work,
            DialogService dialogs,
            TaskRunner exports,
            TaskRunner data,
            TrainingSession training) {
        this.model = model;
        getStyleClass().add("shell");
        getStylesheets()
                .add(Objects.requireNonNull(Shell.class.getResource("shell.css"))
                        .toExternalForm());
        explorer = new ExplorerView(model, work, dialogs, probe.paletteProperty(), this::copyLink, this::openExport);
        signalView = new SignalView(signal, probe.paletteProperty(), this::copyLink, this::openExport, this::say);
        export = new ExportSheet(new Exports(() -> exportable().orElseThrow()), dialogs, exports, this::say);
        places.put(Place.EXPLORE, explorer);
        places.put(Place.CALCULATE, new CalculatorView(calculator, this::copyLink, this::say, this::goTo));
        field = new FieldViewModel(FieldState.first(), exports, work::compute);
        places.put(
                Place.FIELD,
                new FieldView(field, probe.paletteProperty(), this::copyLink, this::openExport, this::goTo));
        places.put(Place.SIGNAL, signalView);
        train = new TrainViewModel(TrainState.first(), training);
        var answers = new TrainAnswers(
                train, training.isAtOnce(), () -> Computes.best(new WorkerPool(1)), PastedPictures::ofClipboard);
        trainView = new TrainView(
                train,
                Stream.concat(
                                answers.panels().stream(),
                                TrainPanels.all(train, probe.paletteProperty(), theme.map(Theme::scale), this::goTo)
                                        .stream())
                        .toList(),
                probe.paletteProperty(),
                this::copyLink,
                () -> exportCurves(dialogs));
        answers.scaleProperty().bind(trainView.scaleProperty());
        dataSheet = DataSheet.of(train, dialogs, data);
        trainView.setOnOtherData(dataSheet::open);
        trainView.setWeightFiles(new WeightFiles(train, dialogs));
        networkSheet = new NetworkSheet(train);
        trainView.setOnWrite(networkSheet::open);
        // a focus that is lost would go to the rail, where Space leaves the place
        dataSheet.visibleProperty().subscribe((was, open) -> returnFocus(open));
        networkSheet.visibleProperty().subscribe((was, open) -> returnFocus(open));
        places.put(Place.TRAIN, trainView);
        rail = new Rail(this::enter, this::nextTheme, this::toggleShortcuts);
        frame.setLeft(rail);
        show(Place.EXPLORE);
        notice.getStyleClass().add("notice");
        notice.setWrapText(true);
        notice.setVisible(false);
        notice.setMouseTransparent(true);
        notice.setId("notice");
        StackPane.setAlignment(notice, Pos.TOP_CENTER);
        shortcuts.setVisible(false);
        getChildren().addAll(frame, probe, export, dataSheet, networkSheet, notice, shortcuts);
        model.noticeProperty().subscribe(words -> {
            if (!words.isEmpty()) {
                say(words);
            }
        });
        train.noticeProperty().subscribe(words -> {
            if (!words.isEmpty()) {
                say(words);
            }
        });
        noticeEnds.setOnFinished(e -> notice.setVisible(false));
    }

    /// A scene with this content, in the current look.
    public Scene scene(double width, double height) {
        var scene = new Scene(this, width, height);
        theme.subscribe(now -> {
            scene.setUserAgentStylesheet(now.userAgentStylesheet());
            scene.getStylesheets().setAll(now.stylesheets());
            // JavaFX keeps the sizes of the look before where the rules of a node are the same in both looks, so
            // that each node gets one more rule for a pass
            scene.getStylesheets().add(FRESH);
            applyCss();
            scene.getStylesheets().remove(FRESH);
            applyCss();
            applyCss();
            places.values().forEach(view -> view.scaleProperty().set(now.scale()));
        });
        new Keys(this, model).install(scene);
        scene.focusOwnerProperty().subscribe(export::keepFocus);
        scene.focusOwnerProperty().subscribe(dataSheet::keepFocus);
        scene.focusOwnerProperty().subscribe(networkSheet::keepFocus);
        return scene;
    }

    /// The look.
    public ObjectProperty<Theme> themeProperty() {
        return theme;
    }

    /// The place that is shown.
    public PlaceView place() {
        return view(current);
    }

    /// What is shown, as a value.
    public PlaceState state() {
        return place().state();
    }

    /// Shows a state, in its place.
    ///
    /// @throws IllegalArgumentException if it cannot be shown, with the reason
    public void open(PlaceState state) {
        switch (state) {
            case ExplorerState explored -> {
                model.open(explored);
                show(Place.EXPLORE);
            }
            case CalculatorState calculated -> {
                calculator.open(calculated);
                show(Place.CALCULATE);
            }
            case FieldState seen -> {
                field.open(seen);
                show(Place.FIELD);
            }
            case SignalState signalled -> {
                signal.open(signalled);
                show(Place.SIGNAL);
            }
            case TrainState taught -> {
                train.open(taught);
                show(Place.TRAIN);
            }
            default -> throw new IllegalArgumentException("no place for " + state.link());
        }
    }

    private void returnFocus(boolean sheetIsOpen) {
        if (!sheetIsOpen) {
            place().firstFocus().requestFocus();
        }
    }

    private void goTo(PlaceState state) {
        open(state);
        place().firstFocus().requestFocus();
    }

    /// Goes to a place by its number in the rail, from 0.
    ///
    /// @return whether there is one
    boolean enter(int number) {
        var all = List.of(Place.values());
        if (number < 0 || number >= all.size()) {
            return false;
        }
        enter(all.get(number));
        return true;
    }

    /// Whether the explorer is shown.
    boolean isExploring() {
        return current == Place.EXPLORE;
    }

    private void enter(Place place) {
        if (place != current) {
            show(place);
            place().firstFocus().requestFocus();
        }
    }

    private void show(Place place) {
        current = place;
        model.pause();
        signal.pause();
        frame.setCenter(view(place).node());
        rail.choose(place);
        if (place == Place.TRAIN) {
            train.enter();
        } else {
            train.leave();
        }
    }

    private PlaceView view(Place place) {
        return Objects.requireNonNull(places.get(place));
    }

    /// The explorer.
    public ExplorerView explorer() {
        return explorer;
    }

    void nextTheme() {
        theme.set(theme.get().next());
    }

    void toggleShortcuts() {
        shortcuts.setVisible(!shortcuts.isVisible());
    }

    boolean closeShortcuts() {
        boolean open = shortcuts.isVisible();
        shortcuts.setVisible(false);
        return open;
    }

    /// What files can be made of; empty where a place has none.
    Optional<Exportable> exportable() {
        return switch (current) {
            case EXPLORE -> Optional.of(new ExplorerExport(model, explorer));
            case SIGNAL -> Optional.of(signalView.exportable());
            case FIELD -> field.exportable();
            case CALCULATE, TRAIN -> Optional.empty();
        };
    }

    private void exportCurves(DialogService dialogs) {
        dialogs.chooseTarget("training.csv", text("train.export.kind")).ifPresent(file -> {
            try {
                AtomicFiles.write(file, train.table());
                say(text("train.export.done", file));
            } catch (IOException e) {
                say(String.valueOf(e.getMessage()));
            }
        });
    }

    /// Offers files of what is on screen, where there can be any.
    ///
    /// @return whether there can be
    boolean openExport() {
        model.pause();
        signal.pause();
        exportable().ifPresent(shown -> export.open(theme.get(), shown.speed()));
        return exportable().isPresent();
    }

    /// Lets time pass for what moves.
    ///
    /// @param seconds since the last call
    public void advance(double seconds) {
        model.advance(seconds);
        signal.advance(seconds);
        trainView.advance(seconds);
    }

    /// Whether movement is left out.
    public void setReducedMotion(boolean reduced) {
        model.setReducedMotion(reduced);
        signal.setReducedMotion(reduced);
    }

    /// The view model of the place that trains.
    public TrainViewModel train() {
        return train;
    }

    /// The signal place's view model.
    public SignalViewModel signal() {
        return signal;
    }

    /// Whether a sheet is open that has the keys for itself.
    boolean isExporting() {
        return export.isVisible() || dataSheet.isVisible() || networkSheet.isVisible();
    }

    /// Closes the offer, or ends the writing of a file.
    boolean leaveExport() {
        return export.isVisible() ? export.leave() : networkSheet.leave() || dataSheet.leave();
    }

    /// Puts what is on screen onto the clipboard as a picture.
    ///
    /// @return whether there can be one
    boolean copyPicture() {
        exportable().ifPresent(shown -> export.copyPicture(theme.get(), COPIED_SCALE));
        return exportable().isPresent();
    }

    void copyLink() {
        var content = new ClipboardContent();
        content.putString(state().link());
        Clipboard.getSystemClipboard().setContent(content);
        say(text("header.link.done"));
    }

    /// Says something for a few seconds at the foot of the window.
    public void say(String words) {
        notice.setText(words);
        notice.setVisible(true);
        noticeEnds.playFromStart();
    }
}
