package convarium.app;

import javafx.application.Application;

/// Starts the program.
public final class Launcher {
    private Launcher() {}

    /// Opens the window.
    public static void main(String[] arguments) {
        Application.launch(ConvariumApp.class, arguments);
    }
}
