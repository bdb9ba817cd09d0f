package convarium.app;

import convarium.app.cli.Cli;
import convarium.app.place.PlaceState;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import javafx.application.Application;

/// Opens the window, or says in one sentence that there is no display for it.
final class WindowStart {
    private WindowStart() {}

    /// Opens the window and returns when it is closed.
    ///
    /// @param state what it shows; by default what it showed last
    /// @return [Cli#OK], or [Cli#USAGE] where there is no display
    static int open(PrintWriter err, Optional<PlaceState> state) {
        if (!hasDisplay()) {
            return noDisplay(err);
        }
        try {
            Application.launch(
                    ConvariumApp.class, state.map(PlaceState::link).stream().toArray(String[]::new));
        } catch (UnsupportedOperationException e) {
            return noDisplay(err);
        }
        return Cli.OK;
    }

    private static int noDisplay(PrintWriter err) {
        err.println("convarium: no display to open the window on; the command line works without one: see "
                + "'convarium --help'");
        return Cli.USAGE;
    }

    /// Only X11 systems can tell without trying.
    private static boolean hasDisplay() {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        boolean chosen = System.getProperty("glass.platform") != null;
        return chosen
                || !os.contains("linux")
                || !System.getenv().getOrDefault("DISPLAY", "").isEmpty();
    }
}
