package convarium.app.settings;

import convarium.app.theme.Theme;

/// What survives a restart.
///
/// @param theme the look
/// @param width of the window, in pixels
/// @param height of the window
/// @param maximised whether it filled the screen
/// @param inspector whether the column at the right was open
/// @param link the last state
public record Settings(Theme theme, double width, double height, boolean maximised, boolean inspector, String link) {

    /// The least width that a window is given.
    public static final double LEAST_WIDTH = 1024;
    /// The least height that a window is given.
    public static final double LEAST_HEIGHT = 700;

    /// What a first start takes.
    public static Settings first() {
        return new Settings(Theme.LIGHT, 1440, 900, false, true, "");
    }
}
