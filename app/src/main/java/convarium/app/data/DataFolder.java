package convarium.app.data;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// Where this user's data are kept, such as trainings, by each system's custom.
public final class DataFolder {
    private DataFolder() {}

    /// The folder on the system that runs this program.
    public static Path here() {
        return of(System.getProperty("os.name", ""), System.getProperty("user.home", "."), System.getenv());
    }

    /// The folder on a system with these properties.
    static Path of(String osName, String home, Map<String, String> environment) {
        String os = osName.toLowerCase(Locale.ROOT);
        if (os.contains("win")) {
            String local = environment.getOrDefault("LOCALAPPDATA", "");
            return (local.isEmpty() ? Path.of(home, "AppData", "Local") : Path.of(local)).resolve("Convarium");
        }
        if (os.contains("mac")) {
            return Path.of(home, "Library", "Application Support", "Convarium");
        }
        String xdg = environment.getOrDefault("XDG_DATA_HOME", "");
        return (xdg.startsWith("/") ? Path.of(xdg) : Path.of(home, ".local", "share")).resolve("convarium");
    }
}
