package convarium.app.settings;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// Where this user's settings are kept, by each system's custom.
public final class ConfigFolder {
    private ConfigFolder() {}

    /// The folder on the system that runs this program.
    public static Path here() {
        return of(System.getProperty("os.name", ""), System.getProperty("user.home", "."), System.getenv());
    }

    /// The folder on a system with these properties.
    static Path of(String osName, String home, Map<String, String> environment) {
        String os = osName.toLowerCase(Locale.ROOT);
        if (os.contains("win")) {
            String roaming = environment.getOrDefault("APPDATA", "");
            return (roaming.isEmpty() ? Path.of(home, "AppData", "Roaming") : Path.of(roaming)).resolve("Convarium");
        }
        if (os.contains("mac")) {
            return Path.of(home, "Library", "Application Support", "Convarium");
        }
        String xdg = environment.getOrDefault("XDG_CONFIG_HOME", "");
        return (xdg.startsWith("/") ? Path.of(xdg) : Path.of(home, ".config")).resolve("convarium");
    }
}
