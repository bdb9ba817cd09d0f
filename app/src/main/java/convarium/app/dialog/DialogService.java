package convarium.app.dialog;

import java.nio.file.Path;
import java.util.Optional;

/// The dialogs that a view may open; views and view models open none themselves.
public interface DialogService {

    /// Asks for a picture file; empty if none was chosen.
    Optional<Path> choosePicture();

    /// Asks where to write a file; empty if nowhere, or where nobody can be asked.
    ///
    /// @param suggested its name
    /// @param kind what such files are
    default Optional<Path> chooseTarget(String suggested, String kind) {
        return Optional.empty();
    }

    /// Asks for a folder with data to learn from; empty if none was chosen, or where nobody can be
    /// asked.
    default Optional<Path> chooseDataFolder() {
        return Optional.empty();
    }

    /// Asks for a file with weights (safetensors, npz); empty if none was chosen, or where nobody can be
    /// asked.
    default Optional<Path> chooseWeights() {
        return Optional.empty();
    }

    /// Asks for a file with data to learn from (npz); empty if none was chosen, or where nobody can be
    /// asked.
    default Optional<Path> chooseDataFile() {
        return Optional.empty();
    }
}
