package convarium.app.explorer;

import convarium.engine.notation.Dialect;
import convarium.engine.notation.Rendering;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;

/// A layer that can be read as a line of code, and changed by writing one.
public interface LineSource {

    /// The notation that is wished for.
    Dialect dialect();

    /// The layer in a notation.
    Rendering line(Dialect dialect);

    /// Takes a layer line. What cannot be read or shown leaves the layer alone and says why.
    ///
    /// @return whether the line was taken
    boolean enterLine(String line);

    /// What is wrong with the layer line last entered.
    ReadOnlyObjectProperty<Optional<ExplorerViewModel.LineError>> lineErrorProperty();

    /// Lets go of a layer line that could not be taken.
    void forgetLineError();

    /// Is told whenever the line may read differently.
    void onLineChanged(Runnable listener);
}
