package convarium.app.dialog;

import java.nio.file.Path;
import java.util.Optional;

/// The dialogs that a view may open; views and view models open none themselves.
public interface DialogService {

    /// Asks for a picture file; empty if none was chosen.
    Optional<Path> choosePicture();
}
