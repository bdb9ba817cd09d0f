package convarium.app.dialog;

import static convarium.app.l10n.Texts.text;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/// The system's own dialogs.
public final class FxDialogService implements DialogService {
    private final Supplier<Window> owner;
    private Optional<File> folder = Optional.empty();
    private Optional<File> target = Optional.empty();
    private Optional<File> data = Optional.empty();

    /// Dialogs that belong to a window.
    public FxDialogService(Supplier<Window> owner) {
        this.owner = owner;
    }

    @Override
    public Optional<Path> choosePicture() {
        var chooser = new FileChooser();
        chooser.setTitle(text("picture.open.title"));
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter(
                                text("picture.open.pictures"), "*.png", "*.jpg", "*.jpeg", "*.gif", "*.bmp"),
                        new FileChooser.ExtensionFilter(text("picture.open.all"), "*"));
        folder.filter(File::isDirectory).ifPresent(chooser::setInitialDirectory);
        var chosen = Optional.ofNullable(chooser.showOpenDialog(owner.get()));
        folder = chosen.map(File::getParentFile).or(() -> folder);
        return chosen.map(File::toPath);
    }

    @Override
    public Optional<Path> chooseTarget(String suggested, String kind) {
        var chooser = new FileChooser();
        chooser.setTitle(text("export.target"));
        chooser.setInitialFileName(suggested);
        String ending = suggested.substring(suggested.lastIndexOf('.'));
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(kind, "*" + ending));
        target.filter(File::isDirectory).ifPresent(chooser::setInitialDirectory);
        var chosen = Optional.ofNullable(chooser.showSaveDialog(owner.get()));
        target = chosen.map(File::getParentFile).or(() -> target);
        return chosen.map(file -> file.getName().contains(".") ? file : new File(file.getPath() + ending))
                .map(File::toPath);
    }

    @Override
    public Optional<Path> chooseDataFolder() {
        var chooser = new DirectoryChooser();
        chooser.setTitle(text("train.data.folder.title"));
        data.filter(File::isDirectory).ifPresent(chooser::setInitialDirectory);
        var chosen = Optional.ofNullable(chooser.showDialog(owner.get()));
        data = chosen.or(() -> data);
        return chosen.map(File::toPath);
    }

    @Override
    public Optional<Path> chooseWeights() {
        var chooser = new FileChooser();
        chooser.setTitle(text("train.weights.title"));
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(text("train.weights.kind"), "*.safetensors", "*.npz"));
        target.filter(File::isDirectory).ifPresent(chooser::setInitialDirectory);
        var chosen = Optional.ofNullable(chooser.showOpenDialog(owner.get()));
        target = chosen.map(File::getParentFile).or(() -> target);
        return chosen.map(File::toPath);
    }

    @Override
    public Optional<Path> chooseDataFile() {
        var chooser = new FileChooser();
        chooser.setTitle(text("train.data.file.title"));
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(text("train.data.file.kind"), "*.npz"));
        data.filter(File::isDirectory).ifPresent(chooser::setInitialDirectory);
        var chosen = Optional.ofNullable(chooser.showOpenDialog(owner.get()));
        data = chosen.map(File::getParentFile).or(() -> data);
        return chosen.map(File::toPath);
    }
}
