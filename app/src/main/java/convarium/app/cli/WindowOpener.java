package convarium.app.cli;

import convarium.app.place.PlaceState;

/// Opens the window; the command line itself knows none.
@FunctionalInterface
public interface WindowOpener {

    /// Opens the window with a state and returns when it is closed.
    ///
    /// @return [Cli#OK], or [Cli#USAGE] where there is no display
    int open(PlaceState state);
}
